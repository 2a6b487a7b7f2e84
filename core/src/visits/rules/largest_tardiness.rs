//! The longest that any client waits beyond a window.

use std::cmp::Reverse;

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct LargestTardiness;

impl Rule<Problem> for LargestTardiness {
    fn name(&self) -> &'static str {
        "LargestTardiness"
    }
    fn summary(&self) -> &'static str {
        "The largest tardiness of any task."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "One hour late for one person is worse than six times ten minutes: the worst is counted once \
         more."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        if let Some(worst) = served(problem, plan).max_by_key(|s| (s.tardiness(), Reverse(s.id))) {
            found(worst.breach(worst.tardiness().0));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn only_the_worst_counts() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        for visit in &mut small.problem.visits {
            visit.windows = vec![Small::window("09:00", "09:30")];
        }
        let rule = "LargestTardiness";
        assert_eq!(small.minutes(rule, &[]), NONE);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:30")])]), NONE);
        // 10, 55 and 54 minutes late.
        let plan = [(0, &[serve(0, "09:40"), serve(1, "10:25")][..]), (1, &[serve(2, "10:24")])];
        assert_eq!(small.minutes(rule, &plan), [55]);
    }
}
