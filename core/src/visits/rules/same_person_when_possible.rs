//! Where two linked visits would have the same person, as many as can come to both do.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::PersonLink;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct SamePersonWhenPossible;

impl Rule<Problem> for SamePersonWhenPossible {
    fn name(&self) -> &'static str {
        "SamePersonWhenPossible"
    }
    fn summary(&self) -> &'static str {
        "Caregivers missing from those who come to both of two visits that should have the same person."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "A wish, worth a detour of ten minutes, like a preferred caregiver."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            if link.dependency.person == Some(PersonLink::PreferSame) {
                found(link.breach(link.not_shared()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn as_many_as_can_come_to_both_do() {
        let mut small = Small::new(&[&[0, 1], &[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.visit(3, &[30, 20]);
        small.link(0, 1).person = Some(PersonLink::PreferSame);
        small.link(1, 2).person = Some(PersonLink::PreferSame);
        small.link(0, 2).person = Some(PersonLink::Same);
        let rule = "SamePersonWhenPossible";
        // Caregiver 0 (shifts 0 and 1) serves visits 0 and 1; nobody of visit 2 is there.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "10:00")])]), NONE);
        // Visit 0 by caregiver 0, visit 1 by caregiver 1.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (2, &[serve(1, "10:00")])]), [1]);
        // And visit 2 by caregivers 0 and 2: one of them should have been caregiver 1, one is all that visit 1 has.
        let third = [
            (0, &[serve(0, "09:00"), serve(2, "11:00")][..]),
            (2, &[serve(1, "10:00")]),
            (3, &[serve(3, "11:00")]),
        ];
        assert_eq!(small.amounts(rule, &third), [1, 1]);
    }
}
