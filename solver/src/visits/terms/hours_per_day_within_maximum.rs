//! Hours of a day beyond the maximum.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{Caregiver, CaregiverId};

use super::CaregiverTerm;
use crate::visits::roster::Trip;

/// The fast term of the rule of the same name.
pub struct HoursPerDayWithinMaximum;

impl CaregiverTerm for HoursPerDayWithinMaximum {
    fn rule(&self) -> &'static str {
        "HoursPerDayWithinMaximum"
    }
    fn concerns(&self, caregiver: &Caregiver) -> bool {
        caregiver.max_per_day.is_some()
    }
    fn amount(&self, problem: &Problem, caregiver: CaregiverId, trips: &[Trip]) -> i64 {
        let who = &problem.caregivers[caregiver.index()];
        who.max_per_day.map_or(0, |most| super::beyond(problem, who, trips, |shift| shift.day, most.0))
    }
}
