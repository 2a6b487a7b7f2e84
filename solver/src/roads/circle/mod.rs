//! Everything within a time of a place: Dijkstra's search, bounded, on buckets of time instead of a heap.
//!
//! A heap costs 85 to 485 ns a node on Heidelberg; here a node costs a tenth. Three things make the difference. Arcs are
//! packed head beside time, and a node's first arc beside its cost, so that a step touches few cache lines. A bucket is
//! a list threaded through one array of notes, so that queueing writes in sequence and allocates nothing. And queueing
//! is free of branches: whether a way is better is a coin toss to the processor, so the note is always written and
//! counts only if it is better; what lies beyond the limit falls into a last bucket that nobody empties.
//!
//! Within a bucket nodes are settled in any order and again where a better way turns up, so the costs are exact for any
//! width of bucket. Source: Meyer and Sanders 2003, "Delta-stepping: a parallelizable shortest path algorithm".

mod cost;
#[cfg(test)]
mod tests;

pub use cost::{Cost, FromStart};

use super::graph::Graph;
use super::weight::Weight;

/// No note.
const NONE: u32 = u32::MAX;
/// A bucket is as wide as the mean arc's time shifted by this, rounded down to a power of two. Tuned on
/// `heidelberg.osm.pbf`: from an eighth of the mean to the whole of it a circle costs the same within 3 %.
const PART_OF_MEAN: u32 = 2;
/// Limits beyond this are cut: 12 days, so that no sum overflows.
pub const LONGEST_LIMIT: u32 = 1 << 30;

/// A node and what it costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reached<C> {
    /// The node of the graph.
    pub node: u32,
    /// The least that a way to it costs.
    pub cost: C,
}

/// Which way the arcs are followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// FromStart the starts: where can one get to?
    Away,
    /// To the starts, against the arcs: who can get here?
    Towards,
}

#[derive(Clone, Copy, Debug)]
struct Node<C> {
    first: u32,
    cost: C,
}

#[derive(Clone, Copy, Debug)]
struct PackedArc<C> {
    head: u32,
    cost: C,
}

/// A node waiting in a bucket.
#[derive(Clone, Copy, Debug)]
struct Note<C> {
    node: u32,
    /// The note below it in its bucket.
    next: u32,
    /// The node's cost when this was written; a note whose node has become cheaper since is void.
    cost: C,
}

/// A network made ready for circles, and the memory of one search. One for each thread.
#[derive(Clone, Debug)]
pub struct Circles<C> {
    nodes: Vec<Node<C>>,
    arcs: Vec<PackedArc<C>>,
    /// The uppermost note of each bucket, in a ring; the last one is for what lies beyond the limit.
    buckets: Vec<u32>,
    notes: Vec<Note<C>>,
    used: usize,
    shift: u32,
    longest_arc: u32,
}

impl<C: Cost> Circles<C> {
    /// Of a network.
    #[must_use]
    pub fn new(graph: &Graph, direction: Direction) -> Self {
        let (nodes, arcs) = match direction {
            Direction::Away => away(graph),
            Direction::Towards => towards(graph),
        };
        // What is closed lies beyond every limit: it is never queued, and no measure of a bucket.
        let open = || graph.millis.iter().copied().filter(|&millis| millis < Weight::NO_WAY.millis());
        let longest_arc = open().max().unwrap_or(0);
        let sum: u64 = open().map(u64::from).sum();
        let mean = sum.checked_div(open().count() as u64).unwrap_or(1).max(1);
        let shift = mean.ilog2().saturating_sub(PART_OF_MEAN);
        Self { nodes, arcs, buckets: Vec::new(), notes: Vec::new(), used: 0, shift, longest_arc }
    }

