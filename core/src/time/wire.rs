//! How clock times and lengths of time are written in a document.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use super::{Clock, Duration};

/// A length of time, written as a number of minutes (three decimals at most).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Minutes(pub Duration);

impl Serialize for Minutes {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        if self.0.0 % 60_000 == 0 {
            s.serialize_i64(self.0.0 / 60_000)
        } else {
            s.serialize_f64(self.0.as_minutes())
        }
    }
}
impl JsonSchema for Minutes {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Minutes".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({ "type": "number", "description": "A length of time in minutes." })
    }
}
impl Serialize for Clock {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl JsonSchema for Clock {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Clock".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^\d{1,3}:[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$",
            "description": "Local clock time HH:MM, with seconds and thousandths where there are any; hours past 24 mean the next day."
        })
    }
}
