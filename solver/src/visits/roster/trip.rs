//! A round, timed and priced.

use anpai_core::score::Score;

use crate::visits::measures::Measures;

/// A stop of a round, timed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// The node.
    pub node: u32,
    /// Where it takes place: a break is where the caregiver is.
    pub place: u32,
    /// How long it takes.
    pub duration: i64,
    /// What the assignment costs, whatever the time.
    pub assigned: Score,
    /// Travel time from the stop before.
    pub way: i64,
    /// Earliest arrival.
    pub arrival: i64,
    /// Earliest start.
    pub start: i64,
    /// The start in the frozen plan: as late as costs nothing, so that no one leaves home to wait.
    pub settled: i64,
    /// How far the start can move before something hard in this round breaks; computed on demand.
    pub hard_slack: i64,
    /// How far the start can move before something in this round is late or later; computed on demand.
    pub soft_slack: i64,
}

impl Stop {
    /// When the caregiver is free again, at the earliest.
    pub fn free(&self) -> i64 {
        self.start + self.duration
    }
}

/// The round of a shift, timed and priced.
#[derive(Debug, Default)]
pub struct Trip {
    /// The stops.
    pub stops: Vec<Stop>,
    /// Arrival at the end.
    pub finish: i64,
    /// What the terms read.
    pub measures: Measures,
    /// What the round costs by itself.
    pub cost: Score,
    /// Whether the slacks are those of the present times.
    pub slack_is_known: bool,
}

impl Clone for Trip {
    fn clone(&self) -> Self {
        Self {
            stops: self.stops.clone(),
            finish: self.finish,
            measures: self.measures,
            cost: self.cost,
            slack_is_known: self.slack_is_known,
        }
    }
    fn clone_from(&mut self, other: &Self) {
        self.stops.clone_from(&other.stops);
        self.finish = other.finish;
        self.measures = other.measures;
        self.cost = other.cost;
        self.slack_is_known = other.slack_is_known;
    }
}

/// Where a node goes: before the stop that is at `at` now.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// The node.
    pub node: u32,
    /// The shift.
    pub shift: u32,
    /// The position.
    pub at: usize,
    /// How long the node takes there.
    pub duration: i64,
    /// What the assignment costs, whatever the time.
    pub assigned: Score,
}
