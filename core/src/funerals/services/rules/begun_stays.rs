//! What had begun by the moment of a repair stays as it was.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, made, served};
use crate::funerals::services::uses::vigil_span;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BegunStays;

impl Rule<Problem> for BegunStays {
    fn name(&self) -> &'static str {
        "BegunStays"
    }
    fn summary(&self) -> &'static str {
        "Steps that the earlier plan says began before `now` and that are elsewhere, at another time, or left out of a case that is served; a vigil by its hall and its nights. Drawers may be changed."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What has happened is not planned any more."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, _, service) in served(problem, plan) {
            let begun = problem.begun(id);
            let steps = [
                (begun.pickup, service.pickup),
                (begun.preparation, service.preparation),
                (begun.farewell, service.farewell),
                (begun.cremation, service.cremation),
            ];
            let other = steps.iter().filter(|(begun, now)| begun.is_some() && begun != now).count();
            let before = problem.previous[id.index()].unwrap_or_default();
            let nights = |service| vigil_span(problem, id, service);
            let is_same = service.vigil == begun.vigil && nights(service) == nights(&before);
            let amount = other as i64 + i64::from(begun.vigil.is_some() && !is_same);
            found(found_at(amount, Subject::Case(id)));
        }
        for (id, _, placed) in made(problem, plan) {
            let is_other = problem.trip_begun(id).is_some_and(|begun| begun != *placed);
            found(found_at(i64::from(is_other), Subject::Collection(id)));
        }
    }
}
