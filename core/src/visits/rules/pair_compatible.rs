//! Caregivers who do not work together do not share a visit.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::pairs;

/// See the module.
pub struct PairCompatible;

impl Rule<Problem> for PairCompatible {
    fn name(&self) -> &'static str {
        "PairCompatible"
    }
    fn summary(&self) -> &'static str {
        "Visits whose two tasks are done by caregivers who are incompatible."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Whoever entered the incompatibility had a reason; a client should not have to sit between."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for pair in pairs(problem, plan) {
            if problem.caregivers[pair.by[0].index()].incompatible.binary_search(&pair.by[1]).is_ok() {
                found(pair.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::CaregiverId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn incompatible_caregivers_may_meet_on_no_visit() {
        let mut small = Small::new(&[&[0], &[0], &[0]]);
        small.visit(1, &[30, 20]);
        small.visit(2, &[30, 20]).gap = None;
        small.problem.caregivers[0].incompatible = vec![CaregiverId(2)];
        small.problem.caregivers[2].incompatible = vec![CaregiverId(0)];
        let rule = "PairCompatible";
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")])]), [1]);
        // In either order, and where each has its own time.
        assert_eq!(
            small.amounts(
                rule,
                &[(0, &[serve(1, "09:00"), serve(3, "10:00")]), (2, &[serve(0, "09:00"), serve(2, "12:00")])]
            ),
            [1, 1]
        );
    }
}
