//! No more cars come than there are parking spaces.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::{Found, Subject, found_at, sums};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CarsWithinParking;

impl Rule<Problem> for CarsWithinParking {
    fn name(&self) -> &'static str {
        "CarsWithinParking"
    }
    fn summary(&self) -> &'static str {
        "Cars booked in a slot beyond its parking spaces, where it has a number of them."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A car without a space stands in the road on which the buses come."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let cars = sums(problem, plan, problem.slots.len(), |request, slot| {
            Some((slot.index(), problem.requests[request.index()].cars))
        });
        for ((id, slot), cars) in problem.slot_ids().zip(&problem.slots).zip(cars) {
            let Some(spaces) = slot.parking else { continue };
            found(found_at(cars - spaces, Subject::Slot(id)));
        }
    }
}
