//! Moves: nodes put into rounds and requests taken out, timed and priced, or taken back as a whole.

use super::journal::Undo;
use super::{NONE, Roster, Seat, Stop, UNSET};
use crate::visits::insertion::Move;
use crate::visits::model::NOWHERE;

impl Roster<'_> {
    /// Puts nodes of one request into rounds, positions as they are before any of them is in, and times and prices
    /// everything that follows. `false` where that breaks something hard; the caller then takes it back.
    pub fn insert(&mut self, request: u32, places: &[Seat]) -> bool {
        for (k, seat) in places.iter().enumerate() {
            // A second node of the same round shifts by one where it comes after the first.
            let shifted = places[..k].iter().any(|p| p.shift == seat.shift && p.at <= seat.at);
            let at = seat.at + usize::from(shifted);
            self.log_trip(seat.shift);
            let stop = Stop {
                node: seat.node,
                place: NOWHERE,
                duration: seat.duration,
                assigned: seat.assigned,
                way: 0,
                arrival: 0,
                start: UNSET,
                settled: 0,
                hard_slack: 0,
                soft_slack: 0,
            };
            self.trips[seat.shift as usize].stops.insert(at, stop);
            self.number(seat.shift, at);
        }
        if !self.missing.is_empty()
            && places.iter().all(|p| self.model.nodes[p.node as usize].request == request)
        {
            let whole = self.model.requests[request as usize].nodes.clone().all(|n| self.seat(n).is_some());
            if whole && !self.is_placed(request) {
                self.total = self.total - self.model.requests[request as usize].left_out;
                self.set_placed(request);
                self.log.push(Undo::Placed(request));
            }
        }
        if !self.raise(places) {
            return false;
        }
        self.price_links(request);
        self.price_rounds();
        true
    }
    /// Takes requests out, and times and prices everything that follows. `false` where a way around is longer than
    /// through, so that something hard breaks.
    pub fn remove(&mut self, requests: &[u32]) -> bool {
        let mut work = std::mem::take(&mut self.work);
        work.clear();
        for &request in requests {
            if !self.is_placed(request) {
                continue;
            }
            for node in self.model.requests[request as usize].nodes.clone() {
                let Some((shift, at)) = self.seat(node) else { continue };
                for push in &self.model.pushes[node as usize] {
                    if let Some((other, position)) = self.seat(push.other) {
                        work.push((other, position as u32));
                    }
                }
                self.log_trip(shift);
                self.trips[shift as usize].stops.remove(at);
                self.seats[node as usize].0 = NONE;
                self.number(shift, at);
                work.push((shift, at as u32));
            }
            self.taken_out.push(request);
            self.total += self.model.requests[request as usize].left_out;
            self.set_missing(request);
            self.log.push(Undo::Missing(request));
        }
        // Positions noted before a later removal in the same round are at most too late by the stops taken before
        // them; start from the first touched stop of each round instead.
        let fits = self.lower(&mut work);
        self.work = work;
        if !fits {
            return false;
        }
        for &request in requests {
            self.price_links(request);
        }
        self.price_rounds();
        true
    }
    /// Does what `best` found.
    pub fn apply(&mut self, request: u32, found: &Move) {
        let seats = found.seats();
        let before = self.guided_total();
        if self.model.requests[request as usize].paired || seats.len() == 1 {
            self.place(request, seats);
        } else {
            self.place(request, &seats[..1]);
            self.place(request, &seats[1..]);
        }
        debug_assert_eq!(
            self.guided_total() - before,
            found.change,
            "an applied move changes the score by what it was priced at"
        );
        #[cfg(debug_assertions)]
        self.assert_referee_agrees();
    }
    /// Puts nodes in, or leaves everything as it was where that does not fit.
    pub fn place(&mut self, request: u32, seats: &[Seat]) -> bool {
        self.mark();
        if self.insert(request, seats) {
            self.keep();
            return true;
        }
        self.take_back();
        false
    }
    /// The place of a break at the end of its round.
    pub fn last_seat(&self, request: u32) -> Option<Seat> {
        let node = self.model.requests[request as usize].nodes.start;
        let candidate = self.model.candidates[node as usize].first()?;
        let at = self.trips[candidate.shift as usize].stops.len();
        Some(Seat {
            node,
            shift: candidate.shift,
            at,
            duration: candidate.duration,
            assigned: candidate.cost,
        })
    }
}
