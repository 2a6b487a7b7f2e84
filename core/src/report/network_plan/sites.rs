//! Kinds, and sites with what becomes of them.

use serde::Serialize;

use crate::id::PlaceId;
use crate::network::plan::Plan;
use crate::network::plan::answer::{Change, KindAnswer, SiteAnswer};
use crate::network::plan::problem::{Facility, KindId, Problem, SizeId};

use super::people::Hours;
use super::siting::{KeepAwayRow, keep_away};

/// A kind of site.
#[derive(Serialize)]
pub(super) struct KindRow<'a> {
    label: &'a str,
    /// Minutes of its reach, and the mode of travel.
    minutes: f64,
    mode: &'a str,
    /// Sites that are there, that are open then, and all of them with the candidates.
    existing: i64,
    open: i64,
    all: usize,
    hours: Hours,
    /// Communities and people with an open site within reach.
    communities: i64,
    people: i64,
    /// Fen once, and a day.
    one_off: i64,
    daily: i64,
    keep_away: Vec<KeepAwayRow<'a>>,
    /// Metres at least and at most between two of its sites, where they are limited.
    apart: Option<(Option<i64>, Option<i64>)>,
}

/// A site.
#[derive(Serialize)]
pub(super) struct SiteRow<'a> {
    label: &'a str,
    /// The row of its kind.
    sort: u32,
    street: Option<u32>,
    at: Option<(f64, f64)>,
    /// Names of the size that is there and of the one that is chosen.
    before: Option<&'a str>,
    then: Option<&'a str>,
    change: Change,
    /// Hours a week of the size that is there, of the one that is chosen, and of the largest.
    capacity_before: i64,
    capacity: i64,
    largest: i64,
    /// Hours a week that it gives.
    hours: i64,
    /// Fen once, and a day.
    one_off: i64,
    daily: i64,
    keep: bool,
}

/// Where a place is.
pub(super) fn at(problem: &Problem, place: PlaceId) -> Option<(f64, f64)> {
    problem.places[place.index()].coordinate.map(|c| (c.x, c.y))
}

/// Every kind.
pub(super) fn kinds<'a>(problem: &'a Problem, told: &[KindAnswer]) -> Vec<KindRow<'a>> {
    let all = problem.kinds.iter().zip(told).enumerate();
    all.map(|(n, (kind, told))| KindRow {
        label: &kind.named.name,
        minutes: kind.reach.limit.as_minutes(),
        mode: &problem.modes[kind.reach.mode.index()],
        existing: told.existing,
        open: told.open,
        all: problem.sites.iter().filter(|f| f.kind.index() == n).count(),
        hours: Hours(told.demand, told.served),
        communities: told.communities_covered,
        people: told.people_covered,
        one_off: told.one_off_fen,
        daily: told.daily_fen,
        keep_away: keep_away(problem, KindId::new(n)),
        apart: kind.apart.map(|apart| (apart.at_least, apart.at_most)),
    })
    .collect()
}

/// Every site.
pub(super) fn sites<'a>(problem: &'a Problem, plan: &Plan, told: &[SiteAnswer]) -> Vec<SiteRow<'a>> {
    let all = problem.sites.iter().zip(&plan.sites).zip(told);
    all.map(|((facility, chosen), told)| row(problem, facility, *chosen, told)).collect()
}

fn row<'a>(
    problem: &Problem,
    facility: &'a Facility,
    chosen: Option<SizeId>,
    told: &SiteAnswer,
) -> SiteRow<'a> {
    let site = &facility.site;
    let name = |size: Option<SizeId>| site.size(size).map(|s| s.named.name.as_str());
    SiteRow {
        label: &site.named.name,
        sort: facility.kind.0,
        street: site.street.map(|s| s.0),
        at: at(problem, site.place),
        before: name(site.existing),
        then: name(chosen),
        change: told.change,
        capacity_before: site.capacity(site.existing),
        capacity: told.offers,
        largest: site.sizes.iter().map(|s| s.capacity).max().unwrap_or(0),
        hours: told.hours,
        one_off: told.one_off_fen,
        daily: told.daily_fen,
        keep: site.keep,
    }
}
