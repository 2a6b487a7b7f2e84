//! Targets: each measure with a bound that it can have.

use crate::meals::plan::draft::{Draft, Measure, TargetDraft};
use crate::meals::plan::problem::Target;
use crate::measured::check::{bound, weight};
use crate::named::Named;
use crate::read::findings::Findings;

/// The largest bound of a number.
const MOST: f64 = 1e7;
/// The largest bound of a share, in percent.
const WHOLE: f64 = 100.0;

pub(super) fn targets(draft: &Draft, found: &mut Findings) -> Vec<Target> {
    draft.targets.iter().enumerate().map(|(n, t)| target(draft, n, t, found)).collect()
}

fn target(draft: &Draft, n: usize, target: &TargetDraft, found: &mut Findings) -> Target {
    let at = format!("/targets/{n}");
    let weight = weight(target.weight, &at, found);
    if target.measure == Measure::StreetsWithPoint
        && draft.streets.is_empty()
        && !found.is_unreadable("/streets")
    {
        let cause = "there are no streets to have a point";
        found.add("no-streets", format!("{at}/measure"), "streets-with-point", cause, "list the streets");
    }
    let largest = match target.measure {
        Measure::MealsPerDay | Measure::Points => MOST,
        Measure::CommunitiesCovered | Measure::StreetsWithPoint | Measure::ServedShare => WHOLE,
    };
    let no_most = (target.measure != Measure::Points).then_some("only a number of points has a most");
    let bound = bound((target.at_least, target.at_most), &at, largest, no_most, found);
    Target {
        named: Named::new(&target.id, target.name.as_deref()),
        measure: target.measure,
        hundredths: bound.hundredths,
        at_most: bound.at_most,
        nature: target.nature.unwrap_or_default(),
        weight,
        source: target.source.clone(),
    }
}
