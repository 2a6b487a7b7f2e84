//! From any prices and any seats to a cheapest assignment. Whoever is not at a cheapest choice at these prices is taken
//! out, slots with a price count as full, and what that leaves too many or too few is evened out by shortest paths
//! (successive shortest paths: Jewell 1958; Ahuja, Magnanti and Orlin, *Network Flows*, 1993, section 9.7). Nothing is
//! assumed of where prices and seats come from, so this alone makes the answer exact.

use anpai_core::stop::Stop;

use super::cost::Cost;
use super::search::{Search, Step};
use super::standing::{Progress, Seat, Standing};

/// After so many nodes the stop is looked at: less than a millisecond.
const LOOK: u32 = 64;
/// After so many units it is, while nobody is moved yet.
const LOOK_UNITS: usize = 1024;

/// Too many (negative) or too few (positive) units at each node, and who is not placed.
struct Uneven {
    pending: Vec<u32>,
    missing: Vec<i64>,
}

impl<C: Cost> Standing<C> {
    /// Whether it came to the end before the stop.
    pub(super) fn make_exact(&mut self, stop: &Stop, progress: &mut dyn FnMut(Progress)) -> bool {
        let Some(mut uneven) = self.take_out(stop) else { return false };
        let mut search = std::mem::replace(&mut self.search, Search::new(0));
        let outside = self.outside();
        let mut whole = true;
        loop {
            search.clear();
            let unit = uneven.pending.pop();
            if let Some(unit) = unit {
                self.enter(&mut search, unit);
            } else if uneven.missing[outside] < 0 {
                search.offer(outside, C::ZERO, Step::Begin);
            } else {
                break;
            }
            self.work += 1;
            if self.work.is_multiple_of(u64::from(LOOK)) {
                progress(Progress { pending: uneven.pending.len() + 1, work: self.work });
            }
            let Some(end) = self.nearest_missing(&mut search, &uneven.missing, stop) else {
                whole = false;
                break;
            };
            self.raise(&search, end);
            self.augment(&search, end);
            uneven.missing[end] -= 1;
            if unit.is_none() {
                uneven.missing[outside] += 1;
            }
        }
        search.clear();
        self.search = search;
        let level = self.price[outside];
        for price in &mut self.price {
            // Where nobody is, a price below the outside's says no more than the outside's.
            *price = (*price - level).max(C::ZERO);
        }
        whole
    }
    /// Takes out whoever is not at a cheapest choice or has no place, and says what is uneven then; nothing when it was
    /// stopped. Settling later begins from what is left then as from any other seats and prices.
    fn take_out(&mut self, stop: &Stop) -> Option<Uneven> {
        let outside = self.outside();
        for holders in &mut self.holders {
            holders.clear();
        }
        for slot in 0..outside {
            let never_full = self.transport.capacity[slot] >= self.transport.degree[slot];
            if never_full || self.price[slot] < C::ZERO {
                self.price[slot] = C::ZERO;
            }
        }
        let mut pending = Vec::new();
        for unit in 0..self.seat.len() {
            if unit.is_multiple_of(LOOK_UNITS) && stop.is_over() {
                return None;
            }
            let seat = self.seat[unit];
            let node = self.node(seat);
            let has_place =
                node == outside || self.holders[node].len() < self.transport.capacity[node] as usize;
            if seat != Seat::Pending && has_place && self.paid(unit) + self.price[node] == self.cheapest(unit)
            {
                self.sit(unit, seat, node);
            } else {
                self.seat[unit] = Seat::Pending;
                pending.push(unit as u32);
            }
        }
        let mut missing = vec![0; outside + 1];
        missing[outside] = self.seat.len() as i64 - self.holders[outside].len() as i64;
        for slot in 0..outside {
            let held = self.holders[slot].len() as u32;
            self.taken[slot] = if self.price[slot] > C::ZERO { self.transport.capacity[slot] } else { held };
            missing[slot] = i64::from(self.taken[slot] - held);
            missing[outside] -= i64::from(self.taken[slot]);
        }
        Some(Uneven { pending, missing })
    }
    /// Begins a search with a unit that is not placed.
    fn enter(&self, search: &mut Search<C>, unit: u32) {
        let row = self.transport.row(unit as usize);
        let least = self.cheapest(unit as usize);
        let outside = self.exit[unit as usize] + self.price[self.outside()];
        search.offer(self.outside(), outside - least, Step::Enter { unit, seat: Seat::Unserved });
        for arc in row {
            let slot = self.transport.slots[arc] as usize;
            let distance = self.transport.costs[arc] + self.price[slot] - least;
            search.offer(slot, distance, Step::Enter { unit, seat: Seat::Arc(arc as u32) });
        }
    }
    /// The nearest node where one is missing; none when it was stopped.
    fn nearest_missing(&self, search: &mut Search<C>, missing: &[i64], stop: &Stop) -> Option<usize> {
        let mut looked = 0;
        loop {
            if looked % LOOK == 0 && stop.is_over() {
                return None;
            }
            looked += 1;
            // Too many somewhere means too few elsewhere, and the outside is reached from every unit.
            let node = search.nearest().expect("what is too much in one place is missing in another");
            if missing[node] > 0 {
                return Some(node);
            }
            self.expand(search, node);
        }
    }
    /// Raises the prices of all that is nearer than the end of the path, so that the path is tight and nothing becomes
    /// negative.
    fn raise(&mut self, search: &Search<C>, end: usize) {
        let far = search.distance[end];
        for &node in &search.reached {
            let near = search.distance[node as usize];
            if near < far {
                self.price[node as usize] += far - near;
            }
        }
    }
    /// Moves everyone along the path.
    fn augment(&mut self, search: &Search<C>, end: usize) {
        let mut node = end;
        loop {
            match search.step[node] {
                Step::Begin => return,
                Step::Enter { unit, seat } => {
                    self.sit(unit as usize, seat, node);
                    return;
                }
                Step::Move { unit, from, seat } => {
                    self.rise(unit as usize, from as usize);
                    self.sit(unit as usize, seat, node);
                    node = from as usize;
                }
                Step::Place { from } => {
                    if node == self.outside() {
                        self.taken[from as usize] += 1;
                    } else {
                        self.taken[node] -= 1;
                    }
                    node = from as usize;
                }
            }
        }
    }
    fn sit(&mut self, unit: usize, seat: Seat, node: usize) {
        self.seat[unit] = seat;
        self.position[unit] = self.holders[node].len() as u32;
        self.holders[node].push(unit as u32);
    }
    fn rise(&mut self, unit: usize, node: usize) {
        let at = self.position[unit] as usize;
        self.holders[node].swap_remove(at);
        if let Some(&moved) = self.holders[node].get(at) {
            self.position[moved as usize] = at as u32;
        }
    }
}
