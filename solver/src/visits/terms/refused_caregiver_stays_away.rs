//! Refused caregivers.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct RefusedCaregiverStaysAway;

impl AssignTerm for RefusedCaregiverStaysAway {
    fn rule(&self) -> &'static str {
        "RefusedCaregiverStaysAway"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let by = problem.shifts[shift.index()].caregiver;
        i64::from(problem.visit_of(task).refused.binary_search(&by).is_ok())
    }
}
