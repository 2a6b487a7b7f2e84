//! The largest idle time of any shift.

use anpai_core::visits::Problem;

use super::PlanTerm;
use crate::visits::totals::Totals;

/// The fast term of the rule of the same name.
pub struct LargestIdleTime;

impl PlanTerm for LargestIdleTime {
    fn rule(&self) -> &'static str {
        "LargestIdleTime"
    }
    fn amount(&self, _: &Problem, totals: &Totals) -> i64 {
        totals.idle.largest()
    }
}
