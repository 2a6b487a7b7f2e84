//! The frozen answer: who is where, and the prices that prove that nothing is cheaper.

use super::cost::Cost;
use super::transport::{Slot, Unit};

/// A cheapest assignment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment<C> {
    pub(super) slot: Vec<Option<Slot>>,
    pub(super) price: Vec<C>,
    pub(super) cost: i128,
}

impl<C: Cost> Assignment<C> {
    /// From its parts, for whoever has them from elsewhere; [`verify`](super::certificate::verify) says whether they
    /// are right.
    #[must_use]
    pub fn new(slot: Vec<Option<Slot>>, price: Vec<C>, cost: i128) -> Self {
        Self { slot, price, cost }
    }
    /// Where the unit is; `None`: unserved.
    ///
    /// # Panics
    /// On a unit that does not exist.
    #[must_use]
    pub fn slot(&self, unit: Unit) -> Option<Slot> {
        self.slot[unit.0 as usize]
    }
    /// Where every unit is, by unit.
    #[must_use]
    pub fn slots(&self) -> &[Option<Slot>] {
        &self.slot
    }
    /// A price of each slot, never negative and zero where a place is left: with these no unit has a cheaper choice
    /// than its own. Such prices are not unique; what one place more or less is worth is
    /// [`marginal`](super::marginal)'s to say.
    #[must_use]
    pub fn prices(&self) -> &[C] {
        &self.price
    }
    /// The sum of the costs of all arcs used and all units unserved.
    #[must_use]
    pub fn cost(&self) -> i128 {
        self.cost
    }
}

/// Why there is no assignment: these units have to be served, fit no slots but these, and are more than their places.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Overfull {
    /// More than the slots hold.
    pub units: Vec<Unit>,
    /// Every slot that any of them fits.
    pub slots: Vec<Slot>,
}
