//! Meals come while they are waited for.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::meals::rounds::walk::rounds;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct HandedOverInWindow;

impl Rule<Problem> for HandedOverInWindow {
    fn name(&self) -> &'static str {
        "HandedOverInWindow"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which handing over begins after the window of the order."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "People eat at fixed hours, and medicine goes with meals."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for round in rounds(problem, plan) {
            for handover in round.open().flat_map(|trip| &trip.stops) {
                let order = handover.stop.order;
                let late = handover.begin - problem.orders[order.index()].window.end;
                found(found_at(late.0, Subject::Order(order)));
            }
        }
    }
}
