//! The day of the document.

use jiff::civil::{Date, date};
use jiff::tz::TimeZone;

use crate::meals::rounds::draft::Draft;
use crate::read::calendar::zone;
use crate::read::findings::Findings;
use crate::time::{Clock, Duration, Horizon};

/// A horizon of the one day; where it is not given properly, one that later checks can go on with.
pub(super) fn horizon(draft: &Draft, found: &mut Findings) -> Horizon {
    let zone = zone(draft.time_zone.as_deref(), found);
    let day: Option<Date> = draft.date.parse().ok().filter(|_| draft.date.len() == 10);
    day.and_then(|day| Horizon::new(day, 1, zone).ok()).unwrap_or_else(|| {
        let cause = "it is not a date of the calendar, written YYYY-MM-DD";
        found.add("bad-date", "/date", &draft.date, cause, "write the day, such as 2026-03-02");
        Horizon::new(date(2024, 1, 1), 1, TimeZone::UTC).expect("2024 is in the calendar")
    })
}

/// The longest that loading, handing over or a check takes.
pub(super) const LONGEST_STAY: Duration = Duration::hours(24);

/// Refuses two clock times of which the second lies before the first; `names` are their fields of the object at `pointer`.
pub(super) fn reversed(pointer: &str, names: [&str; 2], clocks: [Clock; 2], found: &mut Findings) {
    let [start, end] = clocks;
    let [first, second] = names;
    let unreadable = names.iter().any(|name| found.has_unreadable_below(&format!("{pointer}/{name}")));
    let wrong = names.iter().any(|name| found.has_issue_below(&format!("{pointer}/{name}")));
    if end < start && !unreadable && !wrong {
        let cause = format!("`{second}` lies before `{first}`");
        let action = "swap the two; hours past 24 mean the next day";
        found.add("window-reversed", pointer, format!("{start}-{end}"), cause, action);
    }
}
