//! What families would like, and on which days they can.

use super::cases::weight;
use super::days::{MOST_WINDOWS, at_most, day, reversed};
use crate::funerals::services::draft::CaseDraft;
use crate::funerals::services::instants::midnight;
use crate::funerals::services::problem::Span;
use crate::read::calendar::clock;
use crate::read::findings::Findings;
use crate::time::Horizon;

/// The weight of a minute from the nearest window.
pub(super) fn weight_of(case: &str, draft: &CaseDraft, found: &mut Findings) -> i64 {
    let given = draft.wishes.as_ref().and_then(|wishes| wishes.weight);
    weight(given, || format!("{case}/wishes/weight"), found)
}

/// The windows by day: those of a date on every day, as they stand, the others moved to each day.
pub(super) fn windows(
    case: &str,
    draft: &CaseDraft,
    horizon: &Horizon,
    found: &mut Findings,
) -> Vec<Vec<Span>> {
    let mut by_day = vec![Vec::new(); usize::from(horizon.days())];
    let Some(wishes) = &draft.wishes else { return by_day };
    let list = format!("{case}/wishes/windows");
    if wishes.windows.is_empty() && !found.has_unreadable_below(&list) {
        let cause = "a wish names one window at least";
        found.add("no-windows", &*list, "[]", cause, "write a window, or leave `wishes` out");
    }
    at_most(wishes.windows.len(), MOST_WINDOWS, &list, found);
    for (m, window) in wishes.windows.iter().enumerate() {
        let at = |field: &str| format!("{list}/{m}/{field}");
        let start = clock(window.start, || at("start"), found);
        let end = clock(window.end, || at("end"), found);
        reversed(&format!("{list}/{m}"), ["start", "end"], [start, end], true, found);
        let date = window.date.map(|date| day(horizon, date, || at("date"), found));
        for (on, windows) in (0..).zip(&mut by_day) {
            let midnight = midnight(horizon, date.unwrap_or(on));
            windows.push(Span { from: midnight + start.0, to: midnight + end.0 });
        }
    }
    for windows in &mut by_day {
        windows.sort_unstable();
        windows.dedup();
    }
    by_day
}

/// On which days a case may be, and what is asked for.
pub(super) struct Days {
    pub(super) allowed: Vec<u16>,
    pub(super) wished: Option<i64>,
    pub(super) weight: i64,
}

pub(super) fn days(case: &str, draft: &CaseDraft, horizon: &Horizon, found: &mut Findings) -> Days {
    let all = 0..horizon.days();
    let Some(days) = &draft.days else { return Days { allowed: all.collect(), wished: None, weight: 1 } };
    let at = |field: &str| format!("{case}/days/{field}");
    let wished = days.wished.map(|wished| day(horizon, wished, || at("wished"), found));
    if days.away.is_some() && wished.is_none() {
        let cause = "nothing says from which day these are away";
        found.add_missing("missing-wished", format!("{case}/days"), "wished", cause, "write `wished`");
    }
    let mut only = None;
    if let Some(dates) = &days.only {
        let number = |(n, date): (usize, &_)| day(horizon, *date, || format!("{case}/days/only/{n}"), found);
        only = Some(dates.iter().enumerate().map(number).collect::<Vec<i64>>());
    }
    let is_allowed = |day: &u16| {
        let day = i64::from(*day);
        let is_near =
            wished.zip(days.away).is_none_or(|(wished, most)| (day - wished).abs() <= i64::from(most));
        is_near && only.as_ref().is_none_or(|only| only.contains(&day))
    };
    Days {
        allowed: all.filter(is_allowed).collect(),
        wished,
        weight: weight(days.weight, || at("weight"), found),
    }
}
