//! Which model a document is of, before it is read.

use std::fmt;

use serde::de::{Deserializer as _, IgnoredAny, MapAccess, Visitor};

use super::near::nearest;
use super::text;
use crate::issue::Issues;

/// The model that a document names; `None` where it names none, or is no document. No more of it is read than that
/// takes.
///
/// ```
/// assert_eq!(anpai_core::read::model(br#"{"anpai": 1, "model": "visits", "name": ["#), Some("visits".into()));
/// assert_eq!(anpai_core::read::model(br#"{"anpai": 1}"#), None);
/// ```
#[must_use]
pub fn model(bytes: &[u8]) -> Option<String> {
    let text = text::decode(bytes).ok()?;
    let mut name = None;
    // What is behind the name, or no JSON at all, is for the model's own reader to say.
    let _ = serde_json::Deserializer::from_str(text).deserialize_map(Peek(&mut name));
    name
}

/// Leaves the value of the first `model` behind.
struct Peek<'a>(&'a mut Option<String>);

impl<'de> Visitor<'de> for Peek<'_> {
    type Value = ();
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a document")
    }
    fn visit_map<A: MapAccess<'de>>(self, mut fields: A) -> Result<(), A::Error> {
        while let Some(key) = fields.next_key::<String>()? {
            if key == "model" {
                *self.0 = Some(fields.next_value()?);
                return Ok(());
            }
            fields.next_value::<IgnoredAny>()?;
        }
        Ok(())
    }
}

/// The one issue of a document of a model that is none of `known`.
#[must_use]
pub fn unknown_model(model: &str, known: &[&str]) -> Issues {
    let list = known.join(", ");
    let action = match nearest(model, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`? The models are {list}"),
        None => format!("write one of {list}"),
    };
    let mut issues = Issues::default();
    let shown = if model.trim().is_empty() { format!("\"{model}\"") } else { model.to_owned() };
    issues.push("unknown-model", "/model", shown, "there is no model of this name", action);
    issues
}
