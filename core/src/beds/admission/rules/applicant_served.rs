//! The most are served tier by tier, the highest first, and then the sum of the days that those who are served have
//! waited is as large as can be. Each of those who wait counts their *standing*: the place of their tier and their
//! days of waiting among all that there are, from 1 for the last.
//!
//! Why places are enough, and no power of a large number is needed for each tier: the sets of people who can all have a
//! bed at once are the independent sets of a transversal matroid, so the set that is best under any weights depends on
//! the order of the weights alone, and the best under the order "tier, then days" is the best tier by tier and then in
//! days. The order counts only as far as everything else leaves beds interchangeable in this way: capacities and who
//! fits where do, and so do beds that have to be kept for pinned people and residents.
//!
//! Source: Edmonds and Fulkerson 1965, "Transversals and matroid partition"; Edmonds 1971, "Matroids and the greedy
//! algorithm".

use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::Problem;
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct ApplicantServed;

impl Rule<Problem> for ApplicantServed {
    fn name(&self) -> &'static str {
        "ApplicantServed"
    }
    fn summary(&self) -> &'static str {
        "Standings (place in the order of tier and days of waiting, from 1 for the last) of those who wait."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "Medium: no wish and no distance makes up for somebody who waits longer than others of the same tier."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            let waits = plan.bed(applicant).is_none();
            let amount = if waits { i64::from(person.standing) } else { 0 };
            found(Breach { amount, subject: Subject::Applicant(applicant) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn those_who_wait_count_their_standing() {
        let mut small = Small::new(4, &[(0, 4)]);
        small.standings(&[3, 1, 2, 3]);
        assert_eq!(small.amounts("ApplicantServed", &[Some(0), None, Some(0), None]), [1, 3]);
        assert_eq!(small.amounts("ApplicantServed", &[Some(0); 4]), Small::NONE);
    }
}
