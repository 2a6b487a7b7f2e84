//! The days of the document.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::funerals::slots::draft::Draft;
use crate::read::calendar::zone;
use crate::read::findings::Findings;
use crate::time::{Horizon, MOST_DAYS};

/// The horizon; where it is not given properly, one that later checks can go on with.
pub(super) fn horizon(draft: &Draft, found: &mut Findings) -> Horizon {
    let zone = zone(draft.time_zone.as_deref(), found);
    let text = &draft.horizon.start;
    let start: Option<Date> = text.parse().ok().filter(|_| text.len() == 10);
    let mut days = draft.horizon.days.unwrap_or(1);
    if found.has_unreadable_below("/horizon/days") {
        // Nothing is outside a horizon that nobody could read.
        days = MOST_DAYS;
    }
    if !(1..=MOST_DAYS).contains(&days) {
        let cause = format!("a horizon has 1 to {MOST_DAYS} days");
        found.add("horizon-length", "/horizon/days", days, cause, "write how many days there are");
        days = MOST_DAYS;
    }
    start.and_then(|start| Horizon::new(start, days, zone).ok()).unwrap_or_else(|| {
        let cause = "it is not a date of the calendar with all days behind it, written YYYY-MM-DD";
        found.add("bad-date", "/horizon/start", text, cause, "write the first day, such as 2026-03-20");
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
    let cause = format!("the horizon has days 0 to {}", horizon.days() - 1);
    let action = "write the day counted from 0, or make the horizon longer";
    found.add("day-outside-horizon", pointer(), day, cause, action);
    0
}
