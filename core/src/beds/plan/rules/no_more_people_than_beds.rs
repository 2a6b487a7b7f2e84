//! Everyone who goes somewhere has a bed there.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NoMorePeopleThanBeds;

impl Rule<Problem> for NoMorePeopleThanBeds {
    fn name(&self) -> &'static str {
        "NoMorePeopleThanBeds"
    }
    fn summary(&self) -> &'static str {
        "People over beds, by site, kind, year and scenario."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "One bed, one person."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let beds = plan.beds(problem);
        for by_kind in &plan.flows {
            for (k, by_year) in by_kind.iter().enumerate() {
                for (t, flows) in by_year.iter().enumerate() {
                    let mut used = vec![0; problem.sites.len()];
                    flows.iter().for_each(|f| used[f.site] += f.people);
                    for (j, used) in used.iter().enumerate() {
                        let there = if problem.counts(j) { beds[j][k][t].max(0) } else { 0 };
                        found(found_at(used - there, Subject::Site(j)));
                    }
                }
            }
        }
    }
}
