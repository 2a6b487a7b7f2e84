//! The desk's calendar as a page: what the ledger of a booking desk comes to. Every unit of the home by day with who holds it or has
//! it confirmed, what is out of service and what is free; bookings with what became of them; plots with where each stands; and where
//! more is booked than there is. It is drawn by the same scripts as a plan of funerals, from the same tables.

use std::collections::BTreeMap;

use serde::Serialize;

use super::Template;
use super::funerals::pools::Resources;
use crate::funerals::desk::{BookingState, Conflict, Desk, Instant, Plot, PlotState, Take};
use crate::funerals::services::answer::assigned;
use crate::funerals::services::draft::Day;
use crate::funerals::services::problem::{CaseId, PoolKind, Problem};
use crate::funerals::services::uses::{Use, User};

/// How many bookings that are over are listed, and how many plots: about 1 MB of text, and more than anyone reads.
const MOST: usize = 10_000;

const DESK: Template = Template {
    main: include_str!("assets/desk/main.html"),
    skip: "calendar",
    style: style!(
        "beds/beds.css",
        "beds/chart.css",
        "picked.css",
        "funerals/funerals.css",
        "funerals/calendar.css",
        "desk/desk.css"
    ),
    script: script!(
        "funerals/words.js",
        "funerals/words_zh.js",
        "desk/words.js",
        "amounts.js",
        "dates.js",
        "funerals/times.js",
        "desk/model.js",
        "funerals/units.js",
        "page.js",
        "svg.js",
        "chart.js",
        "sources.js",
        "picking.js",
        "funerals/picked.js",
        "desk/detail.js",
        "funerals/rows.js",
        "funerals/gantt.js",
        "funerals/calendar.js",
        "funerals/pools.js",
        "desk/bookings.js",
        "desk/plots.js",
        "desk/main.js",
    ),
};

/// The page of a desk as its books stood at an instant: a whole HTML document in Chinese and English.
///
/// It shows by day and resource what is held, confirmed, out of service and free, unit by unit; bookings; plots; and where more is
/// booked than there is. It opens from a file and asks nothing of any network.
#[must_use]
pub fn desk(desk: &Desk, at: Option<Instant>) -> String {
    DESK.page(&desk.home().problem.name, &Data::new(desk, at))
}

/// The whole data block.
#[derive(Serialize)]
struct Data<'a> {
    name: &'a str,
    synthetic: bool,
    /// When the books stood so.
    at: Option<i64>,
    #[serde(flatten)]
    resources: Resources<'a>,
    /// Whoever takes anything; then bookings that are over, as many as are listed.
    cases: Vec<OwnerRow<'a>>,
    /// How many bookings are over.
    over: usize,
    /// How many plots stand where, of each kind at each site.
    register: Vec<RegisterRow<'a>>,
    /// As many plots as are listed, those that are somebody's first.
    plots: Vec<PlotRow<'a>>,
    /// Pool, from, to, bookings that take it.
    overbooked: Vec<(u32, i64, i64, Vec<&'a str>)>,
}

/// A case of the document or a booking.
#[derive(Serialize)]
struct OwnerRow<'a> {
    label: &'a str,
    /// Of a booking its state; `document` or `planned` of a case of the document that is confirmed there or may still be moved.
    state: &'static str,
    until: Option<i64>,
    /// When its farewell begins, or its cremation where it has none.
    begins: Option<i64>,
    #[serde(skip)]
    takes: &'a [Take],
}

/// Kind, site, plots that are free, held, paid, interred.
type RegisterRow<'a> = (&'a str, Option<&'a str>, [usize; 4]);

/// A plot.
#[derive(Serialize)]
struct PlotRow<'a> {
    label: &'a str,
    kind: &'a str,
    site: Option<&'a str>,
    state: &'static str,
    right: Option<&'a str>,
    until: Option<i64>,
    fee_until: Option<Day>,
}

