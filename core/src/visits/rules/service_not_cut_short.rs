//! Service lasts as long as it takes this caregiver. Staying longer is allowed.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct ServiceNotCutShort;

impl Rule<Problem> for ServiceNotCutShort {
    fn name(&self) -> &'static str {
        "ServiceNotCutShort"
    }
    fn summary(&self) -> &'static str {
        "Time by which service is shorter than its duration."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The time is what the client was promised and what the bureau pays for."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            found(s.breach((problem.duration(s.id, s.by) - (s.stop.end - s.stop.start)).0));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::time::Duration;
    use crate::visits::problem::SkillId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn longer_is_fine_and_shorter_counts() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 40)]);
        let rule = "ServiceNotCutShort";
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00").to("09:50"), serve(1, "10:00")])]), NONE);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00").to("09:27"), serve(1, "10:00")])]), [3]);
        // An end before the start is 40 + 10 minutes short.
        assert_eq!(
            small.minutes(rule, &[(0, &[serve(0, "09:00").to("09:00"), serve(1, "10:00").to("09:50")])]),
            [30, 50]
        );
        // Someone with the skill needs 25 minutes, anyone else 30.
        small.problem.services[0].skill = Some((SkillId(0), 1));
        small.problem.caregivers[1].skills = vec![(SkillId(0), 3)];
        small.problem.tasks[0].duration_by_level = vec![(2, Duration::minutes(25))];
        let short = |shift| small.minutes(rule, &[(shift, &[serve(0, "09:00").to("09:20")])]);
        assert_eq!((short(0), short(1)), (vec![10], vec![5]));
    }
}
