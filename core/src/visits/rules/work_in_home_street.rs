//! Caregivers work in their own street; elsewhere they are lent. Counts only where both streets are known.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct WorkInHomeStreet;

impl Rule<Problem> for WorkInHomeStreet {
    fn name(&self) -> &'static str {
        "WorkInHomeStreet"
    }
    fn summary(&self) -> &'static str {
        "Tasks at a place of another street than the caregiver's own."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "Ten minutes of travel: lending takes a call between two street centres and a caregiver who \
         does not know the stairs."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            let (home, there) = (s.caregiver.street, problem.places[s.visit.place.index()].street);
            if home.is_some() && there.is_some() && home != there {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::id::StreetId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn lending_counts_where_both_streets_are_known() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        // Place 1 is in street 0, place 2 in street 1, place 3 in none that is known; so is caregiver 2.
        small.problem.caregivers[0].street = Some(StreetId(0));
        small.problem.caregivers[1].street = Some(StreetId(1));
        let rule = "WorkInHomeStreet";
        let home = [(0, &[serve(0, "09:00"), serve(2, "10:00")][..]), (1, &[serve(1, "09:00")])];
        assert_eq!(small.amounts(rule, &home), NONE);
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")])]),
            [1]
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "10:00")]), (1, &[serve(0, "10:00")])]), [1, 1]);
        assert_eq!(small.amounts(rule, &[(2, &[serve(0, "09:00"), serve(1, "10:00")])]), NONE);
    }
}
