//! Nobody gets more hours than are needed.

use crate::network::plan::figures::fit;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{Community, CommunityId, Problem};
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NobodyServedTwice;

impl Rule<Problem> for NobodyServedTwice {
    fn name(&self) -> &'static str {
        "NobodyServedTwice"
    }
    fn summary(&self) -> &'static str {
        "Hours a week of a kind over what a community needs of it; hours below zero."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The hours are those of people."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let need = |c: &Community| c.hours.iter().map(|hours| i128::from(*hours)).collect();
        let mut left: Vec<Vec<i128>> = problem.communities.iter().map(need).collect();
        for given in &plan.served {
            let kind = problem.sites[given.site.index()].kind;
            left[given.community.index()][kind.index()] -= i128::from(given.hours);
            found(found_at(given.hours.saturating_neg(), Subject::Community(given.community)));
        }
        for (community, left) in (0..).map(CommunityId).zip(left) {
            for left in left {
                found(found_at(fit(-left), Subject::Community(community)));
            }
        }
    }
}
