//! What is protected, and how far kinds keep away from it and their sites from each other; then which sites are too near.

use super::ids::Ids;
use crate::misplaced::misplaced;
use crate::named::Named;
use crate::network::plan::draft::{COMMUNITIES, Draft, KeepAwayDraft, KindDraft, PointDraft, ProtectedDraft};
use crate::network::plan::problem::{Apart, AwayFrom, CategoryId, KeepAway, Problem, Protected, SiteId};
use crate::place::{Coordinate, Outline, Place, Shape};
use crate::read::findings::Findings;

/// The farthest that a kind keeps away from anything: more than any rule asks for.
const FARTHEST_AWAY: i64 = 100_000;
/// The farthest that sites of a kind are asked to lie from each other: across a large province.
const FARTHEST_APART: i64 = 1_000_000;
/// More pairs of a site and a point of a shape than this are not looked at: some seconds.
const MOST_PAIRS: usize = 50_000_000;

/// Everything that is protected.
pub(super) fn protected(draft: &Draft, ids: &Ids<'_>, found: &mut Findings) -> Vec<Protected> {
    if !draft.protected.is_empty() && draft.datum.is_none() && !draft.places.iter().any(|p| p.x.is_some()) {
        let cause = "what is protected has coordinates, and nothing says relative to what";
        let action = "write `\"datum\"`, such as `local-plane` for metres";
        found.add_missing("missing-datum", "", "datum", cause, action);
    }
    let one = |(n, one): (usize, &ProtectedDraft)| {
        let at = format!("/protected/{n}");
        if one.category.is_empty() || one.category == COMMUNITIES {
            let cause =
                "`communities` is what kinds call the places of communities, and nothing is no category";
            let action = "write what it is, such as `water`";
            found.add("bad-category", format!("{at}/category"), &one.category, cause, action);
        }
        Protected {
            named: Named::new(&one.id, one.name.as_deref()),
            category: CategoryId::new(ids.categories.get(&one.category).unwrap_or(0)),
            shape: shape(draft, one, &at, found),
        }
    };
    draft.protected.iter().enumerate().map(one).collect()
}

/// Where something is: in one way, with enough points, all of them somewhere.
fn shape(draft: &Draft, one: &ProtectedDraft, at: &str, found: &mut Findings) -> Shape {
    let point: Vec<PointDraft> = one.point.into_iter().collect();
    let given = [
        ("point", Outline::Point, &point, 1),
        ("line", Outline::Line, &one.line, 2),
        ("area", Outline::Area, &one.area, 3),
    ];
    let mut said = given.into_iter().filter(|(_, _, points, _)| !points.is_empty());
    let Some((field, outline, points, least)) = said.next() else {
        let unread = given.iter().any(|(field, ..)| found.is_unreadable(&format!("{at}/{field}")));
        if !unread {
            let action = "write one of `point`, `line` and `area`";
            found.add("no-shape", at, "no `point`, `line` or `area`", "nobody knows where it is", action);
        }
        return Shape { outline: Outline::Point, points: Vec::new() };
    };
    if let Some((other, ..)) = said.next() {
        let cause = format!("`{field}` says already where it is");
        let action = "write one of the two; what has two parts is protected twice";
        found.add("two-shapes", format!("{at}/{other}"), other, cause, action);
    }
    if points.len() < least {
        let cause = format!("`{field}` has {least} points at least");
        let value = format!("{} of them", points.len());
        found.add("too-few-points", format!("{at}/{field}"), value, cause, "write the others");
    }
    let points: Vec<Coordinate> = points.iter().map(|p| Coordinate { x: p.x, y: p.y }).collect();
    let all: Vec<Option<Coordinate>> = points.iter().copied().map(Some).collect();
    for (n, fault) in draft.datum.map(|datum| misplaced(datum, &all)).unwrap_or_default() {
        let pointer = if field == "point" { format!("{at}/point") } else { format!("{at}/{field}/{n}") };
        if found.has_unreadable_below(&pointer) {
            continue;
        }
        let value = format!("x {}, y {}", points[n].x, points[n].y);
        found.add(fault.code(), pointer, value, fault.cause(), fault.action());
    }
    Shape { outline, points }
}

