//! Network plans.

use anpai_core::issue::Issues;
use anpai_core::network::plan::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::network::plan::draft::MODEL;
use anpai_core::network::plan::rules::{RULES, referee, table};
use anpai_core::network::plan::{Plan, Problem, Stages, read_with, schema};
use anpai_core::outcome::Status;
use anpai_core::report::network_plan;
use anpai_core::roads::Roads;
use serde_json::{Map, Value};

use super::{Contents, Ear, Model, Planned, RuleRow, Terms, contents, count, object, plans, rows};
use crate::network::plan::{Found, solve};

/// The model `network-plan`.
#[derive(Clone, Copy, Debug)]
pub struct NetworkPlan;

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 13] = [
    "unit",
    "score",
    "stages",
    "decisions",
    "targets",
    "cost",
    "hours",
    "kinds",
    "streets",
    "classes",
    "staff",
    "unserved",
    "rules",
];

impl Model for NetworkPlan {
    type Problem = Problem;
    type Answer = Planned<Plan, Found>;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
        read_with(bytes, roads)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let needed = usize::try_from(problem.total_hours()).unwrap_or(0);
        let mut counts = vec![
            ("sites", problem.sites.len(), "site"),
            ("kinds", problem.kinds.len(), "kind"),
            ("communities", problem.communities.len(), "community"),
            (if problem.unit.is_some() { "demand" } else { "hours" }, needed, "hour"),
            ("targets", problem.targets.len(), "target"),
        ];
        if !problem.protected.is_empty() {
            counts.push(("protected", problem.protected.len(), "protected thing"));
        }
        let words = counts.iter().map(|(key, n, word)| match (*key, &problem.unit) {
            ("communities", _) if *n != 1 => format!("{n} communities"),
            ("demand", Some(unit)) => format!("{n} {unit}"),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        contents(counts.iter().map(|(key, n, _)| (*key, *n)), line).made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, heard: Ear<'_>) -> Option<Self::Answer> {
        let score = |plan: &Plan| referee(problem, plan).score;
        let write = |plan: &Plan| PlanFile::new(problem, plan).text();
        let found = solve(problem, terms, &mut plans(&terms.stop, score, write, heard));
        let plan = found.plan.clone().unwrap_or_else(|| Plan::as_it_is(problem));
        Some(Planned { plan, status: found.status, found: Some(found) })
    }
    fn judge(&self, problem: &Problem, plan: &[u8]) -> Result<Self::Answer, Issues> {
        let plan = read_plan(problem, plan)?;
        let stages = Stages::of(problem, &plan);
        let whole = (stages.binding_shortfall, stages.expected_shortfall, stages.unserved) == (0, 0, 0);
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
        network_plan(problem, &answer.plan, answer.status, &proof)
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
