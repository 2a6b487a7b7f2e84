//! What an insertion costs at least, in constant time: the detour, the node's own tardiness, and what it pushes beyond
//! the slack of its round. It looks at the node's own round only, so the exact cost is never less, but for waiting and
//! idle time that an insertion fills, which are taken off in advance.
//!
//! Where travel changes with the time of day, it is an estimate and no bound: a push takes later ways into the rush or
//! out of it. What excludes a place stays exact, since leaving later never arrives earlier. The least way of all hours
//! would bound the cost, and say little of it: taken off for every way of the round, the rush hour outweighs most
//! detours, and rounds would be ranked by how much of it they have.

use super::model::{Candidate, Model};
use super::roster::{Roster, Trip};
use super::terms::Weights;
use crate::routing::ways::NEVER;

/// A medium point in a bound weighs more than any soft cost of one insertion.
const MEDIUM: i64 = 1 << 44;
/// Medium points beyond which a bound tells no difference: sums stay within 64 bits.
const MOST_MEDIUM: i64 = 1 << 17;

/// An insertion and what it costs at least.
#[derive(Clone, Copy, Debug)]
pub struct Bounded {
    /// Least cost, in soft points.
    pub bound: i64,
    /// The shift.
    pub shift: u32,
    /// The position.
    pub at: usize,
    /// The node's start there, before it waits for anyone.
    pub start: i64,
    /// How long it takes there.
    pub duration: i64,
}

/// Bounds for one node in one round.
pub struct Bounds<'a> {
    model: &'a Model<'a>,
    trip: &'a Trip,
    node: u32,
    candidate: Candidate,
    weights: Weights,
    /// What is taken off for waiting and idle time that may be filled.
    waiting: i64,
    idle: i64,
    heed: i64,
    /// The earliest start that windows, and placed visits on which this one depends, allow.
    due: i64,
    /// The latest start that windows allow.
    latest: i64,
}

impl<'a> Bounds<'a> {
    /// Bounds for `node` in the round of `candidate`; its slack must be known.
    pub fn new(roster: &'a Roster<'a>, node: u32, candidate: Candidate) -> Self {
        let model = roster.model;
        let trip = &roster.trips[candidate.shift as usize];
        debug_assert!(trip.slack_is_known || trip.stops.is_empty(), "know_slack comes before bounds");
        let weights = model.terms.weights();
        let shift = candidate.shift as usize;
        let idle = if weights.idle > 0 && roster.totals.idle.at(shift) == roster.totals.idle.largest() {
            roster.totals.idle.largest() - roster.totals.idle.largest_but(shift)
        } else {
            0
        };
        let waiting = if weights.waiting > 0 { trip.measures.waiting } else { 0 };
        let (opens, latest) = model.opening_hours(node, model.shifts[shift].day, candidate.duration);
        let due = roster.due(node, candidate.duration).max(opens);
        Self { model, trip, node, candidate, weights, waiting, idle, heed: roster.heeded(), due, latest }
    }

