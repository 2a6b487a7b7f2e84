//! Names out of a short list.

use serde::de::value::{Error, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer as _};

use super::near::nearest;
use super::wire::{Leaf, Reader, Slip, Wire};
use crate::person::Gender;
use crate::place::Datum;
use crate::score::Level;

/// Why `leaf` is none of `names`.
pub(crate) fn no_choice(leaf: &Leaf, names: &[&str]) -> Slip {
    let Leaf::Text(text) = leaf else { return Slip::kind("a text", leaf) };
    let list = names.join(", ");
    let action = match nearest(text, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {list}"),
    };
    Slip::new("unknown-choice", leaf, format!("it is none of {list}"), action)
}

/// What `leaf` names, by the names that its type is written with.
pub(crate) fn choice<T: DeserializeOwned + Wire>(leaf: &Leaf, names: &[&str]) -> Result<T, Slip> {
    let Leaf::Text(text) = leaf else { return Err(Slip::kind(T::WHAT, leaf)) };
    let source: StrDeserializer<Error> = (*text).into_deserializer();
    T::deserialize(source).map_err(|_| no_choice(leaf, names))
}

/// The kind of an object, where it is one of `kinds`. That there is none at all was said before.
pub(crate) fn one_of(
    reader: &mut Reader,
    kind: Option<&str>,
    kinds: &[&'static str],
) -> Option<&'static str> {
    let known = kinds.iter().copied().find(|k| Some(*k) == kind);
    if let (None, Some(kind)) = (known, kind) {
        reader.refuse_at("kind", no_choice(&Leaf::Text(kind), kinds));
    }
    if kind.is_none() {
        // Given as null.
        reader.missing("kind");
    }
    known
}

/// Declares how choices are read: each with what stands in for an unreadable one, and its names.
macro_rules! choices {
    ($($type:ty, $blank:expr, [$($name:literal),*];)*) => {$(
        impl $crate::read::wire::Wire for $type {
            const WHAT: &'static str = "a text";
            fn blank() -> Self {
                $blank
            }
            fn leaf(leaf: &$crate::read::wire::Leaf) -> Result<Self, $crate::read::wire::Slip> {
                $crate::read::choices::choice(leaf, &[$($name),*])
            }
        }
        #[cfg(test)]
        impl $crate::read::choices::Named for $type {
            const NAMES: &'static [&'static str] = &[$($name),*];
        }
    )*};
}
pub(crate) use choices;

choices! {
    Datum, Self::LocalPlane, ["wgs84", "gcj02", "bd09", "local-plane"];
    Gender, Self::Female, ["female", "male"];
    Level, Self::Soft, ["hard", "medium", "soft"];
}

/// A choice with its names, for tests.
#[cfg(test)]
pub(crate) trait Named: Wire {
    const NAMES: &'static [&'static str];
}

/// Holds that every name that an issue lists can be written.
#[cfg(test)]
pub(crate) fn all_read<T: Named>() {
    for name in T::NAMES {
        assert!(T::leaf(&Leaf::Text(name)).is_ok(), "{name}");
    }
    assert!(T::leaf(&Leaf::Text("Nothing")).is_err());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Datum>();
        all_read::<Gender>();
        all_read::<Level>();
    }
}
