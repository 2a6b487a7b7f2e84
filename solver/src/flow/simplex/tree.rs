//! The spanning tree of the simplex method: parents, children as linked lists, depths and potentials.

use super::super::cost::Cost;

/// Whether the arc above a node leads from the node to its parent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Up {
    Yes,
    No,
}

/// No child, no sibling, no parent.
const NONE: u32 = u32::MAX;

/// By node; the root comes last.
pub(super) struct Tree<C> {
    pub(super) parent: Vec<u32>,
    /// The arc above.
    pub(super) edge: Vec<u32>,
    pub(super) up: Vec<Up>,
    pub(super) potential: Vec<C>,
    depth: Vec<u32>,
    child: Vec<u32>,
    next: Vec<u32>,
    before: Vec<u32>,
    stack: Vec<u32>,
}

impl<C: Cost> Tree<C> {
    /// The root alone, with room for that many nodes.
    pub(super) fn new(nodes: usize) -> Self {
        let all = nodes + 1;
        Self {
            parent: vec![NONE; all],
            edge: vec![NONE; all],
            up: vec![Up::Yes; all],
            potential: vec![C::ZERO; all],
            depth: vec![0; all],
            child: vec![NONE; all],
            next: vec![NONE; all],
            before: vec![NONE; all],
            stack: Vec::new(),
        }
    }
    /// Puts a node under the root.
    pub(super) fn plant(&mut self, node: u32, edge: u32, up: Up, cost: C) {
        let root = self.parent.len() as u32 - 1;
        self.adopt(node, root);
        (self.edge[node as usize], self.up[node as usize]) = (edge, up);
        self.depth[node as usize] = 1;
        self.potential[node as usize] = if up == Up::Yes { C::ZERO - cost } else { cost };
    }
    /// The deepest node above both, or one of them.
    pub(super) fn join(&self, mut a: u32, mut b: u32) -> u32 {
        while a != b {
            if self.depth[a as usize] >= self.depth[b as usize] {
                a = self.parent[a as usize];
            } else {
                b = self.parent[b as usize];
            }
        }
        a
    }
    /// From a node up to the join, without it.
    pub(super) fn path(&self, from: u32, join: u32) -> impl Iterator<Item = u32> + '_ {
        std::iter::successors(Some(from), |&n| Some(self.parent[n as usize])).take_while(move |&n| n != join)
    }
    /// Cuts the arc above `cut` and hangs what is below it on `outside`, by an arc at `inside`; all potentials below are
    /// shifted.
    pub(super) fn hang(&mut self, cut: u32, inside: u32, outside: u32, edge: u32, up: Up, shift: C) {
        let (mut node, mut above, mut edge, mut up) = (inside, outside, edge, up);
        loop {
            let i = node as usize;
            let parent = self.parent[i];
            let old = (self.edge[i], self.up[i]);
            self.leave(node);
            self.adopt(node, above);
            (self.edge[i], self.up[i]) = (edge, up);
            if node == cut {
                break;
            }
            // What was above this node is below it now, by the same arc, seen from its other end.
            edge = old.0;
            up = if old.1 == Up::Yes { Up::No } else { Up::Yes };
            (above, node) = (node, parent);
        }
        self.stack.push(inside);
        while let Some(node) = self.stack.pop() {
            self.potential[node as usize] += shift;
            self.depth[node as usize] = self.depth[self.parent[node as usize] as usize] + 1;
            let mut child = self.child[node as usize];
            while child != NONE {
                self.stack.push(child);
                child = self.next[child as usize];
            }
        }
    }
    fn leave(&mut self, node: u32) {
        let (before, next) = (self.before[node as usize], self.next[node as usize]);
        if before == NONE {
            self.child[self.parent[node as usize] as usize] = next;
        } else {
            self.next[before as usize] = next;
        }
        if next != NONE {
            self.before[next as usize] = before;
        }
    }
    fn adopt(&mut self, node: u32, parent: u32) {
        let first = self.child[parent as usize];
        if first != NONE {
            self.before[first as usize] = node;
        }
        self.next[node as usize] = first;
        self.before[node as usize] = NONE;
        self.child[parent as usize] = node;
        self.parent[node as usize] = parent;
    }
}
