//! The six stages as sums of a model's columns, in the units in which the referee counts them.

use anpai_core::funerals::cemetery::proof::Stage;
use anpai_core::funerals::cemetery::{Problem, Stages};
use anpai_core::nature::Nature;

use super::model::Columns;
use super::sum::WholeSum;
use super::targets::{Lack, shortfall};

/// The stages in order, each with the part of the time that is left which it may take.
pub(super) const STAGES: [(Stage, f64); 6] = [
    (Stage::BindingShortfall, 0.3),
    (Stage::ExpectedShortfall, 0.3),
    (Stage::Unserved, 0.5),
    (Stage::Moved, 0.5),
    (Stage::Cost, 0.8),
    (Stage::Land, 0.97),
];

/// What a stage makes small.
pub(super) fn sum(p: &Problem, columns: &Columns, lacks: &[Lack], stage: Stage) -> WholeSum {
    let mut sum = WholeSum::default();
    match stage {
        Stage::BindingShortfall => return shortfall(p, lacks, Nature::Binding),
        Stage::ExpectedShortfall => return shortfall(p, lacks, Nature::Expected),
        Stage::Unserved => {
            sum.constant = i128::from(p.total_deaths());
            columns.buried.iter().for_each(|b| sum.push(b.people, -1));
        }
        Stage::Moved => {
            let moved = columns.buried.iter().filter(|b| b.kind != p.choices[b.choice.index()].kind);
            moved.for_each(|b| sum.push(b.people, 1));
        }
        Stage::Cost => (0..p.years).for_each(|t| columns.spent(p, t, &mut sum)),
        Stage::Land => return columns.land(p, None, p.years - 1),
    }
    sum
}

/// What a plan comes to in a stage.
pub(super) fn value(stages: &Stages, stage: Stage) -> i64 {
    match stage {
        Stage::BindingShortfall => stages.binding_shortfall,
        Stage::ExpectedShortfall => stages.expected_shortfall,
        Stage::Unserved => stages.unserved,
        Stage::Moved => stages.moved,
        Stage::Cost => stages.cost,
        Stage::Land => stages.land,
    }
}
