//! Nobody walks farther to a point than the limit.

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct DineInWithinWalk;

impl Rule<Problem> for DineInWithinWalk {
    fn name(&self) -> &'static str {
        "DineInWithinWalk"
    }
    fn summary(&self) -> &'static str {
        "Meals a day eaten at a point farther from home than the limit, or where there is no way."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The walk is there and back, at eighty."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for d in &plan.dine_in {
            let community = problem.demands[d.demand.index()].community;
            let near = problem.dine_in.is_some_and(|reach| reach.holds(problem.walk(community, d.point)));
            found(found_at(if near { 0 } else { d.meals }, Subject::Demand(d.demand)));
        }
    }
}
