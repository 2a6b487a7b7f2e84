//! What volunteers may give.

use anpai_core::visits::Problem;
use anpai_core::visits::draft::CaregiverKind;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct VolunteerMayServe;

impl AssignTerm for VolunteerMayServe {
    fn rule(&self) -> &'static str {
        "VolunteerMayServe"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let service = &problem.services[problem.tasks[task.index()].service.index()];
        i64::from(!service.volunteers && problem.caregiver_of(shift).kind == CaregiverKind::Volunteer)
    }
}
