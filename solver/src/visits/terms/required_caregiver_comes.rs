//! Required caregivers.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct RequiredCaregiverComes;

impl AssignTerm for RequiredCaregiverComes {
    fn rule(&self) -> &'static str {
        "RequiredCaregiverComes"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let by = problem.shifts[shift.index()].caregiver;
        i64::from(
            problem.visit_of(task).required.as_ref().is_some_and(|only| only.binary_search(&by).is_err()),
        )
    }
}
