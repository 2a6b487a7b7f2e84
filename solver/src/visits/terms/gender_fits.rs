//! The gender that a client asks for.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct GenderFits;

impl AssignTerm for GenderFits {
    fn rule(&self) -> &'static str {
        "GenderFits"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let asked = problem.visit_of(task).gender;
        i64::from(asked.is_some() && problem.caregiver_of(shift).gender != asked)
    }
}
