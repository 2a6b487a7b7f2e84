//! Targets as rows, each with a column for its shortfall in whole millionths, rounded up as the referee rounds it, so that nothing
//! is decided by fractions that no plan can have.

use anpai_core::funerals::cemetery::Problem;
use anpai_core::funerals::cemetery::draft::Measure;
use anpai_core::funerals::cemetery::problem::{Definition, Target};
use anpai_core::funerals::cemetery::targets::{PARTS, factor, size, whole};
use anpai_core::nature::Nature;

use super::model::Columns;
use super::sum::WholeSum;
use crate::mip::{Column, Model, Row};
use crate::sites::INF;

/// The most that a target is missed by: a hundred times its size, and what there is of it.
const WORST: i64 = 101 * PARTS;
/// A millionth of shortfall weighs no less than this in its row: HiGHS keeps rows to a millionth.
const FINE: f64 = 1e-2;

/// What is known of a target's shortfall.
#[derive(Clone, Copy, Debug)]
pub(super) enum Lack {
    /// No plan changes it.
    Fixed(i64),
    /// A column of millionths, with its row and how many of the row's units one of what the document says is.
    Open(Column, Row, f64),
}

/// Shortfalls of all targets, with their rows.
pub(super) fn targets(p: &Problem, columns: &Columns, model: &mut Model) -> Vec<Lack> {
    p.targets.iter().map(|target| lack(p, columns, model, target)).collect()
}

/// The shortfall of all targets of a nature.
pub(super) fn shortfall(p: &Problem, lacks: &[Lack], nature: Nature) -> WholeSum {
    let mut sum = WholeSum::default();
    for (target, lack) in p.targets.iter().zip(lacks).filter(|(target, _)| target.nature == nature) {
        match lack {
            Lack::Fixed(parts) => sum.constant += i128::from(target.weight) * i128::from(*parts),
            Lack::Open(parts, _, _) => sum.push(*parts, target.weight),
        }
    }
    sum
}

fn lack(p: &Problem, columns: &Columns, model: &mut Model, target: &Target) -> Lack {
    if target.measure == Measure::CremationShare {
        let nothing = anpai_core::funerals::cemetery::Plan::nothing(p);
        return Lack::Fixed(anpai_core::funerals::cemetery::targets::shortfall(p, &nothing, target));
    }
    let (id, whole) = (&target.named.id, whole(p, target));
    let most = if target.at_most { WORST } else { PARTS };
    let parts = model.integer(format!("{id} lacks"), 0.0, most as f64, 0.0);
    let part = part(p, columns, target);
    // Of what is counted, in units of all of its factors: part + lack >= bound, or the other way round.
    let unit = factor(target.measure) as f64 * part.unit() as f64;
    let each = size(p, target) as f64 / (PARTS as f64 * unit);
    let fine = (FINE / each).max(1.0);
    let sign = if target.at_most { -fine } else { fine };
    let terms = part.terms().map(|(column, times)| (column, sign * (times / part.unit()) as f64));
    let bound = target.hundredths as f64 * whole as f64 / unit - part.constant as f64 / part.unit() as f64;
    let row = model.row(format!("target {id}"), sign * bound, INF, terms.chain([(parts, each * fine)]));
    Lack::Open(parts, row, fine * 100.0 * whole as f64 / unit)
}

/// What a target counts.
fn part(p: &Problem, columns: &Columns, target: &Target) -> WholeSum {
    let mut sum = WholeSum::default();
    match (target.measure, &target.definition) {
        (Measure::EcologicalShare, Some(definition)) => {
            let counted = columns.buried.iter().filter(|b| b.year == target.year);
            let counted = counted.filter(|b| counts(p, definition, b.kind.index(), b.choice.index()));
            counted.for_each(|b| sum.push(b.people, 1));
        }
        // No share is without its definition, and the other is the document's.
        (Measure::EcologicalShare | Measure::CremationShare, _) => {}
        (Measure::FreeUnits, _) => {
            let kinds = columns.groups.iter().enumerate();
            let kinds = kinds.filter(|(k, _)| target.kind.is_none_or(|kind| kind.index() == *k));
            for group in kinds.flat_map(|(_, groups)| groups) {
                // A site that a target names is a group by itself.
                if target.site.is_none_or(|site| group.sites == [site]) {
                    sum.add(&group.free[target.year]);
                }
            }
        }
        (Measure::LandUsed, _) => sum = columns.land(p, target.site, target.year),
        (Measure::Awards, _) => columns.awards(p, target.year, &mut sum),
    }
    sum
}

fn counts(p: &Problem, definition: &Definition, kind: usize, choice: usize) -> bool {
    definition.counts[kind] && (definition.uncremated || !p.choices[choice].uncremated)
}
