//! A pinned round that is not as pinned. The other pins are kept by the candidates and the couplings, or are broken by
//! leaving the visit out.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::ShiftId;

use super::RouteTerm;
use crate::visits::measures::Measures;

/// The fast term of the rule of the same name.
pub struct PinsKept;

impl RouteTerm for PinsKept {
    fn rule(&self) -> &'static str {
        "PinsKept"
    }
    fn amount(&self, _: &Problem, _: ShiftId, measures: &Measures) -> i64 {
        i64::from(measures.is_not_as_pinned)
    }
}
