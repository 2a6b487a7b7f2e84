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

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn a_round_that_serves_needs_its_break() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.rest(0, "11:30", "13:00", 30).mandatory = true;
        small.rest(1, "11:30", "13:00", 30).mandatory = true;
        small.rest(2, "11:30", "13:00", 30);
        let rule = "MandatoryBreakTaken";
        // Shift 1 has no round and shift 2 a break that may be left out.
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), rest(0, "12:00")]), (2, &[serve(1, "09:00")])]),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")])]), [1]);
        // Someone else's break does not help.
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), rest(1, "12:00")]), (1, &[serve(1, "09:00")])]),
            [1, 1]
        );
    }
}
