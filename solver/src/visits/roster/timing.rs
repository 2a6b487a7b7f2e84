//! Times: the earliest starts that windows, ways and couplings allow. An insertion raises what it pushes and nothing
//! else; a removal computes anew what lies downstream of it.

use super::{NONE, Roster, Seat, UNSET};
use crate::routing::ways::NEVER;
use crate::visits::model::NOWHERE;

impl Roster<'_> {
    /// Times raised from freshly inserted nodes on.
    pub(super) fn raise(&mut self, places: &[Seat]) -> bool {
        if places.len() == 2 && !self.meet(places) {
            return false;
        }
        let mut work = std::mem::take(&mut self.work);
        work.clear();
        let mut fits = true;
        for seat in places {
            let Some((shift, at)) = self.seat(seat.node) else { continue };
            let from = self.first_touched(shift, at);
            fits = fits && self.forward(shift, from, at + 1, &mut work);
        }
        // A node that was just put in and is pushed again waits for itself, in a circle.
        let starts = [0, 1].map(|k| places.get(k).and_then(|p| self.stop(p.node)).map_or(UNSET, |s| s.start));
        let mut budget = 64 + 4 * self.seats.len();
        while let Some((shift, from)) = work.pop().filter(|_| fits) {
            fits = self.forward(shift, from as usize, from as usize, &mut work);
            budget = budget.saturating_sub(1);
            fits &= budget > 0;
            fits &= places
                .iter()
                .zip(starts)
                .all(|(p, s)| self.stop(p.node).is_some_and(|now| now.start == s) || s == UNSET);
        }
        self.work = work;
        fits
    }

    /// The common start of two freshly inserted nodes: each is ready when its own round lets it be, and waits for the
    /// other.
    fn meet(&mut self, places: &[Seat]) -> bool {
        for _ in 0..4 {
            let mut moved = false;
            for seat in places {
                let Some((shift, at)) = self.seat(seat.node) else { return false };
                let before = self.trips[shift as usize].stops[at].start;
                // A break before it may be taken somewhere else now.
                for at in self.first_touched(shift, at)..=at {
                    let (here, free) = self.before(shift, at);
                    let Some((way, arrival, place, start)) = self.timing(shift, at, here, free) else {
                        return false;
                    };
                    let stop = &mut self.trips[shift as usize].stops[at];
                    (stop.way, stop.arrival, stop.place, stop.start) = (way, arrival, place, start);
                }
                moved |= before != self.trips[shift as usize].stops[at].start;
            }
            if !moved {
                return true;
            }
        }
        // Gaps of a pair settle in two rounds; only dependencies between the two could go on, in a circle.
        false
    }

    /// The first stop whose times depend on what stands at `at`: a break is taken where the next stop is, so it counts.
    fn first_touched(&self, shift: u32, at: usize) -> usize {
        let stops = &self.trips[shift as usize].stops;
        at - usize::from(at > 0 && self.model.is_break(stops[at - 1].node))
    }

    /// Where a caregiver is before a position, and from when on.
    fn before(&self, shift: u32, at: usize) -> (u32, i64) {
        let round = &self.model.shifts[shift as usize];
        match at.checked_sub(1) {
            None => (round.from, round.start),
            Some(p) => {
                let stop = &self.trips[shift as usize].stops[p];
                (stop.place, stop.free())
            }
        }
    }

    /// Way, arrival, place and earliest start of a stop, given where the caregiver comes from and when.
    fn timing(&self, shift: u32, at: usize, here: u32, free: i64) -> Option<(i64, i64, u32, i64)> {
        let (model, trip) = (self.model, &self.trips[shift as usize]);
        let round = &model.shifts[shift as usize];
        let stop = &trip.stops[at];
        let node = &model.nodes[stop.node as usize];
        let (way, place) = if node.place == NOWHERE {
            // A break is taken here, unless its window is still closed: then the way comes first.
            let next =
                trip.stops.get(at + 1).map(|s| model.nodes[s.node as usize].place).filter(|p| *p != NOWHERE);
            match next {
                Some(next) if at > 0 && free < node.windows[0].start.0 => {
                    (model.ways.time_at(round.mode, here, next, free), next)
                }
                _ => (0, here),
            }
        } else {
            (model.ways.time_at(round.mode, here, node.place, free), node.place)
        };
        if way >= NEVER {
            return None;
        }
        let arrival = free + way;
        let mut ready = arrival;
        if node.coupled {
            for coupling in &model.couplings[stop.node as usize] {
                if let Some(other) = self.stop(coupling.other).filter(|s| s.start != UNSET) {
                    ready = ready.max(coupling.earliest(other.start, other.duration, stop.duration));
                }
            }
        }
        let start = model.start(stop.node, round.day, stop.duration, ready)?;
        Some((way, arrival, place, start))
    }

    /// Times a round from `from` on, at least up to `must`, until nothing changes. What its couplings push is added to
    /// `work`.
    fn forward(&mut self, shift: u32, from: usize, must: usize, work: &mut Vec<(u32, u32)>) -> bool {
        self.log_trip(shift);
        let model = self.model;
        let count = self.trips[shift as usize].stops.len();
        let (mut here, mut free) = self.before(shift, from);
        for at in from..count {
            let Some((way, arrival, place, start)) = self.timing(shift, at, here, free) else { return false };
            let stop = &mut self.trips[shift as usize].stops[at];
            let (moved, unset) = (stop.start != start || stop.place != place, stop.start == UNSET);
            (stop.way, stop.arrival, stop.place, stop.start) = (way, arrival, place, start);
            let (node, duration) = (stop.node, stop.duration);
            (here, free) = (place, start + duration);
            // `meet` has set the starts up to `must` already: what they push has not heard of it.
            if (moved || at < must) && model.nodes[node as usize].coupled {
                for push in &model.pushes[node as usize] {
                    let Some((other_shift, other_at)) = self.seat(push.other) else { continue };
                    let other = &self.trips[other_shift as usize].stops[other_at];
                    if other.start != UNSET && push.earliest(start, duration, other.duration) > other.start {
                        work.push((other_shift, other_at as u32));
                    }
                }
            }
            if !moved && !unset && at >= must {
                return true;
            }
        }
        self.come_home(shift, here, free)
    }

    /// Works out ways and places of a round whose starts are given. `false` where one of them is too early, or none at all.
    pub(super) fn reach(&mut self, shift: u32) -> bool {
        let model = self.model;
        let round = &model.shifts[shift as usize];
        let (mut here, mut free) = self.before(shift, 0);
        for at in 0..self.trips[shift as usize].stops.len() {
            let Some((way, arrival, place, earliest)) = self.timing(shift, at, here, free) else {
                return false;
            };
            let stop = &mut self.trips[shift as usize].stops[at];
            (stop.way, stop.arrival, stop.place) = (way, arrival, place);
            let start = model.start(stop.node, round.day, stop.duration, stop.start);
            if earliest > stop.start || start != Some(stop.start) {
                return false;
            }
            (here, free) = (place, stop.free());
        }
        self.come_home(shift, here, free)
    }

    /// When a round ends that is free at its last stop; whether it may.
    fn come_home(&mut self, shift: u32, here: u32, free: i64) -> bool {
        let round = &self.model.shifts[shift as usize];
        let trip = &mut self.trips[shift as usize];
        let home =
            if trip.stops.is_empty() { 0 } else { self.model.ways.time_at(round.mode, here, round.to, free) };
        trip.finish = free + home;
        home < NEVER && free + home <= round.latest
    }

    /// Times computed anew for everything downstream of the stops in `work`, from nothing up, so that they come out
    /// as early as they can.
    pub(super) fn lower(&mut self, work: &mut Vec<(u32, u32)>) -> bool {
        let mut touched = Vec::new();
        while let Some((shift, from)) = work.pop() {
            let trip = &self.trips[shift as usize];
            let from = (from as usize).min(trip.stops.len());
            let from = self.first_touched(shift, from);
            let end = (self.cut[shift as usize] as usize).min(trip.stops.len());
            if self.cut[shift as usize] == NONE {
                touched.push(shift);
            } else if from >= end {
                continue;
            }
            self.cut[shift as usize] = from as u32;
            for stop in &trip.stops[from..end] {
                if self.model.nodes[stop.node as usize].coupled {
                    for push in &self.model.pushes[stop.node as usize] {
                        if let Some((other, at)) = self.seat(push.other) {
                            work.push((other, at as u32));
                        }
                    }
                }
            }
        }
        for &shift in &touched {
            self.log_trip(shift);
            let from = self.cut[shift as usize] as usize;
            for stop in &mut self.trips[shift as usize].stops[from..] {
                stop.start = UNSET;
            }
        }
        let mut fits = true;
        for &shift in &touched {
            let from = self.cut[shift as usize] as usize;
            self.cut[shift as usize] = NONE;
            fits = fits && self.forward(shift, from, usize::MAX, work);
        }
        let mut budget = 256 + 8 * self.seats.len();
        while let Some((shift, from)) = work.pop() {
            fits = fits && budget > 0 && self.forward(shift, from as usize, from as usize, work);
            budget = budget.saturating_sub(1);
        }
        fits
    }
}
