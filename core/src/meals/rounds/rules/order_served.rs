//! Every meal is brought.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OrderServed;

impl Rule<Problem> for OrderServed {
    fn name(&self) -> &'static str {
        "OrderServed"
    }
    fn summary(&self) -> &'static str {
        "Meals of an order that are not brought, each times the priority of the order."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1)
    }
    fn reason(&self) -> &'static str {
        "After what cannot be, who goes without a meal is what matters most."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let brought = plan.brought(problem.orders.len());
        for ((id, order), brought) in problem.order_ids().zip(&problem.orders).zip(brought) {
            let missing = order.meals.saturating_sub(brought).max(0);
            found(found_at(missing.saturating_mul(i64::from(order.priority)), Subject::Order(id)));
        }
    }
}
