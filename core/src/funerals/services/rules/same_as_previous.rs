//! Families keep the time and the hall that the earlier plan gave them.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, is_moved, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SameAsPrevious;

impl Rule<Problem> for SameAsPrevious {
    fn name(&self) -> &'static str {
        "SameAsPrevious"
    }
    fn summary(&self) -> &'static str {
        "Cases of the earlier plan whose farewell has another start or hall, or whose vigil has another pool, or whose cremation has another start."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(14_400_000)
    }
    fn reason(&self) -> &'static str {
        "Whoever is moved has to be told, and told others: as bad as four hours off a wish of weight 1."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, _, service) in served(problem, plan) {
            let Some(before) = problem.previous.get(id.index()).copied().flatten() else { continue };
            found(found_at(i64::from(is_moved(&before, service)), Subject::Case(id)));
        }
    }
}
