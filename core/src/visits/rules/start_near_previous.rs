//! Close to the earlier roster: service starts when it was announced.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct StartNearPrevious;

impl Rule<Problem> for StartNearPrevious {
    fn name(&self) -> &'static str {
        "StartNearPrevious"
    }
    fn summary(&self) -> &'static str {
        "Time between the start of service and its start in the earlier roster."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1)
    }
    fn reason(&self) -> &'static str {
        "A minute's shift of an announced time weighs a minute of travel: both take from someone's day."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if let Some(previous) = s.task.previous {
                found(s.breach((s.stop.start - previous.start).0.abs()));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::{CaregiverId, Previous};
    use crate::visits::rules::testing::{NONE, Small, at, serve};

    #[test]
    fn earlier_and_later_count_alike() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.tasks[0].previous = Some(Previous { caregiver: CaregiverId(0), start: at("09:00") });
        small.problem.tasks[1].previous = Some(Previous { caregiver: CaregiverId(0), start: at("11:00") });
        let rule = "StartNearPrevious";
        assert_eq!(small.minutes(rule, &[(1, &[serve(0, "09:00"), serve(2, "14:00")])]), NONE);
        // 4 minutes earlier, 25 later.
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "08:56"), serve(1, "11:00")])]), [4]);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "08:56"), serve(1, "11:25")])]), [4, 25]);
    }
}
