//! Nobody gets more than ordered.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_stops};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct NoMealTwice;

impl Rule<Problem> for NoMealTwice {
    fn name(&self) -> &'static str {
        "NoMealTwice"
    }
    fn summary(&self) -> &'static str {
        "Meals brought beyond those ordered, and meals of a stop below one; what has left alone is no breach."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Meals that nobody ordered are missing elsewhere."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (_, stop) in open_stops(problem, plan) {
            found(found_at(1_i64.saturating_sub(stop.meals), Subject::Order(stop.order)));
        }
        let (mut left, mut open) = (vec![0_i64; problem.orders.len()], vec![0_i64; problem.orders.len()]);
        for trip in &plan.trips {
            let brought = if problem.has_left(trip.departure) { &mut left } else { &mut open };
            for stop in &trip.stops {
                let meals = &mut brought[stop.order.index()];
                *meals = meals.saturating_add(stop.meals.max(0));
            }
        }
        for (n, (id, order)) in problem.order_ids().zip(&problem.orders).enumerate() {
            let room = order.meals.saturating_sub(left[n]).max(0);
            found(found_at(open[n].saturating_sub(room), Subject::Order(id)));
        }
    }
}
