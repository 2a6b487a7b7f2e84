//! A late visit, the stops before it in its round, and what is served nearby at that time: where lateness comes from.

use super::super::roster::Roster;
use crate::search::{Dice, Ruin};

/// Rounds that are drawn, of which the latest is taken.
const DRAWN: usize = 4;
/// Stops before the late one.
const BEFORE: usize = 4;

/// See the module.
pub struct AroundLate;

impl Ruin<Roster<'_>> for AroundLate {
    fn name(&self) -> &'static str {
        "AroundLate"
    }
    fn weight(&self) -> u32 {
        2
    }
    fn ruin(&self, roster: &mut Roster, dice: &mut Dice) -> bool {
        let model = roster.model;
        if roster.trips.is_empty() {
            return false;
        }
        let late = |shift: usize| roster.trips[shift].measures.largest_tardiness;
        let leader = roster.totals.tardiness.leader();
        let drawn = (0..DRAWN).map(|_| dice.below(roster.trips.len())).max_by_key(|s| late(*s));
        let shift = if dice.chance(0.5) { Some(leader) } else { drawn };
        let Some(shift) = shift.filter(|s| *s < roster.trips.len() && late(*s) > 0) else { return false };
        let trip = &roster.trips[shift];
        let tardiness = |at: usize| {
            let stop = &trip.stops[at];
            model.tardiness(stop.node, model.shifts[shift].day, stop.duration, stop.start)
        };
        let Some(worst) = (0..trip.stops.len()).max_by_key(|at| tardiness(*at)) else { return false };
        let mut requests = Vec::new();
        let first = worst.saturating_sub(dice.below(BEFORE + 1));
        let mut take = |node: u32| {
            let request = model.nodes[node as usize].request;
            if !requests.contains(&request) {
                requests.push(request);
            }
        };
        trip.stops[first..=worst].iter().for_each(|s| take(s.node));
        let about = trip.stops[worst].start;
        let visit = model.nodes[trip.stops[worst].node as usize].request as usize;
        let mut others = 2 + dice.below(6);
        for &near in model.neighbours.get(visit).map_or(&[][..], |n| n) {
            let node = model.requests[near as usize].nodes.start;
            let Some(stop) = roster.stop(node) else { continue };
            // Within an hour or so, or an eighth of the shift where hours mean nothing.
            let close = (model.shifts[shift].end - model.shifts[shift].start).min(28_800_000) / 8;
            if (stop.start - about).abs() < close && dice.chance(0.5) {
                take(node);
                others -= 1;
                if others == 0 {
                    break;
                }
            }
        }
        roster.remove(&requests)
    }
}
