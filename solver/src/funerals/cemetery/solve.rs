//! The stages one after another, each from the best plan that is known, and each held to what was reached.

use std::collections::VecDeque;

use anpai_core::funerals::cemetery::as_is::as_is;
use anpai_core::funerals::cemetery::proof::{Price, Proof, Stage, StageProof};
use anpai_core::funerals::cemetery::rules::{RULES, referee};
use anpai_core::funerals::cemetery::{Plan, Problem, Stages};
use anpai_core::outcome::Status;
use anpai_core::score::Level;

use super::early::{delayed, early, hastened};
use super::freeze::{freeze, values};
use super::model::Columns;
use super::prices::prices;
use super::stages::{STAGES, sum, value};
use super::sum::WholeSum;
use super::targets::{Lack, targets};
use crate::mip::{Heuristics, Left, Limits, Model, Standing, Step, solve_standing};
use crate::sites::Terms;

/// The end of a solve.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best plan, where one was found that keeps every hard rule.
    pub plan: Option<Plan>,
    /// What it is: partial where a target is missed or someone has no grave, optimal where every stage is proved.
    pub status: Status,
    /// Each stage that was begun, with its bound by HiGHS's word, and the size of the model.
    pub proof: Proof,
    /// What one more of what is scarce would be worth, by stage.
    pub prices: Vec<Price>,
}

/// What HiGHS may be off in a bound, absolutely and relatively. Sums are whole, so that a bound is rounded up beyond that.
const OFF: (f64, f64) = (1e-4, 1e-9);

/// The model with what is needed to read it, and the best plan that is known.
struct Search<'a> {
    p: &'a Problem,
    columns: Columns,
    lacks: Vec<Lack>,
    /// The best plan by its stages, which keeps every row.
    at: (Stages, Plan),
    /// The best of those that the referee lets pass; the same, but where a document makes rules hard that are not.
    best: Option<(Stages, Plan)>,
    /// Whether what the smaller model says has been reached in every stage so far.
    early_holds: bool,
    /// What another solve knew of each stage, the one that it was at last.
    known: VecDeque<f64>,
    /// What is known of each stage that was begun, the one under way last; minus infinity where that is nothing.
    bounds: Vec<f64>,
    heard: &'a mut dyn FnMut(&Step<'_, Plan>),
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
    let known = left.map(|left| left.behind.iter().map(|(bound, _)| *bound).chain([left.bound]).collect());
    let known = known.unwrap_or_default();
    let mut model = Model::default();
    let columns = Columns::new(p, &mut model);
    let lacks = targets(p, &columns, &mut model);
    let nothing = Plan::nothing(p);
    let at = (Stages::of(p, &nothing), nothing);
    let bounds = Vec::new();
    let mut search = Search { p, columns, lacks, at, best: None, early_holds: true, known, bounds, heard };
    search.pass();
    search.meet(as_is(p).tidied());
    plan.into_iter().for_each(|plan| search.meet(plan));
    let size = (model.rows(), model.columns(), model.integers());
    let (mut proofs, mut found) = (Vec::new(), Vec::new());
    for (stage, part) in STAGES {
        // What another solve had behind it is not lost, however short the time is.
        if terms.stop.is_over() && search.known.is_empty() {
            break;
        }
        let sum = sum(p, &search.columns, &search.lacks, stage);
        let bound = search.stage(&mut model, &sum, stage, part, terms);
        proofs.push((stage, bound));
        sum.aim(&mut model);
        let of = (stage, sum.unit() as f64);
        found.extend(prices(p, &search.columns, &search.lacks, &model, of, &terms.stop));
        sum.hold(&mut model, i128::from(value(&search.at.0, stage)));
    }
    let proved = |(stage, bound): (Stage, Option<i64>), stages: &Stages| {
        let value = value(stages, stage);
        StageProof::new(stage, None, value, bound.map(|bound| bound.min(value)))
    };
    let stages: Vec<StageProof> = match &search.best {
        Some((stages, _)) => proofs.into_iter().map(|proof| proved(proof, stages)).collect(),
        None => Vec::new(),
    };
    let all = stages.len() == STAGES.len() && stages.iter().all(|s| s.bound == Some(s.value));
    let status = match &search.best {
        None => Status::Infeasible,
        Some((s, _)) if (s.binding_shortfall, s.expected_shortfall, s.unserved) != (0, 0, 0) => {
            Status::Partial
        }
        Some(_) if all => Status::Optimal,
        Some(_) => Status::Feasible,
    };
    let plan = search.best.map(|(_, plan)| plan);
    Found { plan, status, proof: Proof::new(stages, size), prices: found }
}

