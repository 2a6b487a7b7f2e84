//! Why a model has no solution: the rows that contradict each other, by name, and the smallest change that mends them.
//! HiGHS can look for irreducible sets itself, but means the linear relaxation by that; here every question is put to
//! the whole model.
//!
//! Sources: elastic rows, Brown and Graves 1975; the deletion filter, Chinneck and Dravnieks, ORSA Journal on Computing
//! 3 (1991).

use super::model::{Column, Model, Row};
use super::solve::{Limits, Status, solve};

/// What stands in the way of every solution.
#[derive(Clone, Debug, PartialEq)]
pub struct Clash {
    /// Rows that contradict each other: leave out any one of them and the rest can be kept, if `is_minimal`.
    pub rows: Vec<Row>,
    /// Whether each of them was shown to be needed before the stop.
    pub is_minimal: bool,
    /// The smallest change of bounds, relative to the size of each row, that lets a solution in.
    pub mend: Vec<Mend>,
}

/// A bound to be changed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mend {
    /// The row.
    pub row: Row,
    /// What its bound has to move by: up where positive, down where negative.
    pub by: f64,
}

/// A change below this is the tolerance of the solver.
const NOTHING: f64 = 1e-6;

/// The clash among `rows`, which alone may be given up; `None` where there is none, or where the other rows alone
/// contradict each other. A change is measured against the size that comes with each row, so that a budget in fen and a
/// share in percent count alike.
#[must_use]
pub fn clash(model: &Model, rows: &[(Row, f64)], limits: &Limits) -> Option<Clash> {
    let mend = mend(model, rows, limits)?;
    if mend.is_empty() {
        return None;
    }
    let mut model = model.clone();
    model.clear_costs();
    let (mut kept, mut is_minimal) = (Vec::new(), true);
    for (at, &(row, _)) in rows.iter().enumerate() {
        let (lower, upper) = model.row_bounds(row);
        model.set_row_bounds(row, f64::NEG_INFINITY, f64::INFINITY);
        let without = solve(&model, None, limits, &mut |_| {}).status;
        if without == Status::Infeasible {
            continue;
        }
        model.set_row_bounds(row, lower, upper);
        kept.push(row);
        if without == Status::Stopped {
            // Nobody knows whether it is needed, nor any of those that were not asked about.
            is_minimal = false;
            if limits.stop.is_over() {
                kept.extend(rows[at + 1..].iter().map(|(row, _)| *row));
                break;
            }
        }
    }
    Some(Clash { rows: kept, is_minimal, mend })
}

/// The least relative change of the bounds of `rows` that lets a solution in; empty where none is needed.
fn mend(model: &Model, rows: &[(Row, f64)], limits: &Limits) -> Option<Vec<Mend>> {
    let mut elastic = model.clone();
    elastic.clear_costs();
    let mut slacks: Vec<(Row, Column, f64)> = Vec::new();
    for &(row, size) in rows {
        let (lower, upper) = model.row_bounds(row);
        for (bound, sign) in [(lower, -1.0), (upper, 1.0)] {
            if bound.is_finite() {
                let name = format!("give {}", model.row_name(row));
                let slack = elastic.continuous(name, 0.0, f64::INFINITY, 1.0 / size);
                // A lower bound that falls by the slack is a term that rises by it.
                elastic.add_term(row, slack, -sign);
                slacks.push((row, slack, sign));
            }
        }
    }
    let best = solve(&elastic, None, limits, &mut |_| {}).best?;
    let changed = slacks.into_iter().filter_map(|(row, slack, sign)| {
        let by = best.values[slack.index()];
        (by > NOTHING).then_some(Mend { row, by: sign * by })
    });
    Some(changed.collect())
}
