//! From a draft to a problem: ids become numbers, clock times become instants, capacities become places, and the draw is
//! made. What contradicts itself is an issue, all of them at once; what merely cannot be given is not: the request gets
//! nothing, with its reason.

use super::draft::{Count, Draft, MODEL};
use super::draw::draw;
use super::problem::{Problem, Shuttle};
use super::rules::RULES;
use crate::issue::Issues;
use crate::named::Named;
use crate::read::findings::Findings;
use crate::read::settings::settings;
use crate::read::{Head, Kind};

mod bound;
mod days;
mod ids;
mod requests;
mod slots;
mod wide;

use ids::Ids;

/// What the reader looks for.
pub(super) const KIND: Kind = Kind { model: MODEL, what: "slots and requests" };

pub(super) fn head(draft: &Draft) -> Head<'_> {
    Head { anpai: draft.anpai, model: &draft.model }
}

/// The problem that a draft describes.
///
/// # Errors
/// Everything that is wrong with the draft, each issue with a JSON pointer into it.
pub fn check(draft: &Draft) -> Result<Problem, Issues> {
    check_after(draft, Findings::default())
}

/// The same after reading: what the reader could not read is known in `found`, and what would follow from that alone is
/// not said again.
pub(super) fn check_after(draft: &Draft, mut found: Findings) -> Result<Problem, Issues> {
    let found = &mut found;
    KIND.check(head(draft), found);
    let horizon = days::horizon(draft, found);
    let ids = Ids::gather(draft, found);
    let largest = wide::largest_party(draft, found);
    let shuttles = (draft.shuttles.iter().enumerate())
        .map(|(n, shuttle)| {
            slots::room(shuttle.seats, || format!("/shuttles/{n}/seats"), found);
            Shuttle { named: Named::new(&shuttle.id, shuttle.name.as_deref()), seats: shuttle.seats }
        })
        .collect();
    let slots = slots::slots(draft, &ids, &horizon, largest, found);
    let asked = requests::requests(draft, &ids, largest, found);
    let rank_weights = wide::rank_weights(draft, found);
    let seed = wide::seed(draft, found);
    let mut problem = Problem {
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        sites: draft.sites.iter().map(|site| Named::new(&site.id, site.name.as_deref())).collect(),
        shuttles,
        slots,
        requests: asked.requests,
        all_wishes: asked.wishes,
        identities: asked.identities,
        plots: asked.plots,
        largest_party: largest,
        rank_weights,
        count: draft.count.unwrap_or(Count::People),
        draw: None,
        figures: draft.figures.clone(),
        settings: settings(MODEL, RULES, &draft.rules, found),
        horizon,
    };
    // Demand and draw rest on ids that are all known, and bounds on figures that are all right.
    if found.is_empty() {
        slots::peaks(draft, &mut problem);
        problem.draw = seed.map(|seed| draw(&problem, seed));
        bound::bound(draft, &problem, found);
    }
    std::mem::take(found).finish().into_result(problem)
}

#[cfg(test)]
mod tests;
