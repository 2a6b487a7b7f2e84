//! A plan: the sizes by the stages of the model, and for every better choice of them who is served from where in whole
//! hours, which the referee judges.

use anpai_core::nature::Nature;
use anpai_core::network::plan::proof::{Proof, Stage, StageProof};
use anpai_core::network::plan::rules::referee;
use anpai_core::network::plan::{Plan, Problem, Stages};
use anpai_core::outcome::Status as PlanStatus;
use anpai_core::stop::Stop;

use super::around::Around;
use super::enough::{Unmet, enough};
use super::freeze::{freeze, poured, sizes};
use super::model::Network;
use super::targets::Targets;
use crate::mip::{self, Left, Limits, Model, Step, Sum};
use crate::sites::{
    Best, Bound, Ear, FEN, INF, Judge, Ladder, Objective, Rung, Street, Terms, dispatch_limits, keep, whole,
};

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

/// Finds a plan. `heard` is told of every better one, and of what another solve could go on from.
pub fn solve(p: &Problem, terms: &Terms, heard: &mut dyn FnMut(&Step<'_, Plan>)) -> Found {
    go_on(p, None, terms, heard)
}

/// The same from where another solve was, with its best plan.
pub fn go_on(
    p: &Problem,
    from: Option<(Plan, Left)>,
    terms: &Terms,
    heard: &mut dyn FnMut(&Step<'_, Plan>),
) -> Found {
    let (plan, left) = from.unzip();
    let mut best = Best::new(p, terms, heard).beginning_with(plan);
    let (network, mut model) = Network::new(p, None);
    let last = (Stage::Cost, network.cost.clone());
    let objective = objective(p, &network, &mut model, last);
    let mut offered = |rung: &Rung<'_>| {
        if rung.is_to_plan {
            best.offer(&sizes(&network, rung.values), rung.leaves, |limits| {
                whole_hours(&network, rung.model, rung.values, limits)
            });
        }
        best.leave(rung.leaves);
        best.is_whole()
    };
    let mut around = Around::new(p, &network, terms.seed());
    let mut looks = |model: &Model, looks: usize, best: Option<&[f64]>, stop: &Stop| {
        around.look(model, looks, best, stop)
    };
    let mut ladder = Ladder::new(model).going_on(left);
    let looks = Some((terms.threads, &mut looks as _));
    ladder.climb(&objective, &mut Ear { limits: &|part| terms.limits(part), heard: &mut offered, looks });
    best.settle(|plan| dispatch(p, plan, terms.seed(), &terms.stop));
    let size = (ladder.model.rows(), ladder.model.columns(), ladder.model.integers());
    let stages = best.known.as_ref().map(|(_, stages)| proofs(&ladder.bounds, stages));
    let proof = Proof::new(stages.unwrap_or_default(), size);
    let status = best.status(proof.gap);
    Found { plan: best.known.map(|(plan, _)| plan), status, proof }
}

impl Judge for Problem {
    type Plan = Plan;
    type Stages = Stages;
    fn judge(&self, plan: &Plan) -> Option<Stages> {
        referee(self, plan).score.is_feasible().then(|| Stages::of(self, plan))
    }
    fn is_whole(stages: &Stages) -> bool {
        (stages.binding_shortfall, stages.expected_shortfall, stages.unserved) == (0, 0, 0)
    }
    fn are_alike(a: &Plan, b: &Plan) -> bool {
        a.sites == b.sites
    }
    fn poured(&self, sizes: &Plan) -> Plan {
        poured(self, sizes)
    }
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
        streets: (Stage::Streets, Street::all(model, &need, served)),
        last,
        sharpen: Box::new(move |model, kept| enough(p, network, model, unmet(kept))),
    }
}

/// What goes unmet by the stages that are kept.
fn unmet(kept: &[Bound<Stage>]) -> Unmet {
    let of = |stage: Stage| {
        let first = kept.iter().find(|b| b.stage == stage);
        first.map_or(INF, |b| b.reached)
    };
    Unmet { hours: of(Stage::Unserved), worst: of(Stage::Streets).min(1000.0) }
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
                let own = (b.bound - before).max(0.0);
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

/// Who is served from where, in whole hours and the nearest first, for the sizes of a solution: it keeps what the model keeps.
fn whole_hours(network: &Network, model: &Model, values: &[f64], limits: &Limits) -> Option<Plan> {
    let mut kept = keep(model, network.sites.iter().flat_map(|choice| &choice.sizes), values);
    network.flows.iter().for_each(|flow| kept.set_integer(flow.hours, true));
    network.distance.aim(&mut kept);
    let found = mip::solve(&kept, None, limits, &mut |_| {}).best?;
    Some(freeze(network, &found.values))
}

/// Who is served from where, in whole hours, for sizes that are chosen: by the same stages, and then the nearest.
pub(super) fn dispatch(p: &Problem, chosen: &Plan, seed: u32, stop: &Stop) -> Option<Plan> {
    let (network, mut model) = Network::new(p, Some(chosen));
    let last = (Stage::Distance, network.distance.clone());
    let objective = objective(p, &network, &mut model, last);
    let limits = |_| dispatch_limits(seed, stop);
    let mut ladder = Ladder::new(model);
    ladder.climb(&objective, &mut Ear { limits: &limits, heard: &mut |_| true, looks: None });
    ladder.at.as_ref().map(|values| freeze(&network, values))
}
