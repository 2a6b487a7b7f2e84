//! The caregiver of the earlier roster.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct SameCaregiverAsPrevious;

impl AssignTerm for SameCaregiverAsPrevious {
    fn rule(&self) -> &'static str {
        "SameCaregiverAsPrevious"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let by = problem.shifts[shift.index()].caregiver;
        i64::from(problem.tasks[task.index()].previous.is_some_and(|previous| previous.caregiver != by))
    }
}
