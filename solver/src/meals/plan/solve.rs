//! A plan: the sizes by the stages of the model, and for every better choice of them who eats where in whole meals, which
//! the referee judges.

use anpai_core::meals::plan::proof::{Proof, Stage, StageProof};
use anpai_core::meals::plan::rules::referee;
use anpai_core::meals::plan::stages::Stages;
use anpai_core::meals::plan::{Plan, Problem};
use anpai_core::outcome::Status as PlanStatus;
use anpai_core::stop::Stop;

use super::freeze::{freeze, sizes};
use super::ladder::{Bound, Ear, Ladder, SLACK};
use super::model::{FEN, Network};
use crate::mip::Limits;

/// What a solve is given besides the problem.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Of the models.
    pub seed: u64,
    /// How many threads may work; two are of use. Where nodes are counted the plan does not depend on it.
    pub threads: usize,
    /// When to stop; its iterations are nodes of each model.
    pub stop: Stop,
}

/// The end of a solve.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best plan, where one was found that keeps every hard rule.
    pub plan: Option<Plan>,
    /// What it is.
    pub status: PlanStatus,
    /// Each stage that was begun, with its bound by HiGHS's word, and the size of the model.
    pub proof: Proof,
}

/// What a stage is proved to; the cost of a plan is rarely known better.
const GAP: f64 = 1e-4;

/// Finds a plan. `heard` is told of every better one.
pub fn solve(p: &Problem, terms: &Terms, heard: &mut dyn FnMut(&Plan)) -> Found {
    let mut best: Option<(Plan, Stages)> = None;
    let mut ladder = Ladder::new(p, None);
    let cost = ladder.network.cost.clone();
    let limits = |part: f64| {
        let nodes = terms.stop.iteration_limit().map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        Limits { nodes, seed: seed(terms), ..Limits::new(&terms.stop.part(part)).to_gap(GAP) }
    };
    let mut offered = |network: &Network, values: &[f64]| {
        offer(p, &sizes(network, values), terms, &mut best, heard);
        best.as_ref().is_some_and(|(_, stages)| is_whole(stages))
    };
    let threads = Some(terms.threads);
    ladder.climb(&cost, &mut Ear { limits: &limits, heard: &mut offered, threads });
    let model = &ladder.network.model;
    let size = (model.rows(), model.columns(), model.integers());
    let stages = best.as_ref().map(|(_, stages)| proofs(&ladder.bounds, stages, p));
    let proof = Proof::new(stages.unwrap_or_default(), size);
    let status = match &best {
        None => PlanStatus::Infeasible,
        Some((_, stages)) if !is_whole(stages) => PlanStatus::Partial,
        Some(_) if proof.gap.is_some_and(|gap| gap <= 2.0 * GAP) => PlanStatus::Optimal,
        Some(_) => PlanStatus::Feasible,
    };
    Found { plan: best.map(|(plan, _)| plan), status, proof }
}

fn seed(terms: &Terms) -> u32 {
    (terms.seed % (1 << 30)) as u32
}

/// What the referee says of a plan, beside what is known of each stage.
fn proofs(bounds: &[Bound], stages: &Stages, p: &Problem) -> Vec<StageProof> {
    let mut before = 0.0;
    let of = |b: &Bound| {
        let (value, bound) = match b.stage {
            Stage::BindingShortfall => (stages.binding_shortfall, b.bound),
            Stage::ExpectedShortfall => (stages.expected_shortfall, b.bound),
            Stage::Unserved => {
                let rank = p.priorities.iter().position(|n| b.part == Some(usize::from(*n)));
                (rank.and_then(|rank| stages.unserved.get(rank)).copied().unwrap_or(0), b.bound)
            }
            Stage::Streets => {
                // The model knows the sum of the worst so many.
                let own = b.bound - before;
                before = b.reached;
                let rank = b.part.unwrap_or(1) - 1;
                (stages.streets.get(rank).copied().unwrap_or(0), own)
            }
            Stage::Cost => (stages.cost, b.bound * FEN),
            Stage::Distance => (stages.distance, b.bound),
        };
        // A tolerance below what is proved: bounds of whole numbers are rounded up only where that is safe.
        let whole = bound.is_finite().then(|| (bound - SLACK.1 - SLACK.0 * bound.abs()).ceil() as i64);
        StageProof::new(b.stage, b.part, value, whole.map(|bound| bound.min(value)))
    };
    bounds.iter().map(of).collect()
}

/// Whether a plan misses nothing.
fn is_whole(stages: &Stages) -> bool {
    stages.binding_shortfall == 0 && stages.expected_shortfall == 0 && stages.unserved.iter().all(|n| *n == 0)
}

/// Works out who eats where for some sizes, in whole meals, and takes it where the referee has nothing against it and it is
/// better than what is known.
fn offer(
    p: &Problem,
    chosen: &Plan,
    terms: &Terms,
    best: &mut Option<(Plan, Stages)>,
    heard: &mut dyn FnMut(&Plan),
) {
    let same = |(plan, _): &(Plan, Stages)| plan.kitchens == chosen.kitchens && plan.points == chosen.points;
    if best.as_ref().is_some_and(same) {
        return;
    }
    // The first plan is made however soon the time is over: without it there would be none at all.
    let stop = if best.is_none() { terms.stop.untimed() } else { terms.stop.clone() };
    let Some(plan) = dispatch(p, chosen, seed(terms), &stop) else { return };
    if !referee(p, &plan).score.is_feasible() {
        return;
    }
    let stages = Stages::of(p, &plan);
    if best.as_ref().is_none_or(|(_, known)| stages < *known) {
        heard(&plan);
        *best = Some((plan, stages));
    }
}

/// Who eats where, in whole meals, for sizes that are chosen: by the same stages, and of what costs the same the nearest.
pub(super) fn dispatch(p: &Problem, chosen: &Plan, seed: u32, stop: &Stop) -> Option<Plan> {
    let mut ladder = Ladder::new(p, Some(chosen));
    let mut last = ladder.network.cost.clone();
    last.add(&ladder.network.distance, NEAR);
    let limits = |_| Limits { nodes: Some(DISPATCH_NODES), seed, ..Limits::new(stop).to_gap(1e-6) };
    ladder.climb(&last, &mut Ear { limits: &limits, heard: &mut |_, _| true, threads: None });
    ladder.at.as_ref().map(|values| freeze(p, &ladder.network, values))
}

/// Nodes for each stage of who eats where; the relaxation is nearly always whole already.
const DISPATCH_NODES: u32 = 200;
/// Yuan that a kilometre counts where nothing else decides.
const NEAR: f64 = 1e-4;
