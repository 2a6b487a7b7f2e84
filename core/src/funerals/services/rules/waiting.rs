//! How long families wait between farewell and cremation.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served, wait};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Waiting;

impl Rule<Problem> for Waiting {
    fn name(&self) -> &'static str {
        "Waiting"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds from the end of the transfer to the start of the cremation."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "A minute of waiting is as bad as one off a wish of weight 1."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            found(found_at(wait(problem, case, service).unwrap_or(0), Subject::Case(id)));
        }
    }
}
