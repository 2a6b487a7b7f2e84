//! A day that changes changes little for those who wait.

use crate::meals::rounds::changes::{are_others, hands};
use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::{OrderId, Problem};
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct SameHandsAsPrevious;

impl Rule<Problem> for SameHandsAsPrevious {
    fn name(&self) -> &'static str {
        "SameHandsAsPrevious"
    }
    fn summary(&self) -> &'static str {
        "Orders that the earlier plan brings, not yet left, and that now come by a courier or from a kitchen that the earlier plan does not have for them."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(900_000)
    }
    fn reason(&self) -> &'static str {
        "A courier who knows the door is worth a quarter of an hour on the way."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let before = hands(problem, &problem.previous);
        for (n, now) in hands(problem, plan).iter().enumerate() {
            if !before[n].is_empty() && are_others(&before[n], now) {
                found(found_at(1, Subject::Order(OrderId::new(n))));
            }
        }
    }
}
