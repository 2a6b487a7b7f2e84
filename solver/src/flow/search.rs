//! Shortest paths over slots. Who is where is contracted away: from a slot one gets to another by moving one of its
//! holders there, at the difference of the two costs; from the outside by serving somebody or by leaving a place
//! unused; to the outside the other way round. Lengths are reduced by the prices and so never negative (Dijkstra 1959
//! with the potentials of Edmonds and Karp 1972).

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::cost::Cost;
use super::standing::{Seat, Standing};

/// The last step of the shortest path to a node.
#[derive(Clone, Copy, Debug)]
pub(super) enum Step {
    /// The path begins here.
    Begin,
    /// This unit comes from outside the graph and takes the seat.
    Enter { unit: u32, seat: Seat },
    /// This unit leaves that node and takes the seat.
    Move { unit: u32, from: u32, seat: Seat },
    /// A place of the slot is left unused, or used again: between it and the outside.
    Place { from: u32 },
}

/// The scratch of a search.
#[derive(Clone, Debug)]
pub(super) struct Search<C> {
    /// By node; [`Cost::MOST`] where it is not reached.
    pub(super) distance: Vec<C>,
    pub(super) step: Vec<Step>,
    pub(super) reached: Vec<u32>,
    done: Vec<bool>,
    heap: BinaryHeap<Reverse<(C, u32)>>,
}

impl<C: Cost> Search<C> {
    pub(super) fn new(nodes: usize) -> Self {
        Self {
            distance: vec![C::MOST; nodes],
            step: vec![Step::Begin; nodes],
            reached: Vec::new(),
            done: vec![false; nodes],
            heap: BinaryHeap::new(),
        }
    }
    pub(super) fn clear(&mut self) {
        for &node in &self.reached {
            self.distance[node as usize] = C::MOST;
            self.done[node as usize] = false;
        }
        self.reached.clear();
        self.heap.clear();
    }
    /// Offers a way to a node.
    pub(super) fn offer(&mut self, node: usize, distance: C, step: Step) {
        let known = &mut self.distance[node];
        if distance < *known {
            if *known == C::MOST {
                self.reached.push(node as u32);
            }
            *known = distance;
            self.step[node] = step;
            self.heap.push(Reverse((distance, node as u32)));
        }
    }
    /// The nearest node whose distance is not final yet; it becomes so.
    pub(super) fn nearest(&mut self) -> Option<usize> {
        while let Some(Reverse((_, node))) = self.heap.pop() {
            if !std::mem::replace(&mut self.done[node as usize], true) {
                return Some(node as usize);
            }
        }
        None
    }
}

impl<C: Cost> Standing<C> {
    /// Offers every way out of a node whose distance is final.
    pub(super) fn expand(&self, search: &mut Search<C>, node: usize) {
        let outside = self.outside();
        let begin = search.distance[node] - self.price[node];
        let from = node as u32;
        for &unit in &self.holders[node] {
            let begin = begin - self.paid(unit as usize);
            let row = self.transport.row(unit as usize);
            let start = row.start as u32;
            let arcs = self.transport.slots[row.clone()].iter().zip(&self.transport.costs[row]);
            for (arc, (&slot, &cost)) in (start..).zip(arcs) {
                let distance = begin + cost + self.price[slot as usize];
                if distance < search.distance[slot as usize] {
                    search.offer(slot as usize, distance, Step::Move { unit, from, seat: Seat::Arc(arc) });
                }
            }
            if node != outside {
                let distance = begin + self.exit[unit as usize] + self.price[outside];
                search.offer(outside, distance, Step::Move { unit, from, seat: Seat::Unserved });
            }
        }
        if node == outside {
            for slot in (0..outside).filter(|&s| self.taken[s] > 0) {
                search.offer(slot, begin + self.price[slot], Step::Place { from });
            }
        } else if self.taken[node] < self.transport.capacity[node] {
            search.offer(outside, begin + self.price[outside], Step::Place { from });
        }
    }
}
