//! The largest tardiness of any task.

use anpai_core::visits::Problem;

use super::PlanTerm;
use crate::visits::totals::Totals;

/// The fast term of the rule of the same name.
pub struct LargestTardiness;

impl PlanTerm for LargestTardiness {
    fn rule(&self) -> &'static str {
        "LargestTardiness"
    }
    fn amount(&self, _: &Problem, totals: &Totals) -> i64 {
        totals.tardiness.largest()
    }
}
