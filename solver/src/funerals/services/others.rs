//! The rules that the search keeps by construction, whatever level the document gives them. Those that are neither kept nor priced
//! ([`prices`](super::prices)) are asked themselves.

use anpai_core::funerals::services::Problem;
use anpai_core::funerals::services::rules::RULES;
use anpai_core::score::Level;

use super::prices::PRICED;
use crate::search::Others;

const KEPT: [&str; 15] = [
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
    "BegunStays",
    "NothingBeginsInThePast",
];

/// Whether all that is kept by construction has to be kept: where a document makes one of these rules soft, a plan that breaks
/// it may cost less than any that the search looks at.
pub(super) fn is_kept_hard(problem: &Problem) -> bool {
    let is_hard = |at: usize| problem.settings[at].level == Level::Hard && problem.settings[at].weight > 0;
    (0..RULES.len()).filter(|at| KEPT.contains(&RULES[*at].name())).all(is_hard)
}

/// The rules that are asked themselves.
pub(super) fn others(problem: &Problem) -> Others<Problem> {
    Others::new(RULES, &problem.settings, &KEPT, &PRICED)
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
