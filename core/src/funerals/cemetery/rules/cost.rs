//! What the plan costs: building, burials and awards.

use crate::funerals::cemetery::figures::spent;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct Cost;

impl Rule<Problem> for Cost {
    fn name(&self) -> &'static str {
        "Cost"
    }
    fn summary(&self) -> &'static str {
        "Fen for modules, burials and awards, in all years."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "Of two plans that bury alike, the cheaper."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (year, spent) in spent(problem, plan).into_iter().enumerate() {
            found(found_at(spent.total(), Subject::Year(year)));
        }
    }
}