impl Search<'_> {
    /// Makes a sum as small as it can be; no plan that keeps the stages before has less than what is given back.
    fn stage(
        &mut self,
        model: &mut Model,
        sum: &WholeSum,
        stage: Stage,
        part: f64,
        terms: &Terms,
    ) -> Option<i64> {
        let known = self.known.pop_front().unwrap_or(f64::NEG_INFINITY);
        self.bounds.push(known);
        let least = if stage == Stage::Unserved { Some(0) } else { sum.least() };
        if least == Some(i128::from(value(&self.at.0, stage))) {
            return Some(value(&self.at.0, stage));
        }
        let is_proved = |search: &Self| search.bound(sum).is_some_and(|b| b >= value(&search.at.0, stage));
        let is_behind = !self.known.is_empty();
        if !is_behind {
            sum.aim(model);
            if self.early_holds && !is_proved(self) {
                self.early(model, part, terms);
            }
        }
        self.early_holds &= is_proved(self);
        if is_behind || is_proved(self) {
            return self.bound(sum);
        }
        let start = values(self.p, &self.columns, &self.lacks, &self.at.1, model.columns());
        let limits = terms.limits(part).to_gap(0.0).known(known);
        let answer = solve_standing(model, Some(&start), &limits, &mut |now| {
            self.take(now, |search, values| search.meet(freeze(search.p, &search.columns, values)));
        });
        self.raise(answer.bound);
        self.bound(sum)
    }
    /// Makes the sum small in the smaller model and takes every plan that comes of it.
    fn early(&mut self, model: &Model, part: f64, terms: &Terms) {
        let model = early(self.p, &self.columns, &self.lacks, model);
        let start = hastened(self.p, &self.at.1);
        let start = values(self.p, &self.columns, &self.lacks, &start, model.columns());
        let limits = terms.limits(part / 2.0).to_gap(0.0);
        let limits = Limits { heuristics: Heuristics::Simple, ..limits };
        let answer = solve_standing(&model, Some(&start), &limits, &mut |now| {
            self.take(now, |search, values| {
                let late = delayed(search.p, &search.columns, values);
                for values in [values, &late] {
                    search.meet(freeze(search.p, &search.columns, values));
                }
            });
        });
        self.raise(answer.bound);
    }
    /// Takes in what is known now of the stage under way.
    fn take(&mut self, now: &Standing<'_>, meet: impl FnOnce(&mut Self, &[f64])) {
        if now.is_better {
            meet(self, &now.best.values);
        } else if self.raise(now.bound)
            && let Some((_, plan)) = &self.best
        {
            let leaves = leaving(&self.bounds);
            (self.heard)(&Step { plan, is_better: false, leaves: Some(&leaves) });
        }
    }
    /// Takes in a bound of the stage under way; whether it is higher than before. One of the smaller model holds as well.
    fn raise(&mut self, bound: f64) -> bool {
        let Some(known) = self.bounds.last_mut().filter(|known| bound > **known) else { return false };
        *known = bound;
        true
    }
    /// The bound of the stage under way, in its unit.
    fn bound(&self, sum: &WholeSum) -> Option<i64> {
        self.bounds.last().and_then(|bound| whole(*bound, sum))
    }
    /// Takes a plan where it is better and keeps what every plan must, in whole numbers and by the referee's own rules.
    fn meet(&mut self, plan: Plan) {
        let stages = Stages::of(self.p, &plan);
        if stages < self.at.0 && keeps(self.p, &plan) {
            self.at = (stages, plan);
            self.pass();
        }
    }
    fn pass(&mut self) {
        let (stages, plan) = &self.at;
        if referee(self.p, plan).score.is_feasible() {
            let leaves = leaving(&self.bounds);
            (self.heard)(&Step { plan, is_better: true, leaves: Some(&leaves) });
            self.best = Some((*stages, plan.clone()));
        }
    }
}

/// What would be left: beside the plan, from which everything else is made again, the bounds of all stages that were begun.
fn leaving(bounds: &[f64]) -> impl Fn() -> Left {
    || {
        let (bound, behind) = bounds.split_last().unwrap_or((&f64::NEG_INFINITY, &[]));
        let behind = behind.iter().map(|bound| (*bound, f64::INFINITY)).collect();
        Left { behind, way: 0, bound: *bound, at: Vec::new() }
    }
}

/// Whether a plan keeps the rules that are hard where no document says otherwise: those that the model has as rows.
fn keeps(p: &Problem, plan: &Plan) -> bool {
    let hard = RULES.iter().filter(|rule| rule.default_setting().level == Level::Hard);
    let breaks = |rule: &&&anpai_core::funerals::cemetery::rules::PlanRule| {
        let mut any = false;
        rule.breaches(p, plan, &mut |breach| any |= breach.amount > 0);
        any
    };
    !hard.into_iter().any(|rule| breaks(&rule))
}

/// A bound in the unit of the stage.
fn whole(found: f64, sum: &WholeSum) -> Option<i64> {
    let units = (found - OFF.0 - OFF.1 * found.abs()).ceil();
    let bound = found.is_finite().then(|| units as i128 * sum.unit() + sum.constant)?;
    i64::try_from(bound).ok()
}
