//! Nothing begins before a case is ready.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, made, prepared_by, served};
use crate::funerals::services::uses::between;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ReadyAtFirstStep;

impl Rule<Problem> for ReadyAtFirstStep {
    fn name(&self) -> &'static str {
        "ReadyAtFirstStep"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds from the start of a case's first step until it is ready, and the same of collections; a vigil counts by its first midnight."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody is fetched before they may be."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let Some(ready) = case.ready else { continue };
            let vigil = || case.vigil.as_ref().zip(service.rite()).map(|_| prepared_by(problem, id, service));
            let first = service.pickup.or(service.preparation).map(|placed| Some(placed.start));
            let first = first.unwrap_or_else(|| vigil().unwrap_or_else(|| service.rite()));
            found(found_at(first.map_or(0, |first| between(first, ready)), Subject::Case(id)));
        }
        for (id, collection, placed) in made(problem, plan) {
            found(found_at(between(placed.start, collection.ready), Subject::Collection(id)));
        }
    }
}
