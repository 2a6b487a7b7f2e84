//! Travel time of all rounds.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct TravelTime;

impl Rule<Problem> for TravelTime {
    fn name(&self) -> &'static str {
        "TravelTime"
    }
    fn summary(&self) -> &'static str {
        "Travel time of every round, from the start of the shift to its end."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "The measure of all soft rules: a point is a millisecond of travel."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.travel().0));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn ways_there_between_and_back_count() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.rest(0, "11:00", "13:00", 30);
        let rule = "TravelTime";
        assert_eq!(small.minutes(rule, &[]), NONE);
        // 10 there, 12 back; 20 to place 2, 6 to place 1, 12 back.
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00")])]), [22]);
        assert_eq!(small.minutes(rule, &[(1, &[serve(1, "09:00"), serve(0, "10:00")])]), [38]);
        // Lunch at place 3 on the way from 1 to 2 and waiting there: 10 + 15 + 8 + 22.
        let lunch = [serve(0, "09:00"), rest(0, "12:00").at(3), serve(1, "15:00")];
        assert_eq!(small.minutes(rule, &[(0, &lunch), (1, &[serve(2, "09:00")])]), [55, 63]);
    }
}
