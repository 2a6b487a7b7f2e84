//! A round that serves anyone has every mandatory break of its shift.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{BreakId, Problem};
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct MandatoryBreakTaken;

impl Rule<Problem> for MandatoryBreakTaken {
    fn name(&self) -> &'static str {
        "MandatoryBreakTaken"
    }
    fn summary(&self) -> &'static str {
        "Mandatory breaks that are missing from a round with a task in it."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Mandatory is the document's own word."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in plan.routes.iter().filter(|r| r.serves()) {
            for id in problem.shifts[route.shift.index()].breaks.clone().map(BreakId::new) {
                let taken = route.stops.iter().any(|s| s.of_break() == Some(id));
                if problem.breaks[id.index()].mandatory && !taken {
                    found(on_shift(route, 1));
                }
            }
        }
    }
}