impl<'a> Data<'a> {
    fn new(desk: &'a Desk, at: Option<Instant>) -> Self {
        let (home, problem) = (desk.home(), &desk.home().problem);
        let (mut cases, mut over) = owners(desk);
        let taken = cases.iter().zip(0..).flat_map(|(owner, row)| uses(owner.takes, CaseId(row)));
        let (assigned, out) = assigned(problem, taken.collect());
        let ended = over.len();
        over.truncate(MOST);
        cases.append(&mut over);
        let conflict = |(conflict, theirs): (Conflict, Vec<&'a str>)| {
            (conflict.pool.0, conflict.span.from.0, conflict.span.to.0, theirs)
        };
        Self {
            name: &problem.name,
            synthetic: problem.synthetic,
            at: at.map(|at| home.time(at).0),
            resources: Resources::new(problem, &assigned, &out),
            cases,
            over: ended,
            register: register(desk),
            plots: plots(desk),
            overbooked: desk.overbooked().into_iter().map(conflict).collect(),
        }
    }
}

/// Whoever takes anything, and bookings that are over.
fn owners(desk: &Desk) -> (Vec<OwnerRow<'_>>, Vec<OwnerRow<'_>>) {
    let home = desk.home();
    let row = |label, state, takes| {
        let begins = begins(&home.problem, takes);
        OwnerRow { label, state, until: None, begins, takes }
    };
    let confirmed = home.confirmed.iter().map(|(id, takes)| row(id, "document", takes));
    let planned = desk.planned().map(|(id, takes)| row(id, "planned", takes));
    let mut cases: Vec<OwnerRow<'_>> = confirmed.chain(planned).collect();
    let mut over = Vec::new();
    for (id, booking) in desk.bookings() {
        let until = match booking.state {
            BookingState::Held(until) => Some(home.time(until).0),
            _ => None,
        };
        let list = if booking.state.is_active() { &mut cases } else { &mut over };
        list.push(OwnerRow { until, ..row(id, booking.state.name(), &booking.takes) });
    }
    (cases, over)
}

/// When the farewell begins of whoever takes so much, or the cremation where there is none.
fn begins(problem: &Problem, takes: &[Take]) -> Option<i64> {
    let first = |kind: PoolKind| {
        let is_of = |take: &&Take| problem.pools.get(take.pool.index()).is_some_and(|pool| pool.kind == kind);
        takes.iter().find(is_of).map(|take| take.span.from.0)
    };
    first(PoolKind::FarewellHall).or_else(|| first(PoolKind::Cremator))
}

/// What is taken, but for what lies too far from the document's days to be anywhere.
fn uses(takes: &[Take], id: CaseId) -> impl Iterator<Item = Use> {
    let lasting = takes.iter().filter(|take| take.span.from < take.span.to);
    lasting.map(move |take| Use { pool: take.pool, span: take.span, units: take.units, user: User::Case(id) })
}

/// Where a plot stands in a row of the register.
fn column(state: &PlotState) -> usize {
    match state {
        PlotState::Free => 0,
        PlotState::Held { .. } => 1,
        PlotState::Paid(_) => 2,
        PlotState::Interred(_) => 3,
    }
}

fn register(desk: &Desk) -> Vec<RegisterRow<'_>> {
    let mut rows: BTreeMap<(&str, Option<&str>), [usize; 4]> = BTreeMap::new();
    for (_, plot) in desk.plots() {
        rows.entry((&plot.kind, plot.site.as_deref())).or_default()[column(&plot.state)] += 1;
    }
    rows.into_iter().map(|((kind, site), counts)| (kind, site, counts)).collect()
}

fn plots(desk: &Desk) -> Vec<PlotRow<'_>> {
    let (free, taken): (Vec<_>, Vec<_>) = desk.plots().partition(|(_, plot)| plot.state == PlotState::Free);
    let rows = taken.into_iter().chain(free).take(MOST);
    rows.map(|(id, plot)| plot_row(desk, id, plot)).collect()
}

fn plot_row<'a>(desk: &Desk, id: &'a str, plot: &'a Plot) -> PlotRow<'a> {
    let (until, fee_until) = match &plot.state {
        PlotState::Free => (None, None),
        PlotState::Held { until, .. } => (Some(desk.home().time(*until).0), None),
        PlotState::Paid(own) | PlotState::Interred(own) => (None, Some(own.fee_until)),
    };
    PlotRow {
        label: id,
        kind: &plot.kind,
        site: plot.site.as_deref(),
        state: plot.state.name(),
        right: plot.state.right(),
        until,
        fee_until,
    }
}

#[cfg(test)]
mod tests;
