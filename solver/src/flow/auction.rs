//! Prices that are nearly right: an auction with falling increments (Bertsekas and Castañon, "The auction algorithm for
//! the transportation problem", *Annals of Operations Research* 20, 1989). Whoever is not placed bids for its cheapest
//! choice as much as it may pay before its second choice is cheaper, and a little more; a full slot turns out its lowest
//! bidder, and its price is the lowest bid that it holds. Each round begins with nobody placed and prices well below
//! those of the round before: a slot that nobody asks for at too high a price would stay empty, and evening that out
//! afterwards costs more than bidding again.

use anpai_core::stop::Stop;

use super::cost::Cost;
use super::standing::{Progress, Seat, Standing};

/// Costs are multiplied by 2^4, so that the last increment is a sixteenth of the smallest difference: with whole
/// increments more is left to settle. Chosen by hand, as the next three, with a prototype on the two published instances
/// of `benches/flow_peers.py`, on which speeds are also reported, and nine made-up ones, on a loaded machine.
const FRACTION: u32 = 4;
/// The first increment is a 2^3rd of the range of costs.
const FIRST: u32 = 3;
/// Each is a 2^2nd of the one before.
const FALL: u32 = 2;
/// Each round begins 2^3 increments below the prices of the one before. With 2^2 thousands of places stay empty.
const BELOW: u32 = 3;
/// After so many bids the stop is looked at: about a millisecond.
const LOOK: u64 = 8192;

/// One who holds a place, and how high the price may rise before it prefers another.
#[derive(Clone, Copy)]
struct Bid<C> {
    level: C,
    unit: u32,
}

/// The bids held by all slots: a heap each, the lowest on top, one after the other.
struct Books<C> {
    bids: Vec<Bid<C>>,
    /// Where each slot's heap begins; one more than there are slots.
    begin: Vec<usize>,
    held: Vec<usize>,
}

/// Leaves prices and seats in `standing`. Whether it came to the end before the stop.
pub(super) fn run<C: Cost>(
    standing: &mut Standing<C>,
    stop: &Stop,
    progress: &mut dyn FnMut(Progress),
) -> bool {
    let mut books = Books::new(standing);
    let outside = standing.outside();
    standing.price.fill(C::ZERO);
    let dearest = standing.exit.iter().copied().max().unwrap_or(C::ZERO);
    let cheapest = standing.transport.costs.iter().copied().min().unwrap_or(C::ZERO);
    let range = (dearest - cheapest).max(C::ZERO) << FRACTION;
    let mut increment = (range >> FIRST).max(C::ONE);
    loop {
        for price in &mut standing.price[..outside] {
            *price = (*price - (increment << BELOW)).max(C::ZERO);
        }
        // Where there is no place nobody shall bid: not even the cheapest comes to less than the dearest unserved.
        for slot in (0..outside).filter(|slot| books.has_no_place(*slot)) {
            standing.price[slot] = range;
        }
        books.held.fill(0);
        if !round(standing, &mut books, increment, stop, progress) {
            return false;
        }
        if increment == C::ONE {
            break;
        }
        increment = (increment >> FALL).max(C::ONE);
    }
    for (slot, price) in standing.price.iter_mut().enumerate() {
        *price = if slot < outside && books.has_no_place(slot) { C::ZERO } else { *price >> FRACTION };
    }
    price_closed(standing, &books);
    true
}

/// Makes slots without a place just so dear that nobody prefers them.
fn price_closed<C: Cost>(standing: &mut Standing<C>, books: &Books<C>) {
    if !(0..standing.outside()).any(|slot| books.has_no_place(slot)) {
        return;
    }
    for unit in 0..standing.seat.len() {
        let arcs = |arc: usize| (standing.transport.slots[arc] as usize, standing.transport.costs[arc]);
        let row = || standing.transport.row(unit).map(arcs);
        let open = row().filter(|(slot, _)| !books.has_no_place(*slot));
        let cheapest =
            open.fold(standing.exit[unit], |least, (slot, cost)| least.min(cost + standing.price[slot]));
        let closed: Vec<_> = row().filter(|(slot, _)| books.has_no_place(*slot)).collect();
        for (slot, cost) in closed {
            standing.price[slot] = standing.price[slot].max(cheapest - cost);
        }
    }
}

/// Everyone bids, from the first unit to the last; who is turned out bids again at once.
fn round<C: Cost>(
    standing: &mut Standing<C>,
    books: &mut Books<C>,
    increment: C,
    stop: &Stop,
    progress: &mut dyn FnMut(Progress),
) -> bool {
    if stop.is_over() {
        return false;
    }
    let units = standing.seat.len();
    for first in 0..units {
        let mut next = Some(first);
        while let Some(unit) = next {
            next = bid(standing, books, unit, increment);
            standing.work += 1;
            if standing.work.is_multiple_of(LOOK) {
                if stop.is_over() {
                    return false;
                }
                progress(Progress { pending: units - first, work: standing.work });
            }
        }
    }
    true
}

