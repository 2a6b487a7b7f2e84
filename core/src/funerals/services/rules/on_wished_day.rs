//! Funerals are on the day that families ask for.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OnWishedDay;

impl Rule<Problem> for OnWishedDay {
    fn name(&self) -> &'static str {
        "OnWishedDay"
    }
    fn summary(&self) -> &'static str {
        "Days between a funeral and the day that its family asks for, each times its weight."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(18_000_000)
    }
    fn reason(&self) -> &'static str {
        "A day away is as bad as five hours off a wish of weight 1."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let Some(rite) = service.rite() else { continue };
            let away = case.days_away(problem.day_of(rite));
            found(found_at(away.saturating_mul(case.day_weight), Subject::Case(id)));
        }
    }
}
