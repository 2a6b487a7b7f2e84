//! How far starts are from the earlier roster's.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct StartNearPrevious;

impl RouteTerm for StartNearPrevious {
    fn rule(&self) -> &'static str {
        "StartNearPrevious"
    }
    fn amount(&self, _: &Problem, _: ShiftId, measures: &Measures) -> i64 {
        measures.moved
    }
}
