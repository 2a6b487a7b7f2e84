//! Where two linked visits ask for different people, nobody comes to both.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::PersonLink;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct DifferentPersonComes;

impl Rule<Problem> for DifferentPersonComes {
    fn name(&self) -> &'static str {
        "DifferentPersonComes"
    }
    fn summary(&self) -> &'static str {
        "Caregivers who come to both of two visits that must have different people."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A second pair of eyes that is the first pair checks nothing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            if link.dependency.person == Some(PersonLink::Different) {
                found(link.breach(link.shared()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn whoever_comes_to_both_counts() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30)]);
        small.visit(2, &[30, 20]);
        small.visit(3, &[30, 20]);
        small.link(0, 1).person = Some(PersonLink::Different);
        small.link(1, 2).person = Some(PersonLink::Different);
        let rule = "DifferentPersonComes";
        // Visit 1 (tasks 1, 2) by caregivers 1 and 2, visit 0 by caregiver 0, visit 2 not at all.
        let apart = [(0, &[serve(0, "09:00")][..]), (1, &[serve(1, "10:00")]), (2, &[serve(2, "10:00")])];
        assert_eq!(small.amounts(rule, &apart), NONE);
        let one = [(1, &[serve(0, "09:00"), serve(1, "10:00")][..]), (2, &[serve(2, "10:00")])];
        assert_eq!(small.amounts(rule, &one), [1]);
        // Visit 2 (tasks 3, 4) by the same two as visit 1.
        let both =
            [(1, &[serve(1, "10:00"), serve(4, "12:00")][..]), (2, &[serve(2, "10:00"), serve(3, "12:00")])];
        assert_eq!(small.amounts(rule, &both), [2]);
    }
}
