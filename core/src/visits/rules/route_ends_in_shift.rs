//! Everyone is back by the end of the shift.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct RouteEndsInShift;

impl Rule<Problem> for RouteEndsInShift {
    fn name(&self) -> &'static str {
        "RouteEndsInShift"
    }
    fn summary(&self) -> &'static str {
        "Time by which a round is back after its shift ends."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The end of a shift is agreed: someone fetches a child. Set it soft where extra time can be \
         asked for."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, (route.finish - problem.shifts[route.shift.index()].end).0));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::rules::testing::{NONE, Small, serve};
    use crate::visits::rules::{position, referee};

    #[test]
    fn the_way_back_counts() {
        let small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        let rule = "RouteEndsInShift";
        // The shift ends at 16:00; the way back takes 12 minutes from place 1, 22 from place 2.
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "15:18")])]), NONE);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "15:18")]), (1, &[serve(1, "15:18")])]), [10]);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "15:19")]), (1, &[serve(1, "17:00")])]), [1, 112]);
    }

    #[test]
    fn set_soft_it_prices_extra_time() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        let row = position("RouteEndsInShift").expect("in the list");
        small.problem.settings[row] = Setting::soft(7);
        // 8 minutes late at 7 points a millisecond, and 10 + 12 minutes of travel at 1.
        let score = referee(&small.problem, &small.plan(&[(0, &[serve(0, "15:26")])])).score;
        assert_eq!((score.hard, score.medium, score.soft), (0, 0, 8 * 60_000 * 7 + 22 * 60_000));
    }
}
