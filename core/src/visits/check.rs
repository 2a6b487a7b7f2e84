//! From a draft to a problem: `check` looks every id up, turns clock times into instants, spreads repetitions over the
//! days, and gives either a frozen [`Problem`] that is valid by construction or *all* issues at once. Every figure of
//! the draft is read once and every id is looked up in a sorted table, so a day of 20,000 visits takes no scans.
//!
//! What cannot be done is not an issue: a visit for which nobody has the skill, or that no shift can reach, goes
//! unserved, and the plan says why. What contradicts itself is.

use crate::issue::Issues;
use crate::land::{Land, space};
use crate::read::findings::Findings;
use crate::read::settings::settings;
use crate::read::{Head, Kind};
use crate::roads::{NoRoads, Roads};
use crate::search::chains;
use crate::visits::draft::{Draft, MODEL};
use crate::visits::problem::Problem;
use crate::visits::rules::RULES;

mod calendar;
mod caregivers;
mod demand;
mod ids;
mod links;
mod pinned;
mod pins;
mod services;
mod settings;

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_with(draft, &NoRoads)
}

/// The same for a draft that may travel along roads.
///
/// # Errors
/// As [`check`], and what the roads say.
pub fn check_with(draft: &Draft, roads: &dyn Roads) -> Result<Problem, Issues> {
    check_after(draft, roads, Findings::default())
}

/// What a roster's document is.
pub(crate) const KIND: Kind = Kind { model: MODEL, what: "a roster" };

/// The head of a document.
pub(crate) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// The same after reading: what the reader could not read is known in `found`, and what would follow from that alone is
/// not said again.
pub(crate) fn check_after(draft: &Draft, roads: &dyn Roads, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let horizon = calendar::horizon(draft, found);
    let ids = ids::Ids::gather(draft, found);
    let land =
        Land { datum: draft.datum, places: &draft.places, streets: &ids.streets, travel: &draft.travel };
    let places = space::places(&land, found);
    let travel = space::travel(&land, &places, roads, found);
    let services = services::services(draft, &ids, found);
    let clients = demand::clients(draft, &ids, found);
    let staff = caregivers::caregivers(draft, &ids, &horizon, found);
    let settings = settings(MODEL, RULES, &draft.rules, found);
    let demand = demand::visits(draft, &ids, &horizon, &clients, found);
    let dependencies = links::dependencies(draft, &demand, &ids, found);
    let chains = chains(draft.search, found);

    let mut problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        horizon,
        datum: draft.datum,
        places,
        travel: travel.travel,
        modes: ids.modes.texts(),
        streets: ids.streets(draft),
        skills: ids.skills.texts(),
        languages: ids.languages.texts(),
        services,
        clients: draft.clients.iter().map(|c| c.id.clone()).collect(),
        caregivers: staff.caregivers,
        shifts: staff.shifts,
        breaks: staff.breaks,
        visits: demand.visits,
        tasks: demand.tasks,
        dependencies,
        pinned_rounds: Vec::new(),
        pinned_orders: Vec::new(),
        settings,
        chains,
    };
    demand::two_people(&problem, &demand.origins, found);
    pins::pins(draft, &ids, &demand.origins, &mut problem, found);
    settings::bound(draft, &problem, &travel.longest, found);
    std::mem::take(found).finish().into_result(problem)
}

#[cfg(test)]
mod tests;
