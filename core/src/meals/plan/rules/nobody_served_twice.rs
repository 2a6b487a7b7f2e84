//! Nobody gets more meals than are needed.

use crate::meals::plan::figures::fit;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{DemandId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NobodyServedTwice;

impl Rule<Problem> for NobodyServedTwice {
    fn name(&self) -> &'static str {
        "NobodyServedTwice"
    }
    fn summary(&self) -> &'static str {
        "Meals a day, eaten at points and brought together, over what a community's group and diet need; meals below zero."
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
        let mut left: Vec<i128> = problem.demands.iter().map(|d| i128::from(d.meals)).collect();
        let dined = plan.dine_in.iter().map(|d| (d.demand, d.meals));
        for (demand, meals) in dined.chain(plan.delivery.iter().map(|d| (d.demand, d.meals))) {
            left[demand.index()] -= i128::from(meals);
            found(found_at(meals.saturating_neg(), Subject::Demand(demand)));
        }
        for (demand, left) in (0..).map(DemandId).zip(left) {
            found(found_at(fit(-left), Subject::Demand(demand)));
        }
    }
}
