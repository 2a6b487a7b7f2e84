//! A cremation ends by the legal limit.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::funerals::services::uses::{after, between};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CrematedByLatest;

impl Rule<Problem> for CrematedByLatest {
    fn name(&self) -> &'static str {
        "CrematedByLatest"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds from the latest instant of a case until its cremation ends."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The law says so."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let (Some(latest), Some(cremation)) = (case.latest, &case.cremation) else { continue };
            let Some(placed) = service.cremation else { continue };
            found(found_at(between(latest, after(placed.start, cremation.duration)), Subject::Case(id)));
        }
    }
}
