//! A plan: the sizes by the stages of the model, and for every better choice of them who eats where in whole meals, which
//! the referee judges.

use anpai_core::meals::plan::problem::Demand;
use anpai_core::meals::plan::proof::{Proof, Stage, StageProof};
use anpai_core::meals::plan::rules::referee;
use anpai_core::meals::plan::stages::Stages;
use anpai_core::meals::plan::{Plan, Problem};
use anpai_core::nature::Nature;
use anpai_core::outcome::Status as PlanStatus;
use anpai_core::stop::Stop;

use super::around::Around;
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
                whole_meals(p, &network, rung.model, rung.values, limits)
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
    let stages = best.known.as_ref().map(|(_, stages)| proofs(&ladder.bounds, stages, p));
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
        (stages.binding_shortfall, stages.expected_shortfall) == (0, 0)
            && stages.unserved.iter().all(|n| *n == 0)
    }
    fn are_alike(a: &Plan, b: &Plan) -> bool {
        a.kitchens == b.kitchens && a.points == b.points
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
    let mut misses = vec![
        (Stage::BindingShortfall, None, targets.shortfall(p, Nature::Binding)),
        (Stage::ExpectedShortfall, None, targets.shortfall(p, Nature::Expected)),
    ];
    let served = network.served(p);
    for (rank, priority) in p.priorities.iter().enumerate() {
        let mut sum = Sum::default();
        for (demand, column) in p.demands.iter().zip(&served) {
            if p.groups[demand.group.index()].rank == rank {
                sum.constant += demand.meals as f64;
                if let Some(column) = column {
                    sum.push(*column, -1.0);
                }
            }
        }
        misses.push((Stage::Unserved, Some(usize::from(*priority)), sum));
    }
    let mut need = vec![0_i64; p.streets.len()];
    let street = |demand: &Demand| p.communities[demand.community.index()].street.map(|s| s.index());
    for demand in &p.demands {
        if let Some(street) = street(demand) {
            need[street] += demand.meals;
        }
    }
    let served = p.demands.iter().zip(served).filter_map(|(demand, column)| Some((street(demand)?, column?)));
    let streets = (Stage::Streets, Street::all(model, &need, served));
    Objective {
        misses,
        streets,
        last,
        sharpen: Box::new(move |model, kept| enough_kitchens(p, network, model, kept)),
    }
}

/// Kitchens that can cook for everyone but those who are kept without, as a row of its own: it follows from the others, but
/// HiGHS sees better in it which sets of kitchens are too small.
fn enough_kitchens(p: &Problem, network: &Network, model: &mut Model, kept: &[Bound<Stage>]) {
    let missed: f64 = kept.iter().filter(|b| b.stage == Stage::Unserved).map(|b| b.reached).sum();
    let sites = p.kitchens.iter().map(|k| &k.site).zip(&network.kitchens);
    let capacity: Vec<_> = sites.flat_map(|(site, choice)| choice.capacity(site)).collect();
    model.row("enough kitchens", p.total_demand() as f64 - missed - NEARLY, INF, capacity);
}

/// What the referee says of a plan, beside what is known of each stage.
fn proofs(bounds: &[Bound<Stage>], stages: &Stages, p: &Problem) -> Vec<StageProof> {
    let mut before = 0.0;
    let of = |b: &Bound<Stage>| {
        let (value, bound) = match b.stage {
            Stage::BindingShortfall => (stages.binding_shortfall, b.bound),
            Stage::ExpectedShortfall => (stages.expected_shortfall, b.bound),
            Stage::Unserved => {
                let rank = p.priorities.iter().position(|n| b.part == Some(usize::from(*n)));
                (rank.and_then(|rank| stages.unserved.get(rank)).copied().unwrap_or(0), b.bound)
            }
            Stage::Streets => {
                // The model knows the sum of the worst so many.
                let own = (b.bound - before).max(0.0);
                before = b.reached;
                let rank = b.part.unwrap_or(1) - 1;
                (stages.streets.get(rank).copied().unwrap_or(0), own)
            }
            Stage::Cost => (stages.cost, b.bound * FEN),
            Stage::Distance => (stages.distance, b.bound),
        };
        StageProof::new(b.stage, b.part, value, whole(bound).map(|bound| bound.min(value)))
    };
    bounds.iter().map(of).collect()
}

/// What is made small of flows for given sizes: what costs the least, and of that the nearest.
fn cheapest_and_nearest(network: &Network) -> Sum {
    let mut sum = network.cost.clone();
    sum.add(&network.distance, NEAR);
    sum
}

/// Who eats where, in whole meals, for the sizes of a solution: it keeps what the model keeps.
fn whole_meals(
    p: &Problem,
    network: &Network,
    model: &Model,
    values: &[f64],
    limits: &Limits,
) -> Option<Plan> {
    let choices = network.kitchens.iter().chain(&network.points);
    let mut kept = keep(model, choices.flat_map(|choice| &choice.sizes), values);
    network.flows().for_each(|flow| kept.set_integer(flow, true));
    cheapest_and_nearest(network).aim(&mut kept);
    let found = mip::solve(&kept, None, limits, &mut |_| {}).best?;
    Some(freeze(p, network, &found.values))
}

/// Who eats where, in whole meals, for sizes that are chosen: by the same stages, and of what costs the same the nearest.
pub(super) fn dispatch(p: &Problem, chosen: &Plan, seed: u32, stop: &Stop) -> Option<Plan> {
    let (network, mut model) = Network::new(p, Some(chosen));
    let last = (Stage::Cost, cheapest_and_nearest(&network));
    let objective = objective(p, &network, &mut model, last);
    let limits = |_| dispatch_limits(seed, stop);
    let mut ladder = Ladder::new(model);
    ladder.climb(&objective, &mut Ear { limits: &limits, heard: &mut |_| true, looks: None });
    ladder.at.as_ref().map(|values| freeze(p, &network, values))
}

/// Meals that may be off by the solver's tolerance.
const NEARLY: f64 = 1e-3;
/// Yuan that a kilometre counts where nothing else decides.
const NEAR: f64 = 1e-4;