    /// The bound for the position before the stop at `at`, starting no earlier than `due`; `None` where it cannot be.
    pub fn at(&self, at: usize, due: i64) -> Option<Bounded> {
        let (model, c) = (self.model, self.candidate);
        let round = &model.shifts[c.shift as usize];
        let place = model.nodes[self.node as usize].place;
        let time = |from, to, departure| model.ways.time_at(round.mode, from, to, departure);
        let stops = &self.trip.stops;
        let own_place = |k: usize| model.nodes[stops[k].node as usize].place;
        // Where the caregiver comes from, and the break before it, if there is one.
        let is_break = |k: usize| model.is_break(stops[k].node);
        let rest_before = (at > 0 && is_break(at - 1)).then(|| at - 1);
        let from = rest_before.unwrap_or(at);
        let (here, free) = match from.checked_sub(1) {
            None => (round.from, round.start),
            Some(k) => (stops[k].place, stops[k].free()),
        };
        // What needs no way to be seen: the caregiver is free too late, or the next stop cannot wait so long.
        if free > self.latest {
            return None;
        }
        if (stops.get(at)).is_some_and(|s| self.due.max(free) + c.duration > s.start + s.hard_slack) {
            return None;
        }
        let (out, arrival) = if place == super::model::NOWHERE {
            (0, rest_before.map_or(free, |k| stops[k].free()))
        } else {
            let out = time(here, place, free);
            (out, rest_before.map_or(free + out, |k| self.through(k, from == 0, free, (here, place)).1))
        };
        let start = model.start(self.node, round.day, c.duration, arrival.max(due).max(self.due))?;
        let leave = start + c.duration;
        let there = if place == super::model::NOWHERE { here } else { place };
        // Where the caregiver goes next, and the break on the way, if there is one.
        let rest_after = (at < stops.len() && is_break(at)).then_some(at);
        let to = rest_after.map_or(at, |k| k + 1);
        let next = (to < stops.len() && !is_break(to)).then(|| own_place(to));
        let then = next.unwrap_or(round.to);
        let onward = time(there, then, leave);
        if out.max(onward) >= NEVER {
            return None;
        }
        let (rest_start, reach) = match rest_after {
            None => (leave, leave + onward),
            Some(k) if next.is_some() => self.through(k, false, leave, (there, then)),
            Some(k) => {
                let rest = leave.max(model.nodes[stops[k].node as usize].windows[0].start.0);
                let ends = rest + stops[k].duration;
                (rest, ends + time(there, then, ends))
            }
        };
        if rest_after.is_some_and(|k| rest_start > stops[k].start + stops[k].hard_slack) {
            return None;
        }
        let mut bound = c.cost.soft + c.cost.medium.min(MOST_MEDIUM) * MEDIUM;
        if let Some(stop) = stops.get(to).filter(|_| next.is_some()) {
            let push = reach - stop.start;
            if push > stop.hard_slack {
                return None;
            }
            bound += self.weights.push * (push - stop.soft_slack).max(0);
        } else {
            if reach > round.latest {
                return None;
            }
            let beyond = |t: i64| (t - round.end).max(0);
            bound += self.weights.extra * (beyond(reach) - beyond(self.trip.finish));
        }
        let direct = if stops.is_empty() { 0 } else { time(here, then, free) };
        let detour = out + onward - direct;
        bound += self.weights.travel * detour;
        if self.weights.metres > 0 {
            let metres = |from, to, departure| model.ways.metres_at(round.mode, from, to, departure);
            let direct = if stops.is_empty() { 0 } else { metres(here, then, free) };
            bound += self.weights.metres * (metres(here, there, free) + metres(there, then, leave) - direct);
        }
        if self.weights.tardiness > 0 {
            bound += self.weights.tardiness * model.tardiness(self.node, round.day, c.duration, start);
        }
        let filled = (detour + c.duration).max(0);
        bound -= self.weights.waiting * self.waiting.min(filled) + self.weights.idle * self.idle.min(filled);
        if self.weights.idle > 0 {
            let idle = self.trip.measures.idle;
            let signpost = self.trip.measures.signpost - model.signpost((idle - filled).max(0));
            bound -= signpost / 1000 * self.heed;
        }
        Some(Bounded { bound, shift: c.shift, at, start, duration: c.duration })
    }

    /// Start of the break at `k` for a caregiver who is free at `free`, and the arrival after the way between two places:
    /// the break is taken first, or after the way where its window is still closed then.
    fn through(&self, k: usize, opens: bool, free: i64, (here, there): (u32, u32)) -> (i64, i64) {
        let rest = &self.trip.stops[k];
        let mode = self.model.shifts[self.candidate.shift as usize].mode;
        let arrival = |departure| departure + self.model.ways.time_at(mode, here, there, departure);
        let open = self.model.nodes[rest.node as usize].windows[0].start.0;
        if opens || free >= open {
            let start = free.max(open);
            (start, arrival(start + rest.duration))
        } else {
            let start = arrival(free).max(open);
            (start, start + rest.duration)
        }
    }
}
