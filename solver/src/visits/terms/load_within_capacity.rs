//! What is carried beyond the capacity.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct LoadWithinCapacity;

impl RouteTerm for LoadWithinCapacity {
    fn rule(&self) -> &'static str {
        "LoadWithinCapacity"
    }
    fn amount(&self, problem: &Problem, shift: ShiftId, measures: &Measures) -> i64 {
        let capacity = problem.shifts[shift.index()].capacity;
        capacity.map_or(0, |most| (measures.load - most).max(0))
    }
}
