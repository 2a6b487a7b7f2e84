//! A project begins in its years, and a committed one does begin.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ProjectInItsYears;

impl Rule<Problem> for ProjectInItsYears {
    fn name(&self) -> &'static str {
        "ProjectInItsYears"
    }
    fn summary(&self) -> &'static str {
        "Projects that begin outside their years, or do not begin although they are committed."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Land and approvals are there from a certain year on; what is promised is built."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (j, site) in problem.sites.iter().enumerate() {
            let broken = match (&site.project, plan.begins[j]) {
                (Some(project), None) => project.committed,
                (Some(project), Some(begin)) => !(project.earliest..=project.latest).contains(&begin),
                (None, begin) => begin.is_some(),
            };
            found(found_at(i64::from(broken), Subject::Site(j)));
        }
    }
}
