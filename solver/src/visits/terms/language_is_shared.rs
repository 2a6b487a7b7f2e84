//! A language in common.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{ShiftId, TaskId};

use super::AssignTerm;

/// The fast term of the rule of the same name.
pub struct LanguageIsShared;

impl AssignTerm for LanguageIsShared {
    fn rule(&self) -> &'static str {
        "LanguageIsShared"
    }
    fn amount(&self, problem: &Problem, task: TaskId, shift: ShiftId) -> i64 {
        let (wanted, spoken) = (&problem.visit_of(task).languages, &problem.caregiver_of(shift).languages);
        i64::from(!wanted.is_empty() && !wanted.iter().any(|l| spoken.contains(l)))
    }
}
