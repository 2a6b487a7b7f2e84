//! The stages one after another, each from the plan of the one before, and each held to what was reached.

use std::collections::VecDeque;

use anpai_core::beds::plan::draft::Nature;
use anpai_core::beds::plan::rules::referee;
use anpai_core::beds::plan::{Plan, Problem, Stages};
use anpai_core::outcome::Status as PlanStatus;
use anpai_core::stop::Stop;

use super::clashes::{Clashing, clashing};
use super::design::{Design, FEN, INF};
use super::freeze::freeze;
use super::least::{Word, exact, least};
use super::limits::Limits;
use super::people::{METRES, People};
use super::prices::{Price, prices};
use super::recourse::{Cut, Point, Recourse};
use super::relax::relax;
use super::stochastic::Value;
use crate::mip::{Leaves, Left, Limits as MipLimits, Model, Status, Step, Sum};
use crate::sites::Terms;

/// What a stage came to, in its own unit.
#[derive(Clone, Debug, PartialEq)]
pub struct StageFound {
    /// Its name: `binding-shortfall`, `expected-shortfall`, `need`, `cost`.
    pub stage: &'static str,
    /// By the referee: millionths, millionths, metres of the mean scenario, fen.
    pub value: f64,
    /// No plan that keeps the stages before does better, by HiGHS's word.
    pub bound: f64,
    /// The gap relative to the value.
    pub gap: f64,
}

/// The end of a solve.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best plan, where one was found that keeps every hard rule.
    pub plan: Option<Plan>,
    /// What it is: infeasible where no plan keeps budgets and commitments, partial where a binding target is missed.
    pub status: PlanStatus,
    /// Each stage that was begun.
    pub stages: Vec<StageFound>,
    /// Which targets and budgets stand in each other's way, where a binding target is missed or nothing is possible.
    pub clash: Option<Clashing>,
    /// Prices of budgets and targets, from the linear relaxation.
    pub prices: Vec<Price>,
    /// Rows, columns and integer columns of the model that bounds are proved on.
    pub size: (usize, usize, usize),
    /// What it is worth to plan for all scenarios, where somebody asked ([`super::stochastic::value`]).
    pub stochastic: Option<Value>,
}

/// What a stage is proved to.
const GAP: f64 = 1e-4;
/// A cut that is not higher by this, relatively, is none.
const HIGHER: f64 = 1e-6;
/// What later stages may give up of earlier ones, relatively: the solver's tolerance.
const SLACK: f64 = 1e-7;
/// The part of the remaining time that each stage may take before it hands on.
const PART: [f64; 4] = [0.25, 0.25, 0.75, 1.0];

/// Up to so many ways from a community to a site, over all kinds, years and scenarios, the model says who goes where.
const MOST_FLOWS: usize = 2000;

/// So many cuts are kept at most: a look around the best plan with more takes too long.
const MOST_CUTS: usize = 6000;

/// The model with what is needed to read it.
#[derive(Clone)]
pub(super) struct Whole {
    /// Without the cuts.
    pub(super) model: Model,
    cuts: Vec<Cut>,
    pub(super) design: Design,
    pub(super) limits: Limits,
    pub(super) people: People,
    pub(super) recourse: Recourse,
    pub(super) cost: Sum,
    /// Whether what people cost has a part in what is asked of the model.
    pub(super) peopled: bool,
}

