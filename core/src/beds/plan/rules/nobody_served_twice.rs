//! No more people of a community go somewhere than need a bed, and all within its reach.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::beds::plan::stages::way;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NobodyServedTwice;

impl Rule<Problem> for NobodyServedTwice {
    fn name(&self) -> &'static str {
        "NobodyServedTwice"
    }
    fn summary(&self) -> &'static str {
        "People in flows beyond the demand of their community, out of its reach, or below zero."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The flows are people."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (s, by_kind) in plan.flows.iter().enumerate() {
            for (k, by_year) in by_kind.iter().enumerate() {
                for (t, flows) in by_year.iter().enumerate() {
                    let mut left: Vec<i64> = problem.scenarios[s].demand.iter().map(|d| d[k][t]).collect();
                    for flow in flows {
                        let reached = way(problem, flow.community, flow.site).is_some();
                        let wrong = if reached { (-flow.people).max(0) } else { flow.people.abs() };
                        found(found_at(wrong, Subject::Community(flow.community)));
                        left[flow.community] -= flow.people;
                    }
                    for (c, left) in left.iter().enumerate() {
                        found(found_at(-left, Subject::Community(c)));
                    }
                }
            }
        }
    }
}
