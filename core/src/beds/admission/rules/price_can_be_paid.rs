//! The price is no more than the applicant can pay, the subsidy included. Set soft, the missing money weighs instead of
//! keeping people out.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PriceCanBePaid;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let bed = &problem.units[unit.index()];
    match person.fen {
        Some(fen) if !person.holds(unit) => (bed.fen - fen).max(0),
        _ => 0,
    }
}

impl Rule<Problem> for PriceCanBePaid {
    fn name(&self) -> &'static str {
        "PriceCanBePaid"
    }
    fn summary(&self) -> &'static str {
        "Fen a month that people lack for their bed, subsidies included."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A place that cannot be paid is lost again; set it soft where the bureau fills the gap."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn what_is_missing_counts_in_fen() {
        let mut small = Small::new(3, &[(0, 2), (1, 2)]);
        small.problem.units[1].fen = 350_000;
        small.problem.applicants[0].fen = Some(350_000);
        small.problem.applicants[1].fen = Some(300_000);
        // The third can pay any price.
        assert_eq!(small.amounts("PriceCanBePaid", &[Some(1), Some(0), Some(1)]), Small::NONE);
        assert_eq!(small.amounts("PriceCanBePaid", &[Some(1), Some(1), Some(1)]), [50_000]);
    }
}
