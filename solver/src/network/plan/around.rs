//! Looks for better networks beside the proof of a stage: first with all sites as they are, then all of one kind at a time, because kinds meet only in
//! money, staff and streets; then, around the best plan, a few sites of any kind at a time.

use anpai_core::network::plan::Problem;
use anpai_core::stop::Stop;

use super::model::Network;
use super::spacing::apart;
use crate::mip::{Column, Limits, Model, Polish, solve};
use crate::sites::keep;

/// What the sites of one kind are proved to, its nodes, and the part of the time left that it may take.
const GAP: f64 = 1e-4;
const NODES: u32 = 500;
const PART: f64 = 0.2;
/// One look in so many frees a whole kind again.
const KIND_AGAIN: usize = 6;

/// The one who looks.
pub(super) struct Around<'a> {
    p: &'a Problem,
    sites: Vec<Vec<Column>>,
    polish: Polish,
    seed: u32,
}

impl<'a> Around<'a> {
    pub(super) fn new(p: &'a Problem, network: &Network, seed: u32) -> Self {
        let sites: Vec<Vec<Column>> = network.sites.iter().map(|choice| choice.sizes.clone()).collect();
        Self { p, polish: Polish::new(sites.clone(), u64::from(seed)), sites, seed }
    }
    /// Looks once, after so many looks at the same model.
    pub(super) fn look(
        &mut self,
        model: &Model,
        looks: usize,
        best: Option<&[f64]>,
        stop: &Stop,
    ) -> Option<Vec<f64>> {
        let best = best?;
        let kinds = self.p.kinds.len();
        if looks == 0 {
            return self.solve(&keep(model, self.sites.iter().flatten(), best), best, stop);
        }
        if looks <= kinds {
            return self.one_kind(model, looks - 1, best, stop);
        }
        if looks.is_multiple_of(KIND_AGAIN) {
            return self.one_kind(model, looks / KIND_AGAIN % kinds, best, stop);
        }
        let p = self.p;
        self.polish.look(model, best, &|a, b| apart(p, a, b).unwrap_or(0.0), self.seed, stop)
    }
    fn one_kind(&self, model: &Model, kind: usize, best: &[f64], stop: &Stop) -> Option<Vec<f64>> {
        let others = self.p.sites.iter().zip(&self.sites).filter(|(f, _)| f.kind.index() != kind);
        let kept = keep(model, others.flat_map(|(_, columns)| columns), best);
        self.solve(&kept, best, &stop.part(PART))
    }
    fn solve(&self, kept: &Model, best: &[f64], stop: &Stop) -> Option<Vec<f64>> {
        let limits = Limits { nodes: Some(NODES), seed: self.seed, ..Limits::new(stop).to_gap(GAP) };
        let found = solve(kept, Some(best), &limits, &mut |_| {}).best?;
        (found.objective < kept.objective(best)).then_some(found.values)
    }
}
