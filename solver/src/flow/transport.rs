//! The problem: units, of which each takes one place in one slot or goes unserved at its own cost, and slots with a
//! number of places.

use super::cost::{Cost, TooLarge};

/// Who wants a place, as its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Unit(pub u32);

/// Where places are, as its position among the capacities.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Slot(pub u32);

/// The arcs of one unit, as half-open positions in [`Transport`]'s lists.
#[derive(Clone, Copy, Debug)]
pub(super) struct Row {
    pub(super) start: u32,
    pub(super) end: u32,
}

/// Minimise the cost of the arcs that are used and of the units that go unserved; each unit uses one arc at most, each
/// slot holds no more than its capacity.
#[derive(Clone, Debug)]
pub struct Transport<C> {
    pub(super) rows: Vec<Row>,
    pub(super) slots: Vec<u32>,
    pub(super) costs: Vec<C>,
    /// None: has to be served.
    pub(super) unserved: Vec<Option<C>>,
    pub(super) capacity: Vec<u32>,
    /// Arcs into each slot.
    pub(super) degree: Vec<u32>,
    /// The largest cost ever entered, its sign taken off.
    pub(super) largest: u128,
}

impl<C: Cost> Transport<C> {
    /// No unit yet, and these capacities.
    #[must_use]
    pub fn new(capacity: &[u32]) -> Self {
        Self {
            rows: Vec::new(),
            slots: Vec::new(),
            costs: Vec::new(),
            unserved: Vec::new(),
            capacity: capacity.to_vec(),
            degree: vec![0; capacity.len()],
            largest: 0,
        }
    }
    /// The same with room for that many units and arcs.
    #[must_use]
    pub fn with_room(capacity: &[u32], units: usize, arcs: usize) -> Self {
        let mut it = Self::new(capacity);
        it.rows.reserve_exact(units);
        it.unserved.reserve_exact(units);
        it.slots.reserve_exact(arcs);
        it.costs.reserve_exact(arcs);
        it
    }
    /// One unit more: what leaving it out costs (`None`: it has to be served), and the slots that it fits with the
    /// cost of each. Of two arcs to the same slot the cheaper counts.
    ///
    /// # Panics
    /// On a slot that does not exist.
    pub fn push(&mut self, unserved: Option<C>, arcs: &[(u32, C)]) -> Unit {
        let start = self.slots.len() as u32;
        for &(slot, cost) in arcs {
            assert!((slot as usize) < self.capacity.len(), "there is no slot {slot}");
            self.slots.push(slot);
            self.costs.push(cost);
            self.degree[slot as usize] += 1;
            self.saw(cost);
        }
        if let Some(cost) = unserved {
            self.saw(cost);
        }
        self.rows.push(Row { start, end: self.slots.len() as u32 });
        self.unserved.push(unserved);
        Unit(self.rows.len() as u32 - 1)
    }
    /// How many units.
    #[must_use]
    pub fn units(&self) -> usize {
        self.rows.len()
    }
    /// How many slots.
    #[must_use]
    pub fn slots(&self) -> usize {
        self.capacity.len()
    }
    /// How many places a slot has.
    #[must_use]
    pub fn capacity(&self, slot: Slot) -> u32 {
        self.capacity[slot.0 as usize]
    }
    /// What leaving the unit out costs; `None`: it has to be served.
    #[must_use]
    pub fn unserved(&self, unit: Unit) -> Option<C> {
        self.unserved[unit.0 as usize]
    }
    /// The slots that a unit fits, with the cost of each, in the order in which they were entered.
    pub fn arcs(&self, unit: Unit) -> impl Iterator<Item = (Slot, C)> + '_ {
        let row = self.row(unit.0 as usize);
        self.slots[row.clone()].iter().map(|&s| Slot(s)).zip(self.costs[row].iter().copied())
    }
    /// The positions of a unit's arcs.
    pub(super) fn row(&self, unit: usize) -> std::ops::Range<usize> {
        let row = self.rows[unit];
        row.start as usize..row.end as usize
    }
    /// Remembers how large costs are.
    pub(super) fn saw(&mut self, cost: C) {
        let wide: i128 = cost.into();
        self.largest = self.largest.max(wide.unsigned_abs());
    }
    /// How far a path can be; more than any chain of moves can save, so it is also what leaving out a unit counts that
    /// has to be served.
    pub(super) fn reach(&self) -> Result<C, TooLarge> {
        let count = self.rows.len().max(self.slots.len()).max(self.capacity.len());
        if count > u32::MAX as usize - 16 {
            return Err(TooLarge::Count(count));
        }
        super::cost::reach(self.largest, self.capacity.len())
    }
}
