//! Overtime of a week.

use anpai_core::visits::Problem;
use anpai_core::visits::problem::{Caregiver, CaregiverId};

use super::CaregiverTerm;
use crate::visits::roster::Trip;

/// The fast term of the rule of the same name.
pub struct ContractHoursPerWeek;

impl CaregiverTerm for ContractHoursPerWeek {
    fn rule(&self) -> &'static str {
        "ContractHoursPerWeek"
    }
    fn concerns(&self, caregiver: &Caregiver) -> bool {
        caregiver.contract_per_week.is_some()
    }
    fn amount(&self, problem: &Problem, caregiver: CaregiverId, trips: &[Trip]) -> i64 {
        let who = &problem.caregivers[caregiver.index()];
        who.contract_per_week.map_or(0, |most| super::beyond(problem, who, trips, |shift| shift.week, most.0))
    }
}
