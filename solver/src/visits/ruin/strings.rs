//! Slack-induced string removal: strings of stops that follow each other, in rounds near a seed (Christiaens and Vanden
//! Berghe, "Slack Induction by String Removals for Vehicle Routing Problems", Transportation Science 2020, section 5.1,
//! with its parameters).

use super::super::roster::Roster;
use crate::routing::Strings;
use crate::search::{Dice, Ruin};

/// See the module.
pub struct AdjacentStrings;

impl Ruin<Roster<'_>> for AdjacentStrings {
    fn name(&self) -> &'static str {
        "AdjacentStrings"
    }
    fn weight(&self) -> u32 {
        12
    }
    fn ruin(&self, roster: &mut Roster, dice: &mut Dice) -> bool {
        let model = roster.model;
        if model.neighbours.is_empty() {
            return false;
        }
        let used = roster.trips.iter().filter(|t| !t.stops.is_empty());
        let (rounds, stops) = used.fold((0, 0), |(r, s), t| (r + 1, s + t.stops.len()));
        let size = Strings::of(stops, rounds, dice);
        let seed = dice.below(model.neighbours.len()) as u32;
        let (mut taken, mut requests) = (Vec::with_capacity(size.count), Vec::new());
        for &near in std::iter::once(&seed).chain(&model.neighbours[seed as usize]) {
            if taken.len() >= size.count {
                break;
            }
            for node in model.requests[near as usize].nodes.clone() {
                let Some((shift, at)) = roster.seat(node) else { continue };
                if taken.contains(&shift) || taken.len() >= size.count {
                    continue;
                }
                taken.push(shift);
                let stops = &roster.trips[shift as usize].stops;
                size.string(stops.len(), at, dice, |k| {
                    let request = model.nodes[stops[k].node as usize].request;
                    if !requests.contains(&request) {
                        requests.push(request);
                    }
                });
            }
        }
        roster.remove(&requests)
    }
}