impl Whole {
    pub(super) fn new(p: &Problem) -> Self {
        let ways: usize = p.communities.iter().map(|c| c.near.len()).sum();
        Self::with(p, ways * p.kinds.len() * p.years * p.scenarios.len() <= MOST_FLOWS)
    }
    /// With who goes where in the model itself, or with cuts for it.
    pub(super) fn with(p: &Problem, exact: bool) -> Self {
        let mut model = Model::default();
        let design = Design::new(p, &mut model);
        let limits = Limits::new(p, &design, &mut model);
        let mut people = People::new(p, &mut model);
        if exact {
            people.add_flows(p, &design, &mut model);
        }
        let mut cost = Sum::default();
        for t in 0..p.years {
            cost.add(&design.spending(p, None, t), 1.0);
        }
        Self {
            model,
            cuts: Vec::new(),
            design,
            limits,
            people,
            recourse: Recourse::new(p),
            cost,
            peopled: false,
        }
    }
    /// Takes in cuts; when they have become very many, the oldest go.
    pub(super) fn take(&mut self, cuts: impl IntoIterator<Item = Cut>) {
        self.cuts.extend(cuts);
        if self.cuts.len() > MOST_CUTS {
            self.cuts.drain(..self.cuts.len() - MOST_CUTS / 2);
        }
    }
    /// The model with the cuts below its rows.
    pub(super) fn informed(&self) -> Model {
        let mut informed = self.model.clone();
        for cut in &self.cuts {
            let (least, terms) = cut.row();
            informed.row("cut", least, INF, terms);
        }
        informed
    }
    /// A solution with what the people really cost, and cuts where the model believed that to be less.
    pub(super) fn truth(&self, p: &Problem, values: &[f64]) -> (Vec<f64>, Vec<Cut>) {
        let at = Point::of(&self.design, values);
        let (mut truth, mut missing) = (values.to_vec(), Vec::new());
        for part in &self.people.parts {
            let (cost, cut) = self.recourse.cut(p, &self.design, part, &at);
            if cost > values[part.column.index()] + HIGHER * (1.0 + cost) {
                missing.push(cut);
            }
            truth[part.column.index()] = cost;
        }
        (truth, missing)
    }
    /// The terms and constant of a stage.
    pub(super) fn stage(&self, p: &Problem, stage: usize) -> Sum {
        let of = |nature: Nature| {
            let those = p.targets.iter().zip(&self.limits.shortfalls).filter(|(t, _)| t.nature == nature);
            Sum { terms: those.map(|(t, c)| (*c, t.weight as f64)).collect(), constant: 0.0 }
        };
        match stage {
            0 => of(Nature::Binding),
            1 => of(Nature::Expected),
            2 => self.people.need(),
            _ => self.cost.clone(),
        }
    }
    /// Makes a sum the cost of the model.
    pub(super) fn aim(&mut self, sum: &Sum) {
        self.peopled |= self.people.parts.iter().any(|part| sum.terms.iter().any(|(c, _)| *c == part.column));
        sum.aim(&mut self.model);
    }
}

/// Names of the stages.
const STAGES: [&str; 4] = ["binding-shortfall", "expected-shortfall", "need", "cost"];

/// What one unit of a stage in the model is in the unit of [`StageFound`].
const UNITS: [f64; 4] = [1.0, 1.0, METRES, FEN];

/// What one solve of HiGHS is told.
pub(super) fn mip_limits(terms: &Terms, stop: &Stop) -> MipLimits {
    MipLimits { seed: terms.seed(), nodes: nodes(stop), ..MipLimits::new(stop) }
}

