//! Rules that the search knows nothing of: a new rule works at once, because it is asked itself, about the whole plan,
//! once for every change. That is correct and slow; a term of its own is a second step.

use anpai_core::funerals::services::rules::RULES;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::score::{Level, Score};

use super::prices::{PRICED, cost};

/// Kept by construction, whatever level the document gives them.
const KEPT: [&str; 13] = [
    "StepsAsAsked",
    "PoolFitsStep",
    "HallLargeEnough",
    "CrematorFits",
    "ReadyAtFirstStep",
    "StepsInOrder",
    "GapKept",
    "CrematedByLatest",
    "WithinHours",
    "NotWhileClosed",
    "DayAllowed",
    "PoolsWithinCapacity",
    "ConfirmedStays",
];

/// Whether all that is kept by construction has to be kept: where a document makes one of these rules soft, a plan that breaks
/// it may cost less than any that the search looks at.
pub(super) fn is_kept_hard(problem: &Problem) -> bool {
    let is_hard = |at: usize| problem.settings[at].level == Level::Hard && problem.settings[at].weight > 0;
    (0..RULES.len()).filter(|at| KEPT.contains(&RULES[*at].name())).all(is_hard)
}

/// The rules that are asked themselves.
#[derive(Clone, Debug)]
pub(super) struct Others(Vec<usize>);

impl Others {
    pub(super) fn new(problem: &Problem) -> Self {
        let is_other = |at: &usize| {
            let name = RULES[*at].name();
            problem.settings[*at].weight > 0 && !KEPT.contains(&name) && !PRICED.contains(&name)
        };
        Self((0..RULES.len()).filter(is_other).collect())
    }
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
    /// What they cost.
    pub(super) fn of(&self, problem: &Problem, plan: &Plan) -> Score {
        let all = self.0.iter().map(|at| cost(problem.settings[*at], RULES[*at].amount(problem, plan)));
        all.fold(Score::ZERO, |sum, cost| sum + cost)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_is_kept_priced_or_asked() {
        let named = |name: &&str| RULES.iter().any(|rule| rule.name() == *name);
        assert!(KEPT.iter().chain(&PRICED).all(named));
    }
}
