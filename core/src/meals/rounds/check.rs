//! From a draft to a problem: ids become numbers, clock times become instants, the earlier plan becomes where everybody is.
//! What contradicts itself is an issue, all of them at once; what merely cannot be brought is not: the order goes unserved,
//! with its reason.

use super::draft::{Draft, MODEL};
use super::problem::Problem;
use super::rules::RULES;
use super::standing::standings;
use crate::issue::Issues;
use crate::land::{Land, space};
use crate::named::Named;
use crate::read::calendar::clock;
use crate::read::findings::Findings;
use crate::read::settings::settings;
use crate::read::{Head, Kind};
use crate::roads::{NoRoads, Roads};
use crate::search::chains;

mod bound;
mod couriers;
mod day;
mod ids;
mod kitchens;
mod orders;
mod previous;

use ids::Ids;

/// What the reader looks for.
pub(super) const KIND: Kind = Kind { model: MODEL, what: "a day of meal rounds" };

pub(super) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// More meals than this of one order, box or kitchen are a slip.
pub(super) const MOST_MEALS: i64 = 1_000_000;

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_with(draft, &NoRoads)
}

/// The same for a draft whose couriers travel along roads.
///
/// # Errors
/// As [`check`], and what the roads say.
pub fn check_with(draft: &Draft, roads: &dyn Roads) -> Result<Problem, Issues> {
    check_after(draft, roads, Findings::default())
}

/// The same after reading: what the reader could not read is known in `found`, and what would follow from that alone is
/// not said again.
pub(super) fn check_after(draft: &Draft, roads: &dyn Roads, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let horizon = day::horizon(draft, found);
    let ids = Ids::gather(draft, found);
    let land =
        Land { datum: draft.datum, places: &draft.places, streets: &ids.streets, travel: &draft.travel };
    let places = space::places(&land, found);
    let travel = space::travel(&land, &places, roads, found);
    let now = draft.now.map(|now| horizon.at(0, clock(now, || "/now".to_owned(), found)));
    let mut problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        datum: draft.datum,
        places,
        travel: travel.travel,
        modes: ids.modes.texts(),
        streets: draft.streets.iter().map(|s| Named::new(&s.id, s.name.as_deref())).collect(),
        boxes: draft.boxes.iter().map(|b| Named::new(&b.id, b.name.as_deref())).collect(),
        kitchens: kitchens::kitchens(draft, &ids, &horizon, found),
        couriers: couriers::couriers(draft, &ids, &horizon, found),
        orders: orders::orders(draft, &ids, &horizon, found),
        now,
        previous: previous::previous(draft, &ids, &horizon, found),
        standings: Vec::new(),
        figures: draft.figures.clone(),
        settings: settings(MODEL, RULES, &draft.rules, found),
        chains: chains(draft.search, found),
        horizon,
    };
    // Ways are asked for by ids that are all known, and bounds rest on figures that are all right.
    if found.is_empty() {
        problem.standings = standings(&problem);
        bound::bound(draft, &problem, &travel.longest, found);
    }
    std::mem::take(found).finish().into_result(problem)
}

#[cfg(test)]
mod tests;