/// What the `n`th kind keeps away from.
pub(super) fn keep_away(n: usize, kind: &KindDraft, ids: &Ids<'_>, found: &mut Findings) -> Vec<KeepAway> {
    let one = |(m, keep): (usize, &KeepAwayDraft)| {
        let at = format!("/kinds/{n}/keep_away/{m}");
        metres(&format!("{at}/metres"), keep.metres, FARTHEST_AWAY, found);
        if let Some(first) = kind.keep_away[..m].iter().position(|k| k.from == keep.from) {
            let cause = format!("/kinds/{n}/keep_away/{first} says already how far");
            found.add("duplicate-id", format!("{at}/from"), &keep.from, cause, "write the larger of the two");
        }
        let from = if keep.from == COMMUNITIES {
            AwayFrom::Communities
        } else {
            let category = ids.categories.find(&keep.from, || format!("{at}/from"), found);
            AwayFrom::Category(CategoryId::new(category.unwrap_or(0)))
        };
        KeepAway { from, metres: keep.metres, source: keep.source.clone() }
    };
    kind.keep_away.iter().enumerate().map(one).collect()
}

/// How far sites of the `n`th kind lie from each other.
pub(super) fn apart(n: usize, kind: &KindDraft, found: &mut Findings) -> Option<Apart> {
    let given = kind.apart.as_ref()?;
    let at = format!("/kinds/{n}/apart");
    let (at_least, at_most) = (given.at_least_metres, given.at_most_metres);
    for (field, limit) in [("at_least_metres", at_least), ("at_most_metres", at_most)] {
        if let Some(limit) = limit {
            metres(&format!("{at}/{field}"), limit, FARTHEST_APART, found);
        }
    }
    match (at_least, at_most) {
        (None, None) if !found.has_unreadable_below(&at) => {
            let action = "write `at_least_metres`, `at_most_metres` or both, or leave `apart` out";
            found.add("no-bound", &*at, "{}", "nothing is asked", action);
        }
        (Some(least), Some(most)) if least > most => {
            let cause = format!("no two sites are {least} m apart at least and {most} m at most");
            found.add("bad-bound", format!("{at}/at_most_metres"), most, cause, "write the larger one here");
        }
        _ => {}
    }
    Some(Apart { at_least, at_most })
}

fn metres(pointer: &str, value: i64, most: i64, found: &mut Findings) {
    if !(1..=most).contains(&value) {
        let cause = format!("1 to {most} metres are expected here");
        let action = "write metres as the crow flies; 1 keeps out of areas alone";
        found.add("number-out-of-range", pointer, value, cause, action);
    }
}

/// Where distances are asked for as the crow flies, the places that they are measured between have coordinates.
pub(super) fn coordinates(draft: &Draft, ids: &Ids<'_>, places: &[Place], found: &mut Findings) {
    let mut needed: Vec<usize> = Vec::new();
    for site in &draft.sites {
        let kind = ids.kinds.get(&site.kind).map(|k| &draft.kinds[k]);
        if kind.is_some_and(|k| !k.keep_away.is_empty() || k.apart.is_some()) {
            needed.extend(ids.places.get(&site.place));
        }
    }
    if draft.kinds.iter().any(|k| k.keep_away.iter().any(|keep| keep.from == COMMUNITIES)) {
        needed.extend(draft.communities.iter().filter_map(|c| ids.places.get(&c.place)));
    }
    needed.sort_unstable();
    needed.dedup();
    for place in needed.into_iter().filter(|p| places[*p].coordinate.is_none()) {
        let at = format!("/places/{place}");
        if !found.has_issue_below(&at) && !found.has_unreadable_below(&at) {
            let cause = "distances are measured from here as the crow flies";
            found.add_missing("missing-coordinate", at, "y", cause, "write `x` and `y`");
        }
    }
}

/// Fills in what every site encroaches on.
pub(super) fn encroachments(problem: &mut Problem, found: &mut Findings) {
    let points: usize = problem.protected.iter().map(|p| p.shape.points.len()).sum();
    let pairs = points.saturating_mul(problem.sites.len());
    if pairs > MOST_PAIRS {
        let cause = format!(
            "{points} points of what is protected and {} sites have {pairs} pairs, of which {MOST_PAIRS} can be looked at",
            problem.sites.len()
        );
        let action = "draw borders with fewer points, or plan a part of the district";
        found.add("too-many-pairs", "/protected", pairs, cause, action);
        return;
    }
    for site in (0..problem.sites.len()).map(SiteId::new) {
        problem.sites[site.index()].encroachments = problem.encroachments(site);
    }
}
