//! A site works on so many beds a year.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WorksBedsPerYear;

impl Rule<Problem> for WorksBedsPerYear {
    fn name(&self) -> &'static str {
        "WorksBedsPerYear"
    }
    fn summary(&self) -> &'static str {
        "Beds extended or converted in a year over what the site can."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Builders and residents share the house."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (j, site) in problem.sites.iter().enumerate() {
            for t in 0..problem.years {
                if let Some(most) = site.works_beds {
                    found(found_at(plan.worked(problem, j, t) - most, Subject::Site(j)));
                }
            }
        }
    }
}
