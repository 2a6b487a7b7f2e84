//! Subsidies cost no more than their budgets. Somebody with a bed draws what its price is above what they can pay
//! themselves, and no more than their subsidy.

use super::selected::selected;
use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::limits::BudgetId;
use crate::beds::admission::problem::{ApplicantId, Problem, UnitId};
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct BudgetsKept;

/// What somebody draws in a bed, in fen a month.
#[must_use]
pub fn drawn(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> i64 {
    let person = &problem.applicants[applicant.index()];
    let Some(all) = person.fen else { return 0 };
    let own = all - person.subsidy;
    (problem.units[unit.index()].fen - own).clamp(0, person.subsidy)
}

impl Rule<Problem> for BudgetsKept {
    fn name(&self) -> &'static str {
        "BudgetsKept"
    }
    fn summary(&self) -> &'static str {
        "Fen a month that subsidies cost beyond their budgets."
    }
    fn unit(&self) -> Unit {
        Unit::Fen
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "What is not there cannot be promised."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (at, budget) in problem.budgets.iter().enumerate() {
            let paid: i64 = plan
                .placed()
                .filter(|(applicant, unit)| selected(&budget.of, problem, *applicant, *unit))
                .map(|(applicant, unit)| drawn(problem, applicant, unit))
                .sum();
            found(Breach { amount: paid - budget.fen, subject: Subject::Budget(BudgetId::new(at)) });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::limits::{Budget, Selection};
    use crate::beds::admission::problem::{Named, TierId};
    use crate::beds::admission::rules::testing::Small;

    #[test]
    fn subsidies_are_drawn_as_far_as_they_are_needed() {
        let mut small = Small::new(4, &[(0, 4), (0, 4)]);
        small.problem.units[0].fen = 500;
        small.problem.units[1].fen = 250;
        // Own money and subsidy: 300 + 100, 200 + 400, and 450 + 100 of the second tier; the last can pay any price.
        for (at, (own, subsidy)) in [(300, 100), (200, 400), (450, 100)].into_iter().enumerate() {
            let person = &mut small.problem.applicants[at];
            (person.fen, person.subsidy) = (Some(own + subsidy), subsidy);
        }
        small.problem.applicants[2].tier = TierId(1);
        small.problem.applicants[3].subsidy = 900;
        let named = Named { id: "b".into(), name: None };
        let of = Selection { tiers: vec![TierId(0)], ..Selection::default() };
        small.problem.budgets = vec![Budget { named: named.clone(), fen: 399, of }];
        // Unit 0 for all: 100 (not 200, there is no more) + 300, and 50 of the other tier.
        let everybody = [Some(0); 4];
        assert_eq!(small.amounts("BudgetsKept", &everybody), [1]);
        // In unit 1 the first draws nothing and the second 50.
        assert_eq!(small.amounts("BudgetsKept", &[Some(1), Some(1), Some(0), Some(0)]), Small::NONE);
        small.problem.budgets.push(Budget { named, fen: 440, of: Selection::default() });
        assert_eq!(small.amounts("BudgetsKept", &everybody), [1, 10]);
    }
}
