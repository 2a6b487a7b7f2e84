//! Every meal that is needed reaches someone.

use crate::meals::plan::figures::served;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{DemandId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct EveryMealServed;

impl Rule<Problem> for EveryMealServed {
    fn name(&self) -> &'static str {
        "EveryMealServed"
    }
    fn summary(&self) -> &'static str {
        "Meals a day that reach nobody, each times the number of priorities from its own to the last."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "Who is served first weighs most; the stages compare priority by priority whatever this weight."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let priorities = problem.priorities.len();
        for (demand, served) in (0..).map(DemandId).zip(served(problem, plan)) {
            let weight = i64::try_from(priorities - problem.rank(demand)).unwrap_or(i64::MAX);
            found(found_at(served.unserved().saturating_mul(weight), Subject::Demand(demand)));
        }
    }
}
