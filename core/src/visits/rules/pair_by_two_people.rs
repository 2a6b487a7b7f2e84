//! Two tasks that hang together in time are done by two people. Independent tasks may be done by one.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::pairs;

/// See the module.
pub struct PairByTwoPeople;

impl Rule<Problem> for PairByTwoPeople {
    fn name(&self) -> &'static str {
        "PairByTwoPeople"
    }
    fn summary(&self) -> &'static str {
        "Visits whose two tasks, at once or one after the other, are done by one caregiver."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The visit takes two people."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for pair in pairs(problem, plan) {
            if pair.visit.gap.is_some() && pair.by[0] == pair.by[1] {
                found(pair.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn one_caregiver_may_do_both_only_where_they_are_independent() {
        let mut small = Small::new(&[&[0, 1], &[0]]);
        small.visit(1, &[30, 20]);
        small.visit(2, &[30, 20]).gap = None;
        let rule = "PairByTwoPeople";
        assert_eq!(
            small.amounts(
                rule,
                &[(0, &[serve(0, "09:00"), serve(2, "10:00"), serve(3, "11:00")]), (2, &[serve(1, "09:00")])]
            ),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        // Two shifts of the same caregiver are one person; one task alone is no pair.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")])]), NONE);
    }
}
