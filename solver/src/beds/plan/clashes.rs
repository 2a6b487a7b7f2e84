//! Which targets, budgets and commitments stand in each other's way, by name, and the smallest change that would mend it.

use anpai_core::beds::plan::Problem;
use anpai_core::beds::plan::draft::Nature;
use anpai_core::beds::plan::figures::{factor, size};
use anpai_core::stop::Stop;

use super::design::FEN;
use super::solve::Whole;
use crate::mip::{Limits, Row, clash};

/// What clashes.
#[derive(Clone, Debug, PartialEq)]
pub struct Clashing {
    /// Names such as `target nursing share`, `budget district 2021`, `commitment centre`: without any one of them the
    /// others could be kept, where `is_minimal`.
    pub names: Vec<String>,
    /// Whether each was shown to be needed in the time.
    pub is_minimal: bool,
    /// The smallest change, relative to what is asked, that would mend it.
    pub changes: Vec<Change>,
}

/// A change that would mend a clash.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// What would have to give.
    pub name: String,
    /// By how much: fen for budgets, beds (streets, homes, people) for targets, 1 for a commitment.
    pub by: f64,
    /// The unit of `by`.
    pub unit: &'static str,
}

/// The clash among budgets, commitments and binding targets, all kept in full; `None` where there is none.
pub(super) fn clashing(p: &Problem, whole: &Whole, stop: &Stop) -> Option<Clashing> {
    let mut model = whole.model.clone();
    let mut rows: Vec<(Row, f64)> = Vec::new();
    let mut names: Vec<(String, f64, &'static str)> = Vec::new();
    for (target, (row, shortfall)) in
        p.targets.iter().zip(whole.limits.targets.iter().zip(&whole.limits.shortfalls))
    {
        if target.nature == Nature::Binding {
            model.set_bounds(*shortfall, 0.0, 0.0);
            rows.push((*row, size(p, target) as f64 / factor(target.measure) as f64));
            names.push((format!("target {}", target.named.id), 1.0, "beds"));
        }
    }
    for (budget, row) in p.budgets.iter().zip(&whole.limits.budgets) {
        rows.push((*row, (budget.fen as f64 / FEN).max(1.0)));
        names.push((format!("budget {}", budget.id), FEN, "fen"));
    }
    for (site, row) in &whole.design.committed {
        rows.push((*row, 1.0));
        names.push((format!("commitment {}", p.sites[*site].named.id), 1.0, "project"));
    }
    let found = clash(&model, &rows, &Limits::new(stop))?;
    let name = |row: Row| rows.iter().position(|(r, _)| *r == row).map(|n| &names[n]);
    Some(Clashing {
        names: found.rows.iter().filter_map(|row| name(*row)).map(|n| n.0.clone()).collect(),
        is_minimal: found.is_minimal,
        changes: (found.mend.iter())
            .filter_map(|mend| {
                let (name, unit, of) = name(mend.row)?;
                Some(Change { name: name.clone(), by: mend.by * unit, unit: of })
            })
            .collect(),
    })
}
