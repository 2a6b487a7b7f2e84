//! Changes of a standing problem. They only write down what is so now; [`Standing::settle`] then takes out whoever is no
//! longer at a cheapest choice and mends the rest by augmenting paths, so that the answer is that of a cold solve
//! wherever the optimum is unique.

use super::cost::Cost;
use super::search::Search;
use super::standing::{Seat, Standing};
use super::transport::{Row, Slot, Unit};

impl<C: Cost> Standing<C> {
    /// The slot has that many places from now on.
    ///
    /// # Panics
    /// On a slot that does not exist, as the other changes do.
    pub fn set_capacity(&mut self, slot: Slot, capacity: u32) {
        self.changed();
        self.transport.capacity[slot.0 as usize] = capacity;
    }
    /// Leaving the unit out costs that from now on; `None`: it has to be served.
    pub fn set_unserved(&mut self, unit: Unit, cost: Option<C>) {
        self.changed();
        if let Some(cost) = cost {
            self.transport.saw(cost);
        }
        self.transport.unserved[unit.0 as usize] = cost;
    }
    /// The unit fits the slot at that cost from now on; `None`: it does not fit it.
    pub fn set_cost(&mut self, unit: Unit, slot: Slot, cost: Option<C>) {
        assert!((slot.0 as usize) < self.transport.slots(), "there is no slot {}", slot.0);
        self.changed();
        let unit = unit.0 as usize;
        if let Some(cost) = cost {
            self.transport.saw(cost);
        }
        // Where two arcs lead to one slot, the first is set and the others go.
        let mut left = cost;
        let mut arc = self.transport.rows[unit].start;
        while arc < self.transport.rows[unit].end {
            if self.transport.slots[arc as usize] != slot.0 {
                arc += 1;
            } else if let Some(cost) = left.take() {
                self.transport.costs[arc as usize] = cost;
                arc += 1;
            } else {
                self.remove_arc(unit, arc);
            }
        }
        if let Some(cost) = left {
            self.add_arc(unit, slot, cost);
        }
    }
    /// One unit more, as [`Transport::push`](super::Transport::push).
    pub fn add_unit(&mut self, unserved: Option<C>, arcs: &[(u32, C)]) -> Unit {
        self.changed();
        self.seat.push(Seat::Pending);
        self.position.push(0);
        self.transport.push(unserved, arcs)
    }
    /// The unit is there no more. Its number stays, and counts as one that goes unserved at no cost.
    pub fn remove_unit(&mut self, unit: Unit) {
        self.changed();
        for arc in self.transport.row(unit.0 as usize) {
            self.transport.degree[self.transport.slots[arc] as usize] -= 1;
        }
        let row = &mut self.transport.rows[unit.0 as usize];
        row.end = row.start;
        self.transport.unserved[unit.0 as usize] = Some(C::ZERO);
        self.seat[unit.0 as usize] = Seat::Pending;
    }
    /// One slot more, and which units fit it at what cost. To take a slot away, set its capacity to zero.
    pub fn add_slot(&mut self, capacity: u32, arcs: &[(Unit, C)]) -> Slot {
        self.changed();
        let slot = Slot(self.transport.slots() as u32);
        self.price.insert(slot.0 as usize, C::ZERO);
        self.holders.insert(slot.0 as usize, Vec::new());
        self.taken.push(0);
        self.transport.capacity.push(capacity);
        self.transport.degree.push(0);
        self.search = Search::new(self.price.len());
        for &(unit, cost) in arcs {
            self.set_cost(unit, slot, Some(cost));
        }
        slot
    }
    fn changed(&mut self) {
        self.settled = false;
    }
    /// The last arc of the row takes its position.
    fn remove_arc(&mut self, unit: usize, arc: u32) {
        let transport = &mut self.transport;
        let row = &mut transport.rows[unit];
        row.end -= 1;
        let last = row.end;
        transport.degree[transport.slots[arc as usize] as usize] -= 1;
        transport.slots[arc as usize] = transport.slots[last as usize];
        transport.costs[arc as usize] = transport.costs[last as usize];
        let seat = &mut self.seat[unit];
        if *seat == Seat::Arc(arc) {
            *seat = Seat::Pending;
        } else if *seat == Seat::Arc(last) {
            *seat = Seat::Arc(arc);
        }
    }
    /// A row that is not the last moves behind all others, so that it can grow; what it leaves is not used again.
    fn add_arc(&mut self, unit: usize, slot: Slot, cost: C) {
        let transport = &mut self.transport;
        let row = transport.row(unit);
        if row.end != transport.slots.len() {
            let begin = transport.slots.len() as u32;
            transport.slots.extend_from_within(row.clone());
            transport.costs.extend_from_within(row.clone());
            if let Seat::Arc(arc) = &mut self.seat[unit] {
                *arc += begin - row.start as u32;
            }
            transport.rows[unit] = Row { start: begin, end: begin + row.len() as u32 };
        }
        transport.slots.push(slot.0);
        transport.costs.push(cost);
        transport.degree[slot.0 as usize] += 1;
        transport.rows[unit].end += 1;
    }
}
