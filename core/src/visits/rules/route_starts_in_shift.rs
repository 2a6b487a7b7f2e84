//! Nobody leaves before the shift starts.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct RouteStartsInShift;

impl Rule<Problem> for RouteStartsInShift {
    fn name(&self) -> &'static str {
        "RouteStartsInShift"
    }
    fn summary(&self) -> &'static str {
        "Time by which a round departs before its shift starts."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Before the shift the caregiver is not at work, nor insured."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, (problem.shifts[route.shift.index()].start - route.departure).0));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn departure_counts_and_not_the_first_start() {
        let small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        let rule = "RouteStartsInShift";
        // The shift starts at 08:00; the way takes 10 minutes to place 1, 20 to place 2.
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "08:10")])]), NONE);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "08:10")]), (1, &[serve(1, "08:10")])]), [10]);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "08:07")]), (1, &[serve(1, "07:10")])]), [3, 70]);
    }
}
