//! Every binding target is met.

use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::funerals::cemetery::targets::shortfall;
use crate::nature::Nature;
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct BindingTargetMet;

impl Rule<Problem> for BindingTargetMet {
    fn name(&self) -> &'static str {
        "BindingTargetMet"
    }
    fn summary(&self) -> &'static str {
        "Shortfall of binding targets in millionths of each one's size, times its weight."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::medium(1_000_000)
    }
    fn reason(&self) -> &'static str {
        "What the plan calls binding (约束性) comes before everything that it expects."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (n, target) in problem.targets.iter().enumerate() {
            if target.nature == Nature::Binding {
                let lacks = shortfall(problem, plan, target);
                found(found_at(target.weight.saturating_mul(lacks), Subject::Target(n)));
            }
        }
    }
}
