//! Kinds of burial, sites with their free units, and what could be built.

use std::collections::BTreeMap;

use super::amounts::{Count, Decimal};
use super::ids::Ids;
use super::money::fen;
use super::named;
use super::years::Years;
use crate::funerals::cemetery::draft::{Draft, KindDraft, ProjectDraft, SiteDraft};
use crate::funerals::cemetery::problem::{Kind, KindId, Project, Site, SiteId};
use crate::issue::escape;
use crate::read::findings::Findings;

/// More units in one figure than this are a slip: a grave for everyone who died in China in a decade.
const UNITS: Count = Count { unit: "units", least: 0, most: 100_000_000 };
/// Units of a module.
const MODULE: Count = Count { unit: "units", least: 1, most: 1_000_000 };
/// Modules of a project.
const MODULES: Count = Count { unit: "modules", least: 0, most: 100_000 };
/// Burials of a kind in one year.
const BURIALS: Count = Count { unit: "burials a year", least: 0, most: 100_000_000 };
/// Land of one unit.
const UNIT_LAND: Decimal = Decimal { unit: "square metres", most: 1000.0 };
/// Land of a module or site: a hundred square kilometres.
const LAND: Decimal = Decimal { unit: "square metres", most: 1e8 };

pub(super) fn kinds(draft: &Draft, found: &mut Findings) -> Vec<Kind> {
    let kind = |(n, kind): (usize, &KindDraft)| {
        let at = format!("/kinds/{n}");
        if let (true, Some(land)) = (kind.no_site, kind.land_m2) {
            let cause = "what needs no site takes no land";
            found.add("land-without-site", format!("{at}/land_m2"), land, cause, "leave out one of the two");
        }
        let most = kind.most_per_year.map(|most| BURIALS.check(&format!("{at}/most_per_year"), most, found));
        Kind {
            named: named(&kind.id, kind.name.as_ref()),
            land: kind.land_m2.map_or(0, |m2| UNIT_LAND.hundredths(&format!("{at}/land_m2"), m2, found)),
            no_site: kind.no_site,
            niche: kind.niche,
            takes_uncremated: kind.takes_uncremated,
            most_per_year: most,
            burial: fen(&format!("{at}/burial_yuan"), kind.burial_yuan, found),
        }
    };
    draft.kinds.iter().enumerate().map(kind).collect()
}

pub(super) fn sites(draft: &Draft, ids: &Ids<'_>, years: &Years, found: &mut Findings) -> Vec<Site> {
    let site = |(n, site): (usize, &SiteDraft)| {
        let at = format!("/sites/{n}");
        let mut stock = vec![0; draft.kinds.len()];
        for (id, pointer, units) in entries(&site.stock, &format!("{at}/stock")) {
            let units = UNITS.check(&pointer, *units, found);
            if let Some(k) = kind_at_sites(draft, (id, &pointer), ids, found) {
                stock[k] = units;
            }
        }
        let mut returns = vec![vec![0; years.count]; draft.kinds.len()];
        for (id, pointer, units) in entries(&site.returns, &format!("{at}/returns")) {
            let units = years.list(&pointer, units, UNITS, found);
            if let Some(k) = kind_at_sites(draft, (id, &pointer), ids, found) {
                returns[k] = units;
            }
        }
        Site {
            named: named(&site.id, site.name.as_ref()),
            land: site.land_m2.map(|m2| LAND.hundredths(&format!("{at}/land_m2"), m2, found)),
            stock,
            returns,
        }
    };
    draft.sites.iter().enumerate().map(site).collect()
}

/// Each entry of a map by kind, with its pointer.
fn entries<'a, T>(map: &'a BTreeMap<String, T>, at: &str) -> Vec<(&'a str, String, &'a T)> {
    map.iter().map(|(kind, value)| (&**kind, format!("{at}/{}", escape(kind)), value)).collect()
}

/// The kind of units that stand at a site; an issue where it needs no site.
fn kind_at_sites(
    draft: &Draft,
    (id, pointer): (&str, &str),
    ids: &Ids<'_>,
    found: &mut Findings,
) -> Option<usize> {
    let k = ids.kinds.find(id, || pointer.to_owned(), found)?;
    if draft.kinds[k].no_site {
        let cause = "this kind needs no site, and has no units";
        let action = "leave it out, or write its limit as `most_per_year` with the kind";
        found.add("kind-without-site", pointer, id, cause, action);
    }
    Some(k)
}

pub(super) fn projects(
    draft: &Draft,
    ids: &Ids<'_>,
    kinds: &[Kind],
    years: &Years,
    found: &mut Findings,
) -> Vec<Project> {
    let project = |(n, p): (usize, &ProjectDraft)| {
        let at = format!("/projects/{n}");
        let site = ids.sites.find(&p.site, || format!("{at}/site"), found);
        let kind = kind_at_sites(draft, (&p.kind, &format!("{at}/kind")), ids, found);
        let units = MODULE.check(&format!("{at}/units"), p.units, found);
        let most = MODULES.check(&format!("{at}/most"), p.most, found);
        let (earliest, latest) = years.window((p.earliest, p.latest), &at, found);
        Project {
            named: named(&p.id, p.name.as_ref()),
            site: SiteId::new(site.unwrap_or(0)),
            kind: KindId::new(kind.unwrap_or(0)),
            units,
            most,
            most_per_year: p
                .most_per_year
                .map_or(most, |most| MODULES.check(&format!("{at}/most_per_year"), most, found)),
            cost: fen(&format!("{at}/yuan"), p.yuan, found),
            land: match p.land_m2 {
                Some(m2) => LAND.hundredths(&format!("{at}/land_m2"), m2, found),
                None => units * kind.map_or(0, |k| kinds[k].land),
            },
            earliest,
            latest,
        }
    };
    draft.projects.iter().enumerate().map(project).collect()
}
