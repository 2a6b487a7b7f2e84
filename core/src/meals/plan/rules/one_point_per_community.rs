//! Where the document asks for it, all of a community who dine in eat at one point.

use std::collections::BTreeSet;

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{CommunityId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OnePointPerCommunity;

impl Rule<Problem> for OnePointPerCommunity {
    fn name(&self) -> &'static str {
        "OnePointPerCommunity"
    }
    fn summary(&self) -> &'static str {
        "Points beyond the first at which people of a community eat, where `single_point` is set."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Neighbours keep one list, at one door."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        if !problem.single_point {
            return;
        }
        let mut points = vec![BTreeSet::new(); problem.communities.len()];
        for d in plan.dine_in.iter().filter(|d| d.meals > 0) {
            points[problem.demands[d.demand.index()].community.index()].insert(d.point);
        }
        for (community, points) in (0..).map(CommunityId).zip(points) {
            let more = i64::try_from(points.len()).unwrap_or(i64::MAX) - 1;
            found(found_at(more, Subject::Community(community)));
        }
    }
}
