//! Targets: each measure with what it takes, and a bound that it can have.

use super::amounts::Decimal;
use super::ids::Ids;
use super::named;
use super::years::Years;
use crate::funerals::cemetery::draft::{DefinitionDraft, Draft, Measure, TargetDraft};
use crate::funerals::cemetery::problem::{Definition, Kind, KindId, SiteId, Target};
use crate::measured::check::{bound, weight};
use crate::read::findings::Findings;

/// The largest bound of a number of units, of square metres and of yuan.
const MOST: f64 = 1e10;
/// The largest bound of a share, in percent.
const WHOLE: f64 = 100.0;
/// The largest unit that a definition may ask for.
const UNIT_LAND: Decimal = Decimal { unit: "square metres", most: 1000.0 };

pub(super) fn targets(
    draft: &Draft,
    ids: &Ids<'_>,
    kinds: &[Kind],
    years: &Years,
    found: &mut Findings,
) -> Vec<Target> {
    let one = |(n, t): (usize, &TargetDraft)| target(t, &format!("/targets/{n}"), (ids, kinds), years, found);
    draft.targets.iter().enumerate().map(one).collect()
}

fn target(
    target: &TargetDraft,
    at: &str,
    (ids, kinds): (&Ids<'_>, &[Kind]),
    years: &Years,
    found: &mut Findings,
) -> Target {
    let weight = weight(target.weight, at, found);
    takes(target, at, found);
    let definition = target.definition.as_ref();
    let definition =
        definition.map(|d| self::definition(d, &format!("{at}/definition"), (ids, kinds), found));
    let site = target.site.as_ref().and_then(|id| ids.sites.find(id, || format!("{at}/site"), found));
    let kind = target.kind.as_ref().and_then(|id| ids.kinds.find(id, || format!("{at}/kind"), found));
    let (largest, no_most) = match target.measure {
        Measure::EcologicalShare | Measure::CremationShare => (WHOLE, None),
        Measure::FreeUnits => (MOST, Some("units that are free have a least")),
        Measure::LandUsed | Measure::Awards => (MOST, None),
    };
    if let (Measure::LandUsed | Measure::Awards, Some(least)) = (target.measure, target.at_least) {
        let cause = "what is used or paid has a most";
        found.add("unknown-field", format!("{at}/at_least"), least, cause, "write `at_most`");
    }
    let bound = bound((target.at_least, target.at_most), at, largest, no_most, found);
    Target {
        named: named(&target.id, target.name.as_ref()),
        measure: target.measure,
        definition,
        site: site.map(SiteId::new),
        kind: kind.map(KindId::new),
        year: target.year.map_or(years.count - 1, |y| years.index(y, &format!("{at}/year"), found)),
        hundredths: bound.hundredths,
        at_most: bound.at_most,
        nature: target.nature.unwrap_or_default(),
        weight,
        source: target.source.clone(),
    }
}

/// Issues about fields that the measure does not take, and about the one that it needs.
fn takes(target: &TargetDraft, at: &str, found: &mut Findings) {
    if found.is_unreadable(&format!("{at}/measure")) {
        return;
    }
    let share = target.measure == Measure::EcologicalShare;
    let land = target.measure == Measure::LandUsed;
    let units = target.measure == Measure::FreeUnits;
    let fields = [
        ("definition", share, target.definition.is_some()),
        ("site", units || land, target.site.is_some()),
        ("kind", units, target.kind.is_some()),
    ];
    for (field, may, there) in fields {
        if there && !may {
            let cause = "this measure does not take it";
            found.add("unknown-field", format!("{at}/{field}"), field, cause, "leave it out");
        }
    }
    if share && target.definition.is_none() {
        let cause = "some shares count niches, some only small plots, and nobody knows which this is";
        found.add_missing("missing-field", at, "definition", cause, "write `definition`");
    }
}

fn definition(
    definition: &DefinitionDraft,
    at: &str,
    (ids, kinds): (&Ids<'_>, &[Kind]),
    found: &mut Findings,
) -> Definition {
    let pointer = || format!("{at}/kinds");
    let listed: Vec<usize> = ids.kinds.find_all(&definition.kinds, |k| k, pointer, found);
    let niches = definition.niches.unwrap_or(true);
    let largest =
        definition.largest_m2.map(|m2| UNIT_LAND.hundredths(&format!("{at}/largest_m2"), m2, found));
    if definition.kinds.is_empty() && definition.niches.is_none() && largest.is_none() {
        let unreadable =
            ["kinds", "niches", "largest_m2"].iter().any(|f| found.is_unreadable(&format!("{at}/{f}")));
        if !unreadable {
            let cause = "every burial would count";
            found.add("counts-everything", at, "{}", cause, "write `kinds`, `niches` or `largest_m2`");
        }
    }
    for (n, id) in definition.kinds.iter().enumerate() {
        let niche = kinds.iter().find(|k| k.named.id == *id).is_some_and(|k| k.niche);
        if niche && !niches {
            let cause = "it is a niche, and niches do not count";
            let action = "leave it out, or write `\"niches\": true`";
            found.add("niche-does-not-count", format!("{at}/kinds/{n}"), id, cause, action);
        }
    }
    let counts = |(k, kind): (usize, &Kind)| {
        (definition.kinds.is_empty() || listed.contains(&k))
            && (niches || !kind.niche)
            && largest.is_none_or(|largest| kind.land <= largest)
    };
    Definition {
        counts: kinds.iter().enumerate().map(counts).collect(),
        uncremated: definition.uncremated.unwrap_or(true),
    }
}
