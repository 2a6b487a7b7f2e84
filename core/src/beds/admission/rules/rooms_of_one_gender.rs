//! Rooms whose gender is open take women alone or men alone. Which rooms are whose is decided once, for all days, so that
//! nobody has to move out of a room in which the other gender comes to live. Of somebody whose gender the document does
//! not say, nobody can say whom they could share with: they have a room alone.

use super::selected::busiest;
use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::Problem;
use crate::person::Gender;
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct RoomsOfOneGender;

impl Rule<Problem> for RoomsOfOneGender {
    fn name(&self) -> &'static str {
        "RoomsOfOneGender"
    }
    fn summary(&self) -> &'static str {
        "Rooms beyond those that there are, for women alone and for men alone."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Rooms are shared, and which are whose is open until it is decided who comes."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for unit in problem.unit_ids() {
            let bed = &problem.units[unit.index()];
            let Some(size) = bed.room_beds else { continue };
            let most = |gender: Option<Gender>| {
                let people = plan.people(unit).iter().copied();
                busiest(problem, people.filter(move |a| problem.applicants[a.index()].gender == gender))
            };
            let rooms = most(Some(Gender::Female)).div_ceil(size as usize)
                + most(Some(Gender::Male)).div_ceil(size as usize)
                + most(None);
            let beyond = rooms.saturating_sub((bed.beds / size) as usize);
            found(Breach { amount: beyond as i64, subject: Subject::Unit(unit) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;
    use crate::person::Gender::{Female, Male};

    #[test]
    fn women_and_men_need_rooms_of_their_own() {
        let mut small = Small::new(5, &[(0, 4), (0, 4)]);
        small.problem.units[0].room_beds = Some(2);
        let genders = [Some(Female), Some(Female), Some(Female), Some(Male), None];
        for (person, gender) in small.problem.applicants.iter_mut().zip(genders) {
            person.gender = gender;
        }
        let amounts = |beds: [Option<u32>; 5]| small.amounts("RoomsOfOneGender", &beds);
        // Two women in one room, the man in the other; the unit without rooms counts nothing.
        assert_eq!(amounts([Some(0), Some(0), Some(1), Some(0), Some(1)]), Small::NONE);
        // Three women need two rooms, and the man a third.
        assert_eq!(amounts([Some(0), Some(0), Some(0), Some(0), Some(1)]), [1]);
        // Two women, a man, and somebody who has to be alone.
        assert_eq!(amounts([Some(0), Some(0), Some(1), Some(0), Some(0)]), [1]);
    }

    #[test]
    fn a_room_that_is_empty_again_keeps_its_gender() {
        let mut small = Small::new(3, &[(0, 2)]);
        small.problem.units[0].room_beds = Some(2);
        small.problem.applicants[0].gender = Some(Female);
        small.problem.applicants[1].gender = Some(Female);
        small.problem.applicants[2].gender = Some(Male);
        small.stay(0, 0, Some(10));
        small.stay(1, 10, Some(20));
        small.stay(2, 20, Some(30));
        assert_eq!(small.amounts("RoomsOfOneGender", &[Some(0), Some(0), None]), Small::NONE);
        assert_eq!(small.amounts("RoomsOfOneGender", &[Some(0), Some(0), Some(0)]), [1]);
    }
}
