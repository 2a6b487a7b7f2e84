//! Continuity.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct UsualCaregiverComes;

impl AssignTerm for UsualCaregiverComes {
    fn rule(&self) -> &'static str {
        "UsualCaregiverComes"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let by = problem.shifts[shift.index()].caregiver;
        let usual = &problem.visit_of(task).usual;
        i64::from(!usual.is_empty() && !usual.contains(&by))
    }
}
