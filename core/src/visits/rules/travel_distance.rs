//! Metres of all rounds.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct TravelDistance;

impl Rule<Problem> for TravelDistance {
    fn name(&self) -> &'static str {
        "TravelDistance"
    }
    fn summary(&self) -> &'static str {
        "Metres of every round, from the start of the shift to its end."
    }
    fn unit(&self) -> Unit {
        Unit::Metre
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(0)
    }
    fn reason(&self) -> &'static str {
        "Off: travel time already pays for distance; turn it on to spare fuel or knees."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.metres()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn metres_there_between_and_back_count() {
        let small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        let rule = "TravelDistance";
        // 100 m a minute: 10 + 12, then 20 + 6 + 12.
        assert_eq!(small.amounts(rule, &[]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")])]), [2200]);
        assert_eq!(small.amounts(rule, &[(1, &[serve(1, "09:00"), serve(0, "10:00")])]), [3800]);
    }
}
