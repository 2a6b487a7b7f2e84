//! The stages of the objective, compared in this order: the shortfall of binding targets, that of expected ones, people
//! without a grave, first choices not kept, cost, land. The score of the rules has three levels and cannot tell six stages
//! apart; where two plans are compared, it is by these.

use serde::{Deserialize, Serialize};

use super::figures::{fit, land, moved, spent, unserved};
use super::plan::Plan;
use super::problem::Problem;
use super::targets::shortfall;
use crate::nature::Nature;

/// What a plan comes to, stage by stage; less is better, and the first difference decides.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Stages {
    /// Shortfall of binding targets, in millionths of each one's size, times their weights.
    pub binding_shortfall: i64,
    /// The same of expected targets.
    pub expected_shortfall: i64,
    /// People who are not buried in the year in which they die, in all years.
    pub unserved: i64,
    /// People who are buried in another way than they chose first, in all years.
    pub moved: i64,
    /// Fen for building, burials and awards, in all years.
    pub cost: i64,
    /// Square decimetres of all modules.
    pub land: i64,
}

impl Stages {
    /// What `plan` comes to.
    #[must_use]
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let of = |nature: Nature| -> i64 {
            let those = problem.targets.iter().filter(|t| t.nature == nature);
            those.map(|t| t.weight.saturating_mul(shortfall(problem, plan, t))).fold(0, i64::saturating_add)
        };
        let sum = |all: Vec<i64>| fit(all.into_iter().map(i128::from).sum());
        Self {
            binding_shortfall: of(Nature::Binding),
            expected_shortfall: of(Nature::Expected),
            unserved: sum(unserved(problem, plan).into_iter().flatten().collect()),
            moved: sum(moved(problem, plan)),
            cost: sum(spent(problem, plan).into_iter().map(super::figures::Spent::total).collect()),
            land: land(problem, plan, None).last().copied().unwrap_or(0),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_difference_decides() {
        let good = Stages {
            binding_shortfall: 0,
            expected_shortfall: 5,
            unserved: 9,
            moved: 4,
            cost: 70,
            land: 900,
        };
        let worse = [
            Stages { binding_shortfall: 1, expected_shortfall: 0, ..good },
            Stages { expected_shortfall: 6, unserved: 0, ..good },
            Stages { unserved: 10, moved: 0, ..good },
            Stages { moved: 5, cost: 0, ..good },
            Stages { cost: 71, land: 0, ..good },
            Stages { land: 901, ..good },
        ];
        for worse in worse {
            assert!(good < worse, "{worse:?}");
        }
    }
}
