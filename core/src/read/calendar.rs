//! Zones, clock times and lengths of time of a document, within bounds that keep all later sums inside 64 bits.

use std::fmt::Display;

use jiff::tz::TimeZone;

use super::findings::Findings;
use crate::time::{Clock, Duration, LONGEST, Minutes};

/// Where the document does not say, the zone of all of China.
const DEFAULT_ZONE: &str = "Asia/Shanghai";

/// The time zone of the document's `time_zone`.
pub(crate) fn zone(name: Option<&str>, found: &mut Findings) -> TimeZone {
    let name = name.unwrap_or(DEFAULT_ZONE);
    TimeZone::get(name).unwrap_or_else(|_| {
        found.add(
            "unknown-time-zone",
            "/time_zone",
            name,
            "it is not a time zone of the IANA list",
            format!("write a name such as `{DEFAULT_ZONE}`, or leave it out"),
        );
        TimeZone::UTC
    })
}

/// A clock time within bounds; midnight where it is not.
pub(crate) fn clock(clock: Clock, pointer: impl FnOnce() -> String, found: &mut Findings) -> Clock {
    if (Duration::ZERO..=LONGEST).contains(&clock.0) {
        return clock;
    }
    found.add(
        "clock-out-of-range",
        pointer(),
        clock,
        "a clock time lies between 00:00 and the end of the longest horizon",
        "write the time of the day; hours past 24 mean the next day",
    );
    Clock::default()
}

/// Whether no time at all is a length that makes sense.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zero {
    /// It is.
    Fine,
    /// It is not.
    Wrong,
}

/// A length of time of at most `most`.
pub(crate) fn length(
    minutes: Minutes,
    zero: Zero,
    most: Duration,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> Duration {
    let length = minutes.0;
    let value = |d: Duration| -> Box<dyn Display> { Box::new(format!("{} min", d.as_minutes())) };
    if length < Duration::ZERO {
        let action = "write a positive number of minutes";
        found.add("negative-duration", pointer(), value(length), "no time is shorter than none", action);
    } else if length == Duration::ZERO && zero == Zero::Wrong {
        let action = "write how many minutes it takes, or leave the entry out";
        found.add("zero-duration", pointer(), value(length), "it would take no time at all", action);
    } else if length > most {
        let cause = format!("it is longer than {} min, the most that makes sense here", most.as_minutes());
        found.add("absurd-duration", pointer(), value(length), cause, "check the unit: minutes are expected");
    } else {
        return length;
    }
    Duration::ZERO
}
