//! Ways around a node that is about to go: which of the ways through it nothing known replaces. Ways around of one and two
//! links are looked up first, which settles most pairs; a search like Dijkstra's then looks for the pairs left over.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::contract::Link;
use super::weight::Weight;

/// The links of all nodes that are left.
pub(super) struct Links {
    /// `[nodes]`: ways from each node, least weight first, so that who has a limit can stop at the first beyond it.
    pub out: Vec<Vec<Link>>,
    /// `[nodes]`: ways to each node, least weight first.
    pub into: Vec<Vec<Link>>,
    /// Whether each way has its like in the other direction, as on foot: what holds from A to B then holds from B to A.
    pub symmetric: bool,
}

impl Links {
    /// Links two nodes, unless they are linked as well already.
    pub fn join(&mut self, tail: u32, head: u32, weight: Weight, steps: u32, via: u32) {
        fn put(links: &mut Vec<Link>, new: Link) {
            if let Some(at) = links.iter().position(|l| l.node == new.node) {
                if links[at].weight <= new.weight {
                    return;
                }
                links.remove(at);
            }
            let at = links.partition_point(|l| l.weight <= new.weight);
            links.insert(at, new);
        }
        put(&mut self.out[tail as usize], Link { node: head, steps, via, weight });
        put(&mut self.into[head as usize], Link { node: tail, steps, via, weight });
    }

    /// Whether each way has its like in the other direction.
    pub fn are_symmetric(&self) -> bool {
        self.out.iter().zip(&self.into).all(|(out, into)| {
            let is_in = |link: &Link| into.iter().any(|l| (l.node, l.weight) == (link.node, link.weight));
            out.len() == into.len() && out.iter().all(is_in)
        })
    }
}

/// A shortcut that is needed.
#[derive(Clone, Copy)]
pub(super) struct Shortcut {
    pub tail: u32,
    pub head: u32,
    pub weight: Weight,
    /// Steps of the road that it stands for.
    pub steps: u32,
}

/// Whether the searches around a node came to their end, so that searching farther would find the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Search {
    Complete,
    GaveUp,
}

/// What a search knows of a node.
#[derive(Clone, Copy)]
struct Known {
    /// Least known weight from where the search began; `NO_WAY` between searches.
    reached: Weight,
    /// Weight of the way through, while the search looks for one around it; nothing otherwise.
    through: Weight,
}

/// Working space of the searches, clean between them.
pub(super) struct Around {
    /// `[nodes]`
    known: Vec<Known>,
    touched: Vec<u32>,
    queue: BinaryHeap<Reverse<(Weight, u32)>>,
    /// Ways through, from the node where a search begins, that no look-up has replaced.
    open: Vec<Shortcut>,
}

impl Around {
    pub fn new(nodes: usize) -> Self {
        Self {
            known: vec![Known { reached: Weight::NO_WAY, through: Weight::ZERO }; nodes],
            touched: Vec::new(),
            queue: BinaryHeap::new(),
            open: Vec::new(),
        }
    }

    /// Fills `found` with the ways through `node` that nothing known goes around for as little. From each neighbour the
    /// search settles at most `settled` nodes; with none it only looks up.
    pub fn search(&mut self, links: &Links, node: u32, settled: usize, found: &mut Vec<Shortcut>) -> Search {
        found.clear();
        let mut search = Search::Complete;
        for from in &links.into[node as usize] {
            self.look_up(links, node, from);
            if self.open.is_empty() {
                continue;
            }
            if !self.search_from(links, node, from.node, settled) {
                search = Search::GaveUp;
            }
            for way in &self.open {
                let known = &mut self.known[way.head as usize];
                known.through = Weight::ZERO;
                if way.weight < known.reached {
                    found.push(*way);
                    if links.symmetric {
                        found.push(Shortcut { tail: way.head, head: way.tail, ..*way });
                    }
                }
            }
            for node in self.touched.drain(..) {
                self.known[node as usize].reached = Weight::NO_WAY;
            }
        }
        search
    }

    /// Fills `open` with the ways from a neighbour through `node` that no other way of at most two links replaces.
    fn look_up(&mut self, links: &Links, node: u32, from: &Link) {
        self.open.clear();
        let ends = links.out[node as usize].iter().filter(|to| match links.symmetric {
            true => to.node > from.node,
            false => to.node != from.node,
        });
        let ways = ends.map(|to| Shortcut {
            tail: from.node,
            head: to.node,
            weight: from.weight + to.weight,
            steps: from.steps.saturating_add(to.steps),
        });
        self.open.extend(ways.filter(|way| way.weight.exists()));
        let Some(limit) = self.open.last().map(|farthest| farthest.weight) else { return };
        let near = || links.out[from.node as usize].iter().take_while(|link| link.weight <= limit);
        for link in near().filter(|link| link.node != node) {
            self.known[link.node as usize].reached = link.weight;
        }
        let known = &self.known;
        self.open.retain(|way| {
            let reached = |node: u32| known[node as usize].reached;
            way.weight < reached(way.head)
                && !links.into[way.head as usize]
                    .iter()
                    .take_while(|link| link.weight <= way.weight)
                    .any(|link| reached(link.node) + link.weight <= way.weight)
        });
        for link in near() {
            self.known[link.node as usize].reached = Weight::NO_WAY;
        }
    }

    /// Searches without `node` until each end of `open` is known to be reached for as little as through it, or not to be.
    /// Whether that came about.
    fn search_from(&mut self, links: &Links, node: u32, from: u32, settled: usize) -> bool {
        let Some(limit) = self.open.last().map(|farthest| farthest.weight) else { return true };
        if settled == 0 {
            return false;
        }
        for way in &self.open {
            self.known[way.head as usize].through = way.weight;
        }
        let mut missing = self.open.len();
        let mut left = settled;
        self.known[from as usize].reached = Weight::ZERO;
        self.touched.push(from);
        self.queue.clear();
        self.queue.push(Reverse((Weight::ZERO, from)));
        while let Some(Reverse((weight, at))) = self.queue.pop() {
            let known = &mut self.known[at as usize];
            if weight > known.reached {
                continue;
            }
            if known.through != Weight::ZERO {
                known.through = Weight::ZERO;
                missing -= 1;
                if missing == 0 {
                    return true;
                }
            }
            if left == 0 {
                return false;
            }
            left -= 1;
            for link in &links.out[at as usize] {
                let beyond = weight + link.weight;
                if beyond > limit {
                    break;
                }
                let known = &mut self.known[link.node as usize];
                if beyond >= known.reached || link.node == node {
                    continue;
                }
                if known.reached == Weight::NO_WAY {
                    self.touched.push(link.node);
                }
                known.reached = beyond;
                if beyond <= known.through {
                    known.through = Weight::ZERO;
                    missing -= 1;
                    if missing == 0 {
                        return true;
                    }
                }
                self.queue.push(Reverse((beyond, link.node)));
            }
        }
        true
    }
}
