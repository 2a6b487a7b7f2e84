//! From a draft to a problem: ids become numbers, yuan become fen, places become ways within reach. What contradicts itself
//! is an issue, all of them at once; what merely cannot be staffed, reached or paid is for the plan to say.

use super::draft::{Draft, MODEL};
use super::problem::Problem;
use super::rules::RULES;
use crate::issue::Issues;
use crate::land::{Land, space};
use crate::named::Named;
use crate::read::findings::Findings;
use crate::read::money::whole_fen;
use crate::read::settings::settings;
use crate::read::{Head, Kind};
use crate::roads::{NoRoads, Roads};
use crate::site::check::{Amount, MOST_YUAN};

mod bound;
mod ids;
mod near;
mod need;
mod sites;
mod siting;
mod targets;
mod unit;

use ids::Ids;

/// What the reader looks for.
pub(super) const KIND: Kind = Kind { model: MODEL, what: "a network plan" };

pub(super) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// What sizes and needs are told in; more of one is a slip.
const HOURS: Amount = Amount { unit: "hours a week", most: 1_000_000 };
/// The same where the document names its unit.
const UNITS: Amount = Amount { unit: "units", ..HOURS };
/// Days of a hundred years.
const MOST_DAYS: u32 = 36_600;

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_with(draft, &NoRoads)
}

/// The same for a draft whose people travel along roads.
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
    let ids = Ids::gather(draft, found);
    let land =
        Land { datum: draft.datum, places: &draft.places, streets: &ids.streets, travel: &draft.travel };
    let places = space::places(&land, found);
    let travel = space::travel(&land, &places, roads, found).travel;
    let kinds = sites::kinds(draft, &ids, found);
    let protected = siting::protected(draft, &ids, found);
    siting::coordinates(draft, &ids, &places, found);
    let sites = sites::sites(draft, &ids, &places, found);
    let communities = need::communities(draft, &ids, &places, found);
    let mut problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        datum: draft.datum,
        places,
        travel,
        modes: ids.modes.texts(),
        streets: draft.streets.iter().map(|s| Named::new(&s.id, s.name.as_deref())).collect(),
        days: days(draft, found),
        unit: unit::unit(draft, found),
        kinds,
        categories: ids.categories.texts(),
        protected,
        sites,
        classes: draft.classes.iter().map(|c| Named::new(&c.id, c.name.as_deref())).collect(),
        communities,
        staff: need::staff(draft, &ids, found),
        targets: targets::targets(draft, &ids, found),
        budget: draft.budget.map(|yuan| whole_fen("/budget", yuan, MOST_YUAN, found)),
        single_site: draft.single_site,
        figures: draft.figures.clone(),
        settings: settings(MODEL, RULES, &draft.rules, found),
    };
    // Ways are asked for by ids that are all known, and bounds rest on figures that are all right.
    if found.is_empty() {
        near::near(&mut problem, found);
    }
    if found.is_empty() {
        siting::encroachments(&mut problem, found);
    }
    if found.is_empty() {
        bound::bound(draft, &problem, found);
    }
    std::mem::take(found).finish().into_result(problem)
}

fn days(draft: &Draft, found: &mut Findings) -> i64 {
    if !(1..=MOST_DAYS).contains(&draft.days) {
        let cause = format!("a plan counts 1 to {MOST_DAYS} days");
        let action = "write the days of all years together, such as 1826 for five years";
        found.add("number-out-of-range", "/days", draft.days, cause, action);
    }
    i64::from(draft.days.clamp(1, MOST_DAYS))
}

#[cfg(test)]
mod tests;
