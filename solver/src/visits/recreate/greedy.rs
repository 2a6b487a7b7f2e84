//! Each missing request into its best place, one after the other, in an order that is drawn.

use super::super::insertion::best;
use super::super::roster::Roster;
use crate::search::{Dice, Recreate};

/// Chance that a position goes unseen.
const BLINK: f64 = 0.01;
/// Requests that were missing before this ruin and get a try as well.
const OLD: usize = 12;

/// See the module.
pub struct Greedy;

impl Recreate<Roster<'_>> for Greedy {
    fn name(&self) -> &'static str {
        "Greedy"
    }
    fn weight(&self) -> u32 {
        14
    }
    fn recreate(&self, roster: &mut Roster, dice: &mut Dice) {
        let mut requests = chosen(roster, dice);
        order(roster, &mut requests, dice);
        for request in requests {
            if let Some(found) = best(roster, request, BLINK, dice) {
                roster.apply(request, &found);
            }
        }
    }
}

/// What was just taken out, and a few of what was missing before: those nearby first, where the room is.
pub(super) fn chosen(roster: &Roster, dice: &mut Dice) -> Vec<u32> {
    let missing = roster.missing();
    let mut requests: Vec<u32> = roster.taken_out().to_vec();
    if missing.len() <= requests.len() + OLD {
        return missing.to_vec();
    }
    let most = requests.len() + OLD;
    let neighbours = &roster.model.neighbours;
    let near = requests.first().and_then(|seed| neighbours.get(*seed as usize)).map_or(&[][..], |n| n);
    let near = near.iter().filter(|r| !roster.is_placed(**r));
    for &request in near {
        if requests.len() < most && !requests.contains(&request) {
            requests.push(request);
        }
    }
    while requests.len() < most {
        let request = missing[dice.below(missing.len())];
        if !requests.contains(&request) {
            requests.push(request);
        }
    }
    requests
}

/// Puts requests into an order: at random, the most important, the most difficult, the farthest, the nearest or the
/// earliest first.
fn order(roster: &Roster, requests: &mut [u32], dice: &mut Dice) {
    let model = roster.model;
    dice.shuffle(requests);
    let first = |r: u32| model.requests[r as usize].nodes.start as usize;
    let way = |r: u32| {
        let node = &model.nodes[first(r)];
        let Some(c) = model.candidates[first(r)].first() else { return 0 };
        let round = &model.shifts[c.shift as usize];
        if node.place == super::super::model::NOWHERE {
            0
        } else {
            model.ways.least(round.mode, round.from, node.place)
        }
    };
    let window = |r: u32| model.nodes[first(r)].windows.first().map_or((0, 0), |w| (w.end.0, w.start.0));
    match dice.weighted([4, 3, 3, 2, 1, 2].into_iter()) {
        0 => {}
        1 => requests.sort_by_key(|r| std::cmp::Reverse(model.requests[*r as usize].left_out)),
        2 => requests.sort_by_key(|r| {
            let request = &model.requests[*r as usize];
            (!request.paired, model.candidates[request.nodes.start as usize].len())
        }),
        3 => requests.sort_by_key(|r| std::cmp::Reverse(way(*r))),
        4 => requests.sort_by_key(|r| way(*r)),
        _ => requests.sort_by_key(|r| window(*r)),
    }
    // Breaks last: they fit where there is room, and room is for visits.
    requests.sort_by_key(|r| model.requests[*r as usize].visit.is_none());
}