    /// Bytes of all arrays, the notes of the searches so far included.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of_val(self.nodes.as_slice())
            + size_of_val(self.arcs.as_slice())
            + size_of_val(self.buckets.as_slice())
            + size_of_val(self.notes.as_slice())
    }

    /// Replaces `reached` by every node that some start reaches within `limit` milliseconds, the limit included, in an
    /// order that depends on network and starts alone. Starts beyond the limit reach nothing.
    ///
    /// # Panics
    /// Where a start is no node of the network.
    pub fn within(&mut self, starts: &[Reached<C>], limit: u32, reached: &mut Vec<Reached<C>>) {
        let limit = limit.min(LONGEST_LIMIT);
        self.make_room(starts, limit);
        for start in starts.iter().filter(|s| s.cost.millis() <= limit) {
            self.offer(start.node, start.cost, limit);
        }
        let (ring, beyond) = (self.buckets.len() - 2, limit >> self.shift);
        let earliest = starts.iter().map(|s| s.cost.millis()).min().unwrap_or(u32::MAX) >> self.shift;
        let mut empty = 0;
        for time in earliest..=beyond {
            let bucket = time as usize & ring;
            if self.buckets[bucket] == NONE {
                empty += 1;
                // Nothing waits farther ahead than one turn of the ring.
                if empty > ring {
                    break;
                }
                continue;
            }
            empty = 0;
            while self.buckets[bucket] != NONE {
                let note = self.notes[self.buckets[bucket] as usize];
                self.buckets[bucket] = note.next;
                let node = self.nodes[note.node as usize];
                if node.cost == note.cost {
                    self.settle(note.node, node, limit);
                }
            }
        }
        self.collect(limit, reached);
    }

    /// Room for the notes of the starts, and a ring that is longer than anything can wait.
    fn make_room(&mut self, starts: &[Reached<C>], limit: u32) {
        let millis = || starts.iter().map(|s| s.cost.millis()).filter(|&m| m <= limit);
        let spread = millis().max().unwrap_or(0) - millis().min().unwrap_or(0);
        let ahead = (self.longest_arc.max(spread).min(limit) >> self.shift) as usize + 2;
        let ring = ahead.next_power_of_two();
        if self.buckets.len() <= ring {
            self.buckets.resize(ring + 1, NONE);
        }
        self.buckets.fill(NONE);
        self.used = 0;
        self.make_notes(starts.len());
    }
    fn make_notes(&mut self, more: usize) {
        if self.notes.len() < self.used + more {
            let room = (self.used + more).next_power_of_two().max(1024);
            self.notes.resize(room, Note { node: 0, next: NONE, cost: C::FAR });
        }
    }

    #[inline]
    fn settle(&mut self, at: u32, node: Node<C>, limit: u32) {
        let arcs = node.first as usize..self.nodes[at as usize + 1].first as usize;
        self.make_notes(arcs.len());
        for arc in arcs {
            let PackedArc { head, cost } = self.arcs[arc];
            self.offer(head, node.cost.plus(cost), limit);
        }
    }

    /// Notes that a node can be had for `cost`; room for the note has been made.
    #[inline(always)]
    fn offer(&mut self, node: u32, cost: C, limit: u32) {
        let known = &mut self.nodes[node as usize].cost;
        let better = cost < *known;
        *known = if better { cost } else { *known };
        let last = self.buckets.len() - 1;
        let millis = cost.millis();
        let turn = (millis >> self.shift) as usize & (last - 1);
        let bucket = &mut self.buckets[if millis <= limit { turn } else { last }];
        self.notes[self.used] = Note { node, next: *bucket, cost };
        *bucket = if better { self.used as u32 } else { *bucket };
        self.used += usize::from(better);
    }

    /// Every node whose cost stands in a note, once; the costs are forgotten on the way.
    fn collect(&mut self, limit: u32, reached: &mut Vec<Reached<C>>) {
        reached.clear();
        reached.reserve(self.used);
        for note in &self.notes[..self.used] {
            let known = &mut self.nodes[note.node as usize].cost;
            // Costs of one node fall strictly from note to note, so one note bears the last.
            if *known == note.cost {
                *known = C::FAR;
                if note.cost.millis() <= limit {
                    reached.push(Reached { node: note.node, cost: note.cost });
                }
            }
        }
    }
}

type Packed<C> = (Vec<Node<C>>, Vec<PackedArc<C>>);

fn away<C: Cost>(graph: &Graph) -> Packed<C> {
    let nodes = graph.first.iter().map(|&first| Node { first, cost: C::FAR }).collect();
    let arcs = (0..graph.arcs())
        .map(|arc| PackedArc { head: graph.head[arc], cost: C::of(graph.weight(arc)) })
        .collect();
    (nodes, arcs)
}

fn towards<C: Cost>(graph: &Graph) -> Packed<C> {
    let mut first = vec![0_u32; graph.nodes() + 1];
    for &head in graph.head.iter() {
        first[head as usize + 1] += 1;
    }
    for node in 0..graph.nodes() {
        first[node + 1] += first[node];
    }
    let nodes = first.iter().map(|&first| Node { first, cost: C::FAR }).collect();
    let mut arcs = vec![PackedArc { head: 0, cost: C::FAR }; graph.arcs()];
    for tail in 0..graph.nodes() as u32 {
        for (head, weight) in graph.from(tail) {
            let at = &mut first[head as usize];
            arcs[*at as usize] = PackedArc { head: tail, cost: C::of(weight) };
            *at += 1;
        }
    }
    (nodes, arcs)
}
