//! A task stands in the roster once.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct EachTaskOnce;

impl Rule<Problem> for EachTaskOnce {
    fn name(&self) -> &'static str {
        "EachTaskOnce"
    }
    fn summary(&self) -> &'static str {
        "Times that a task stands in the roster beyond the first."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Two caregivers at the door for one job is a mistake, not a plan."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut seen = vec![false; problem.tasks.len()];
        for s in served(problem, plan) {
            if std::mem::replace(&mut seen[s.id.index()], true) {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn every_time_after_the_first_counts() {
        let small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        let rule = "EachTaskOnce";
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), NONE);
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(0, "09:00"), serve(1, "10:00")])]),
            [1]
        );
        let thrice = [serve(0, "09:00"), serve(0, "10:00"), serve(0, "11:00")];
        assert_eq!(small.amounts(rule, &[(0, &thrice), (1, &[serve(1, "09:00")])]), [1, 1]);
    }
}
