//! The stages of the objective, compared in this order: the shortfall of binding targets, that of expected ones, unmet
//! need weighted by distance, cost. The score of the rules has three levels and cannot tell four stages apart; where two
//! plans are compared, it is by these.

use serde::{Deserialize, Serialize};

use super::draft::Nature;
use super::figures::shortfall;
use super::plan::Plan;
use super::problem::Problem;

/// What a plan comes to, stage by stage; less is better, and the first difference decides.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, schemars::JsonSchema,
)]
pub struct Stages {
    /// Shortfall of binding targets, in millionths of each one's size, times their weights.
    pub binding_shortfall: i64,
    /// The same of expected targets.
    pub expected_shortfall: i64,
    /// Unmet need: metres, people and years, times the weight of each scenario; divide by all weights for the mean.
    pub need: i64,
    /// Fen.
    pub cost: i64,
}

impl Stages {
    /// What `plan` comes to.
    #[must_use]
    pub fn of(problem: &Problem, plan: &Plan) -> Self {
        let of = |nature: Nature| -> i64 {
            let those = problem.targets.iter().filter(|t| t.nature == nature);
            those.map(|t| t.weight.saturating_mul(shortfall(problem, plan, t))).fold(0, i64::saturating_add)
        };
        let need = (0..problem.scenarios.len())
            .map(|s| problem.scenarios[s].weight.saturating_mul(need(problem, plan, s)))
            .fold(0, i64::saturating_add);
        Self {
            binding_shortfall: of(Nature::Binding),
            expected_shortfall: of(Nature::Expected),
            need,
            cost: plan.spending(problem).iter().flatten().sum(),
        }
    }
}

/// Unmet need in one scenario, in metres, people and years: ways of those who are served, and what it counts to be
/// without a bed.
#[must_use]
pub fn need(problem: &Problem, plan: &Plan, scenario: usize) -> i64 {
    let mut sum = 0;
    for (k, by_year) in plan.flows[scenario].iter().enumerate() {
        for (t, flows) in by_year.iter().enumerate() {
            let demand: i64 = problem.scenarios[scenario].demand.iter().map(|by_kind| by_kind[k][t]).sum();
            let served: i64 = flows.iter().map(|f| f.people).sum();
            let ways: i64 =
                flows.iter().map(|f| f.people * way(problem, f.community, f.site).unwrap_or(0)).sum();
            sum += ways + (demand - served) * problem.kinds[k].unmet_metres;
        }
    }
    sum
}

/// Metres of way from a community to a site within its reach.
#[must_use]
pub fn way(problem: &Problem, community: usize, site: usize) -> Option<i64> {
    let near = &problem.communities.get(community)?.near;
    near.iter().find(|(s, _)| s.index() == site).map(|(_, metres)| *metres)
}
