//! Requests: how many have which wish, the first few thousand one by one, and what stood in the way of the others.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::funerals::slots::Plan;
use crate::funerals::slots::figures::{Figures, Sum};
use crate::funerals::slots::problem::{Problem, RequestId};
use crate::funerals::slots::unplaced::{Obstacle, Unplaced};

/// How many requests with a slot are listed, and how many without: about 1 MB of text together, and more than anyone reads.
pub(super) const MOST: usize = 5_000;

/// Requests and people with a wish of one rank; the same of those who have it by draw.
pub(super) type RankRow = (i64, i64, i64, i64);

/// Id, number in the draw, people, cars, people by shuttle, slot, rank from 1, whether the draw gave it; of whoever has no slot,
/// each wish with what stood in the way.
pub(super) type RequestRow<'a> =
    (&'a str, Option<u32>, i64, i64, i64, Option<u32>, Option<usize>, bool, Vec<(u32, Option<Obstacle>)>);

/// What stood in the way.
#[derive(Debug, Default, Serialize)]
pub(super) struct ReasonRow {
    /// `null`: nothing does.
    why: Option<Obstacle>,
    /// Requests without a slot that met it at any wish, and their people.
    requests: i64,
    people: i64,
    /// Requests that met nothing else.
    alone: i64,
    /// Wishes.
    wishes: i64,
}

/// By rank, up to the lowest that anyone has written.
pub(super) fn ranks(problem: &Problem, plan: &Plan, figures: &Figures) -> Vec<RankRow> {
    let mut drawn = vec![Sum::default(); figures.by_rank.len()];
    for (request, slot) in
        plan.bookings(problem).filter(|(request, slot)| problem.drawn(*request) == Some(*slot))
    {
        if let Some(rank) = problem.rank(request, slot) {
            drawn[rank].requests += 1;
            drawn[rank].people += problem.requests[request.index()].people;
        }
    }
    let rows = figures.by_rank.iter().zip(drawn);
    rows.map(|(all, drawn)| (all.requests, all.people, drawn.requests, drawn.people)).collect()
}

/// The first without a slot, then the first with one, each in the order of numbers, or of the document where nothing was drawn.
pub(super) fn listed<'a>(problem: &'a Problem, plan: &Plan, without: &[Unplaced]) -> Vec<RequestRow<'a>> {
    let number = |request: RequestId| problem.draw.as_ref().map(|draw| draw.numbers[request.index()]);
    let row = |request: RequestId, wishes: Vec<(u32, Option<Obstacle>)>| {
        let (asks, slot) = (&problem.requests[request.index()], plan.slot(request));
        (
            asks.id.as_str(),
            number(request),
            asks.people,
            asks.cars,
            asks.riders(),
            slot.map(|slot| slot.0),
            slot.and_then(|slot| problem.rank(request, slot)).map(|rank| rank + 1),
            slot.is_some() && slot == problem.drawn(request),
            wishes,
        )
    };
    let mut lacking: Vec<&Unplaced> = without.iter().collect();
    lacking.sort_by_key(|lacking| number(lacking.request));
    let mut having: Vec<RequestId> = plan.bookings(problem).map(|(request, _)| request).collect();
    having.sort_by_key(|request| number(*request));
    let lacking = lacking.into_iter().take(MOST).map(|lacking| {
        let wishes = lacking.wishes.iter().map(|(slot, obstacle)| (slot.0, *obstacle));
        row(lacking.request, wishes.collect())
    });
    lacking.chain(having.into_iter().take(MOST).map(|request| row(request, Vec::new()))).collect()
}

/// What stood in the way of all wishes of all who have no slot.
pub(super) fn reasons(problem: &Problem, without: &[Unplaced]) -> Vec<ReasonRow> {
    let mut rows: BTreeMap<Option<Obstacle>, ReasonRow> = BTreeMap::new();
    for lacking in without {
        let met: BTreeSet<Option<Obstacle>> = lacking.wishes.iter().map(|(_, obstacle)| *obstacle).collect();
        for why in &met {
            let row = rows.entry(*why).or_insert_with(|| ReasonRow { why: *why, ..ReasonRow::default() });
            row.requests += 1;
            row.people += problem.requests[lacking.request.index()].people;
            row.alone += i64::from(met.len() == 1);
            row.wishes += lacking.wishes.iter().filter(|(_, obstacle)| obstacle == why).count() as i64;
        }
    }
    rows.into_values().collect()
}
