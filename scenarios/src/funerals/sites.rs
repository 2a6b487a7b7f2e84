//! Kinds of burial, sites with what is free there, and what could be built.

use std::collections::BTreeMap;

use anpai_core::funerals::cemetery::draft::{KindDraft, ProjectDraft, SiteDraft};

use super::tables::{KindRow, Place, ProjectRow, SiteRow};
use crate::known::Known;
use crate::share::share;

/// The kinds that people of the place choose or take.
pub fn kinds(place: &Place) -> Vec<KindDraft> {
    let known = place.known();
    let kind = |row: &KindRow| KindDraft {
        id: row.kind.clone(),
        name: Some(row.name.clone()),
        land_m2: (!row.no_site).then(|| known.value(&format!("land: {}", row.kind))),
        no_site: row.no_site,
        niche: row.niche,
        takes_uncremated: row.uncremated,
        most_per_year: known.maybe(&format!("most a year: {}", row.kind)).map(|most| most.round() as i64),
        burial_yuan: known.maybe(&format!("burial: {}", row.kind)),
    };
    place.kinds().map(kind).collect()
}

/// Ids of a row's sites: its own where it is one, and numbered ones where it is several.
fn ids(row: &SiteRow) -> Vec<String> {
    if row.count == 1 {
        return vec![row.site.clone()];
    }
    (1..=row.count).map(|n| format!("{}-{n:02}", row.site)).collect()
}

/// The sites; what is free at several is as much at each.
pub fn sites(place: &Place) -> Vec<SiteDraft> {
    let known = place.known();
    let of = |row: &SiteRow| -> Vec<SiteDraft> {
        let mut stocks: Vec<BTreeMap<String, i64>> = vec![BTreeMap::new(); row.count];
        for kind in place.kinds() {
            let Some(all) = known.maybe(&format!("free: {} at {}", kind.kind, row.site)) else { continue };
            for (stock, units) in stocks.iter_mut().zip(share(all.round() as i64, &vec![1; row.count])) {
                stock.insert(kind.kind.clone(), units);
            }
        }
        let site = |((n, id), stock): ((usize, String), BTreeMap<String, i64>)| SiteDraft {
            name: Some(if row.count == 1 { row.name.clone() } else { format!("{} {}", row.name, n + 1) }),
            id,
            land_m2: known.maybe(&format!("land of {}", row.site)),
            stock,
            ..SiteDraft::default()
        };
        ids(row).into_iter().enumerate().zip(stocks).map(site).collect()
    };
    place.sites.iter().flat_map(of).collect()
}

/// What could be built: at each of a row's sites.
pub fn projects(place: &Place) -> Vec<ProjectDraft> {
    let known = place.known();
    let of = |row: &ProjectRow| -> Vec<ProjectDraft> {
        let site = place.sites.iter().find(|s| s.site == row.site);
        let sites = site.map(ids).unwrap_or_default();
        let one = sites.len() == 1;
        let project = |(n, site): (usize, String)| ProjectDraft {
            id: if one { row.project.clone() } else { format!("{}-{:02}", row.project, n + 1) },
            name: Some(if one { row.name.clone() } else { format!("{} {}", row.name, n + 1) }),
            site,
            kind: row.kind.clone(),
            ..project(&known, row)
        };
        sites.into_iter().enumerate().map(project).collect()
    };
    place.projects.iter().flat_map(of).collect()
}

/// A module with its land: that of its units, and of the paths between them.
fn project(known: &Known<'_>, row: &ProjectRow) -> ProjectDraft {
    let of = |what: &str| known.value(&format!("{what}: {}", row.project));
    let units = of("units").round() as i64;
    let net = units as f64 * known.value(&format!("land: {}", row.kind));
    ProjectDraft {
        units,
        most: of("modules").round() as i64,
        most_per_year: Some(known.maybe(&format!("modules a year: {}", row.project)).unwrap_or(1.0) as i64),
        yuan: Some(of("yuan")),
        land_m2: Some((net * known.value("land with paths") * 100.0).round() / 100.0),
        earliest: Some(row.earliest),
        latest: row.latest,
        ..ProjectDraft::default()
    }
}
