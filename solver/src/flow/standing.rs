//! The mutable twin: a problem with who is where at present and at what prices. It starts empty, is solved, changed
//! ([`repair`](super::repair)) and settled again.

use anpai_core::stop::Stop;

use super::assignment::{Assignment, Overfull};
use super::auction;
use super::cost::{Cost, TooLarge};
use super::search::Search;
use super::transport::{Slot, Transport, Unit};

/// Where a unit is at present.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// Not placed yet; never so in an answer.
    Pending,
    Unserved,
    /// In the slot of this arc, by position.
    Arc(u32),
}

/// How far a solve is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// Units still to be placed.
    pub pending: usize,
    /// Bids made and paths searched so far.
    pub work: u64,
}

/// How a solve ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Ending<C> {
    /// Nothing is cheaper.
    Optimal(Assignment<C>),
    /// Not everyone who has to be served can be.
    Infeasible(Overfull),
    /// It was stopped before.
    Stopped,
}

impl<C> Ending<C> {
    /// The assignment, where there is one.
    #[must_use]
    pub fn optimal(self) -> Option<Assignment<C>> {
        if let Self::Optimal(found) = self { Some(found) } else { None }
    }
}

/// A problem, who is where at present, and the prices. "Node" is a slot, or after all slots the *outside*: where unserved
/// units are and where unused places go.
#[derive(Clone, Debug)]
pub struct Standing<C> {
    pub(super) transport: Transport<C>,
    /// What leaving out a unit counts, by unit: its own cost, or the reach where it has to be served.
    pub(super) exit: Vec<C>,
    pub(super) seat: Vec<Seat>,
    /// By node. The outside's is zero between two settlements.
    pub(super) price: Vec<C>,
    /// Who is at each node.
    pub(super) holders: Vec<Vec<u32>>,
    /// The position of each unit among the holders of its node.
    pub(super) position: Vec<u32>,
    /// Places of each slot that are taken, or will be when all is settled.
    pub(super) taken: Vec<u32>,
    pub(super) search: Search<C>,
    pub(super) work: u64,
    /// Whether this is an optimum of the problem as it is now.
    pub(super) settled: bool,
}

impl<C: Cost> Standing<C> {
    /// With nobody placed and all prices at zero.
    #[must_use]
    pub fn new(transport: Transport<C>) -> Self {
        let (units, nodes) = (transport.units(), transport.slots() + 1);
        Self {
            exit: Vec::with_capacity(units),
            seat: vec![Seat::Pending; units],
            price: vec![C::ZERO; nodes],
            holders: vec![Vec::new(); nodes],
            position: vec![0; units],
            taken: vec![0; nodes - 1],
            search: Search::new(nodes),
            work: 0,
            settled: false,
            transport,
        }
    }
    /// The problem as it is now.
    #[must_use]
    pub fn transport(&self) -> &Transport<C> {
        &self.transport
    }
    /// The cheapest assignment from nothing: an auction brings prices near, settling makes them exact.
    ///
    /// # Errors
    /// [`TooLarge`] when a sum could overflow.
    pub fn solve(&mut self, stop: &Stop, progress: &mut dyn FnMut(Progress)) -> Result<Ending<C>, TooLarge> {
        self.work = 0;
        self.open()?;
        if !auction::run(self, stop, progress) {
            return Ok(Ending::Stopped);
        }
        Ok(self.finish(stop, progress))
    }
    /// The cheapest assignment from where it stands: what a change has made wrong is mended.
    ///
    /// # Errors
    /// [`TooLarge`] when a sum could overflow.
    pub fn settle(&mut self, stop: &Stop, progress: &mut dyn FnMut(Progress)) -> Result<Ending<C>, TooLarge> {
        self.work = 0;
        self.open()?;
        Ok(self.finish(stop, progress))
    }
    /// Works out what leaving out counts.
    fn open(&mut self) -> Result<(), TooLarge> {
        let reach = self.transport.reach()?;
        self.exit.clear();
        self.exit.extend(self.transport.unserved.iter().map(|u| u.unwrap_or(reach)));
        Ok(())
    }
    fn finish(&mut self, stop: &Stop, progress: &mut dyn FnMut(Progress)) -> Ending<C> {
        self.settled = false;
        if !self.make_exact(stop, progress) {
            return Ending::Stopped;
        }
        let must = &self.transport.unserved;
        let left_out = self.holders[self.outside()].iter().copied().find(|&u| must[u as usize].is_none());
        self.settled = left_out.is_none();
        left_out
            .map_or_else(|| Ending::Optimal(self.freeze()), |unit| Ending::Infeasible(self.overfull(unit)))
    }
    fn freeze(&self) -> Assignment<C> {
        let slot = self.seat.iter().map(|&s| Some(self.node(s)).filter(|&n| n < self.outside()));
        let cost = (0..self.seat.len()).map(|u| self.paid(u).into()).sum();
        Assignment {
            slot: slot.map(|node| node.map(|n| Slot(n as u32))).collect(),
            price: self.price[..self.outside()].to_vec(),
            cost,
        }
    }
    /// Everyone who competes for a place with a unit that is left out and has to be served: a slot that it fits is full,
    /// and whoever is in it has to be served too, or would have had to give way.
    fn overfull(&self, unit: u32) -> Overfull {
        let mut units = vec![unit];
        let mut slots = Vec::new();
        let mut seen = vec![false; self.transport.slots()];
        let mut next = 0;
        while let Some(&unit) = units.get(next) {
            next += 1;
            for arc in self.transport.row(unit as usize) {
                let slot = self.transport.slots[arc];
                if !std::mem::replace(&mut seen[slot as usize], true) {
                    slots.push(Slot(slot));
                    units.extend(&self.holders[slot as usize]);
                }
            }
        }
        units.sort_unstable();
        slots.sort_unstable();
        Overfull { units: units.into_iter().map(Unit).collect(), slots }
    }
    /// The node after all slots.
    pub(super) fn outside(&self) -> usize {
        self.transport.slots()
    }
    /// The node of a seat; the outside for whoever is not placed.
    pub(super) fn node(&self, seat: Seat) -> usize {
        match seat {
            Seat::Arc(arc) => self.transport.slots[arc as usize] as usize,
            Seat::Pending | Seat::Unserved => self.outside(),
        }
    }
    /// What a unit costs where it is.
    pub(super) fn paid(&self, unit: usize) -> C {
        match self.seat[unit] {
            Seat::Arc(arc) => self.transport.costs[arc as usize],
            Seat::Pending | Seat::Unserved => self.exit[unit],
        }
    }
    /// What the cheapest choice of a unit costs at present prices.
    pub(super) fn cheapest(&self, unit: usize) -> C {
        let row = self.transport.row(unit);
        let arcs = self.transport.slots[row.clone()].iter().zip(&self.transport.costs[row]);
        let outside = self.exit[unit] + self.price[self.outside()];
        arcs.fold(outside, |least, (&slot, &cost)| least.min(cost + self.price[slot as usize]))
    }
}
