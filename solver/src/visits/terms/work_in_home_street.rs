//! Lending across streets.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct WorkInHomeStreet;

impl AssignTerm for WorkInHomeStreet {
    fn rule(&self) -> &'static str {
        "WorkInHomeStreet"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let home = problem.caregiver_of(shift).street;
        let there = problem.places[problem.visit_of(task).place.index()].street;
        i64::from(home.zip(there).is_some_and(|(home, there)| home != there))
    }
}
