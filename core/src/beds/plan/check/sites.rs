//! Places, institutions and projects.

use super::money::Sources;
use super::years::Years;
use super::{Ids, count, named};
use crate::beds::plan::draft::{Draft, WorksDraft};
use crate::beds::plan::problem::{Closure, Project, Site};
use crate::misplaced::{FARTHEST, misplaced};
use crate::place::Coordinate;
use crate::read::findings::Findings;
use crate::read::names::Names;

/// The client group whose beds count.
const ELDERLY: &str = "elderly";

/// A place: where, and in which street.
pub(super) type Spot = (Option<Coordinate>, Option<usize>);

/// Every place.
pub(super) fn places(draft: &Draft, ids: &Ids<'_>, found: &mut Findings) -> Vec<Spot> {
    let datum = draft.datum;
    if datum.is_none() && !found.is_unreadable("/datum") {
        let cause = "coordinates are relative to something";
        let action = "write `\"datum\"`: `local-plane` for metres, `wgs84` for GPS, `gcj02` or `bd09`";
        found.add_missing("missing-datum", "", "datum", cause, action);
    }
    let point = |(n, place): (usize, &crate::land::draft::PlaceDraft)| -> Option<Coordinate> {
        let (Some(x), Some(y)) = (place.x, place.y) else {
            let field = if place.x.is_some() { "y" } else { "x" };
            let cause = "ways are measured between coordinates";
            found.add_missing(
                "missing-coordinate",
                format!("/places/{n}"),
                field,
                cause,
                "write `x` and `y`",
            );
            return None;
        };
        let plane = datum.is_some_and(|d| !d.is_geographic());
        if !(x.is_finite() && y.is_finite()) || plane && x.abs().max(y.abs()) > FARTHEST {
            let cause = format!("a local plane reaches {FARTHEST} m from its origin");
            let action = "write metres from an origin nearby";
            found.add(
                "coordinate-out-of-range",
                format!("/places/{n}/x"),
                format!("{x}, {y}"),
                cause,
                action,
            );
            return None;
        }
        Some(Coordinate { x, y })
    };
    let points: Vec<Option<Coordinate>> = draft.places.iter().enumerate().map(point).collect();
    if let Some(datum) = datum.filter(|d| d.is_geographic()) {
        for (at, wrong) in misplaced(datum, &points) {
            let value = points[at].map_or_else(String::new, |c| format!("x {}, y {}", c.x, c.y));
            found.add(wrong.code(), format!("/places/{at}"), value, wrong.cause(), wrong.action());
        }
    }
    let mut street = |n: usize| {
        let street = draft.places[n].street.as_deref()?;
        ids.streets.find(street, || format!("/places/{n}/street"), found)
    };
    points.into_iter().enumerate().map(|(n, point)| (point, street(n))).collect()
}

/// Where a place is; the origin where that was an issue.
pub(super) fn at_place(place: Option<usize>, places: &[Spot]) -> Coordinate {
    place.and_then(|p| places[p].0).unwrap_or(Coordinate { x: 0.0, y: 0.0 })
}

/// All sites, and their names for those who build there.
pub(super) struct Sites<'a> {
    pub(super) sites: Vec<Site>,
    pub(super) names: Names<'a>,
    /// The place of each.
    pub(super) places: Vec<Option<usize>>,
}

pub(super) fn sites<'a>(
    draft: &'a Draft,
    ids: &Ids<'_>,
    places: &[Spot],
    sources: &Sources<'_>,
    years: &Years,
    found: &mut Findings,
) -> Sites<'a> {
    Names::defined("institution", "/institutions", draft.institutions.iter().map(|i| &*i.id), found);
    Names::defined("project", "/projects", draft.projects.iter().map(|p| &*p.id), found);
    for (n, project) in draft.projects.iter().enumerate() {
        if draft.institutions.iter().any(|i| i.id == project.id) {
            let cause = "an institution has the same id";
            let action = "give the project an id of its own; what is added to an institution is an extension";
            found.add("duplicate-id", format!("/projects/{n}/id"), &project.id, cause, action);
        }
    }
    let mut where_is = Vec::new();
    let mut sites = Vec::new();
    let beds = |at: &str, by_kind: &std::collections::BTreeMap<String, i64>, found: &mut Findings| {
        let mut beds = vec![0; draft.kinds.len()];
        for (kind, number) in by_kind {
            let pointer = format!("{at}/beds/{}", crate::issue::escape(kind));
            if let Some(k) = ids.kinds.find(kind, || pointer.clone(), found) {
                beds[k] = count(&pointer, *number, found);
            }
        }
        beds
    };
    let works = |at: &str, works: Option<&WorksDraft>, found: &mut Findings| {
        let at = format!("{at}/works");
        let none = crate::beds::plan::draft::Money::new();
        let fen = sources.fen(&format!("{at}/yuan"), works.map_or(&none, |w| &w.yuan), found);
        let most =
            works.and_then(|w| w.beds_per_year).map(|m| count(&format!("{at}/beds_per_year"), m, found));
        (fen, most)
    };
    for (n, draft) in draft.institutions.iter().enumerate() {
        let at = format!("/institutions/{n}");
        let place = ids.places.find(&draft.place, || format!("{at}/place"), found);
        let (works, works_beds) = works(&at, draft.works.as_ref(), found);
        let closure = draft.closure.as_ref().map(|c| Closure {
            earliest: c.earliest.map_or(0, |y| years.index(y, &format!("{at}/closure/earliest"), found)),
            cost: sources.fen(&format!("{at}/closure/yuan"), &c.yuan, found),
            upkeep: sources.fen(&format!("{at}/closure/upkeep_yuan"), &c.upkeep_yuan, found),
        });
        where_is.push(place);
        sites.push(Site {
            named: named(&draft.id, draft.name.as_deref()),
            street: place.and_then(|p| places[p].1),
            coordinate: at_place(place, places),
            elderly: draft.client_group.as_deref().is_none_or(|g| g == ELDERLY),
            government: draft.government,
            tags: draft.tags.clone(),
            beds: beds(&at, &draft.beds, found),
            project: None,
            closure,
            works,
            works_beds,
        });
    }
    for (n, draft) in draft.projects.iter().enumerate() {
        let at = format!("/projects/{n}");
        let place = ids.places.find(&draft.place, || format!("{at}/place"), found);
        let (works, works_beds) = works(&at, draft.works.as_ref(), found);
        let (earliest, latest) = years.window(draft.earliest, draft.latest, &at, found);
        where_is.push(place);
        sites.push(Site {
            named: named(&draft.id, draft.name.as_deref()),
            street: place.and_then(|p| places[p].1),
            coordinate: at_place(place, places),
            elderly: draft.client_group.as_deref().is_none_or(|g| g == ELDERLY),
            government: draft.government,
            tags: draft.tags.clone(),
            beds: beds(&at, &draft.beds, found),
            project: Some(Project {
                cost: sources.fen(&format!("{at}/yuan"), &draft.yuan, found),
                earliest,
                latest,
                lead: usize::from(draft.years_to_build.unwrap_or(1).min(100)),
                committed: draft.committed,
            }),
            closure: None,
            works,
            works_beds,
        });
    }
    let list = draft.institutions.iter().map(|i| &*i.id).chain(draft.projects.iter().map(|p| &*p.id));
    // Doubles were said above.
    let names = Names::defined("institution or project", "/institutions", list, &mut Findings::default());
    Sites { sites, names, places: where_is }
}
