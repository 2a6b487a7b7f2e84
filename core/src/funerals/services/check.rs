//! From a draft to a problem: ids become numbers, local times become instants, hours and outages become capacities over time.
//! What contradicts itself is an issue, all of them at once; what merely cannot be done is not: the case goes unserved.

use super::draft::{Draft, Model};
use super::plan::Service;
use super::problem::{Case, Problem};
use super::rules::RULES;
use crate::issue::Issues;
use crate::read::findings::Findings;
use crate::read::settings::settings;
use crate::read::{Head, Kind};
use crate::search::chains;
use crate::time::Horizon;

mod bound;
mod cases;
mod closed;
mod days;
mod ids;
mod pools;
mod previous;
mod profile;
mod wishes;

use ids::Ids;

/// What the reader looks for.
pub(super) fn kind(model: Model) -> Kind {
    let what = match model {
        Model::Day => "the funerals of one day",
        Model::Week => "the funerals of several days",
    };
    Kind { model: model.name(), what }
}

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
    let model = Model::of(&draft.model).unwrap_or_default();
    kind(model).check(head(draft), found);
    let horizon = days::horizon(draft, model, found);
    days::at_most(draft.pools.len(), days::MOST_POOLS, "/pools", found);
    days::at_most(draft.cases.len(), days::MOST_CASES, "/cases", found);
    days::at_most(draft.collections.len(), days::MOST_CASES, "/collections", found);
    let ids = Ids::gather(draft, found);
    let problem = Problem {
        model,
        name: draft.name.clone(),
        synthetic: draft.synthetic,
        pools: pools::pools(draft, &ids, &horizon, found),
        closed: closed::closed(draft, &horizon, found),
        gap: closed::gap(draft, found),
        transfer: closed::transfer(draft, found),
        cases: cases::cases(draft, &ids, &horizon, found),
        collections: cases::collections(draft, &ids, &horizon, found),
        previous: previous::previous(draft, &ids, &horizon, found),
        now: draft.now.map(|now| days::instant(&horizon, now, || "/now".to_owned(), found)),
        figures: draft.figures.clone(),
        settings: settings(model.name(), RULES, &draft.rules, found),
        chains: chains(draft.search, found),
        horizon,
    };
    // Bounds rest on figures that are all right.
    if found.is_empty() {
        bound::bound(draft, &problem, found);
    }
    std::mem::take(found).finish().into_result(problem)
}

/// One case with where it is, of a document that has the pools, this case alone, and what `previous` says of it. The desk
/// asks so for one family at a time.
pub(crate) fn one_case(
    draft: &Draft,
    horizon: &Horizon,
    found: &mut Findings,
) -> Option<(Case, Option<Service>)> {
    let ids = Ids::gather(draft, found);
    let service = previous::previous(draft, &ids, horizon, found).pop().flatten();
    cases::cases(draft, &ids, horizon, found).pop().map(|case| (case, service))
}

#[cfg(test)]
mod malformed;
#[cfg(test)]
mod tests;
