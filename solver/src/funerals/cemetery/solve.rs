//! The stages one after another, each from the best plan that is known, and each held to what was reached.

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
use crate::mip::{self, Answer, Heuristics, Limits, Model};
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
    heard: &'a mut dyn FnMut(&Plan),
}

/// Finds a plan. `heard` is told of every better one.
pub fn solve(p: &Problem, terms: &Terms, heard: &mut dyn FnMut(&Plan)) -> Found {
    let mut model = Model::default();
    let columns = Columns::new(p, &mut model);
    let lacks = targets(p, &columns, &mut model);
    let nothing = Plan::nothing(p);
    let at = (Stages::of(p, &nothing), nothing);
    let mut search = Search { p, columns, lacks, at, best: None, early_holds: true, heard };
    search.pass();
    search.meet(as_is(p).tidied());
    let size = (model.rows(), model.columns(), model.integers());
    let (mut proofs, mut found) = (Vec::new(), Vec::new());
    for (stage, part) in STAGES {
        if terms.stop.is_over() {
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
        let least = if stage == Stage::Unserved { Some(0) } else { sum.least() };
        if least == Some(i128::from(value(&self.at.0, stage))) {
            return Some(value(&self.at.0, stage));
        }
        sum.aim(model);
        let bound = self.early(model, sum, part, terms);
        if bound.is_some_and(|bound| bound >= value(&self.at.0, stage)) {
            return bound;
        }
        self.early_holds = false;
        let start = values(self.p, &self.columns, &self.lacks, &self.at.1, model.columns());
        let limits = terms.limits(part).to_gap(0.0);
        let answer = mip::solve(model, Some(&start), &limits, &mut |incumbent| {
            self.meet(freeze(self.p, &self.columns, &incumbent.values));
        });
        // Of two bounds, the higher; one that is there beats none.
        bound.max(whole(&answer, sum))
    }
    /// Makes the sum small in the smaller model and takes every plan that comes of it; no plan has less than what is given back.
    fn early(&mut self, model: &Model, sum: &WholeSum, part: f64, terms: &Terms) -> Option<i64> {
        if !self.early_holds {
            return None;
        }
        let model = early(self.p, &self.columns, &self.lacks, model);
        let start = hastened(self.p, &self.at.1);
        let start = values(self.p, &self.columns, &self.lacks, &start, model.columns());
        let limits = terms.limits(part / 2.0).to_gap(0.0);
        let limits = Limits { heuristics: Heuristics::Simple, ..limits };
        let answer = mip::solve(&model, Some(&start), &limits, &mut |incumbent| {
            let late = delayed(self.p, &self.columns, &incumbent.values);
            for values in [&incumbent.values, &late] {
                self.meet(freeze(self.p, &self.columns, values));
            }
        });
        whole(&answer, sum)
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
            (self.heard)(plan);
            self.best = Some((*stages, plan.clone()));
        }
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
fn whole(answer: &Answer, sum: &WholeSum) -> Option<i64> {
    let found = answer.bound;
    let units = (found - OFF.0 - OFF.1 * found.abs()).ceil();
    let bound = found.is_finite().then(|| units as i128 * sum.unit() + sum.constant)?;
    i64::try_from(bound).ok()
}
