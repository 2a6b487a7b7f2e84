//! What had not begun by the moment of a repair begins no earlier than that.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, has, made, served};
use crate::funerals::services::uses::{between, timed};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NothingBeginsInThePast;

impl Rule<Problem> for NothingBeginsInThePast {
    fn name(&self) -> &'static str {
        "NothingBeginsInThePast"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds before `now` at which steps and collections begin that had not begun by then; a vigil counts by its first midnight."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody can be sent to yesterday."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let Some(now) = problem.now else { return };
        for (id, case, service) in served(problem, plan) {
            let begun = problem.begun(id);
            for (placed, _) in timed(case, service).filter(|(placed, _)| !has(&begun, *placed)) {
                found(found_at(between(placed.start, now), Subject::Case(id)));
            }
            let vigil = case.vigil.as_ref().zip(service.rite()).filter(|_| begun.vigil.is_none());
            if let Some((vigil, rite)) = vigil {
                let midnight = problem.first_vigil_midnight(problem.day_of(rite), vigil.nights);
                found(found_at(between(midnight, now), Subject::Case(id)));
            }
        }
        for (id, _, placed) in made(problem, plan).filter(|(id, ..)| problem.trip_begun(*id).is_none()) {
            found(found_at(between(placed.start, now), Subject::Collection(id)));
        }
    }
}
