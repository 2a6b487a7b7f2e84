//! The horizon; clock times and lengths of time are read as in every document.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

pub(super) use crate::read::calendar::{Zero, clock, length, zone};
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon, MOST_DAYS};
use crate::visits::draft::Draft;

/// The longest single piece of work.
pub(crate) const LONGEST_SERVICE: Duration = Duration::hours(24);

/// The horizon; where it is not given properly, one that later checks can go on with.
pub(super) fn horizon(draft: &Draft, found: &mut Findings) -> Horizon {
    let zone = zone(draft.time_zone.as_deref(), found);
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
