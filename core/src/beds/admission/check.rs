//! From a draft to a problem: every id is looked up, waiting is counted, everything is put into the order of its ids,
//! and what comes out is either a frozen [`Problem`] or *all* issues at once.
//!
//! What cannot be done is not an issue: someone whom no bed fits waits, and the plan says why. What contradicts itself
//! is: more people pinned to a unit than it has beds, or a pin across client groups.

use super::draft::{Draft, MODEL};
use super::problem::Problem;
use super::rules::RULES;
use crate::issue::Issues;
use crate::read::findings::Findings;
use crate::read::{Head, Kind};
use crate::roads::{NoRoads, Roads};

mod applicants;
mod bound;
mod homes;
mod ids;
mod land;
mod limits;
mod placements;
mod settings;
mod time;

/// What an admission's document is.
pub(crate) const KIND: Kind = Kind { model: MODEL, what: "an admission to beds" };

/// The head of a document.
pub(crate) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_with(draft, &NoRoads)
}

/// The same for a draft whose families travel along roads.
///
/// # Errors
/// As [`check`], and what the roads say.
pub fn check_with(draft: &Draft, roads: &dyn Roads) -> Result<Problem, Issues> {
    check_after(draft, roads, Findings::default())
}

/// The same after reading: what the reader could not read is known in `found`, and what would follow from that alone is
/// not said again.
pub(crate) fn check_after(draft: &Draft, roads: &dyn Roads, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let date = time::decision(draft, found);
    let most_waiting_days = time::most_waiting_days(draft, found);
    let ids = ids::Ids::gather(draft, found);
    let land = land::land(draft, &ids, roads, found);
    let levels = homes::levels(draft, &ids, found);
    let homes = homes::homes(draft, &ids, found);
    let people = applicants::applicants(draft, &ids, &homes, date, most_waiting_days, found);
    let (budgets, quotas) = limits::limits(draft, &ids, &homes, found);
    let settings = settings::settings(draft, found);
    let mut problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        date,
        policy: draft.policy.unwrap_or_default(),
        most_waiting_days,
        datum: draft.datum,
        places: land.places,
        travel: land.travel,
        modes: land.modes,
        mode: land.mode,
        groups: ids.groups(draft),
        tiers: ids::named(&draft.tiers),
        kinds: ids::named(&draft.kinds),
        levels,
        institutions: homes.institutions,
        units: homes.units,
        applicants: people.applicants,
        budgets,
        quotas,
        settings,
    };
    placements::placements(draft, &ids, &homes.order, &people.order, &mut problem, found);
    bound::bound(draft, &problem, land.farthest, found);
    debug_assert_eq!(problem.settings.len(), RULES.len());
    std::mem::take(found).finish().into_result(problem)
}

#[cfg(test)]
mod tests;
