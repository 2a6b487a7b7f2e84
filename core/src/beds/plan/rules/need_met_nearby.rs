//! Everyone who needs a bed finds one nearby.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::beds::plan::stages::need;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NeedMetNearby;

impl Rule<Problem> for NeedMetNearby {
    fn name(&self) -> &'static str {
        "NeedMetNearby"
    }
    fn summary(&self) -> &'static str {
        "Metres, people and years: ways of those who are served and what it counts to be without a bed, the mean of the scenarios, rounded down."
    }
    fn unit(&self) -> Unit {
        Unit::Metre
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(100)
    }
    fn reason(&self) -> &'static str {
        "A metre less for a person and year is worth a yuan before cost is looked at; the stages compare need first whatever this weight."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let weighted: i64 = (problem.scenarios.iter().enumerate())
            .map(|(s, scenario)| scenario.weight.saturating_mul(need(problem, plan, s)))
            .fold(0, i64::saturating_add);
        found(found_at(weighted / problem.total_weight().max(1), Subject::Plan));
    }
}
