//! Mandatory breaks that are missing from a round with a task in it.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct MandatoryBreakTaken;

impl RouteTerm for MandatoryBreakTaken {
    fn rule(&self) -> &'static str {
        "MandatoryBreakTaken"
    }
    fn amount(&self, problem: &Problem, shift: ShiftId, measures: &Measures) -> i64 {
        let breaks = &problem.breaks[problem.shifts[shift.index()].breaks.clone()];
        let mandatory = breaks.iter().filter(|b| b.mandatory).count() as i64;
        if measures.tasks > 0 { mandatory - measures.mandatory_breaks } else { 0 }
    }
}
