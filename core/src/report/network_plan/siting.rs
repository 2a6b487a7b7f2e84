//! What sites keep away from, and which are too near to it or to each other.

use serde::Serialize;

use crate::network::plan::Plan;
use crate::network::plan::problem::{Encroachment, Facility, KindId, Problem, Protected, SiteId};
use crate::place::Outline;

/// Something protected.
#[derive(Serialize)]
pub(super) struct ProtectedRow<'a> {
    label: &'a str,
    category: &'a str,
    shape: &'static str,
    at: Vec<(f64, f64)>,
}

/// What a kind keeps away from: the category, metres, where that stands, and how many of its candidates are too near.
#[derive(Serialize)]
pub(super) struct KeepAwayRow<'a>(&'a str, i64, Option<&'a str>, usize);

/// A site that is too near to something: the site, the category, what it is, metres, and metres that are missing.
#[derive(Serialize)]
pub(super) struct NearRow<'a>(u32, &'a str, &'a str, i64, i64);

/// A site beside an open one that lies too near or too far: both, and metres.
#[derive(Serialize)]
pub(super) struct MisspacedRow(u32, u32, i64);

/// Everything protected.
pub(super) fn protected(problem: &Problem) -> Vec<ProtectedRow<'_>> {
    problem.protected.iter().map(|p| row(problem, p)).collect()
}

fn row<'a>(problem: &'a Problem, protected: &'a Protected) -> ProtectedRow<'a> {
    ProtectedRow {
        label: &protected.named.name,
        category: &problem.categories[protected.category.index()],
        shape: match protected.shape.outline {
            Outline::Point => "point",
            Outline::Line => "line",
            Outline::Area => "area",
        },
        at: protected.shape.points.iter().map(|c| (c.x, c.y)).collect(),
    }
}

/// What a kind keeps away from.
pub(super) fn keep_away(problem: &Problem, id: KindId) -> Vec<KeepAwayRow<'_>> {
    let too_near = |line: usize| {
        let those = problem.sites.iter().filter(|f| f.kind == id && f.site.existing.is_none());
        those.filter(|f| f.encroachments.iter().any(|e| e.line == line)).count()
    };
    let lines = problem.kinds[id.index()].keep_away.iter().enumerate();
    lines
        .map(|(n, k)| KeepAwayRow(problem.category(id, n), k.metres, k.source.as_deref(), too_near(n)))
        .collect()
}

/// Every site that is too near to something.
pub(super) fn near(problem: &Problem) -> Vec<NearRow<'_>> {
    let sites = (0..).zip(&problem.sites);
    let all = sites.flat_map(|(site, f)| f.encroachments.iter().map(move |e| (site, f, e)));
    all.map(|(site, facility, e): (u32, &Facility, &Encroachment)| {
        let from = problem.category(facility.kind, e.line);
        NearRow(site, from, &problem.named(e.on).name, e.metres, e.missing)
    })
    .collect()
}

/// Every site that is misspaced beside an open one.
pub(super) fn misspaced(problem: &Problem, plan: &Plan) -> Vec<MisspacedRow> {
    let of = |site: SiteId| -> Vec<MisspacedRow> {
        let metres = |other| problem.metres_apart(site, other).map_or(0, |metres| metres.floor() as i64);
        let others = problem.misspaced(plan, site).into_iter();
        others.map(|other| MisspacedRow(site.0, other.0, metres(other))).collect()
    };
    (0..problem.sites.len()).map(SiteId::new).flat_map(of).collect()
}
