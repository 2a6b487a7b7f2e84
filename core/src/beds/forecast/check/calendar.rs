//! Dates of the document as instants since the midnight of its first day.

use jiff::civil::Date;

use super::{MOST_DAYS, STEP_DAYS, date, days};
use crate::beds::forecast::draft::Draft;
use crate::read::findings::Findings;
use crate::time::{Duration, Time};

/// The days that are simulated.
pub(super) struct Calendar {
    pub(super) start: Date,
    pub(super) length: Duration,
    pub(super) warm_up: Duration,
    pub(super) step: Duration,
    /// Whether dates can be held against it.
    known: bool,
}

impl Calendar {
    pub(super) fn new(draft: &Draft, found: &mut Findings) -> Self {
        let start = date(&draft.start, || "/start".into(), found);
        let whole = (1..=MOST_DAYS).contains(&draft.days);
        if !whole {
            let cause = format!("a list is simulated for 1 to {MOST_DAYS} days");
            found.add("horizon-length", "/days", draft.days, cause, "write such as 1826 for five years");
        }
        let (warm_up, step) = (draft.warm_up_days.unwrap_or(0), draft.step_days.unwrap_or(STEP_DAYS));
        if whole && warm_up >= draft.days {
            let cause = "nothing would be left to be counted";
            found.add("warm-up-too-long", "/warm_up_days", warm_up, cause, "write fewer days than `days`");
        }
        if step == 0 || step > MOST_DAYS {
            let cause = format!("the list is looked at every 1 to {MOST_DAYS} days");
            found.add("step-out-of-range", "/step_days", step, cause, "write such as 30");
        }
        Self {
            start: start.unwrap_or(Date::ZERO),
            length: days(draft.days.clamp(1, MOST_DAYS)),
            warm_up: days(warm_up),
            step: days(step.clamp(1, MOST_DAYS)),
            known: start.is_some() && whole && !found.is_unreadable("/days"),
        }
    }
    /// Days since the start, where both dates can be read.
    fn since_start(
        &self,
        text: &str,
        pointer: impl FnOnce() -> String,
        found: &mut Findings,
    ) -> Option<Time> {
        let day = date(text, pointer, found)?;
        let span = day.since(self.start).ok()?;
        Some(Time(Duration::hours(24 * i64::from(span.get_days())).0)).filter(|_| self.known)
    }
    /// An instant within the days that are simulated.
    pub(super) fn within(
        &self,
        text: &str,
        pointer: impl Fn() -> String,
        found: &mut Findings,
    ) -> Option<Time> {
        let at = self.since_start(text, &pointer, found)?;
        if (0..self.length.0).contains(&at.0) {
            return Some(at);
        }
        let last = days((self.length.0 / days(1).0) as u32 - 1);
        let cause = format!(
            "it lies outside the days that are simulated, {} days from {}",
            last.0 / days(1).0 + 1,
            self.start
        );
        found.add(
            "date-outside-horizon",
            pointer(),
            text,
            cause,
            "write a day within them, or leave the entry out",
        );
        None
    }
    /// An instant that is not after the first day.
    pub(super) fn before(
        &self,
        text: &str,
        pointer: impl Fn() -> String,
        found: &mut Findings,
    ) -> Option<Time> {
        let at = self.since_start(text, &pointer, found)?;
        /// Nobody has waited or lived somewhere for longer: 120 years.
        const LONGEST: i64 = 43_830;
        if at.0 > 0 {
            let cause = format!("it lies behind the first day, {}", self.start);
            found.add(
                "date-after-start",
                pointer(),
                text,
                cause,
                "write since when, at the latest the first day",
            );
            return None;
        }
        if at.0 < -LONGEST * days(1).0 {
            let cause = "nobody has waited or lived anywhere for more than 120 years";
            found.add("date-too-early", pointer(), text, cause, "check the year");
            return None;
        }
        Some(at)
    }
}
