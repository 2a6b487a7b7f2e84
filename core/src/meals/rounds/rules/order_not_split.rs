//! An order comes at once, unless it may be split.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OrderNotSplit;

impl Rule<Problem> for OrderNotSplit {
    fn name(&self) -> &'static str {
        "OrderNotSplit"
    }
    fn summary(&self) -> &'static str {
        "Stops beyond the first at an order that may not be split; what has left alone is no breach."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody opens the door twice for one lunch."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut stops = vec![(0_i64, 0_i64); problem.orders.len()];
        for trip in &plan.trips {
            for stop in &trip.stops {
                let (left, open) = &mut stops[stop.order.index()];
                *(if problem.has_left(trip.departure) { left } else { open }) += 1;
            }
        }
        for ((id, order), (left, open)) in problem.order_ids().zip(&problem.orders).zip(stops) {
            if !order.split {
                found(found_at(open - (1 - left).max(0), Subject::Order(id)));
            }
        }
    }
}
