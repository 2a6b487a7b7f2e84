//! Time beyond the end of a shift, where that is soft; where it is hard no round is that long.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct RouteEndsInShift;

impl RouteTerm for RouteEndsInShift {
    fn rule(&self) -> &'static str {
        "RouteEndsInShift"
    }
    fn amount(&self, _: &Problem, _: ShiftId, measures: &Measures) -> i64 {
        measures.extra
    }
}
