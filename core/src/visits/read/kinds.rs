//! Objects whose fields depend on their `kind`: pairs. The kind may stand behind the fields it rules, so all fields are
//! read first, and those of another kind are refused afterwards.

use serde::de::MapAccess;

use crate::read::choices::one_of;
use crate::read::forms::forms;
use crate::read::wire::{Reader, Wire};
use crate::time::Minutes;
use crate::visits::draft::PairDraft;

/// A pair of any kind.
#[derive(Default)]
struct AnyPair {
    kind: Option<String>,
    min_minutes: Option<Minutes>,
    max_minutes: Option<Minutes>,
}

forms! {
    AnyPair, "a pair", needs [kind], may [min_minutes, max_minutes];
}

impl Wire for PairDraft {
    const WHAT: &'static str = "a pair";
    fn blank() -> Self {
        Self::default()
    }
    fn object<'de, A: MapAccess<'de>>(reader: &mut Reader, object: A) -> Result<Self, A::Error> {
        let any = AnyPair::object(reader, object)?;
        let ends = [("min_minutes", any.min_minutes), ("max_minutes", any.max_minutes)];
        let kind = one_of(reader, any.kind.as_deref(), &["simultaneous", "sequential", "independent"]);
        if kind == Some("sequential") {
            for (field, _) in ends.iter().filter(|(_, given)| given.is_none()) {
                reader.missing(field);
            }
            let [min_minutes, max_minutes] = ends.map(|(_, given)| given.unwrap_or_default());
            return Ok(Self::Sequential { min_minutes, max_minutes });
        }
        if kind.is_some() {
            reader.strangers(&ends.map(|(field, given)| (field, given.is_some())), &["kind"]);
        }
        Ok(if kind == Some("independent") { Self::Independent } else { Self::Simultaneous })
    }
}
