//! Every way of a round exists in the travel source.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct EveryWayExists;

impl Rule<Problem> for EveryWayExists {
    fn name(&self) -> &'static str {
        "EveryWayExists"
    }
    fn summary(&self) -> &'static str {
        "Ways of a round that do not exist for its mode of travel."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody can walk a way that is not there."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            let missing = route.ways().filter(Option::is_none).count();
            found(on_shift(route, i64::try_from(missing).unwrap_or(i64::MAX)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::id::PlaceId;
    use crate::travel::{Dense, Leg};
    use crate::visits::rules::testing::{NONE, Small, serve};
    use std::sync::Arc;

    #[test]
    fn every_missing_way_counts_the_one_back_too() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        // Only 0 to 1, 1 to 2 and staying where one is exist.
        let leg = Some(Leg::default());
        let mut legs = vec![None; 16];
        for (from, to) in [(0, 0), (0, 1), (1, 1), (1, 2), (2, 2)] {
            legs[from * 4 + to] = leg;
        }
        small.problem.travel = Arc::new(Dense::new(4, vec![legs]));
        let rule = "EveryWayExists";
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        // 0 to 2, 2 to 1 and 1 to 0 are all missing.
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00"), serve(0, "10:00")])]), [3]);
        small.problem.shifts[1].to = PlaceId(1);
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00")])]), NONE);
    }
}
