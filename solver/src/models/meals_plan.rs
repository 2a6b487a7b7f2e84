//! Meals plans.

use anpai_core::issue::Issues;
use anpai_core::meals::plan::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::meals::plan::draft::MODEL;
use anpai_core::meals::plan::rules::{RULES, referee, table};
use anpai_core::meals::plan::stages::Stages;
use anpai_core::meals::plan::{Plan, Problem, read_with, schema};
use anpai_core::outcome::Status;
use anpai_core::report::meals_plan;
use anpai_core::roads::Roads;
use anpai_core::score::Score;
use serde_json::{Map, Value};

use super::exact::Exact;
use super::{Contents, Ear, Model, Planned, RuleRow, Terms, contents, count, object, rows};
use crate::meals::plan::{Found, go_on};
use crate::mip::Left;
use crate::search::Refused;

/// The model `meals-plan`.
#[derive(Clone, Copy, Debug)]
pub struct MealsPlan;

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 12] = [
    "score",
    "stages",
    "decisions",
    "targets",
    "cost",
    "served",
    "priorities",
    "streets",
    "diets",
    "not_covered",
    "unserved",
    "rules",
];

impl Model for MealsPlan {
    type Problem = Problem;
    type Answer = Planned<Plan, Found>;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
        read_with(bytes, roads)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let counts = [
            ("kitchens", problem.kitchens.len(), "kitchen"),
            ("points", problem.points.len(), "meal point"),
            ("communities", problem.communities.len(), "community"),
            ("meals", usize::try_from(problem.total_demand()).unwrap_or(0), "meal"),
            ("diets", problem.diets.len(), "diet"),
            ("targets", problem.targets.len(), "target"),
        ];
        let words = counts.map(|(_, n, word)| match word {
            "community" if n != 1 => format!("{n} communities"),
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
        let stages = Stages::of(problem, &plan);
        let whole = (stages.binding_shortfall, stages.expected_shortfall) == (0, 0)
            && stages.unserved.iter().all(|n| *n == 0);
        let status = Status::of(referee(problem, &plan).score.is_feasible(), whole);
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
        object(answer.status, file, answer.found.as_ref().map(|found| &found.proof))
    }
    fn report(&self, problem: &Problem, answer: &Self::Answer) -> String {
        let proof = answer.found.as_ref().map(|found| found.proof.clone()).unwrap_or_default();
        meals_plan(problem, &answer.plan, answer.status, &proof)
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

impl Exact for MealsPlan {
    type Plan = Plan;

    fn find(
        &self,
        problem: &Problem,
        from: Option<(Plan, Left)>,
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Self::Answer {
        let found = go_on(problem, from, terms, &mut self.telling(problem, terms, heard));
        let plan = found.plan.clone().unwrap_or_else(|| Plan::as_it_is(problem));
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
