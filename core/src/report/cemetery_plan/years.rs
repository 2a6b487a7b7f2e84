//! Every year of a plan, and the shares by every definition.

use serde::Serialize;

use crate::funerals::cemetery::Plan;
use crate::funerals::cemetery::figures::{
    by_kind, counted, free, land, moved, of, overspent, spent, unserved,
};
use crate::funerals::cemetery::problem::Problem;
use crate::measured::Measured;
use crate::served::fit;

/// An ecological share by the definition of a target.
#[derive(Serialize)]
pub(super) struct ShareRow<'a> {
    label: &'a str,
    /// The row of the target.
    target: usize,
}

/// A year.
#[derive(Serialize)]
pub(super) struct YearRow {
    year: u16,
    deaths: i64,
    cremated: i64,
    /// By kind.
    buried: Vec<i64>,
    /// By first choice.
    unserved: Vec<i64>,
    moved: i64,
    /// Hundredths of a percent, by definition.
    shares: Vec<i64>,
    /// Units free at the end, by kind.
    free: Vec<i64>,
    land: i64,
    /// Fen for building, burials and awards.
    spent: [i64; 3],
    left: Option<i64>,
}

pub(super) fn shares(problem: &Problem) -> Vec<ShareRow<'_>> {
    let targets = problem.targets.iter().enumerate().filter(|(_, t)| t.definition.is_some());
    targets.map(|(target, t)| ShareRow { label: &t.named.name, target }).collect()
}

pub(super) fn years(problem: &Problem, plan: &Plan) -> Vec<YearRow> {
    let (buried, lacking, units) = (by_kind(problem, plan), unserved(problem, plan), free(problem, plan));
    let (moved, land, spent) = (moved(problem, plan), land(problem, plan, None), spent(problem, plan));
    let beyond = overspent(problem, plan);
    let defined = problem.targets.iter().filter_map(|t| t.definition.as_ref());
    let shares: Vec<_> = defined.map(|d| (counted(problem, plan, d), of(problem, d))).collect();
    let at = |rows: &[Vec<i64>], t: usize| rows.iter().map(|row| row[t]).collect();
    let year = |t: usize| YearRow {
        year: problem.year(t),
        deaths: problem.deaths[t],
        cremated: problem.cremated[t],
        buried: at(&buried, t),
        unserved: at(&lacking, t),
        moved: moved[t],
        shares: shares
            .iter()
            .map(|(part, whole)| Measured { part: part[t], whole: whole[t], factor: 10_000 }.hundredths())
            .collect(),
        free: (0..problem.kinds.len())
            .map(|k| fit(units.iter().map(|site| i128::from(site[k][t])).sum()))
            .collect(),
        land: land[t],
        spent: [spent[t].building, spent[t].burials, spent[t].awards],
        left: beyond.as_ref().map(|beyond| beyond[t].saturating_neg()),
    };
    (0..problem.years).map(year).collect()
}
