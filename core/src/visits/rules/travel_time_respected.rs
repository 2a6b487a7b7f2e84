//! Nobody starts before they can be there: straight from the end of the stop before.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct TravelTimeRespected;

impl Rule<Problem> for TravelTimeRespected {
    fn name(&self) -> &'static str {
        "TravelTimeRespected"
    }
    fn summary(&self) -> &'static str {
        "Time by which service or a break starts before its caregiver can arrive."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A roster that needs two places at once is not one."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.stops.iter().map(|s| (-s.waiting()).or_zero().0).sum()));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn a_start_before_the_arrival_counts() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.rest(0, "11:00", "13:00", 30);
        let rule = "TravelTimeRespected";
        // 1 to 2 takes 5 minutes, 2 to 3 takes 7; before the first stop the caregiver departs just in time.
        assert_eq!(
            small.minutes(rule, &[(0, &[serve(0, "08:00"), serve(1, "08:35"), serve(2, "09:12")])]),
            NONE
        );
        assert_eq!(
            small.minutes(rule, &[(0, &[serve(0, "09:00"), serve(1, "09:34"), serve(2, "12:00")])]),
            [1]
        );
        // 1 minute before 09:35, then 4 minutes before 10:04 + 7; and a break 10 minutes before service ends.
        let stops = [serve(0, "09:00"), serve(1, "09:34"), serve(2, "10:07"), rest(0, "10:27")];
        assert_eq!(small.minutes(rule, &[(0, &stops)]), [1 + 4 + 10]);
    }
}
