//! Admission to beds.

use anpai_core::beds::admission::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::beds::admission::draft::MODEL;
use anpai_core::beds::admission::read::read_with;
use anpai_core::beds::admission::rules::{RULES, referee, table};
use anpai_core::beds::admission::schema::schema;
use anpai_core::beds::admission::{Explanation, Plan, Problem};
use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::report::admission;
use anpai_core::roads::Roads;
use anpai_core::rule::Evaluation;
use serde_json::{Map, Value};

use super::previous::{entries, fields};
use super::{Contents, Ear, Model, RuleRow, Terms, contents, count, object, rows};
use crate::beds::admission::{explain, solve, status};

/// The model `beds-admission`.
#[derive(Clone, Copy, Debug)]
pub struct Admission;

/// A decision, with who waits and why.
#[derive(Clone, Debug)]
pub struct Decided {
    /// The decision.
    pub plan: Plan,
    /// The referee's word on it.
    pub evaluation: Evaluation,
    /// What it is.
    pub status: Status,
    /// Who waits and why, and what one more bed is worth.
    pub explained: Explanation,
}

impl Decided {
    /// The plan file.
    #[must_use]
    pub fn file(&self, problem: &Problem) -> PlanFile {
        PlanFile::new(problem, &self.plan, &self.evaluation, &self.explained)
    }
}

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 9] =
    ["policy", "score", "travel", "tiers", "beds", "waiting", "envy", "stages", "rules"];

impl Model for Admission {
    type Problem = Problem;
    type Answer = Decided;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
        read_with(bytes, roads)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let (applicants, beds) = (problem.applicants.len(), problem.beds() as usize);
        let (homes, units) = (problem.institutions.len(), problem.units.len());
        let counts = [("applicants", applicants), ("beds", beds), ("institutions", homes), ("units", units)];
        let line = format!(
            "{}, {} in {} of {}",
            count(applicants, "applicant"),
            count(beds, "bed"),
            count(units, "unit"),
            count(homes, "home"),
        );
        contents(counts, line)
            .travelling(&problem.provenance(), problem.modes.len())
            .made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, _: Ear<'_>) -> Option<Decided> {
        let decision = solve(problem, &terms.stop)?;
        let (plan, evaluation, status) =
            (decision.outcome.plan, decision.outcome.evaluation, decision.outcome.status);
        let mut explained = explain(problem, &plan, decision.worth);
        explained.stages = decision.stages;
        Some(Decided { plan, evaluation, status, explained })
    }
    fn judge(&self, problem: &Problem, plan: &[u8]) -> Result<Decided, Issues> {
        let plan = read_plan(problem, plan)?;
        let evaluation = referee(problem, &plan);
        let status = status(problem, &plan, evaluation.score);
        // What one more bed is worth is known of optimal decisions only.
        let explained = explain(problem, &plan, Vec::new());
        Ok(Decided { plan, evaluation, status, explained })
    }
    fn status(&self, answer: &Decided) -> Option<Status> {
        Some(answer.status)
    }
    fn file(&self, problem: &Problem, answer: &Decided) -> String {
        answer.file(problem).text()
    }
    fn told(&self, problem: &Problem, answer: &Decided) -> Result<Map<String, Value>, serde_json::Error> {
        object(answer.status, Some((answer.file(problem), &FIELDS[..])), None::<&()>)
    }
    fn report(&self, problem: &Problem, answer: &Decided) -> String {
        admission(problem, &answer.plan, &answer.evaluation, &answer.explained)
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        let placed = entries(plan, "placed")?;
        Some(placed.map(|one| Value::Object(fields(one, &["applicant", "institution", "unit"]))).collect())
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
