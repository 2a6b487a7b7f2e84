//! The roster under change: rounds with their times, kept at the earliest starts that windows, ways and couplings
//! allow. Two-person visits and gaps are arcs between starts, so an insertion moves exactly what it pushes; a circle of
//! waiting is found while times are raised and refused. Every change is logged and can be taken back.

use anpai_core::score::Score;

use super::measures::measure;
use super::model::Model;
use super::totals::Totals;
use crate::search::State;

mod freeze;
mod journal;
mod links;
mod moves;
mod price;
mod record;
mod timing;
mod trip;

use journal::{Mark, Undo};
pub use trip::{Seat, Stop, Trip};

/// A start that is not known yet.
pub const UNSET: i64 = i64::MIN;
/// A node or request that is in no round.
pub const NONE: u32 = u32::MAX;

/// The roster under change.
pub struct Roster<'m> {
    /// The tables.
    pub model: &'m Model<'m>,
    /// The round of each shift.
    pub trips: Vec<Trip>,
    /// Shift and position of each node; `NONE` where it is in no round.
    seats: Vec<(u32, u32)>,
    /// Requests that are not placed, and where each stands in that list.
    missing: Vec<u32>,
    missing_at: Vec<u32>,
    /// What stands beside the rounds' own costs.
    pub(super) totals: Totals,
    total: Score,
    custom: Score,
    /// Soft points of the signposts, and how much they count, in thousandths.
    signposts: i64,
    heed: i64,
    log: Vec<Undo>,
    marks: Vec<Mark>,
    /// The mark under which each trip was logged last, and a counter of marks.
    logged: Vec<u32>,
    stamp: u32,
    next_stamp: u32,
    /// Trips whose times changed since they were priced.
    dirty: Vec<u32>,
    is_dirty: Vec<bool>,
    spare: Vec<Trip>,
    work: Vec<(u32, u32)>,
    cut: Vec<u32>,
    /// Requests taken out since the search began its change.
    taken_out: Vec<u32>,
    /// Rounds that were priced since someone asked to forget them.
    changes: Vec<u32>,
}

impl<'m> Roster<'m> {
    /// A roster with nothing in it.
    pub fn empty(model: &'m Model<'m>) -> Self {
        let (nodes, requests, shifts) = (model.nodes.len(), model.requests.len(), model.shifts.len());
        let mut roster = Self {
            trips: vec![Trip::default(); shifts],
            seats: vec![(NONE, 0); nodes],
            missing: (0..requests as u32).collect(),
            missing_at: (0..requests as u32).collect(),
            ..Self::blank(model)
        };
        for shift in 0..shifts as u32 {
            let trip = &mut roster.trips[shift as usize];
            measure(model, shift, trip);
            roster.total += trip.cost;
            roster.signposts += trip.measures.signpost;
            roster.totals.set(shift, &trip.measures);
        }
        for caregiver in 0..model.problem.caregivers.len() as u32 {
            let cost = roster.caregiver_cost(caregiver);
            roster.totals.caregivers[caregiver as usize] = cost;
            roster.total += cost;
        }
        roster.total += model.requests.iter().map(|r| r.left_out).sum::<Score>();
        roster.total += roster.totals.plan_cost(model);
        roster.custom = model.terms.custom_cost(&roster);
        roster.total += roster.custom;
        roster
    }
    /// The buffers of a copy.
    fn blank(model: &'m Model<'m>) -> Self {
        let shifts = model.shifts.len();
        Self {
            model,
            trips: Vec::new(),
            seats: Vec::new(),
            missing: Vec::new(),
            missing_at: Vec::new(),
            totals: Totals::new(model),
            total: Score::ZERO,
            custom: Score::ZERO,
            signposts: 0,
            heed: 1000,
            log: Vec::new(),
            marks: Vec::new(),
            logged: vec![0; shifts],
            stamp: 0,
            next_stamp: 1,
            dirty: Vec::new(),
            is_dirty: vec![false; shifts],
            spare: Vec::new(),
            work: Vec::new(),
            cut: vec![NONE; shifts],
            taken_out: Vec::new(),
            changes: Vec::new(),
        }
    }
    /// Requests that are not placed.
    pub fn missing(&self) -> &[u32] {
        &self.missing
    }
    /// Whether a request is placed.
    pub fn is_placed(&self, request: u32) -> bool {
        self.missing_at[request as usize] == NONE
    }
    /// Shift and position of a node.
    pub fn seat(&self, node: u32) -> Option<(u32, usize)> {
        let (shift, at) = self.seats[node as usize];
        (shift != NONE).then_some((shift, at as usize))
    }
    /// The stop of a node.
    pub fn stop(&self, node: u32) -> Option<&Stop> {
        let (shift, at) = self.seat(node)?;
        Some(&self.trips[shift as usize].stops[at])
    }
    /// The caregiver of a node.
    pub fn caregiver(&self, node: u32) -> Option<u32> {
        self.seat(node).map(|(shift, _)| self.model.shifts[shift as usize].caregiver)
    }
    /// The score now.
    pub fn total(&self) -> Score {
        self.total
    }
    /// The score with the signposts that the search follows.
    pub fn guided_total(&self) -> Score {
        self.total + Score { soft: self.signposts / 1000 * self.heed, ..Score::ZERO }
    }
    /// How much signposts count, in thousandths.
    pub fn heeded(&self) -> i64 {
        self.heed
    }
    /// What was taken out since the search began its change.
    pub fn taken_out(&self) -> &[u32] {
        &self.taken_out
    }
    /// Rounds that changed since `forget_changes`, some more than once.
    pub fn changes(&mut self) -> &[u32] {
        self.changes.sort_unstable();
        self.changes.dedup();
        &self.changes
    }
    /// Forgets which rounds changed.
    pub fn forget_changes(&mut self) {
        self.changes.clear();
    }
    /// Whether anything in a round hangs together with another start.
    pub fn has_coupled(&self, shift: u32) -> bool {
        self.model.has_couplings
            && self.trips[shift as usize].stops.iter().any(|s| self.model.nodes[s.node as usize].coupled)
    }
}

impl Clone for Roster<'_> {
    fn clone(&self) -> Self {
        let mut copy = Self::blank(self.model);
        copy.clone_from(self);
        copy
    }
    fn clone_from(&mut self, other: &Self) {
        self.trips.clone_from(&other.trips);
        self.seats.clone_from(&other.seats);
        self.missing.clone_from(&other.missing);
        self.missing_at.clone_from(&other.missing_at);
        self.totals.clone_from(&other.totals);
        self.total = other.total;
        self.custom = other.custom;
        self.signposts = other.signposts;
        self.heed = other.heed;
        // Nothing is open in a copy.
        self.log.clear();
        self.marks.clear();
        self.stamp = 0;
        self.dirty.clear();
        self.is_dirty.fill(false);
    }
}

impl State for Roster<'_> {
    fn score(&self) -> Score {
        self.total
    }
    fn guided(&self) -> Score {
        self.guided_total()
    }
    fn heed(&mut self, share: f64) {
        self.heed = (share * 1000.0) as i64;
    }
    fn begin(&mut self) {
        self.taken_out.clear();
        self.changes.clear();
        self.mark();
    }
    fn commit(&mut self) {
        self.keep();
    }
    fn rollback(&mut self) {
        self.take_back();
    }
    fn audit(&self) {
        self.assert_referee_agrees();
    }
}
