//! What a plan costs, recomputed from the plan in whole fen: once for what is opened, changed and closed, and daily for
//! what is run.

use super::plan::Plan;
use super::problem::{Facility, Problem, SizeId};
use crate::served::fit;

/// What a plan costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Costs {
    /// Fen once: opening, changing, closing.
    pub one_off: i64,
    /// Fen a day for running what is open, whatever it gives.
    pub running: i64,
}

impl Costs {
    /// Of `plan`.
    #[must_use]
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        Self::of_those(problem, plan, |_| true)
    }
    /// Of those sites alone for which `which` holds.
    pub(super) fn of_those(problem: &Problem, plan: &Plan, which: impl Fn(&Facility) -> bool) -> Self {
        let those: Vec<(&Facility, Option<SizeId>)> =
            problem.sites.iter().zip(plan.sites.iter().copied()).filter(|(f, _)| which(f)).collect();
        Self {
            one_off: fit(those.iter().map(|(f, chosen)| i128::from(f.site.one_off(*chosen))).sum()),
            running: fit(those.iter().map(|(f, chosen)| i128::from(f.site.daily(*chosen))).sum()),
        }
    }
    /// Fen in all: once, and daily over so many days.
    #[must_use]
    pub fn total(self, days: i64) -> i64 {
        fit(i128::from(self.one_off) + i128::from(self.running) * i128::from(days))
    }
}
