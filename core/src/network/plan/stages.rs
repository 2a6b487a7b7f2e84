//! The stages of the objective, compared in this order: the shortfall of binding targets, that of expected ones, hours
//! unmet, how the worst-served streets fare, cost, distance. The score of the rules has three levels and cannot tell six
//! stages apart; where two plans are compared, it is by these.

use std::cmp::Reverse;

use serde::{Deserialize, Serialize};

use super::costs::Costs;
use super::figures::{Served, by_street, distance, in_all, served};
use super::plan::Plan;
use super::problem::Problem;
use super::targets::shortfall;
use crate::nature::Nature;

/// What a plan comes to, stage by stage; less is better, and the first difference decides. The lists of streets are
/// compared entry by entry; those of two plans of one problem are equally long.
#[derive(
    Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Stages {
    /// Shortfall of binding targets, in millionths of each one's size, times their weights.
    pub binding_shortfall: i64,
    /// The same of expected targets.
    pub expected_shortfall: i64,
    /// Hours a week that are needed and reach nobody.
    pub unserved: i64,
    /// The same in each thousand of a street's, rounded up, of every street that needs hours, worst first.
    pub streets: Vec<i64>,
    /// Fen: once, and daily over all days.
    pub cost: i64,
    /// Metres between communities and what serves them, times hours a week.
    pub distance: i64,
}

impl Stages {
    /// What `plan` comes to.
    #[must_use]
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let of = |nature: Nature| -> i64 {
            let those = problem.targets.iter().filter(|t| t.nature == nature);
            those.map(|t| t.weight.saturating_mul(shortfall(problem, plan, t))).fold(0, i64::saturating_add)
        };
        let served = served(problem, plan);
        Self {
            binding_shortfall: of(Nature::Binding),
            expected_shortfall: of(Nature::Expected),
            unserved: in_all(problem, &served, None, None).unserved(),
            streets: worst_first(problem, &served),
            cost: Costs::of(problem, plan).total(problem.days),
            distance: distance(problem, plan),
        }
    }
}

fn worst_first(problem: &Problem, served: &[Vec<Served>]) -> Vec<i64> {
    let streets = by_street(problem, served).into_iter().filter(|s| s.demand > 0);
    let mut permille: Vec<i64> = streets.map(Served::unserved_permille).collect();
    permille.sort_unstable_by_key(|p| Reverse(*p));
    permille
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
            streets: vec![300, 20],
            cost: 70,
            distance: 900,
        };
        let worse = [
            Stages { binding_shortfall: 1, expected_shortfall: 0, ..good.clone() },
            Stages { expected_shortfall: 6, unserved: 0, ..good.clone() },
            Stages { unserved: 10, streets: vec![0, 0], ..good.clone() },
            // The next street decides where the worst fare alike.
            Stages { streets: vec![301, 0], cost: 0, ..good.clone() },
            Stages { streets: vec![300, 21], cost: 0, ..good.clone() },
            Stages { cost: 71, distance: 0, ..good.clone() },
            Stages { distance: 901, ..good.clone() },
        ];
        for worse in worse {
            assert!(good < worse, "{worse:?}");
        }
    }
}
