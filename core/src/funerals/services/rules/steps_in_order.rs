//! Each step ends before the next one begins.

use crate::funerals::services::plan::{Placed, Plan};
use crate::funerals::services::problem::{Problem, Step};
use crate::funerals::services::rules::{Found, Subject, found_at, prepared_by, served};
use crate::funerals::services::uses::{after, between};
use crate::rule::{Rule, Setting, Unit};
use crate::time::Time;

/// See the module.
pub struct StepsInOrder;

impl Rule<Problem> for StepsInOrder {
    fn name(&self) -> &'static str {
        "StepsInOrder"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which the pick-up ends after the preparation begins, and by which either ends after the farewell (or cremation) begins or after the vigil's first midnight, whichever is earlier."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The order of a funeral is fixed."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let end = |placed: Option<Placed>, step: &Option<Step>| {
                placed.zip(step.as_ref()).map(|(placed, step)| after(placed.start, step.duration))
            };
            let (fetched, ready) =
                (end(service.pickup, &case.pickup), end(service.preparation, &case.preparation));
            let late = |end: Option<Time>, next: Option<Time>| {
                end.zip(next).map_or(0, |(end, next)| between(next, end))
            };
            let by = prepared_by(problem, id, service);
            match service.preparation {
                Some(preparation) => {
                    found(found_at(late(fetched, Some(preparation.start)), Subject::Case(id)));
                    found(found_at(late(ready, by), Subject::Case(id)));
                }
                None => found(found_at(late(fetched, by), Subject::Case(id))),
            }
        }
    }
}
