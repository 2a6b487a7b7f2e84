//! Every expected target is met.

use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::funerals::cemetery::targets::shortfall;
use crate::nature::Nature;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ExpectedTargetMet;

impl Rule<Problem> for ExpectedTargetMet {
    fn name(&self) -> &'static str {
        "ExpectedTargetMet"
    }
    fn summary(&self) -> &'static str {
        "Shortfall of expected targets in millionths of each one's size, times its weight."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1000)
    }
    fn reason(&self) -> &'static str {
        "What the plan expects (预期性) comes before what nobody promised."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (n, target) in problem.targets.iter().enumerate() {
            if target.nature == Nature::Expected {
                let lacks = shortfall(problem, plan, target);
                found(found_at(target.weight.saturating_mul(lacks), Subject::Target(n)));
            }
        }
    }
}
