//! Nobody stands in a shuttle bus, or waits for one that does not come.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::Problem;
use crate::funerals::slots::rules::{Found, Subject, found_at, sums};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SeatsWithinShuttle;

impl Rule<Problem> for SeatsWithinShuttle {
    fn name(&self) -> &'static str {
        "SeatsWithinShuttle"
    }
    fn summary(&self) -> &'static str {
        "People who come by shuttle beyond the seats of the run, over all slots that share it; and those in slots without a shuttle."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Who is promised a seat has no other way to come."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let riders = sums(problem, plan, problem.shuttles.len(), |request, slot| {
            let shuttle = problem.slots[slot.index()].shuttle?;
            Some((shuttle.index(), problem.requests[request.index()].riders()))
        });
        for ((id, shuttle), riders) in problem.shuttle_ids().zip(&problem.shuttles).zip(riders) {
            found(found_at(riders - shuttle.seats, Subject::Shuttle(id)));
        }
        for (request, slot) in plan.bookings(problem) {
            if problem.slots[slot.index()].shuttle.is_none() {
                let riders = problem.requests[request.index()].riders();
                found(found_at(riders, Subject::Request(request)));
            }
        }
    }
}
