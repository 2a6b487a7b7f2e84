//! A plan: the sizes by the stages of the model, and for every better choice of them who is served from where in whole
//! hours, which the referee judges.

use anpai_core::nature::Nature;
use anpai_core::network::plan::proof::{Proof, Stage, StageProof};
use anpai_core::network::plan::rules::referee;
use anpai_core::network::plan::{Plan, Problem, Stages};
use anpai_core::outcome::Status as PlanStatus;
use anpai_core::stop::Stop;

use super::around::Around;
use super::freeze::{freeze, poured, sizes};
use super::model::Network;
use super::targets::Targets;
use crate::mip::{Limits, Model, Sum};
use crate::sites::{Bound, Ear, FEN, INF, Ladder, Objective, unserved, whole};

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
/// Nodes for each stage of who is served from where; the relaxation is nearly always whole already.
const DISPATCH_NODES: u32 = 200;
/// The part of the time left that working it out may take for sizes that are met on the way; those of the best plan have all.
const DISPATCH: f64 = 0.05;

/// Finds a plan. `heard` is told of every better one.
pub fn solve(p: &Problem, terms: &Terms, heard: &mut dyn FnMut(&Plan)) -> Found {
    let mut best: Option<(Plan, Stages)> = None;
    let (network, mut model) = Network::new(p, None);
    let last = (Stage::Cost, network.cost.clone());
    let objective = objective(p, &network, &mut model, last);
    let seed = seed(terms);
    let limits = |part: f64| {
        let nodes = terms.stop.iteration_limit().map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        Limits { nodes, seed, ..Limits::new(&terms.stop.part(part)).to_gap(GAP) }
    };
    let mut offered = |values: &[f64]| {
        offer(p, &sizes(&network, values), terms, &mut best, heard);
        best.as_ref().is_some_and(|(_, stages)| is_whole(stages))
    };
    let mut around = Around::new(p, &network, seed);
    let mut looks = |model: &Model, looks: usize, best: Option<&[f64]>, stop: &Stop| {
        around.look(model, looks, best, stop)
    };
    let mut ladder = Ladder::new(model);
    let looks = Some((terms.threads, &mut looks as _));
    ladder.climb(&objective, &mut Ear { limits: &limits, heard: &mut offered, looks });
    if let Some((known, _)) = best.clone()
        && let Some(plan) = dispatch(p, &known, seed, &terms.stop)
    {
        take(p, plan, &mut best, heard);
    }
    let size = (ladder.model.rows(), ladder.model.columns(), ladder.model.integers());
    let stages = best.as_ref().map(|(_, stages)| proofs(&ladder.bounds, stages));
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

/// What the stages make small; adds the targets to the model.
fn objective<'a>(
    p: &'a Problem,
    network: &'a Network,
    model: &mut Model,
    last: (Stage, Sum),
) -> Objective<'a, Stage> {
    let targets = Targets::new(p, network, model);
    let mut open = Sum::constant(p.total_hours() as f64);
    network.flows.iter().for_each(|flow| open.push(flow.hours, -1.0));
    let mut need = vec![0_i64; p.streets.len()];
    for community in &p.communities {
        if let Some(street) = community.street {
            need[street.index()] += community.hours.iter().sum::<i64>();
        }
    }
    let served = network.flows.iter().filter_map(|flow| {
        let street = p.communities[flow.community].street?;
        Some((street.index(), flow.hours))
    });
    Objective {
        misses: vec![
            (Stage::BindingShortfall, None, targets.shortfall(p, Nature::Binding)),
            (Stage::ExpectedShortfall, None, targets.shortfall(p, Nature::Expected)),
            (Stage::Unserved, None, open),
        ],
        streets: (Stage::Streets, unserved(&need, served)),
        last,
        sharpen: Box::new(move |model| enough(p, network, model)),
    }
}

/// Sites of each kind that can give all hours that are needed, as a row of its own: it follows from the others, but HiGHS
/// sees better in it which sets of sites are too small.
fn enough(p: &Problem, network: &Network, model: &mut Model) {
    for (kind, named) in p.kinds.iter().map(|kind| &kind.named).enumerate() {
        let sites = p.sites.iter().zip(&network.sites).filter(|(f, _)| f.kind.index() == kind);
        let capacity: Vec<_> = sites.flat_map(|(f, choice)| choice.capacity(&f.site)).collect();
        let all: i64 = p.communities.iter().map(|c| c.hours[kind]).sum();
        model.row(format!("{} for everyone", named.id), all as f64, INF, capacity);
    }
}

/// What the referee says of a plan, beside what is known of each stage.
fn proofs(bounds: &[Bound<Stage>], stages: &Stages) -> Vec<StageProof> {
    let mut before = 0.0;
    let of = |b: &Bound<Stage>| {
        let (value, bound) = match b.stage {
            Stage::BindingShortfall => (stages.binding_shortfall, b.bound),
            Stage::ExpectedShortfall => (stages.expected_shortfall, b.bound),
            Stage::Unserved => (stages.unserved, b.bound),
            Stage::Streets => {
                // The model knows the sum of the worst so many.
                let own = b.bound - before;
                before = b.reached;
                (stages.streets.get(b.part.unwrap_or(1) - 1).copied().unwrap_or(0), own)
            }
            Stage::Cost => (stages.cost, b.bound * FEN),
            Stage::Distance => (stages.distance, b.bound),
        };
        StageProof::new(b.stage, b.part, value, whole(bound).map(|bound| bound.min(value)))
    };
    bounds.iter().map(of).collect()
}

/// Whether a plan misses nothing.
fn is_whole(stages: &Stages) -> bool {
    (stages.binding_shortfall, stages.expected_shortfall, stages.unserved) == (0, 0, 0)
}

/// Works out who is served from where for some sizes, in whole hours and a part of the time, and takes what is better.
fn offer(
    p: &Problem,
    chosen: &Plan,
    terms: &Terms,
    best: &mut Option<(Plan, Stages)>,
    heard: &mut dyn FnMut(&Plan),
) {
    if best.as_ref().is_some_and(|(plan, _)| plan.sites == chosen.sites) {
        return;
    }
    // However soon the time is over, there is some plan for the first sizes.
    take(p, poured(p, chosen), best, heard);
    if let Some(plan) = dispatch(p, chosen, seed(terms), &terms.stop.part(DISPATCH)) {
        take(p, plan, best, heard);
    }
}

/// Takes a plan where the referee has nothing against it and it is better than what is known.
fn take(p: &Problem, plan: Plan, best: &mut Option<(Plan, Stages)>, heard: &mut dyn FnMut(&Plan)) {
    if !referee(p, &plan).score.is_feasible() {
        return;
    }
    let stages = Stages::of(p, &plan);
    if best.as_ref().is_none_or(|(_, known)| stages < *known) {
        heard(&plan);
        *best = Some((plan, stages));
    }
}

/// Who is served from where, in whole hours, for sizes that are chosen: by the same stages, and then the nearest.
pub(super) fn dispatch(p: &Problem, chosen: &Plan, seed: u32, stop: &Stop) -> Option<Plan> {
    let (network, mut model) = Network::new(p, Some(chosen));
    let last = (Stage::Distance, network.distance.clone());
    let objective = objective(p, &network, &mut model, last);
    let limits = |_| Limits { nodes: Some(DISPATCH_NODES), seed, ..Limits::new(stop).to_gap(1e-6) };
    let mut ladder = Ladder::new(model);
    ladder.climb(&objective, &mut Ear { limits: &limits, heard: &mut |_| true, looks: None });
    ladder.at.as_ref().map(|values| freeze(&network, values))
}
