//! A room that is only for women or only for men takes nobody else, nor anyone whose gender the document does not say;
//! nor does a room whose gender is open.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct GenderFitsRoom;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    let fits = match bed.gender {
        // With whom somebody could share an open room nobody knows where the gender is not said.
        None => bed.room_beds.is_none() || person.gender.is_some(),
        gender => gender == person.gender,
    };
    let fits = fits || person.holds(unit);
    i64::from(!fits)
}

impl Rule<Problem> for GenderFitsRoom {
    fn name(&self) -> &'static str {
        "GenderFitsRoom"
    }
    fn summary(&self) -> &'static str {
        "People in a room that is for the other gender."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Rooms are shared."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn a_room_for_women_takes_women() {
        use crate::person::Gender::{Female, Male};
        let mut small = Small::new(3, &[(0, 3), (1, 3)]);
        small.problem.units[0].gender = Some(Female);
        for (person, gender) in small.problem.applicants.iter_mut().zip([Some(Female), Some(Male), None]) {
            person.gender = gender;
        }
        assert_eq!(small.amounts("GenderFitsRoom", &[Some(0), Some(1), Some(1)]), Small::NONE);
        assert_eq!(small.amounts("GenderFitsRoom", &[Some(0), Some(0), Some(0)]), [1, 1]);
        small.problem.units[1].room_beds = Some(3);
        assert_eq!(small.amounts("GenderFitsRoom", &[Some(0), Some(1), Some(1)]), [1]);
    }
}
