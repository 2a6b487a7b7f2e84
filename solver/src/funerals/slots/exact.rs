//! Small problems exactly: a column for each wish that can be met, a row for each party and each room, one stage after the
//! other, by HiGHS.

use anpai_core::stop::Stop;

use super::model::NONE;
use super::seating::Seating;
use crate::mip::{Column, Limits, Model as Mixed, Status, solve};

/// More wishes than this are too many for a moment.
pub(super) const MOST: usize = 3_000;
/// Sums larger than this are no whole numbers to HiGHS, which works in floats.
pub(super) const LARGEST: i64 = 1 << 40;
/// Nodes of the search tree for each stage: the answer does not depend on any clock.
const NODES: u32 = 4_000;

/// Makes a plan as good as it can be; bounds by stage, where HiGHS has any. The plan keeps what it has where that is better.
pub(super) fn improve(seating: &mut Seating<'_, '_>, stop: &Stop) -> Vec<Option<i64>> {
    let model = seating.model;
    let mut mixed = Mixed::default();
    let mut rooms: Vec<Vec<(Column, f64)>> = vec![Vec::new(); model.rooms.len()];
    let mut columns = Vec::new();
    for party in &model.parties {
        let first = columns.len();
        for choice in model.choices(party) {
            let column = mixed.binary("wish", 0.0);
            model.takes(party, choice).for_each(|(room, amount)| rooms[room].push((column, amount as f64)));
            columns.push(column);
        }
        mixed.row("party", 0.0, 1.0, columns[first..].iter().map(|column| (*column, 1.0)));
    }
    for (takes, room) in rooms.into_iter().zip(&model.rooms).filter(|(takes, _)| !takes.is_empty()) {
        mixed.row("room", 0.0, *room as f64, takes);
    }
    let mut bounds = Vec::new();
    for stage in 0..model.worth.stages.len() {
        let worth = |party: usize, at: usize| {
            let rank = model.choice(at).rank as usize;
            (i64::from(model.parties[party].counted) * model.worth.by_rank[rank][stage]) as f64
        };
        let terms: Vec<(Column, f64)> = (0..model.parties.len())
            .flat_map(|party| model.range(party).map(move |at| (party, at)))
            .map(|(party, at)| (columns[at], worth(party, at)))
            .collect();
        terms.iter().for_each(|(column, worth)| mixed.set_cost(*column, -worth));
        let mut start = vec![0.0; columns.len()];
        seating.at.iter().filter(|at| **at != NONE).for_each(|at| start[columns[*at as usize].index()] = 1.0);
        let limits = Limits { nodes: Some(NODES), gap: 0.0, ..Limits::new(stop) };
        let answer = solve(&mixed, Some(&start), &limits, &mut |_| {});
        if let Some(best) = &answer.best {
            put(seating, &columns, &best.values);
        }
        let reached = seating.worth()[stage];
        let bound = match answer.status {
            Status::Optimal => Some(reached),
            // HiGHS works in floats; no stage has a value between two whole numbers.
            _ => answer.bound.is_finite().then(|| ((-answer.bound + 1e-6).floor() as i64).max(reached)),
        };
        bounds.push(bound);
        mixed.row("stage", reached as f64, f64::INFINITY, terms);
    }
    bounds
}

/// Puts everybody where a solution has them.
fn put(seating: &mut Seating<'_, '_>, columns: &[Column], values: &[f64]) {
    let model = seating.model;
    (0..model.parties.len()).for_each(|party| seating.take(party));
    for party in 0..model.parties.len() {
        if let Some(at) = model.range(party).find(|at| values[columns[*at].index()] > 0.5) {
            seating.give(party, at);
        }
    }
}
