//! Collections begin by when they are due.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, made};
use crate::funerals::services::uses::between;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CollectedByDue;

impl Rule<Problem> for CollectedByDue {
    fn name(&self) -> &'static str {
        "CollectedByDue"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds from when a collection is due to its start, each times its weight."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3)
    }
    fn reason(&self) -> &'static str {
        "A family waits at home with its dead: three times as bad as a minute off a wish."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, collection, placed) in made(problem, plan) {
            let late = between(collection.due, placed.start).max(0);
            found(found_at(late.saturating_mul(collection.weight), Subject::Collection(id)));
        }
    }
}
