//! Instants of the ledger: when something was asked and until when it is held. They do not hang on the days of any document,
//! so that a ledger outlives its week.

use std::fmt;

use jiff::Timestamp;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};

use crate::read::wire::{Leaf, Slip, Wire};
use crate::time::Duration;

/// Milliseconds since 1970 in UTC, written as RFC 3339: `2026-04-02T01:12:03Z`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Instant(pub i64);

impl Instant {
    /// Reads RFC 3339, whole milliseconds; `None` where the text is no such instant.
    ///
    /// ```
    /// use anpai_core::funerals::desk::Instant;
    /// assert_eq!(Instant::parse("1970-01-01T08:00:01+08:00"), Some(Instant(1000)));
    /// assert_eq!(Instant::parse("2026-04-02 09:12"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let stamp: Timestamp = text.parse().ok()?;
        (stamp.subsec_nanosecond() % 1_000_000 == 0).then(|| Self(stamp.as_millisecond()))
    }
    /// So much later; at the end of all times where that cannot be counted any more.
    #[must_use]
    pub fn later(self, by: Duration) -> Self {
        Self(self.0.saturating_add(by.0))
    }
}

impl fmt::Display for Instant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let end = if self.0 < 0 { Timestamp::MIN } else { Timestamp::MAX };
        write!(f, "{}", Timestamp::from_millisecond(self.0).unwrap_or(end))
    }
}

impl Wire for Instant {
    const WHAT: &'static str = "an instant such as \"2026-04-02T01:12:03Z\"";
    fn blank() -> Self {
        Self::default()
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        let Leaf::Text(text) = leaf else { return Err(Slip::kind(Self::WHAT, leaf)) };
        Self::parse(text).ok_or_else(|| {
            let cause = "it is not an instant with its offset (RFC 3339), in whole milliseconds";
            Slip::new("bad-instant", leaf, cause, "write such as \"2026-04-02T01:12:03Z\"")
        })
    }
}

impl Serialize for Instant {
    fn serialize<S: Serializer>(&self, s: S) -> Result<S::Ok, S::Error> {
        s.collect_str(self)
    }
}

impl JsonSchema for Instant {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Instant".into()
    }
    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        json_schema!({
            "type": "string",
            "format": "date-time",
            "description": "An instant with its offset, RFC 3339, in whole milliseconds."
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn instants_come_back_as_they_were_written() {
        for text in ["2026-04-02T01:12:03Z", "2026-04-02T01:12:03.25Z", "1969-12-31T23:59:59.999Z"] {
            assert_eq!(Instant::parse(text).map(|at| at.to_string()).as_deref(), Some(text));
        }
        assert_eq!(Instant::parse("2026-04-02T01:12:03.0001Z"), None);
        // What no calendar holds is told as its last instant, and not refused.
        assert!(Instant(i64::MAX).to_string().starts_with("9999-12-30T"));
        assert_eq!(Instant(i64::MAX).later(Duration(1)), Instant(i64::MAX));
    }
}
