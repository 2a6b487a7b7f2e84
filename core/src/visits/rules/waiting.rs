//! Waiting between stops. None before the first stop, nor directly after a break that opens the round: the caregiver
//! starts when needed.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct Waiting;

impl Rule<Problem> for Waiting {
    fn name(&self) -> &'static str {
        "Waiting"
    }
    fn summary(&self) -> &'static str {
        "Time between arrival and start, from the second stop of a round on."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "A minute waited on the stairs is as lost as a minute travelled."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            found(on_shift(route, route.waiting().0));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{Item, NONE, Small, rest, serve};

    #[test]
    fn the_caregiver_starts_when_needed() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.rest(0, "08:00", "15:00", 30);
        let minutes = |stops: &[Item]| small.minutes("Waiting", &[(0, stops)]);
        // The first stop is reached just in time; the second, 5 minutes away, at 11:40.
        assert_eq!(minutes(&[serve(0, "11:05")]), NONE);
        assert_eq!(minutes(&[serve(0, "11:05"), serve(1, "11:40")]), NONE);
        assert_eq!(minutes(&[serve(0, "11:05"), serve(1, "11:52")]), [12]);
        // A start 5 minutes before the arrival makes up for no waiting: 12:05 to 14:00.
        assert_eq!(minutes(&[serve(0, "11:05"), serve(1, "11:35"), rest(0, "14:00")]), [115]);
        // None directly after an opening break, but later on: 12:35 to 12:45.
        assert_eq!(minutes(&[rest(0, "08:00"), serve(0, "12:00")]), NONE);
        assert_eq!(minutes(&[rest(0, "08:00"), serve(0, "12:00"), serve(1, "12:45")]), [10]);
        // Before a break and after it: 09:30 to 11:00, 11:35 to 12:00.
        assert_eq!(minutes(&[serve(0, "09:00"), rest(0, "11:00"), serve(1, "12:00")]), [90 + 25]);
    }
}
