//! The day by which a visit is due.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct VisitByDueDay;

impl AssignTerm for VisitByDueDay {
    fn rule(&self) -> &'static str {
        "VisitByDueDay"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let visit = problem.visit_of(task);
        let late = visit.due_day.map_or(0, |due| problem.shifts[shift.index()].day.saturating_sub(due));
        if task.index() == visit.tasks.start { i64::from(late) } else { 0 }
    }
}
