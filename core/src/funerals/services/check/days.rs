//! The days of the document, and what else is said of times and numbers in it.

use std::fmt::Display;
use std::ops::RangeInclusive;

use jiff::civil::date;
use jiff::tz::TimeZone;

use crate::funerals::services::draft::{Day, Draft, Model, Moment};
use crate::funerals::services::instants;
use crate::read::calendar::zone;
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon, MOST_DAYS, Time};

/// The longest that a step, or what follows it, takes.
pub(super) const LONGEST_STEP: Duration = Duration::hours(24);
/// More units, people or entries than these are a slip.
pub(super) const MOST_UNITS: u32 = 10_000;
/// More pools than any home has.
pub(super) const MOST_POOLS: usize = 200;
/// More cases, or collections, than a city of 30 million people has in a month.
pub(super) const MOST_CASES: usize = 20_000;
/// More windows of a day, or of a family's wishes, than anyone reads.
pub(super) const MOST_WINDOWS: usize = 24;
/// Weights and priorities.
pub(super) const WEIGHTS: RangeInclusive<u32> = 1..=1000;
/// Ranks of halls and caskets.
pub(super) const RANKS: RangeInclusive<u8> = 1..=9;

/// The days of a week where the document does not say.
const WEEK: u16 = 7;
/// The longest week.
const LONGEST_WEEK: u16 = 31;

/// The horizon; where it is not given properly, one that later checks can go on with.
pub(super) fn horizon(draft: &Draft, model: Model, found: &mut Findings) -> Horizon {
    let zone = zone(draft.time_zone.as_deref(), found);
    let (range, usual, what) = match model {
        Model::Day => (1..=1, 1, "a day has 1 day; `funerals-week` has more".to_owned()),
        Model::Week => (2..=LONGEST_WEEK, WEEK, format!("a week has 2 to {LONGEST_WEEK} days")),
    };
    let mut days = draft.horizon.days.unwrap_or(usual);
    if !range.contains(&days) {
        let action = "write another number of days, or the other model";
        found.add("horizon-length", "/horizon/days", days, what, action);
        days = usual;
    }
    Horizon::new(draft.horizon.start.0, days, zone).unwrap_or_else(|_| {
        let cause = "the calendar ends before these days do";
        found.add("bad-date", "/horizon/start", draft.horizon.start, cause, "write another first day");
        Horizon::new(date(2024, 1, 1), usual, TimeZone::UTC).expect("2024 is in the calendar")
    })
}

/// The instant of a local time; the start of the first day where it is too far away.
pub(super) fn instant(
    horizon: &Horizon,
    moment: Moment,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> Time {
    instants::instant(horizon, moment).unwrap_or_else(|| {
        too_far("instant-out-of-range", moment, pointer, found);
        Time(0)
    })
}

/// The number of a date among the days; 0 where it is too far away.
pub(super) fn day(
    horizon: &Horizon,
    day: Day,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> i64 {
    instants::day_of_date(horizon, day.0).unwrap_or_else(|| {
        too_far("date-out-of-range", day, pointer, found);
        0
    })
}

fn too_far(code: &'static str, value: impl Display, pointer: impl FnOnce() -> String, found: &mut Findings) {
    // Of a horizon that nobody could read, nothing is far.
    if !found.has_unreadable_below("/horizon") && !found.has_issue_below("/horizon") {
        let cause = format!("it is more than {MOST_DAYS} days from the first day");
        found.add(code, pointer(), value, cause, "check the year, or leave it out");
    }
}

/// Refuses what does not end after it starts.
pub(super) fn reversed<T: PartialOrd + Display>(
    pointer: &str,
    names: [&str; 2],
    ends: [T; 2],
    may_be_empty: bool,
    found: &mut Findings,
) {
    let [start, end] = ends;
    let [first, second] = names;
    let at = |name: &str| format!("{pointer}/{name}");
    let unreadable = names.iter().any(|name| found.has_unreadable_below(&at(name)));
    let wrong = names.iter().any(|name| found.has_issue_below(&at(name)));
    if (end < start || end == start && !may_be_empty) && !unreadable && !wrong {
        let cause = format!("`{second}` does not lie behind `{first}`");
        let action = "swap the two; hours past 24 mean the next day";
        found.add("window-reversed", pointer, format!("{start} - {end}"), cause, action);
    }
}

/// A number within a range; the least of it where it is not.
pub(super) fn within<T: PartialOrd + Display + Copy>(
    number: T,
    range: &RangeInclusive<T>,
    pointer: impl FnOnce() -> String,
    found: &mut Findings,
) -> T {
    if range.contains(&number) {
        return number;
    }
    let cause = format!("a number from {} to {} is expected here", range.start(), range.end());
    found.add("number-out-of-range", pointer(), number, cause, "write a number in that range");
    *range.start()
}

/// Refuses a list of more entries than there can be in earnest, so that what is made of it fits into memory.
pub(super) fn at_most(entries: usize, most: usize, pointer: &str, found: &mut Findings) {
    if entries > most {
        let cause = format!("there are at most {most} entries here");
        found.add("too-many-entries", pointer, format!("{entries} entries"), cause, "plan a part of it");
    }
}
