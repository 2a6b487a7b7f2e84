//! Closed times, and the wait between farewell and cremation.

use super::days::{LONGEST_STEP, instant, reversed};
use crate::funerals::services::draft::{Draft, GapKind, Rite};
use crate::funerals::services::problem::{Closed, Gap, Span};
use crate::read::calendar::{Zero, length};
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon};

/// Every closed time.
pub(super) fn closed(draft: &Draft, horizon: &Horizon, found: &mut Findings) -> Vec<Closed> {
    let mut all = Vec::with_capacity(draft.closed.len());
    for (n, closed) in draft.closed.iter().enumerate() {
        let at = format!("/closed/{n}");
        let from = instant(horizon, closed.from, || format!("{at}/from"), found);
        let to = instant(horizon, closed.to, || format!("{at}/to"), found);
        reversed(&at, ["from", "to"], [closed.from, closed.to], false, found);
        if closed.kinds.as_ref().is_some_and(Vec::is_empty) && !found.has_unreadable_below(&at) {
            let cause = "nothing is closed here";
            found.add("no-kinds", format!("{at}/kinds"), "[]", cause, "name what is, or leave `kinds` out");
        }
        let has = |rite| closed.kinds.as_ref().is_none_or(|kinds| kinds.contains(&rite));
        all.push(Closed {
            name: closed.name.clone().unwrap_or_default(),
            span: Span { from, to },
            farewells: has(Rite::Farewell),
            cremations: has(Rite::Cremation),
        });
    }
    all
}

/// How long a case may wait.
pub(super) fn gap(draft: &Draft, found: &mut Findings) -> Gap {
    let Some(gap) = draft.gap else { return Gap::None };
    let minutes = gap.minutes.map(|m| length(m, Zero::Fine, LONGEST_STEP, || "/gap/minutes".into(), found));
    let is_unreadable = found.has_unreadable_below("/gap/kind");
    match gap.kind {
        GapKind::AtMost => {
            if minutes.is_none() {
                let cause = "nothing says how long the wait may be at most";
                found.add_missing("missing-minutes", "/gap", "minutes", cause, "write how many minutes");
            }
            Gap::AtMost(minutes.unwrap_or_default())
        }
        GapKind::None | GapKind::Free => {
            if let Some(minutes) = gap.minutes.filter(|_| !is_unreadable) {
                let cause = "only a wait of the kind `at-most` has a length";
                let action = "leave it out, or write `at-most`";
                found.add("not-of-this-kind", "/gap/minutes", minutes.0.as_minutes(), cause, action);
            }
            if gap.kind == GapKind::Free { Gap::Free } else { Gap::None }
        }
    }
}

/// The way from a hall to a cremator.
pub(super) fn transfer(draft: &Draft, found: &mut Findings) -> Duration {
    let minutes = draft.transfer_minutes.unwrap_or_default();
    length(minutes, Zero::Fine, LONGEST_STEP, || "/transfer_minutes".into(), found)
}
