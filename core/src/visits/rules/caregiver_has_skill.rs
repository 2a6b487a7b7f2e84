//! A task goes to someone who has its skill at the level that the service asks.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct CaregiverHasSkill;

impl Rule<Problem> for CaregiverHasSkill {
    fn name(&self) -> &'static str {
        "CaregiverHasSkill"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver without the service's skill at its level."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "An untrained hand can hurt: no roster is worth that."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            let needed = problem.services[s.task.service.index()].skill;
            if needed.is_some_and(|(skill, least)| s.caregiver.level(skill) < least) {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::SkillId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn skill_and_level_are_both_needed() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.services[0].skill = Some((SkillId(1), 2));
        small.problem.caregivers[0].skills = vec![(SkillId(0), 9), (SkillId(1), 1)];
        small.problem.caregivers[1].skills = vec![(SkillId(1), 2)];
        let rule = "CaregiverHasSkill";
        // Caregiver 0 has level 1 of 2, caregiver 1 level 2, caregiver 2 nothing.
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00"), serve(1, "10:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")])]), [1]);
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(2, "11:00")]), (2, &[serve(1, "09:00")])]),
            [1, 1, 1]
        );
    }
}
