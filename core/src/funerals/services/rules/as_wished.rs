//! Farewells begin when families would like them to.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct AsWished;

impl Rule<Problem> for AsWished {
    fn name(&self) -> &'static str {
        "AsWished"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds from the start of a farewell (or cremation, where there is no farewell) to the nearest window that its family wishes, each times the weight of the wish."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The measure of the others: a point is a millisecond off a wish of weight 1."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let Some(rite) = service.rite() else { continue };
            let off = case.deviation(problem.day_of(rite), rite).0;
            found(found_at(off.saturating_mul(case.wish_weight), Subject::Case(id)));
        }
    }
}
