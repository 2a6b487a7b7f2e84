//! Targets: each measure with a bound that it can have, of a kind and a class that there are.

use super::ids::Ids;
use crate::measured::check::{bound, weight};
use crate::named::Named;
use crate::network::plan::draft::{Draft, Measure, TargetDraft};
use crate::network::plan::problem::{ClassId, KindId, Target};
use crate::read::findings::Findings;

/// The largest bound of a number.
const MOST: f64 = 1e7;
/// The largest bound of a share, in percent.
const WHOLE: f64 = 100.0;

pub(super) fn targets(draft: &Draft, ids: &Ids<'_>, found: &mut Findings) -> Vec<Target> {
    draft.targets.iter().enumerate().map(|(n, t)| target(draft, n, t, ids, found)).collect()
}

fn target(draft: &Draft, n: usize, target: &TargetDraft, ids: &Ids<'_>, found: &mut Findings) -> Target {
    let at = format!("/targets/{n}");
    let weight = weight(target.weight, &at, found);
    if target.measure == Measure::StreetsWithSite
        && draft.streets.is_empty()
        && !found.is_unreadable("/streets")
    {
        let cause = "there are no streets to have a site";
        found.add("no-streets", format!("{at}/measure"), "streets-with-site", cause, "list the streets");
    }
    let kind = target.kind.as_ref().and_then(|kind| ids.kinds.find(kind, || format!("{at}/kind"), found));
    let class = class(draft, target, &at, ids, found);
    let largest = match target.measure {
        Measure::Sites | Measure::HoursPerWeek => MOST,
        Measure::CommunitiesCovered
        | Measure::PeopleCovered
        | Measure::StreetsWithSite
        | Measure::ServedShare => WHOLE,
    };
    let no_most = (target.measure != Measure::Sites).then_some("only a number of sites has a most");
    let bound = bound((target.at_least, target.at_most), &at, largest, no_most, found);
    Target {
        named: Named::new(&target.id, target.name.as_deref()),
        measure: target.measure,
        kind: kind.map(KindId::new),
        class,
        hundredths: bound.hundredths,
        at_most: bound.at_most,
        nature: target.nature.unwrap_or_default(),
        weight,
        source: target.source.clone(),
    }
}

/// The class of a target: sites have none, and of a class that no community has nothing can be measured.
fn class(
    draft: &Draft,
    target: &TargetDraft,
    at: &str,
    ids: &Ids<'_>,
    found: &mut Findings,
) -> Option<ClassId> {
    let id = target.class.as_ref()?;
    let pointer = format!("{at}/class");
    if target.measure == Measure::Sites && !found.is_unreadable(&format!("{at}/measure")) {
        let cause = "communities have classes, and sites have none";
        found.add("unknown-field", pointer, id, cause, "leave it out, or measure communities");
        return None;
    }
    let class = ids.classes.find(id, || pointer.clone(), found)?;
    let has = |n: usize, own: Option<&String>| {
        own == Some(id) || found.is_unreadable(&format!("/communities/{n}/class"))
    };
    let some = draft.communities.iter().enumerate().any(|(n, c)| has(n, c.class.as_ref()));
    if !some && !found.is_unreadable("/communities") {
        let cause = "no community is of this class";
        found.add("no-communities", pointer, id, cause, "write the class of the communities that are meant");
    }
    Some(ClassId::new(class))
}
