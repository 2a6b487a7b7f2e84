//! The day of the decision, and how long people have waited.

use jiff::civil::{Date, date};

use crate::beds::admission::draft::Draft;
use crate::read::findings::Findings;

/// Days of waiting that count where the document does not say: five years. An assumption: long enough that a queue of
/// years is told apart, short enough that a forgotten entry of twenty years does not outweigh four people.
const MOST_WAITING_DAYS: u32 = 1825;
/// More days than that are a slip: a hundred years.
const LONGEST_WAIT: u32 = 36_525;

/// A date of the calendar, written `YYYY-MM-DD`.
pub(super) fn parse(text: &str) -> Option<Date> {
    text.parse().ok().filter(|_| text.len() == 10)
}

/// The day of the decision; where it is not given properly, one that later checks can go on with.
pub(super) fn decision(draft: &Draft, found: &mut Findings) -> Date {
    parse(&draft.date).unwrap_or_else(|| {
        found.add(
            "bad-date",
            "/date",
            &draft.date,
            "it is not a date of the calendar, written YYYY-MM-DD",
            "write the day of the decision, such as 2024-05-06",
        );
        // Nothing is later than a day that nobody could read.
        date(9999, 1, 1)
    })
}

/// How many days of waiting count.
pub(super) fn most_waiting_days(draft: &Draft, found: &mut Findings) -> u32 {
    let days = draft.most_waiting_days.unwrap_or(MOST_WAITING_DAYS);
    if days > LONGEST_WAIT {
        found.add(
            "waiting-out-of-range",
            "/most_waiting_days",
            days,
            format!("at most {LONGEST_WAIT} days of waiting are counted"),
            "write days, or leave it out",
        );
    }
    days.min(LONGEST_WAIT)
}

/// Since when an applicant waits, and how many days that is.
pub(super) fn since(text: &str, decision: Date, pointer: &str, found: &mut Findings) -> (Date, u32) {
    let Some(since) = parse(text) else {
        let cause = "it is not a date of the calendar, written YYYY-MM-DD";
        found.add(
            "bad-date",
            pointer,
            text,
            cause,
            "write since when the applicant waits, such as 2023-11-30",
        );
        return (decision, 0);
    };
    let days = (decision - since).get_days();
    if days < 0 {
        let cause = format!("it is later than the day of the decision, {decision}");
        found.add("date-in-the-future", pointer, text, cause, "correct the one or the other");
    } else if decision.year() < 9999 && days > LONGEST_WAIT as i32 {
        let cause = "nobody waits for a hundred years";
        found.add("absurd-date", pointer, text, cause, "write since when the applicant waits");
    }
    (since, u32::try_from(days).unwrap_or(0))
}
