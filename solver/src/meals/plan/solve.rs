//! The stages one after another, each held to what was reached. First it is tried whether nothing need be missed at all;
//! then there is only the cost.

use anpai_core::meals::plan::proof::{Proof, Stage, StageProof};
use anpai_core::meals::plan::rules::referee;
use anpai_core::meals::plan::stages::Stages;
use anpai_core::meals::plan::{Plan, Problem};
use anpai_core::nature::Nature;
use anpai_core::outcome::Status as PlanStatus;
use anpai_core::stop::Stop;

use super::fairness::{largest, unserved};
use super::freeze::{freeze, sizes};
use super::model::{FEN, INF, Network, Sum};
use super::targets::Targets;
use crate::mip::{Limits, solve as solve_model};

/// What a solve is given besides the problem.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Of the models.
    pub seed: u64,
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

/// What is known of a stage from the model, whose meals may be fractions.
struct Bound {
    stage: Stage,
    /// The priority, or the rank of the street.
    part: Option<usize>,
    /// No solution that keeps the stages before comes to less.
    bound: f64,
    /// What the solution came to.
    reached: f64,
}

/// What a stage is proved to; the cost of a plan is rarely known better.
const GAP: f64 = 1e-4;
/// What later stages may give up of earlier ones, relatively and absolutely: the solver's tolerance.
const SLACK: (f64, f64) = (1e-7, 1e-6);
/// The part of the time that is left in which it is tried to miss nothing, that of each stage before cost, and that of the
/// cost: a little is kept for who eats where.
const FIRST: f64 = 0.3;
const EARLY: f64 = 0.3;
const LAST: f64 = 0.97;

/// Finds a plan. `heard` is told of every better one.
pub fn solve(p: &Problem, terms: &Terms, heard: &mut dyn FnMut(&Plan)) -> Found {
    let mut search = Search::new(p, terms, heard);
    if !search.without_a_miss() {
        search.by_stages();
    }
    search.found()
}

struct Search<'a> {
    p: &'a Problem,
    terms: &'a Terms,
    heard: &'a mut dyn FnMut(&Plan),
    network: Network,
    targets: Targets,
    best: Option<(Plan, Stages)>,
    bounds: Vec<Bound>,
    /// The solution that stages go on from.
    at: Option<Vec<f64>>,
}

