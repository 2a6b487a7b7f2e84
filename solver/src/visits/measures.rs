//! What the terms read of a round: one walk backward that settles the starts, one forward that adds up.
//!
//! The search keeps earliest starts. A plan should not send anyone out to wait at a door, so the starts are settled as
//! late as costs nothing: each stop moves toward the next one, within its present window and not at all where its start
//! hangs together with another round's. The frozen plan has exactly these starts. Where travel changes with the time of
//! day the way after a stop may take longer from a later start, at most by the waiting that this saves; the sums are those
//! of the settled starts.

use anpai_core::score::Score;

use super::model::{FAR, Model};
use super::roster::Trip;

/// What the terms read of a round. Milliseconds, metres.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Measures {
    /// Whether anything is in it.
    pub is_used: bool,
    /// Travel time.
    pub travel: i64,
    /// Length; only where a rule asks for it.
    pub metres: i64,
    /// Waiting between stops, after settling.
    pub waiting: i64,
    /// Tardiness of all tasks.
    pub tardiness: i64,
    /// The largest tardiness.
    pub largest_tardiness: i64,
    /// Time beyond the end of the shift.
    pub extra: i64,
    /// Service.
    pub service: i64,
    /// Working time: from departure to return, breaks taken out.
    pub work: i64,
    /// Late departure, waiting and early return; the whole shift where it is not used.
    pub idle: i64,
    /// The share of the signpost of idle time: no rule counts it. The largest idle time has no slope until the last of the
    /// idlest shifts is filled; the sum of squares, scaled to the same weight, has one everywhere.
    pub signpost: i64,
    /// What is carried.
    pub load: i64,
    /// By how much starts differ from those of the earlier roster.
    pub moved: i64,
    /// How many tasks.
    pub tasks: i64,
    /// How many of its mandatory breaks are taken.
    pub mandatory_breaks: i64,
    /// Whether the round is pinned whole and is another.
    pub is_not_as_pinned: bool,
    /// Assignment costs of the tasks.
    pub assigned: Score,
}

/// Settles, measures and prices a round.
pub fn measure(model: &Model, shift: u32, trip: &mut Trip) {
    settle(model, shift, trip);
    trip.measures = sums(model, shift, trip);
    trip.cost = trip.measures.assigned + model.terms.route_cost(model, shift, &trip.measures);
}

/// The latest start of a stop that costs nothing.
fn limit(model: &Model, shift: u32, stop: &super::roster::Stop) -> i64 {
    let node = &model.nodes[stop.node as usize];
    if node.held {
        return stop.start;
    }
    let latest =
        model.latest(stop.node, model.shifts[shift as usize].day, stop.duration, stop.start).in_window;
    match model.previous_start(stop.node) {
        // Later is only better up to where it was.
        Some(previous) => latest.min(previous).max(stop.start),
        None => latest,
    }
}

fn settle(model: &Model, shift: u32, trip: &mut Trip) {
    let mut latest = FAR;
    let count = trip.stops.len();
    for at in (0..count).rev() {
        let opens = at == 0 && count > 1 && model.is_break(trip.stops[0].node);
        let stop = trip.stops[at];
        let settled = if at + 1 == count || opens {
            stop.start
        } else {
            limit(model, shift, &stop).min(latest - stop.duration).max(stop.start)
        };
        trip.stops[at].settled = settled;
        latest = if model.ways.change() && at > 0 {
            // No earlier than the stop before ends now: from there one gets here in time.
            let mode = model.shifts[shift as usize].mode;
            model.ways.leave_by(mode, trip.stops[at - 1].place, stop.place, settled)
        } else {
            settled - stop.way
        };
    }
}

fn sums(model: &Model, shift: u32, trip: &Trip) -> Measures {
    let round = &model.shifts[shift as usize];
    let Some(first) = trip.stops.first() else {
        let is_not_as_pinned = round.pinned.as_ref().is_some_and(|tasks| !tasks.is_empty());
        let idle = round.end - round.start;
        return Measures { idle, signpost: model.signpost(idle), is_not_as_pinned, ..Measures::default() };
    };
    let mut m = Measures { is_used: true, ..Measures::default() };
    let opens_with_break = model.is_break(first.node);
    let (mut here, mut free) = (round.from, 0);
    let (mut rest, mut idle) = (0, 0);
    let mut left = if model.ways.change() {
        model.ways.leave_by(round.mode, round.from, first.place, first.settled)
    } else {
        first.settled - first.way
    };
    idle += (left - round.start).max(0);
    for (at, stop) in trip.stops.iter().enumerate() {
        if at == 0 {
            free = left;
        }
        // A settled start is later than the one that the round was timed with, and so is the way from it.
        let way = if model.ways.change() {
            model.ways.time_at(round.mode, here, stop.place, free)
        } else {
            stop.way
        };
        m.travel += way;
        if at > 0 {
            let wait = stop.settled - free - way;
            idle += wait.max(0);
            if at > 1 || !opens_with_break {
                m.waiting += wait.max(0);
            } else {
                left = stop.settled - way;
            }
        }
        if model.terms.needs_metres() {
            m.metres += model.ways.metres_at(round.mode, here, stop.place, free);
        }
        free = stop.settled + stop.duration;
        here = stop.place;
        if model.is_break(stop.node) {
            rest += if at == 0 { 0 } else { stop.duration };
            m.mandatory_breaks += i64::from(model.is_mandatory_break(stop.node));
            continue;
        }
        m.tasks += 1;
        m.service += stop.duration;
        m.load += model.nodes[stop.node as usize].load;
        let late = model.tardiness(stop.node, round.day, stop.duration, stop.settled);
        m.tardiness += late;
        m.largest_tardiness = m.largest_tardiness.max(late);
        if let Some(previous) = model.previous_start(stop.node) {
            m.moved += (stop.settled - previous).abs();
        }
        m.assigned += stop.assigned;
    }
    if let Some(pinned) = &round.pinned {
        let tasks = trip.stops.iter().map(|s| s.node).filter(|n| !model.is_break(*n));
        m.is_not_as_pinned = !tasks.eq(pinned.iter().copied());
    }
    m.travel += trip.finish - free;
    if model.terms.needs_metres() {
        m.metres += model.ways.metres_at(round.mode, here, round.to, free);
    }
    m.extra = (trip.finish - round.end).max(0);
    m.idle = idle + (round.end - trip.finish).max(0);
    m.signpost = model.signpost(m.idle);
    m.work = if opens_with_break && trip.stops.len() == 1 { 0 } else { trip.finish - left - rest };
    m
}
