//! A cheap bed, where the bureau wants that to count.

use super::{Found, each_bed};
use crate::beds::admission::Plan;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct LowPrice;

/// What it counts for an applicant in a bed.
pub(super) fn amount(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let _ = applicant;
    problem.units[unit.index()].fen
}

impl Rule<Problem> for LowPrice {
    fn name(&self) -> &'static str {
        "LowPrice"
    }
    fn summary(&self) -> &'static str {
        "Fen a month that all beds cost together."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(0)
    }
    fn reason(&self) -> &'static str {
        "Off: whoever can pay a price may choose it. A bureau that pays all of it sets a weight."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        each_bed(plan, found, |applicant, unit| amount(problem, applicant, unit));
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn prices_are_added_up() {
        let mut small = Small::new(3, &[(0, 2), (1, 2)]);
        small.problem.units[1].fen = 350_000;
        assert_eq!(small.amounts("LowPrice", &[Some(0), Some(1), None]), [350_000]);
    }
}