/// Solves `problem`. `heard` is told of every better plan, and of what another solve could go on from.
#[must_use]
pub fn solve(problem: &Problem, terms: &Terms, heard: &mut dyn FnMut(&Step<'_, Plan>)) -> Found {
    go_on(problem, None, terms, heard)
}

/// The same from where another solve was, with its best plan.
#[must_use]
pub fn go_on(
    problem: &Problem,
    from: Option<(Plan, Left)>,
    terms: &Terms,
    heard: &mut dyn FnMut(&Step<'_, Plan>),
) -> Found {
    solve_whole(problem, Whole::new(problem), from, terms, heard)
}

/// The same with a model of one's own choice.
pub(super) fn solve_whole(
    problem: &Problem,
    mut whole: Whole,
    from: Option<(Plan, Left)>,
    terms: &Terms,
    heard: &mut dyn FnMut(&Step<'_, Plan>),
) -> Found {
    let stop = &terms.stop;
    let size = |model: &Model| (model.rows(), model.columns(), model.integers());
    let size = if whole.people.exact { size(&whole.model) } else { size(&exact(problem, &whole)) };
    let mut found = Found {
        plan: None,
        status: PlanStatus::Infeasible,
        stages: Vec::new(),
        clash: None,
        prices: Vec::new(),
        size,
        stochastic: None,
    };
    let (plan, mut left) = from.unzip();
    let mut best = Best { problem, known: None, heard };
    plan.iter().for_each(|plan| best.offer(plan, None));
    let mut start: Option<Vec<f64>> = None;
    let mut behind = VecDeque::new();
    for stage in 0..STAGES.len() {
        let aim = whole.stage(problem, stage);
        if aim.terms.is_empty() {
            continue;
        }
        whole.aim(&aim);
        let known = left.as_mut().and_then(|left| left.behind.pop_front());
        let (bound, cost) = if let Some(known) = known {
            if stage == 2 && !whole.people.exact {
                // The cuts of this stage are in nobody's hands any more.
                relax(problem, &mut whole, terms.seed(), stop);
            }
            known
        } else {
            let mut limits = mip_limits(terms, &stop.part(PART[stage])).to_gap(GAP);
            if let Some(left) = left.take() {
                limits = limits.known(left.bound);
                start = Some(left.at);
            }
            let mut state = None;
            let answer =
                least(problem, &mut whole, start.as_deref(), &limits, terms.threads, &mut |whole, word| {
                    if let Word::Standing(values, bound) = word {
                        state = Some(Left { behind: behind.clone(), way: 0, bound, at: values.to_vec() });
                    }
                    let leave = || state.clone().unwrap_or_default();
                    let leaves: Leaves<'_> = state.as_ref().map(|_| &leave as _);
                    match word {
                        Word::Plan(values) => best.offer(&freeze(problem, &whole.design, values), leaves),
                        Word::Standing(..) => best.leave(leaves),
                    }
                });
            if answer.status == Status::Infeasible && start.is_none() {
                found.clash = clashing(problem, &Whole::new(problem), stop);
                return found;
            }
            let Some((values, cost)) = answer.best else { break };
            start = Some(values);
            (answer.bound, cost)
        };
        behind.push_back((bound, cost));
        let value = value(problem, best.known.as_ref(), stage);
        let bound = ((bound + aim.constant) * UNITS[stage]).min(value);
        let gap = if value == bound { 0.0 } else { (value - bound) / value.abs().max(f64::MIN_POSITIVE) };
        found.stages.push(StageFound { stage: STAGES[stage], value, bound, gap });
        if stage == 2 {
            // The prices of need: what the plan is for.
            found.prices = prices(problem, &whole, stop);
        }
        let most = cost + SLACK * cost.abs().max(1.0);
        whole.model.row(format!("{} kept", STAGES[stage]), -INF, most, aim.terms);
        // What another solve had behind it is not lost, however short the time is.
        if stop.is_over() && left.is_none() {
            break;
        }
    }
    let best = best.known;
    let Some((stages, plan)) = best else { return found };
    if stages.binding_shortfall > 0 {
        // Without the rows that keep what the stages have reached.
        found.clash = clashing(problem, &Whole::new(problem), stop);
    }
    let proved = found.stages.iter().all(|s| s.gap <= GAP) && !stop.is_over();
    found.status = match (stages.binding_shortfall, proved) {
        (1.., _) => PlanStatus::Partial,
        (_, true) => PlanStatus::Optimal,
        (_, false) => PlanStatus::Feasible,
    };
    found.plan = Some(plan);
    found
}

/// A limit of iterations is one of nodes, stage by stage.
fn nodes(stop: &Stop) -> Option<u32> {
    stop.iteration_limit().map(|n| u32::try_from(n).unwrap_or(u32::MAX))
}

/// The best plan that is known, and who hears of better ones.
struct Best<'a> {
    problem: &'a Problem,
    known: Option<(Stages, Plan)>,
    heard: &'a mut dyn FnMut(&Step<'_, Plan>),
}

impl Best<'_> {
    /// Takes a plan for the best where it keeps the hard rules and the stages say so.
    fn offer(&mut self, plan: &Plan, leaves: Leaves<'_>) {
        let stages = Stages::of(self.problem, plan);
        if self.known.as_ref().is_some_and(|(known, _)| *known <= stages)
            || !referee(self.problem, plan).score.is_feasible()
        {
            return;
        }
        (self.heard)(&Step { plan, is_better: true, leaves });
        self.known = Some((stages, plan.clone()));
    }
    /// Tells that there is more to leave.
    fn leave(&mut self, leaves: Leaves<'_>) {
        if let Some((_, plan)) = &self.known {
            (self.heard)(&Step { plan, is_better: false, leaves });
        }
    }
}

/// What the best plan comes to in a stage, by the referee.
fn value(p: &Problem, best: Option<&(Stages, Plan)>, stage: usize) -> f64 {
    let Some((stages, _)) = best else { return f64::INFINITY };
    match stage {
        0 => stages.binding_shortfall as f64,
        1 => stages.expected_shortfall as f64,
        2 => stages.need as f64 / p.total_weight().max(1) as f64,
        _ => stages.cost as f64,
    }
}