impl<'a> Search<'a> {
    fn new(p: &'a Problem, terms: &'a Terms, heard: &'a mut dyn FnMut(&Plan)) -> Self {
        let mut network = Network::new(p, None);
        let targets = Targets::new(p, &mut network);
        Self { p, terms, heard, network, targets, best: None, bounds: Vec::new(), at: None }
    }
    fn limits(&self, part: f64) -> Limits {
        let nodes = self.terms.stop.iteration_limit().map(|n| u32::try_from(n).unwrap_or(u32::MAX));
        let seed = u32::try_from(self.terms.seed % (1 << 31)).expect("below 2^31");
        Limits { nodes, seed, ..Limits::new(&self.terms.stop.part(part)).to_gap(GAP) }
    }
    /// What is missed: shortfalls of targets, binding ones first, then meals by priority.
    fn misses(&self) -> Vec<(Stage, Option<usize>, Sum)> {
        let mut misses = vec![
            (Stage::BindingShortfall, None, self.targets.shortfall(self.p, Nature::Binding)),
            (Stage::ExpectedShortfall, None, self.targets.shortfall(self.p, Nature::Expected)),
        ];
        let served = self.network.served(self.p);
        for rank in 0..self.p.priorities.len() {
            let mut sum = Sum::default();
            for (demand, column) in self.p.demands.iter().zip(&served) {
                if self.p.groups[demand.group.index()].rank == rank {
                    sum.constant += demand.meals as f64;
                    if let Some(column) = column {
                        sum.add(*column, -1.0);
                    }
                }
            }
            misses.push((Stage::Unserved, Some(usize::from(self.p.priorities[rank])), sum));
        }
        misses
    }
    /// The least cost with nothing missed; whether that is possible, as far as could be seen. Any such plan is looked for
    /// first, and the cheapest from there.
    fn without_a_miss(&mut self) -> bool {
        let before = self.network.model.clone();
        for (_, _, sum) in self.misses() {
            self.hold(&sum, 0.0);
        }
        self.enough_kitchens();
        if self.least(None, &Sum::default(), FIRST).is_some()
            && self.best.as_ref().is_some_and(|(_, stages)| is_whole(stages))
        {
            let streets = (Stage::Streets, Some(1));
            let missed = self.misses().into_iter().map(|(stage, part, _)| (stage, part)).chain([streets]);
            self.bounds.extend(missed.map(|(stage, part)| Bound { stage, part, bound: 0.0, reached: 0.0 }));
            self.cheapest();
            return true;
        }
        self.network.model = before;
        self.at = None;
        false
    }
    /// Kitchens that can cook for everyone, as a row of its own: it follows from the others, but HiGHS sees better in it
    /// which sets of kitchens are too small.
    fn enough_kitchens(&mut self) {
        let sites = self.p.kitchens.iter().map(|k| &k.site).zip(&self.network.kitchens);
        let capacity: Vec<_> = sites.flat_map(|(site, choice)| choice.capacity(site)).collect();
        let all = self.p.total_demand() as f64;
        self.network.model.row("kitchens for everyone", all, INF, capacity);
    }
    /// Stage after stage.
    fn by_stages(&mut self) {
        for (stage, part, sum) in self.misses() {
            if self.least(Some((stage, part)), &sum, EARLY).is_none() {
                return;
            }
            self.keep(&sum);
        }
        let shares = unserved(self.p, &self.network);
        let mut all = Sum::default();
        shares.iter().for_each(|share| all.plus(share, 1.0));
        for count in 1..=shares.len() {
            let sum = largest(&mut self.network, &shares, count);
            // The new columns are not in the last solution: it is no start any more.
            self.at = None;
            let Some(reached) = self.least(Some((Stage::Streets, Some(count))), &sum, EARLY) else { break };
            self.keep(&sum);
            if self.at.as_ref().is_some_and(|values| all.value(values) <= reached + SLACK.1) {
                // Nobody is left unserved in the other streets.
                break;
            }
        }
        self.cheapest();
    }
    fn cheapest(&mut self) {
        let cost = self.network.cost.clone();
        self.least(Some((Stage::Cost, None)), &cost, LAST);
    }
    /// A row that keeps a sum at what the last solution has of it.
    fn keep(&mut self, sum: &Sum) {
        if let Some(reached) = self.at.as_ref().map(|values| sum.value(values)) {
            self.hold(sum, reached);
        }
    }
    fn hold(&mut self, sum: &Sum, most: f64) {
        let most = most + SLACK.0 * most.abs() + SLACK.1;
        self.network.model.row("a stage kept", -INF, most - sum.constant, sum.merged());
    }
    /// Makes a sum as small as it can be, and what it comes to; `None` where no solution was met.
    fn least(&mut self, stage: Option<(Stage, Option<usize>)>, sum: &Sum, part: f64) -> Option<f64> {
        self.network.model.clear_costs();
        for (column, cost) in sum.merged() {
            self.network.model.set_cost(column, cost);
        }
        let limits = self.limits(part);
        let (p, terms, network) = (self.p, self.terms, &self.network);
        let (best, heard) = (&mut self.best, &mut self.heard);
        let is_cost = stage.is_some_and(|(stage, _)| stage == Stage::Cost);
        let answer = solve_model(&network.model, self.at.as_deref(), &limits, &mut |incumbent| {
            if is_cost {
                offer(p, &sizes(network, &incumbent.values), terms, best, *heard);
            }
        });
        let found = answer.best?;
        let reached = found.objective + sum.constant;
        if let Some((stage, part)) = stage {
            self.bounds.push(Bound { stage, part, bound: answer.bound + sum.constant, reached });
        }
        offer(self.p, &sizes(&self.network, &found.values), self.terms, &mut self.best, self.heard);
        self.at = Some(found.values);
        Some(reached)
    }
    fn found(self) -> Found {
        let model = &self.network.model;
        let size = (model.rows(), model.columns(), model.integers());
        let stages = self.best.as_ref().map(|(_, stages)| proofs(&self.bounds, stages, self.p));
        let proof = Proof::new(stages.unwrap_or_default(), size);
        let status = match &self.best {
            None => PlanStatus::Infeasible,
            Some((_, stages)) if !is_whole(stages) => PlanStatus::Partial,
            Some(_) if proof.gap.is_some_and(|gap| gap <= 2.0 * GAP) => PlanStatus::Optimal,
            Some(_) => PlanStatus::Feasible,
        };
        Found { plan: self.best.map(|(plan, _)| plan), status, proof }
    }
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
    let Some(plan) = dispatch(p, chosen, terms) else { return };
    if !referee(p, &plan).score.is_feasible() {
        return;
    }
    let stages = Stages::of(p, &plan);
    if best.as_ref().is_none_or(|(_, known)| stages < *known) {
        heard(&plan);
        *best = Some((plan, stages));
    }
}

/// Who eats where, in whole meals, for sizes that are chosen: what is missed first, then cost, then distance, in one sum
/// whose parts are so far apart that the first decides.
pub(super) fn dispatch(p: &Problem, chosen: &Plan, terms: &Terms) -> Option<Plan> {
    let mut network = Network::new(p, Some(chosen));
    let mut sum = Sum::default();
    // A meal of one priority outweighs all of the next, and any meal what it could cost.
    let dearest: f64 = {
        let daily = |c: &Sum| c.terms.iter().map(|(_, f)| f.abs()).fold(0.0, f64::max);
        4.0 * daily(&network.cost) + 1.0
    };
    let served = network.served(p);
    for (demand, column) in p.demands.iter().zip(&served) {
        let after = p.priorities.len() - 1 - p.groups[demand.group.index()].rank;
        if let Some(column) = column {
            sum.add(*column, -dearest * 4.0_f64.powi(i32::try_from(after).unwrap_or(0)));
        }
    }
    sum.plus(&network.cost, 1.0);
    sum.plus(&network.distance, NEAR);
    network.model.clear_costs();
    for (column, cost) in sum.merged() {
        network.model.set_cost(column, cost);
    }
    let limits = Limits { nodes: Some(DISPATCH_NODES), ..Limits::new(&terms.stop.untimed()).to_gap(1e-6) };
    let answer = solve_model(&network.model, None, &limits, &mut |_| {});
    answer.best.map(|best| freeze(p, &network, &best.values))
}

/// Nodes for who eats where; the relaxation is nearly always whole already.
const DISPATCH_NODES: u32 = 200;
/// Yuan that a kilometre counts where nothing else decides.
const NEAR: f64 = 1e-4;
