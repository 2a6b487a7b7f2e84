//! What one unit of a budget or target is worth, from the linear relaxation: modules and projects may be fractions there,
//! so these are prices at the margin and no promise.

use anpai_core::beds::plan::Problem;
use anpai_core::stop::Stop;

use super::people::METRES;
use super::solve::Whole;
use crate::mip::Relaxation;

/// A price, from the relaxation.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Of what: `budget ...` or `target ...`.
    pub name: String,
    /// How many metres of mean need one more unit saves: ten thousand yuan of a budget, one bed (street, home, ...) less
    /// asked of a target. Zero where it does not bind.
    pub metres: f64,
}

/// A price below this is rounding.
const NOTHING: f64 = 1e-6;

/// Prices of budgets and targets for the cost that the model has; empty where the stop came first.
pub(super) fn prices(p: &Problem, whole: &Whole, stop: &Stop) -> Vec<Price> {
    let Ok(relaxed) = Relaxation::new(&whole.informed(), 1).solve(stop) else { return Vec::new() };
    let price = |name: String, row: crate::mip::Row| {
        let metres = relaxed.duals[row.index()].abs() * METRES;
        Price { name, metres: if metres < NOTHING { 0.0 } else { metres } }
    };
    let budgets = p.budgets.iter().zip(&whole.limits.budgets);
    let budgets = budgets.map(|(b, row)| price(format!("budget {}", b.id), *row));
    let targets = p.targets.iter().zip(&whole.limits.targets);
    budgets.chain(targets.map(|(t, row)| price(format!("target {}", t.named.id), *row))).collect()
}
