//! Travel time of a round.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct TravelTime;

impl RouteTerm for TravelTime {
    fn rule(&self) -> &'static str {
        "TravelTime"
    }
    fn amount(&self, _: &Problem, _: ShiftId, measures: &Measures) -> i64 {
        measures.travel
    }
}
