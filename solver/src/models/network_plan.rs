//! Network plans.

use anpai_core::issue::Issues;
use anpai_core::network::plan::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::network::plan::draft::MODEL;
use anpai_core::network::plan::rules::{RULES, referee, table};
use anpai_core::network::plan::{Plan, Problem, Stages, read_with, schema};
use anpai_core::outcome::Status;
use anpai_core::report::network_plan;
use anpai_core::roads::Roads;
use anpai_core::score::Score;
use serde_json::{Map, Value};

use super::exact::Exact;
use super::{Contents, Ear, Front, Model, Planned, RuleRow, Terms, contents, count, object, rows};
use crate::mip::Left;
use crate::network::plan::{Found, front, go_on};
use crate::search::Refused;

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
    fn front(&self, problem: &Problem, asked: &Front, terms: &Terms) -> Result<Option<Value>, Issues> {
        let target = front::target(problem, asked.target.as_deref().unwrap_or_default())?;
        let points = front::front(problem, target, asked.points, terms);
        Ok((!points.is_empty()).then(|| front::told(problem, target, &points)))
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

impl Exact for NetworkPlan {
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