/// The unit takes its cheapest choice; answers who is turned out.
fn bid<C: Cost>(
    standing: &mut Standing<C>,
    books: &mut Books<C>,
    unit: usize,
    increment: C,
) -> Option<usize> {
    let row = standing.transport.row(unit);
    let mut best = standing.exit[unit] << FRACTION;
    let mut second = best;
    let mut seat = Seat::Unserved;
    let start = row.start as u32;
    let arcs = standing.transport.slots[row.clone()].iter().zip(&standing.transport.costs[row]);
    for (arc, (&slot, &cost)) in (start..).zip(arcs) {
        let asked = (cost << FRACTION) + standing.price[slot as usize];
        if asked < second {
            if asked < best {
                second = best;
                best = asked;
                seat = Seat::Arc(arc);
            } else {
                second = asked;
            }
        }
    }
    standing.seat[unit] = seat;
    let Seat::Arc(arc) = seat else { return None };
    let slot = standing.transport.slots[arc as usize] as usize;
    let level = standing.price[slot] + (second - best) + increment;
    books.hold(slot, Bid { level, unit: unit as u32 }, &mut standing.price[slot]).map(|out| out as usize)
}

impl<C: Cost> Books<C> {
    fn new(standing: &Standing<C>) -> Self {
        let mut begin = vec![0];
        let mut all = 0;
        // A slot never holds more than the units that fit it.
        for (&capacity, &degree) in standing.transport.capacity.iter().zip(&standing.transport.degree) {
            all += capacity.min(degree) as usize;
            begin.push(all);
        }
        let held = vec![0; begin.len() - 1];
        Self { bids: vec![Bid { level: C::ZERO, unit: 0 }; all], begin, held }
    }
    /// Whether nobody can ever be there.
    fn has_no_place(&self, slot: usize) -> bool {
        self.begin[slot] == self.begin[slot + 1]
    }
    /// Adds a bid; a full slot turns out the lowest other one. The price becomes the lowest bid held once it is full.
    fn hold(&mut self, slot: usize, bid: Bid<C>, price: &mut C) -> Option<u32> {
        let heap = &mut self.bids[self.begin[slot]..self.begin[slot + 1]];
        let held = self.held[slot];
        if held < heap.len() {
            heap[held] = bid;
            lift(heap, held);
            self.held[slot] += 1;
            if held + 1 == heap.len() {
                *price = heap[0].level.max(*price);
            }
            return None;
        }
        let out = heap.first()?.unit;
        sink(heap, bid);
        *price = heap[0].level;
        Some(out)
    }
}

/// Moves the bid at `at` up to its place.
fn lift<C: Cost>(heap: &mut [Bid<C>], mut at: usize) {
    let bid = heap[at];
    while at > 0 && heap[(at - 1) / 2].level > bid.level {
        heap[at] = heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    heap[at] = bid;
}

/// Puts the bid in the place of the lowest.
fn sink<C: Cost>(heap: &mut [Bid<C>], bid: Bid<C>) {
    let mut at = 0;
    loop {
        let mut child = 2 * at + 1;
        if child + 1 < heap.len() && heap[child + 1].level < heap[child].level {
            child += 1;
        }
        if child >= heap.len() || heap[child].level >= bid.level {
            break;
        }
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = bid;
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::flow::workbench::MadeUp;

    #[test]
    fn nobody_prefers_a_slot_without_a_place() {
        let mut made_up = MadeUp::new(300, 12, 5);
        made_up.capacity.iter_mut().step_by(3).for_each(|places| *places = 0);
        let mut standing = Standing::new(made_up.transport::<i64>());
        standing.exit = made_up.rows.iter().map(|(unserved, _)| *unserved).collect();
        assert!(run(&mut standing, &Stop::never(), &mut |_| {}));
        for unit in 0..standing.seat.len() {
            let node = standing.node(standing.seat[unit]);
            assert!(node == standing.outside() || made_up.capacity[node] > 0);
            let open = made_up.rows[unit].1.iter().filter(|(slot, _)| made_up.capacity[*slot as usize] > 0);
            let asked = |(slot, cost): &(u32, i64)| cost + standing.price[*slot as usize];
            let cheapest = open.map(asked).fold(standing.exit[unit], i64::min);
            assert_eq!(standing.cheapest(unit), cheapest);
        }
    }
}
