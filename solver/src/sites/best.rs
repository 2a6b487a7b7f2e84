//! What a solve of such a plan is given, and the best plan that it knows of.

use anpai_core::outcome::Status;
use anpai_core::stop::Stop;

use crate::mip::{Leaves, Limits, Step};

/// What a solve is given besides the problem.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The seed of every random choice.
    pub seed: u64,
    /// Threads to work on; with a limit of iterations alone the answer does not depend on it.
    pub threads: usize,
    /// When to stop; its iterations are those of each chain of a search, and nodes of each model of an exact method.
    pub stop: Stop,
}

/// What a stage is proved to; the cost of a plan is rarely known better.
const GAP: f64 = 1e-4;
/// Nodes for each stage of who is served from where, and what it is proved to; the relaxation is nearly always whole already.
const DISPATCH_NODES: u32 = 200;
const DISPATCH_GAP: f64 = 1e-6;
/// The part of the time left that it may take for sizes that are met on the way, where something is missed.
const DISPATCH: f64 = 0.05;

impl Terms {
    /// The same with another stop.
    #[must_use]
    pub fn until(&self, stop: Stop) -> Self {
        Self { stop, ..self.clone() }
    }
    /// Of HiGHS.
    pub fn seed(&self) -> u32 {
        (self.seed % (1 << 30)) as u32
    }
    /// Limits of a stage that chooses sizes.
    pub fn limits(&self, part: f64) -> Limits {
        let nodes = self.stop.iteration_limit().map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        Limits { nodes, seed: self.seed(), ..Limits::new(&self.stop.part(part)).to_gap(GAP) }
    }
}

/// Limits of a stage of who is served from where.
pub fn dispatch_limits(seed: u32, stop: &Stop) -> Limits {
    Limits { nodes: Some(DISPATCH_NODES), seed, ..Limits::new(stop).to_gap(DISPATCH_GAP) }
}

/// What a domain says of its plans.
pub trait Judge {
    /// A plan.
    type Plan: Clone;
    /// What it comes to; the less the better.
    type Stages: Ord;
    /// What a plan comes to; nothing where the referee has anything against it.
    fn judge(&self, plan: &Self::Plan) -> Option<Self::Stages>;
    /// Whether it misses nothing.
    fn is_whole(stages: &Self::Stages) -> bool;
    /// Whether two plans have the same sizes.
    fn are_alike(a: &Self::Plan, b: &Self::Plan) -> bool;
    /// A plan for the sizes of one, at once and as it comes.
    fn poured(&self, sizes: &Self::Plan) -> Self::Plan;
}

/// The best plan that is known, and who hears of better ones.
pub struct Best<'a, J: Judge> {
    judge: &'a J,
    terms: &'a Terms,
    heard: &'a mut dyn FnMut(&Step<'_, J::Plan>),
    /// The plan with what it comes to.
    pub known: Option<(J::Plan, J::Stages)>,
}

impl<'a, J: Judge> Best<'a, J> {
    /// None yet.
    pub fn new(judge: &'a J, terms: &'a Terms, heard: &'a mut dyn FnMut(&Step<'_, J::Plan>)) -> Self {
        Self { judge, terms, heard, known: None }
    }
    /// The same where a plan is there already.
    #[must_use]
    pub fn beginning_with(mut self, plan: Option<J::Plan>) -> Self {
        plan.into_iter().for_each(|plan| self.take(plan, None));
        self
    }
    /// Tells that there is more to leave.
    pub fn leave(&mut self, leaves: Leaves<'_>) {
        if let (Some((plan, _)), Some(_)) = (&self.known, leaves) {
            (self.heard)(&Step { plan, is_better: false, leaves });
        }
    }
    /// Whether it misses nothing.
    pub fn is_whole(&self) -> bool {
        self.known.as_ref().is_some_and(|(_, stages)| J::is_whole(stages))
    }
    /// Takes what is better of two plans for some sizes: as it comes, and as somebody works it out in whole numbers in a part
    /// of the time.
    pub fn offer(
        &mut self,
        sizes: &J::Plan,
        leaves: Leaves<'_>,
        work: impl FnOnce(&Limits) -> Option<J::Plan>,
    ) {
        if self.known.as_ref().is_some_and(|(plan, _)| J::are_alike(plan, sizes)) {
            return;
        }
        // However soon the time is over, there is some plan for the first sizes.
        self.take(self.judge.poured(sizes), leaves);
        let stop = &self.terms.stop;
        let stop = if self.is_whole() { stop.clone() } else { stop.part(DISPATCH) };
        if let Some(plan) = work(&dispatch_limits(self.terms.seed(), &stop)) {
            self.take(plan, leaves);
        }
    }
    /// Takes what somebody makes of the sizes of the best in all of the time that is left, where something is missed.
    pub fn settle(&mut self, work: impl FnOnce(&J::Plan) -> Option<J::Plan>) {
        let best = self.known.as_ref().filter(|(_, stages)| !J::is_whole(stages));
        let plan = best.and_then(|(plan, _)| work(plan));
        plan.into_iter().for_each(|plan| self.take(plan, None));
    }
    fn take(&mut self, plan: J::Plan, leaves: Leaves<'_>) {
        let Some(stages) = self.judge.judge(&plan) else { return };
        if self.known.as_ref().is_none_or(|(_, known)| stages < *known) {
            (self.heard)(&Step { plan: &plan, is_better: true, leaves });
            self.known = Some((plan, stages));
        }
    }
    /// What it is, given the gap of its cost.
    pub fn status(&self, gap: Option<f64>) -> Status {
        match &self.known {
            None => Status::Infeasible,
            Some((_, stages)) if !J::is_whole(stages) => Status::Partial,
            Some(_) if gap.is_some_and(|gap| gap <= 2.0 * GAP) => Status::Optimal,
            Some(_) => Status::Feasible,
        }
    }
}
