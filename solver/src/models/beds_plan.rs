//! Bed plans.

use std::sync::atomic::Ordering;

use anpai_core::beds::plan::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::beds::plan::draft::MODEL;
use anpai_core::beds::plan::proof::{Change, Clash, Price, Proof, StageProof, Worth};
use anpai_core::beds::plan::rules::{RULES, referee, table};
use anpai_core::beds::plan::{Plan, Problem, read, schema};
use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::report::bed_plan;
use anpai_core::roads::Roads;
use anpai_core::score::Score;
use serde_json::{Map, Value};

use super::exact::Exact;
use super::{Contents, Ear, Front, Model, Planned, RuleRow, Terms, contents, count, object, rows};
use crate::beds::plan::{self, Found, StageFound, frontier, go_on, stochastic};
use crate::mip::Left;
use crate::search::Refused;

/// The model `beds-plan`.
#[derive(Clone, Copy, Debug)]
pub struct BedsPlan;

/// The part of the time in which a second plan, for the mean of the scenarios, is made for comparison.
const FOR_THE_MEAN: f64 = 0.25;

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 7] = ["score", "stages", "targets", "budgets", "years", "scenarios", "rules"];

impl Model for BedsPlan {
    type Problem = Problem;
    type Answer = Planned<Plan, Found>;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], _: &dyn Roads) -> Result<Problem, Issues> {
        read(bytes)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let counts = [
            ("institutions", problem.institutions(), "institution"),
            ("projects", problem.sites.len() - problem.institutions(), "project"),
            ("works", problem.extensions.len() + problem.conversions.len(), "kind of works"),
            ("communities", problem.communities.len(), "community"),
            ("targets", problem.targets.len(), "target"),
            ("years", problem.years, "year"),
            ("scenarios", problem.scenarios.len(), "scenario"),
        ];
        let words = counts.map(|(_, n, word)| match word {
            "community" if n != 1 => format!("{n} communities"),
            "kind of works" if n != 1 => format!("{n} kinds of works"),
            _ => count(n, word),
        });
        contents(counts.map(|(key, n, _)| (key, n)), words.join(", ")).made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, heard: Ear<'_>) -> Option<Self::Answer> {
        Some(self.find(problem, None, terms, heard))
    }
    fn resume(
        &self,
        problem: &Problem,
        checkpoint: &[u8],
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Result<Option<Self::Answer>, Refused> {
        self.go_on(problem, checkpoint, terms, heard)
    }
    fn judge(&self, problem: &Problem, plan: &[u8]) -> Result<Self::Answer, Issues> {
        let plan = read_plan(problem, plan)?;
        let evaluation = referee(problem, &plan);
        let is_missed = evaluation.rule("BindingTargetMet").is_some_and(|r| r.amount > 0);
        let status = Status::of(evaluation.score.is_feasible(), !is_missed);
        Ok(Planned { plan, status, found: None })
    }
    fn status(&self, answer: &Self::Answer) -> Option<Status> {
        Some(answer.status)
    }
    fn file(&self, problem: &Problem, answer: &Self::Answer) -> String {
        PlanFile::new(problem, &answer.plan).text()
    }
    fn told(
        &self,
        problem: &Problem,
        answer: &Self::Answer,
    ) -> Result<Map<String, Value>, serde_json::Error> {
        let file = answer.is_told().then(|| (PlanFile::new(problem, &answer.plan), &FIELDS[..]));
        object(answer.status, file, answer.found.as_ref().map(proof).as_ref())
    }
    fn report(&self, problem: &Problem, answer: &Self::Answer) -> String {
        let proof = answer.found.as_ref().map(proof).unwrap_or_default();
        bed_plan(problem, &answer.plan, answer.status, &proof)
    }
    fn front(&self, problem: &Problem, asked: &Front, terms: &Terms) -> Result<Option<Value>, Issues> {
        let (_, points) = frontier::frontier(problem, asked.points, terms, &mut |_| {});
        Ok((!points.is_empty()).then(|| frontier::told(problem, &points)))
    }
    fn schema(&self) -> Value {
        schema()
    }
    fn rules(&self) -> Vec<RuleRow> {
        rows(RULES)
    }
    fn rules_markdown(&self) -> String {
        table()
    }
}

impl Exact for BedsPlan {
    type Plan = Plan;

    fn find(
        &self,
        problem: &Problem,
        from: Option<(Plan, Left)>,
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Self::Answer {
        let several = problem.scenarios.len() > 1;
        let within =
            terms.until(if several { terms.stop.part(1.0 - FOR_THE_MEAN) } else { terms.stop.clone() });
        let mut found = go_on(problem, from, &within, &mut self.telling(problem, &within, heard));
        found.stochastic = match &found.plan {
            // Whoever asked for an end does not want to wait for a comparison.
            Some(plan) if several && !terms.stop.flag().load(Ordering::Relaxed) => {
                stochastic::value(problem, plan, terms)
            }
            _ => None,
        };
        let plan = found.plan.clone().unwrap_or_else(|| Plan::nothing(problem));
        Planned { plan, status: found.status, found: Some(found) }
    }
    fn score(&self, problem: &Problem, plan: &Plan) -> Score {
        referee(problem, plan).score
    }
    fn write(&self, problem: &Problem, plan: &Plan) -> String {
        PlanFile::new(problem, plan).text()
    }
    fn read_plan(&self, problem: &Problem, bytes: &[u8]) -> Result<Plan, Issues> {
        read_plan(problem, bytes)
    }
}

/// What is known of a plan that was found.
fn proof(found: &Found) -> Proof {
    let finite = |x: f64| x.is_finite().then_some(x);
    let stage = |s: &StageFound| StageProof {
        stage: s.stage,
        value: finite(s.value),
        bound: finite(s.bound),
        gap: finite(s.gap),
    };
    let change = |c: &plan::Change| Change { name: c.name.clone(), by: c.by, unit: c.unit };
    Proof {
        rows: found.size.0,
        columns: found.size.1,
        integers: found.size.2,
        stages: found.stages.iter().map(stage).collect(),
        prices_from_relaxation: (found.prices.iter())
            .map(|p| Price { name: p.name.clone(), metres: p.metres })
            .collect(),
        clash: found.clash.as_ref().map(|c| Clash {
            names: c.names.clone(),
            is_minimal: c.is_minimal,
            changes: c.changes.iter().map(change).collect(),
        }),
        stochastic: found
            .stochastic
            .map(|v| Worth { planned_for_mean: v.planned_for_mean, planned_for_all: v.planned_for_all }),
    }
}
