//! Meals are hot when they are handed over.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct MealsHotAtDoor;

impl Rule<Problem> for MealsHotAtDoor {
    fn name(&self) -> &'static str {
        "MealsHotAtDoor"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which handing over begins later after the departure than the order allows."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A meal that was too long in the box is neither good nor safe."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan) {
            for walked in round.open() {
                for handover in &walked.stops {
                    let order = handover.stop.order;
                    let Some(hot) = problem.orders[order.index()].hot else { continue };
                    let cold = handover.begin.0.saturating_sub(walked.trip.departure.0).saturating_sub(hot.0);
                    found(found_at(cold, Subject::Order(order)));
                }
            }
        }
    }
}
