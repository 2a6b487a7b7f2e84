//! What the rounds cost: hours of work, kilometres, and shifts that are used at all. Hours and kilometres are each
//! rounded to the nearest fen by round.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::hours::wage;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct Wages;

impl Rule<Problem> for Wages {
    fn name(&self) -> &'static str {
        "Wages"
    }
    fn summary(&self) -> &'static str {
        "Wages for working time, kilometres and used shifts."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1200)
    }
    fn reason(&self) -> &'static str {
        "An hour of travel weighs 3,600,000 points and about 30 yuan of wages (assumed), hence 1,200 \
         points a fen; nothing where no costs are given."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, wage(problem, route)));
        }
    }
}
