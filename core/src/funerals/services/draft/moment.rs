//! How dates and instants are written in a document: `2026-04-04` and `2026-04-04 08:30`, local.

use std::fmt;

use jiff::civil::{Date, date};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::read::wire::{Leaf, Slip, Wire};
use crate::time::Clock;

/// A date of the calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Day(pub Date);

/// A clock time on a date; hours past 24 mean the next day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Moment {
    /// The date.
    pub day: Day,
    /// The clock time.
    pub clock: Clock,
}

impl Day {
    /// Reads `YYYY-MM-DD`; `None` where the text is no such date.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.parse().ok().filter(|_| text.len() == 10).map(Self)
    }
}

impl Default for Day {
    fn default() -> Self {
        Self(date(2024, 1, 1))
    }
}

impl Moment {
    /// Reads `YYYY-MM-DD HH:MM`, with seconds and thousandths where there are any; `None` where the text is no such time.
    ///
    /// ```
    /// use anpai_core::funerals::services::draft::Moment;
    /// assert_eq!(Moment::parse("2026-04-04 08:30").map(|m| m.to_string()).as_deref(), Some("2026-04-04 08:30"));
    /// assert_eq!(Moment::parse("2026-02-30 08:30"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (day, clock) = text.split_once(' ')?;
        Some(Self { day: Day::parse(day)?, clock: Clock::parse(clock)? })
    }
}

impl fmt::Display for Day {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}
impl fmt::Display for Moment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} {}", self.day, self.clock)
    }
}

impl Wire for Day {
    const WHAT: &'static str = "a date such as \"2026-04-04\"";
    fn blank() -> Self {
        Self::default()
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        let Leaf::Text(text) = leaf else { return Err(Slip::kind(Self::WHAT, leaf)) };
        Self::parse(text).ok_or_else(|| {
            let cause = "it is not a date of the calendar, written YYYY-MM-DD";
            Slip::new("bad-date", leaf, cause, "write the day, such as \"2026-04-04\"")
        })
    }
}
impl Wire for Moment {
    const WHAT: &'static str = "a time such as \"2026-04-04 08:30\"";
    fn blank() -> Self {
        Self::default()
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        let Leaf::Text(text) = leaf else { return Err(Slip::kind(Self::WHAT, leaf)) };
        Self::parse(text).ok_or_else(|| {
            let cause = "it is not a date and clock time, written YYYY-MM-DD HH:MM";
            Slip::new("bad-instant", leaf, cause, "write such as \"2026-04-04 08:30\"")
        })
    }
}

impl Serialize for Day {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl Serialize for Moment {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}
impl JsonSchema for Day {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Day".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2}$",
            "description": "A date of the calendar, YYYY-MM-DD."
        })
    }
}
impl JsonSchema for Moment {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Moment".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "pattern": r"^\d{4}-\d{2}-\d{2} \d{1,3}:[0-5]\d(:[0-5]\d(\.\d{1,3})?)?$",
            "description": "Local date and clock time YYYY-MM-DD HH:MM, with seconds and thousandths where there are any; hours past 24 mean the next day."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn moments_read_what_they_write() {
        for text in ["2026-04-04 08:30", "2024-02-29 25:05", "2026-12-31 07:00:09.050"] {
            assert_eq!(Moment::parse(text).expect(text).to_string(), text);
        }
        for text in [
            "",
            "2026-04-04",
            "08:30",
            "2026-02-29 08:30",
            "2026-4-4 08:30",
            "2026-04-04 8",
            "2026-04-04T08:30",
        ] {
            assert_eq!(Moment::parse(text), None, "{text}");
        }
    }
}
