//! What it is worth to plan for all ways that demand could turn out, and not for their mean alone.
//!
//! Source: Birge and Louveaux, *Introduction to Stochastic Programming* (2011), section 4.2.

use anpai_core::beds::plan::problem::Scenario;
use anpai_core::beds::plan::{Plan, Problem, Stages};

use super::freeze::fill;
use super::solve::solve;
use crate::sites::Terms;

/// The value of the stochastic solution.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Value {
    /// The mean need that a plan for the mean demand leaves, in metres, people and years.
    pub planned_for_mean: i64,
    /// What the given plan leaves.
    pub planned_for_all: i64,
}

/// The problem with one scenario, the weighted mean of all, halves rounded up.
#[must_use]
pub fn mean_problem(p: &Problem) -> Problem {
    let total = p.total_weight().max(1);
    let mean = |c: usize, k: usize, t: usize| {
        let sum: i64 = p.scenarios.iter().map(|s| s.weight * s.demand[c][k][t]).sum();
        (2 * sum + total) / (2 * total)
    };
    let by_year = |c, k| (0..p.years).map(|t| mean(c, k, t)).collect();
    let by_kind = |c| (0..p.kinds.len()).map(|k| by_year(c, k)).collect();
    let demand = (0..p.communities.len()).map(by_kind).collect();
    Problem { scenarios: vec![Scenario { id: "mean".to_owned(), weight: 1, demand }], ..p.clone() }
}

/// Plans for the mean, and lets that plan meet all scenarios. `None` where the stop came before a plan, or where it does
/// not keep the targets as well as `plan` does, so that the two cannot be compared by need.
#[must_use]
pub fn value(p: &Problem, plan: &Plan, terms: &Terms) -> Option<Value> {
    let mean = solve(&mean_problem(p), terms, &mut |_| {});
    let mut other = mean.plan?;
    fill(p, &mut other);
    let (own, other) = (Stages::of(p, plan), Stages::of(p, &other));
    let shortfalls = |s: &Stages| (s.binding_shortfall, s.expected_shortfall);
    let total = p.total_weight().max(1);
    (shortfalls(&own) == shortfalls(&other))
        .then(|| Value { planned_for_mean: other.need / total, planned_for_all: own.need / total })
}
