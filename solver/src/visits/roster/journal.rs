//! The log: every change is noted as it was before, so that it can be taken back, within a change that can itself be
//! taken back.

use anpai_core::score::Score;

use super::{NONE, Roster, Trip};

/// What `rollback` needs to take a change back.
#[derive(Clone, Debug)]
pub(super) enum Undo {
    /// The trip of a shift as it was.
    Trip(u32, Trip),
    /// A request became placed or missing.
    Placed(u32),
    Missing(u32),
    /// The cost of a caregiver's hours as it was.
    Caregiver(u32, Score),
    /// The cost of a link as it was.
    Link(u32, Score),
}

/// A point that `rollback` can go back to.
#[derive(Clone, Copy, Debug)]
pub struct Mark {
    log: usize,
    outer: u32,
    total: Score,
    custom: Score,
    signposts: i64,
}

impl Roster<'_> {
    /// Opens a change within the change.
    pub fn mark(&mut self) {
        self.marks.push(Mark {
            log: self.log.len(),
            outer: self.stamp,
            total: self.total,
            custom: self.custom,
            signposts: self.signposts,
        });
        self.stamp = self.next_stamp;
        self.next_stamp += 1;
    }
    /// Keeps what was done since the last mark; it can still be taken back with the mark outside it.
    pub fn keep(&mut self) {
        let mark = self.marks.pop().expect("every keep closes a mark");
        self.stamp = mark.outer;
        if self.marks.is_empty() {
            while let Some(undo) = self.log.pop() {
                if let Undo::Trip(_, trip) = undo {
                    self.spare.push(trip);
                }
            }
        }
    }
    /// Takes back what was done since the last mark.
    pub fn take_back(&mut self) {
        let mark = self.marks.pop().expect("every take_back closes a mark");
        for shift in self.dirty.drain(..) {
            self.is_dirty[shift as usize] = false;
        }
        while self.log.len() > mark.log {
            match self.log.pop().expect("longer than the mark") {
                Undo::Trip(shift, mut trip) => {
                    std::mem::swap(&mut self.trips[shift as usize], &mut trip);
                    for stop in &trip.stops {
                        if self.seats[stop.node as usize].0 == shift {
                            self.seats[stop.node as usize].0 = NONE;
                        }
                    }
                    self.spare.push(trip);
                    self.number(shift, 0);
                    self.totals.set(shift, &self.trips[shift as usize].measures);
                }
                Undo::Placed(request) => self.set_missing(request),
                Undo::Missing(request) => self.set_placed(request),
                Undo::Caregiver(caregiver, cost) => self.totals.caregivers[caregiver as usize] = cost,
                Undo::Link(link, cost) => self.totals.links[link as usize] = cost,
            }
        }
        self.stamp = mark.outer;
        self.total = mark.total;
        self.custom = mark.custom;
        self.signposts = mark.signposts;
    }
    pub(super) fn log_trip(&mut self, shift: u32) {
        let s = shift as usize;
        self.trips[s].slack_is_known = false;
        if !self.is_dirty[s] {
            self.is_dirty[s] = true;
            self.dirty.push(shift);
        }
        if self.logged[s] != self.stamp && !self.marks.is_empty() {
            self.logged[s] = self.stamp;
            let mut copy = self.spare.pop().unwrap_or_default();
            copy.clone_from(&self.trips[s]);
            self.log.push(Undo::Trip(shift, copy));
        }
    }
    pub(super) fn number(&mut self, shift: u32, from: usize) {
        for (stop, at) in self.trips[shift as usize].stops[from..].iter().zip(from as u32..) {
            self.seats[stop.node as usize] = (shift, at);
        }
    }
    pub(super) fn set_placed(&mut self, request: u32) {
        let at = std::mem::replace(&mut self.missing_at[request as usize], NONE);
        self.missing.swap_remove(at as usize);
        if let Some(&moved) = self.missing.get(at as usize) {
            self.missing_at[moved as usize] = at;
        }
    }
    pub(super) fn set_missing(&mut self, request: u32) {
        self.missing_at[request as usize] = self.missing.len() as u32;
        self.missing.push(request);
    }
}
