//! What has been driven so far, as far as it matters: an automaton over edges that knows after each of them which
//! forbidden sequences have begun. It has a state for every beginning of a sequence, so few of them.
//!
//! Source: Aho and Corasick 1975, Efficient string matching: an aid to bibliographic search.

use std::collections::{HashMap, VecDeque};

use petgraph::graph::EdgeIndex;

/// Nothing that matters has been driven.
pub(super) const START: u32 = 0;

/// Forbidden sequences of edges.
#[derive(Debug)]
pub(super) struct Automaton {
    /// The beginning that is one edge longer.
    longer: HashMap<(u32, EdgeIndex), u32>,
    /// `[states]`: the edge that was driven last.
    last: Vec<EdgeIndex>,
    /// `[states]`: the longest other beginning with which this one ends.
    shorter: Vec<u32>,
    /// `[states]`: whether a forbidden sequence is complete.
    complete: Vec<bool>,
}

impl Automaton {
    pub(super) fn new(sequences: &[Vec<EdgeIndex>]) -> Self {
        let mut this = Self {
            longer: HashMap::new(),
            last: vec![EdgeIndex::end()],
            shorter: vec![START],
            complete: vec![false],
        };
        for sequence in sequences {
            let mut state = START;
            for &edge in sequence {
                let next = this.last.len() as u32;
                state = *this.longer.entry((state, edge)).or_insert(next);
                if state == next {
                    this.last.push(edge);
                    this.shorter.push(START);
                    this.complete.push(false);
                }
            }
            this.complete[state as usize] = true;
        }
        this.link();
        this
    }
    /// How many states.
    pub(super) fn len(&self) -> usize {
        self.last.len()
    }
    /// The edge with which a state other than the start was entered.
    pub(super) fn last(&self, state: u32) -> EdgeIndex {
        self.last[state as usize]
    }
    /// Whether a state can be entered.
    pub(super) fn is_allowed(&self, state: u32) -> bool {
        !self.complete[state as usize]
    }
    /// The state after one more edge; `None` where that is forbidden.
    pub(super) fn after(&self, state: u32, edge: EdgeIndex) -> Option<u32> {
        let next = self.follow(state, edge);
        self.is_allowed(next).then_some(next)
    }
    fn follow(&self, mut state: u32, edge: EdgeIndex) -> u32 {
        loop {
            match self.longer.get(&(state, edge)) {
                Some(&next) => return next,
                None if state == START => return START,
                None => state = self.shorter[state as usize],
            }
        }
    }
    /// Links each beginning to the next shorter one, short beginnings first.
    fn link(&mut self) {
        let mut children = vec![Vec::new(); self.len()];
        for (&(from, _), &to) in &self.longer {
            children[from as usize].push(to);
        }
        let mut waiting = VecDeque::from([START]);
        while let Some(state) = waiting.pop_front() {
            for &child in &children[state as usize] {
                if state != START {
                    let shorter = self.follow(self.shorter[state as usize], self.last(child));
                    self.shorter[child as usize] = shorter;
                    self.complete[child as usize] |= self.complete[shorter as usize];
                }
                waiting.push_back(child);
            }
        }
    }
}
