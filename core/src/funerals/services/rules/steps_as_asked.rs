//! A case that is served has every step that it asks for, once, and no other.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct StepsAsAsked;

impl Rule<Problem> for StepsAsAsked {
    fn name(&self) -> &'static str {
        "StepsAsAsked"
    }
    fn summary(&self) -> &'static str {
        "Steps that a served case asks for and does not have, and steps that it has and does not ask for."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Half a funeral is none."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let steps = [
                (case.pickup.is_some(), service.pickup.is_some()),
                (case.storage.is_some(), service.storage.is_some()),
                (case.preparation.is_some(), service.preparation.is_some()),
                (case.vigil.is_some(), service.vigil.is_some()),
                (case.farewell.is_some(), service.farewell.is_some()),
                (case.cremation.is_some(), service.cremation.is_some()),
            ];
            let differ = steps.iter().filter(|(asked, there)| asked != there).count();
            found(found_at(differ as i64, Subject::Case(id)));
        }
    }
}
