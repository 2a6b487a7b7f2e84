//! Any flow: nodes with a supply or a demand, arcs with bounds and a cost for each unit of flow, the cheapest flow that
//! keeps them all. [`Transport`](super::Transport) is much faster where the problem has that shape.

use super::cost::{Cost, TooLarge};
use super::transport::Transport;

/// A node, as its position among the supplies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Node(pub u32);

/// An arc with its bounds, both inclusive.
#[derive(Clone, Copy, Debug)]
pub struct Arc<C> {
    /// Where it begins.
    pub from: Node,
    /// Where it ends.
    pub to: Node,
    /// The least flow.
    pub lower: i64,
    /// The most flow.
    pub upper: i64,
    /// Of each unit of flow.
    pub cost: C,
}

/// What flows where, at least cost.
#[derive(Clone, Debug)]
pub struct Network<C> {
    pub(super) supply: Vec<i64>,
    pub(super) arcs: Vec<Arc<C>>,
}

/// A cheapest flow, and the potentials that prove it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow<C> {
    /// By arc.
    pub flow: Vec<i64>,
    /// By node. An arc whose cost, with the potential of its beginning added and that of its end taken off, is above
    /// zero has the least flow, below zero the most.
    pub potential: Vec<C>,
    /// The sum of flow times cost.
    pub cost: i128,
}

/// How it ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FlowEnding<C> {
    /// Nothing is cheaper.
    Optimal(Flow<C>),
    /// More comes up in these nodes than can leave them: their supplies, with what has to come in, are more than the
    /// most that can go out. Where all nodes are named, supplies and demands are not the same.
    Infeasible(Vec<Node>),
    /// It was stopped before.
    Stopped,
}

impl<C: Cost> Network<C> {
    /// Nodes with these supplies; a demand is a negative one. They have to sum to zero.
    #[must_use]
    pub fn new(supply: &[i64]) -> Self {
        Self { supply: supply.to_vec(), arcs: Vec::new() }
    }
    /// One arc more; its position among the flows.
    ///
    /// # Panics
    /// On a node that does not exist, or a lower bound above the upper one.
    pub fn push(&mut self, arc: Arc<C>) -> usize {
        assert!((arc.from.0.max(arc.to.0) as usize) < self.supply.len(), "no such node: {arc:?}");
        assert!(arc.lower <= arc.upper, "the bounds cross: {arc:?}");
        self.arcs.push(arc);
        self.arcs.len() - 1
    }
    /// The supplies, by node.
    #[must_use]
    pub fn supplies(&self) -> &[i64] {
        &self.supply
    }
    /// The arcs, in the order in which they were entered.
    #[must_use]
    pub fn arcs(&self) -> &[Arc<C>] {
        &self.arcs
    }
    /// The same problem as a network: units, slots, and a sink. First the arcs of all units, then who goes unserved, then
    /// the slots' places. A unit that has to be served has no arc to go unserved by.
    #[must_use]
    pub fn of(transport: &Transport<C>) -> Self {
        let (units, slots) = (transport.units(), transport.slots());
        let sink = Node((units + slots) as u32);
        let mut supply = vec![1; units];
        supply.resize(units + slots, 0);
        supply.push(-(units as i64));
        let mut network = Self::new(&supply);
        let all = (0..units as u32).map(super::Unit);
        for u in all.clone() {
            for (slot, cost) in transport.arcs(u) {
                let to = Node(units as u32 + slot.0);
                network.push(Arc { from: Node(u.0), to, lower: 0, upper: 1, cost });
            }
        }
        for u in all {
            if let Some(cost) = transport.unserved(u) {
                network.push(Arc { from: Node(u.0), to: sink, lower: 0, upper: 1, cost });
            }
        }
        for slot in 0..slots {
            let upper = i64::from(transport.capacity[slot]);
            network.push(Arc { from: Node((units + slot) as u32), to: sink, lower: 0, upper, cost: C::ZERO });
        }
        network
    }
    /// How far a path can be.
    pub(super) fn reach(&self) -> Result<C, TooLarge> {
        let count = self.supply.len().max(self.arcs.len());
        if count > u32::MAX as usize / 2 {
            return Err(TooLarge::Count(count));
        }
        let amounts = self.supply.iter().copied().chain(self.arcs.iter().flat_map(|a| [a.lower, a.upper]));
        if amounts.map(|a| i128::from(a).abs()).sum::<i128>() > 1 << 62 {
            return Err(TooLarge::Amount);
        }
        let size = |cost: C| -> u128 { Into::<i128>::into(cost).unsigned_abs() };
        let largest = self.arcs.iter().map(|a| size(a.cost)).max().unwrap_or(0);
        super::cost::reach(largest, self.supply.len())
    }
}
