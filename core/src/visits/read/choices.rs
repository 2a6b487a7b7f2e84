//! Names out of a short list.

use serde::Deserialize as _;
use serde::de::IntoDeserializer as _;
use serde::de::value::{Error, StrDeserializer};

use super::wire::{Leaf, Slip, Wire};
use crate::place::Datum;
use crate::score::Level;
use crate::visits::check::nearest;
use crate::visits::draft::{Binds, CaregiverKind, Gender, PersonLink};

/// Why `leaf` is none of `names`.
pub(super) fn no_choice(leaf: &Leaf, names: &[&str]) -> Slip {
    let Leaf::Text(text) = leaf else { return Slip::kind("a text", leaf) };
    let list = names.join(", ");
    let action = match nearest(text, names.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("write one of {list}"),
    };
    Slip::new("unknown-choice", leaf, format!("it is none of {list}"), action)
}

macro_rules! choices {
    ($($type:ty, $blank:expr, [$($name:literal),*];)*) => {$(
        impl Wire for $type {
            const WHAT: &'static str = "a text";
            fn blank() -> Self {
                $blank
            }
            fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
                let Leaf::Text(text) = leaf else { return Err(Slip::kind(Self::WHAT, leaf)) };
                let source: StrDeserializer<Error> = (*text).into_deserializer();
                Self::deserialize(source).map_err(|_| no_choice(leaf, &[$($name),*]))
            }
        }
        #[cfg(test)]
        impl Named for $type {
            const NAMES: &'static [&'static str] = &[$($name),*];
        }
    )*};
}

choices! {
    Datum, Self::LocalPlane, ["wgs84", "gcj02", "bd09", "local-plane"];
    Level, Self::Soft, ["hard", "medium", "soft"];
    Gender, Self::Female, ["female", "male"];
    CaregiverKind, Self::Employee, ["employee", "volunteer"];
    Binds, Self::Start, ["start", "end"];
    PersonLink, Self::Same, ["same", "prefer-same", "different"];
}

#[cfg(test)]
trait Named: Wire {
    const NAMES: &'static [&'static str];
}

#[cfg(test)]
mod tests {
    use super::*;

    fn all_read<T: Named>() {
        for name in T::NAMES {
            assert!(T::leaf(&Leaf::Text(name)).is_ok(), "{name}");
        }
        assert!(T::leaf(&Leaf::Text("Nothing")).is_err());
    }

    #[test]
    fn every_name_that_an_issue_lists_can_be_written() {
        all_read::<Datum>();
        all_read::<Level>();
        all_read::<Gender>();
        all_read::<CaregiverKind>();
        all_read::<Binds>();
        all_read::<PersonLink>();
    }
}
