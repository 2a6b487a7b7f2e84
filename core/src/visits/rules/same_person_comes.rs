//! Where two linked visits ask for the same person, as many as can come to both do: one where either takes one
//! caregiver, both where each takes two.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::PersonLink;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct SamePersonComes;

impl Rule<Problem> for SamePersonComes {
    fn name(&self) -> &'static str {
        "SamePersonComes"
    }
    fn summary(&self) -> &'static str {
        "Caregivers missing from those who come to both of two visits that must have the same person."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Stitches are taken out by whoever put them in: the document says must."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            if link.dependency.person == Some(PersonLink::Same) {
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
        small.link(0, 1).person = Some(PersonLink::Same);
        small.link(1, 2).person = Some(PersonLink::Same);
        small.link(0, 2).person = Some(PersonLink::PreferSame);
        let rule = "SamePersonComes";
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

    #[test]
    fn pairs_share_as_many_people_as_the_smaller_has() {
        let mut small = Small::new(&[&[0], &[0], &[0]]);
        small.visit(1, &[30, 20]);
        small.visit(2, &[30, 20]).gap = None;
        small.link(0, 1).person = Some(PersonLink::Same);
        let rule = "SamePersonComes";
        // Visit 0 by caregivers 0 and 1. Visit 1 by 1 and 2: one of two. By 2 alone: none of one. By 1 alone: one of one.
        let plan = |k: u32, l: u32| {
            let mut rounds = [vec![serve(0, "09:00")], vec![serve(1, "09:00")], vec![]];
            rounds[k as usize].push(serve(2, "11:00"));
            rounds[l as usize].push(serve(3, "13:00"));
            small.amounts(rule, &[(0, &rounds[0]), (1, &rounds[1]), (2, &rounds[2])])
        };
        assert_eq!(plan(1, 2), [1]);
        assert_eq!(plan(2, 2), [1]);
        assert_eq!(plan(1, 1), NONE);
        assert_eq!(plan(1, 0), NONE);
    }
}
