//! No more people are booked than there are places.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::{Found, Subject, found_at, sums};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PeopleWithinPlaces;

impl Rule<Problem> for PeopleWithinPlaces {
    fn name(&self) -> &'static str {
        "PeopleWithinPlaces"
    }
    fn summary(&self) -> &'static str {
        "People booked in a slot beyond its places: its capacity, raised where no-shows and a risk are stated."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A crowd at the gate is what the slots are for."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let people = sums(problem, plan, problem.slots.len(), |request, slot| {
            Some((slot.index(), problem.requests[request.index()].people))
        });
        for ((id, slot), people) in problem.slot_ids().zip(&problem.slots).zip(people) {
            found(found_at(people - slot.places, Subject::Slot(id)));
        }
    }
}
