//! Where ways begin and end. A place beside the road hangs on the nodes at either end of its segment, each with what it
//! takes to get there; a node of the network hangs on itself for nothing.

use super::weight::Weight;

/// Getting to a node, or from one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hook {
    /// The node of the graph.
    pub node: u32,
    /// What lies between the place and the node.
    pub weight: Weight,
}

/// Hooks of many places, for one direction: all are sources, or all are targets.
#[derive(Clone, Debug)]
pub struct Ends {
    /// `[places + 1]`: the hooks of place `p` are `first[p]..first[p + 1]`; none where nothing is near.
    first: Vec<u32>,
    hooks: Vec<Hook>,
}

impl Ends {
    /// Of no places.
    #[must_use]
    pub fn new() -> Self {
        Self { first: vec![0], hooks: Vec::new() }
    }
    /// The nodes themselves.
    #[must_use]
    pub fn of_nodes(nodes: &[u32]) -> Self {
        let mut ends = Self::new();
        for &node in nodes {
            ends.push(&[Hook { node, weight: Weight::ZERO }]);
        }
        ends
    }
    /// Adds a place.
    pub fn push(&mut self, hooks: &[Hook]) {
        self.hooks.extend_from_slice(hooks);
        self.first.push(self.hooks.len() as u32);
    }
    /// How many places.
    #[must_use]
    pub fn len(&self) -> usize {
        self.first.len() - 1
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }
    /// The hooks of a place.
    #[must_use]
    pub fn of(&self, place: usize) -> &[Hook] {
        &self.hooks[self.first[place] as usize..self.first[place + 1] as usize]
    }
}

impl Default for Ends {
    fn default() -> Self {
        Self::new()
    }
}
