//! Nothing is extended or converted where nothing stands.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WorksAtOpenSites;

impl Rule<Problem> for WorksAtOpenSites {
    fn name(&self) -> &'static str {
        "WorksAtOpenSites"
    }
    fn summary(&self) -> &'static str {
        "Beds extended or converted in a year in which the site is not open."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A module needs a house around it."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for j in 0..problem.sites.len() {
            for t in (0..problem.years).filter(|t| !plan.is_open(problem, j, *t)) {
                found(found_at(plan.worked(problem, j, t), Subject::Site(j)));
            }
        }
    }
}
