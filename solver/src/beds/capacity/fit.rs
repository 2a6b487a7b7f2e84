//! Whole modules for openings that somebody proposes: the master with everything else closed is small enough for HiGHS,
//! and after a few cuts at its own answers it believes the truth.

use anpai_core::beds::capacity::plan::Design;
use anpai_core::beds::capacity::problem::Problem;
use anpai_core::stop::Stop;

use super::master::{Master, Openings};
use super::recourse::Cut;
use crate::mip::{Limits, solve};

/// The gap at which the modules are good enough to go on from.
const GAP: f64 = 1e-3;
/// Nodes of a tree where designs are counted and not timed.
const NODES: u32 = 500;
/// The part of the time left that one tree may take.
const PART: f64 = 0.3;

/// The master that is asked, with the cuts that it knows.
pub(super) struct Fit {
    master: Master,
    cuts: usize,
    seed: u32,
}

impl Fit {
    pub(super) fn new(p: &Problem, seed: u32) -> Self {
        Self { master: Master::informed(p, &[]), cuts: 0, seed }
    }
    /// The best modules that the cuts know of, and what these believe that they cost, with nothing built where `openings`
    /// are closed.
    pub(super) fn design(
        &mut self,
        openings: &Openings,
        cuts: &[(usize, usize, Cut)],
        stop: &Stop,
    ) -> Option<(f64, Design)> {
        self.master.take(&cuts[self.cuts..]);
        self.cuts = cuts.len();
        self.master.close_others(openings);
        let part = stop.part(PART);
        let limits = Limits {
            seed: self.seed,
            nodes: stop.iteration_limit().map(|_| NODES),
            ..Limits::new(&part).to_gap(GAP)
        };
        let answer = solve(&self.master.model, None, &limits, &mut |_| {});
        answer.best.map(|best| (best.objective, self.master.design(&best.values)))
    }
}
