//! Meals reach their door while they are hot.

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct MealsHotAtDoor;

impl Rule<Problem> for MealsHotAtDoor {
    fn name(&self) -> &'static str {
        "MealsHotAtDoor"
    }
    fn summary(&self) -> &'static str {
        "Meals a day brought from a kitchen to a door farther than the limit, or where there is no way."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A cold meal is not eaten."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for d in &plan.delivery {
            let community = problem.demands[d.demand.index()].community;
            let hot = problem.delivery.is_some_and(|reach| reach.holds(problem.ride(d.kitchen, community)));
            found(found_at(if hot { 0 } else { d.meals }, Subject::Demand(d.demand)));
        }
    }
}
