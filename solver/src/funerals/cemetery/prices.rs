//! What one more of something is worth at the margin of each stage: the duals of the linear relaxation in which the stages before
//! are kept at what the plan reaches. Modules and people may be fractions there, so these are prices and no promise.

use anpai_core::funerals::cemetery::Problem;
use anpai_core::funerals::cemetery::proof::{Price, Priced, Stage};
use anpai_core::stop::Stop;

use super::model::Columns;
use super::targets::Lack;
use crate::mip::{Model, Relaxation, Row};
use crate::sites::FEN;

/// Square decimetres of a square metre.
const DM2: f64 = 100.0;
/// A price below this is rounding.
const NOTHING: f64 = 1e-6;

/// Prices of a stage whose sum, in units of `unit`, is the cost of the model; empty where the stop came first.
pub(super) fn prices(
    p: &Problem,
    columns: &Columns,
    lacks: &[Lack],
    model: &Model,
    (stage, unit): (Stage, f64),
    stop: &Stop,
) -> Vec<Price> {
    let Ok(relaxed) = Relaxation::new(model, 1).solve(stop) else { return Vec::new() };
    let dual = |row: Row| relaxed.duals[row.index()].abs() * unit;
    let mut all = Vec::new();
    let mut price = |of: Priced, id: &str, year: Option<usize>, price: f64| {
        if price > NOTHING {
            all.push(Price { of, id: id.to_owned(), year: year.map(|t| p.year(t)), stage, price });
        }
    };
    for (target, lack) in p.targets.iter().zip(lacks) {
        if let Lack::Open(_, row, each) = lack {
            price(Priced::Target, &target.named.id, Some(target.year), dual(*row) * each);
        }
    }
    let yuan: Vec<f64> = columns.rows.budget.iter().map(|r| dual(r.row) * FEN / r.unit).collect();
    let carries_over = p.budget.as_ref().is_some_and(|budget| budget.carries_over);
    for t in 0..yuan.len() {
        // A yuan that carries over is there in every later year too.
        let one = if carries_over { yuan[t..].iter().sum() } else { yuan[t] };
        price(Priced::Budget, "", Some(t), one);
    }
    for (site, row) in p.sites.iter().zip(&columns.rows.land) {
        if let Some(row) = row {
            price(Priced::Land, &site.named.id, None, dual(row.row) * DM2 / row.unit);
        }
    }
    for (project, built) in p.projects.iter().zip(&columns.built) {
        if let Some(built) = built {
            // A column's bound has its price in what forcing the column up would cost: nothing where that is no saving.
            let saves = (-relaxed.reduced[built.index()]).max(0.0) * unit;
            price(Priced::Modules, &project.named.id, None, saves);
        }
    }
    for (kind, t, row) in &columns.rows.limits {
        price(Priced::YearlyLimit, &p.kinds[kind.index()].named.id, Some(*t), dual(*row));
    }
    all
}
