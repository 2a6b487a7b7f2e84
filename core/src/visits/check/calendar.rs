//! The horizon, and clock times and lengths of time within bounds that keep all later sums inside 64 bits.

use std::fmt::Display;

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::read::findings::Findings;
use crate::time::{Clock, Duration, Horizon, LONGEST, MOST_DAYS, Minutes};
use crate::visits::draft::Draft;

/// Where the document does not say, the zone of all of China.
pub(crate) const DEFAULT_ZONE: &str = "Asia/Shanghai";
/// The longest single piece of work.
pub(crate) const LONGEST_SERVICE: Duration = Duration::hours(24);

/// The horizon; where it is not given properly, one that later checks can go on with.
pub(super) fn horizon(draft: &Draft, found: &mut Findings) -> Horizon {
    let name = draft.time_zone.as_deref().unwrap_or(DEFAULT_ZONE);
    let zone = TimeZone::get(name).unwrap_or_else(|_| {
        found.add(
            "unknown-time-zone",
            "/time_zone",
            name,
            "it is not a time zone of the IANA list",
            format!("write a name such as `{DEFAULT_ZONE}`, or leave it out"),
        );
        TimeZone::UTC
    });
    let start: Option<Date> = draft.horizon.start.parse().ok().filter(|_| draft.horizon.start.len() == 10);
    let start = start.unwrap_or_else(|| {
        found.add(
            "bad-date",
            "/horizon/start",
            &draft.horizon.start,
            "it is not a date of the calendar, written YYYY-MM-DD",
            "write the first day, such as 2024-05-06",
        );
        date(2024, 1, 1)
    });
    let mut days = draft.horizon.days.unwrap_or(1);
    if found.has_unreadable_below("/horizon/days") {
        // Nothing is outside a horizon that nobody could read.
        days = MOST_DAYS;
    }
    if !(1..=MOST_DAYS).contains(&days) {
        found.add(
            "horizon-length",
            "/horizon/days",
            days,
            format!("a horizon has 1 to {MOST_DAYS} days"),
            "plan a part of it, such as a week",
        );
        days = days.clamp(1, MOST_DAYS);
    }
    Horizon::new(start, days, zone).unwrap_or_else(|_| {
        found.add(
            "bad-date",
            "/horizon/start",
            &draft.horizon.start,
            "the calendar ends before the horizon does",
            "write the first day, such as 2024-05-06",
        );
        Horizon::new(date(2024, 1, 1), days, TimeZone::UTC)
            .expect("2024 and the year after are in the calendar")
    })
}

/// A clock time within bounds; midnight where it is not.
pub(super) fn clock(clock: Clock, pointer: impl FnOnce() -> String, found: &mut Findings) -> Clock {
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
pub(super) enum Zero {
    /// It is.
    Fine,
    /// It is not.
    Wrong,
}

/// A length of time of at most `most`.
pub(super) fn length(
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

/// A day of the horizon; the first one where it is none.
pub(super) fn day(
    day: u16,
    horizon: &Horizon,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> u16 {
    if day < horizon.days() {
        return day;
    }
    let last = horizon.days() - 1;
    found.add(
        "day-outside-horizon",
        pointer(),
        day,
        format!("the horizon's days are 0 to {last}"),
        "write a day of the horizon, or make `horizon.days` larger",
    );
    0
}
