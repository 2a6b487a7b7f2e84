//! Skill and level.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct CaregiverHasSkill;

impl AssignTerm for CaregiverHasSkill {
    fn rule(&self) -> &'static str {
        "CaregiverHasSkill"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let caregiver = &problem.caregivers[problem.shifts[shift.index()].caregiver.index()];
        let service = &problem.services[problem.tasks[task.index()].service.index()];
        i64::from(service.skill.is_some_and(|(skill, least)| caregiver.level(skill) < least))
    }
}
