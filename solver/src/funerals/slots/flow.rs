//! Where people are the only capacity and all parties are of one size, the rest is a flow: each party takes one of as many
//! seats as whole parties fit into a slot, or none. The optimum is in whole numbers and comes with prices that prove it.

use anpai_core::stop::Stop;

use super::model::{Model, NONE};
use crate::flow::{Cost, Ending, TooLarge, Transport, solve};

/// The size of all parties, where that is one and no room but a slot's places can be full.
pub(super) fn size(model: &Model<'_>) -> Option<u32> {
    let size = model.parties.first()?.people;
    if model.parties.iter().any(|party| party.people != size) {
        return None;
    }
    // What all who want it would take together, each once.
    let mut wanted = vec![0; model.rooms.len()];
    for party in &model.parties {
        let mut rooms: Vec<_> =
            model.choices(party).iter().flat_map(|choice| model.takes(party, choice).skip(1)).collect();
        rooms.sort_unstable();
        rooms.dedup();
        rooms.into_iter().for_each(|(room, amount)| wanted[room] += amount);
    }
    wanted.iter().zip(&model.rooms).all(|(wanted, room)| wanted <= room).then_some(size)
}

/// The choice of each party, by where it stands among all; nothing where it was stopped.
pub(super) fn optimum(model: &Model<'_>, size: u32, stop: &Stop) -> Option<Vec<u32>> {
    // Costs of 128 bits hold whatever a document can have.
    seats::<i64>(model, size, stop).or_else(|_| seats::<i128>(model, size, stop)).ok().flatten()
}

fn seats<C: Cost + TryFrom<i128>>(
    model: &Model<'_>,
    size: u32,
    stop: &Stop,
) -> Result<Option<Vec<u32>>, TooLarge> {
    let slots = model.slots();
    let places = |room: &i64| u32::try_from((*room).max(0) / i64::from(size)).unwrap_or(u32::MAX >> 1);
    let capacity: Vec<u32> = model.rooms[..slots].iter().map(places).collect();
    // Two plans differ by moves along paths that pass each slot once: so many parties never lose as much in the second
    // stage as one more point is worth in the first.
    let (most, _) = model.worth.range(1);
    let first = (slots as i128 + 2) * i128::from(most.max(0)) * i128::from(largest(model)) + 1;
    let worth: Vec<i128> =
        model.worth.by_rank.iter().map(|by| first * i128::from(by[0]) + i128::from(by[1])).collect();
    let cost = |worth: i128| C::try_from(worth).map_err(|_| TooLarge::Amount);
    let top = worth.iter().copied().max().unwrap_or(0) * i128::from(largest(model));
    let mut transport = Transport::with_room(&capacity, model.parties.len(), model.all_choices());
    let mut arcs = Vec::new();
    for party in &model.parties {
        arcs.clear();
        for choice in model.choices(party) {
            let worth = i128::from(party.counted) * worth[choice.rank as usize];
            arcs.push((choice.slot, cost(top - worth)?));
        }
        transport.push(Some(cost(top)?), &arcs);
    }
    let Ending::Optimal(best) = solve(transport, stop, &mut |_| {})? else { return Ok(None) };
    let at = |(party, slot): (usize, &Option<crate::flow::Slot>)| match slot {
        None => NONE,
        Some(slot) => {
            let at = model.range(party).find(|at| model.choice(*at).slot == slot.0);
            at.map_or(NONE, |at| at as u32)
        }
    };
    Ok(Some(best.slots().iter().enumerate().map(at).collect()))
}

/// How much a party counts at most.
fn largest(model: &Model<'_>) -> u32 {
    model.parties.iter().map(|party| party.counted).max().unwrap_or(1)
}
