//! Cemetery plans.

use anpai_core::funerals::cemetery::answer::{Answer as PlanFile, read as read_plan};
use anpai_core::funerals::cemetery::draft::MODEL;
use anpai_core::funerals::cemetery::proof::{Price, Proof};
use anpai_core::funerals::cemetery::rules::{RULES, referee, table};
use anpai_core::funerals::cemetery::{Plan, Problem, Stages, read, schema};
use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::report::cemetery_plan;
use anpai_core::roads::Roads;
use anpai_core::score::Score;
use serde::Serialize;
use serde_json::{Map, Value};

use super::exact::Exact;
use super::{Contents, Ear, Model, Planned, RuleRow, Terms, object, rows};
use crate::funerals::cemetery::{Found, go_on};
use crate::mip::Left;
use crate::search::Refused;

/// The model `cemetery-plan`.
#[derive(Clone, Copy, Debug)]
pub struct CemeteryPlan;

/// What is known of a plan that was found.
#[derive(Serialize)]
struct Known<'a> {
    #[serde(flatten)]
    proof: &'a Proof,
    prices: &'a [Price],
}

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 9] =
    ["score", "stages", "decisions", "targets", "years", "sites", "as_is", "unserved", "rules"];

impl Model for CemeteryPlan {
    type Problem = Problem;
    type Answer = Planned<Plan, Found>;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], _: &dyn Roads) -> Result<Problem, Issues> {
        read(bytes)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let deaths = usize::try_from(problem.total_deaths()).unwrap_or(0);
        let counts = [
            ("years", problem.years, "year"),
            ("deaths", deaths, "death"),
            ("kinds", problem.kinds.len(), "kind"),
            ("sites", problem.sites.len(), "site"),
            ("choices", problem.choices.len(), "choice"),
            ("projects", problem.projects.len(), "project"),
            ("targets", problem.targets.len(), "target"),
        ];
        Contents::of(counts).made_up(problem.synthetic)
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
        let known = answer.found.as_ref().map(|found| Known { proof: &found.proof, prices: &found.prices });
        object(answer.status, file, known.as_ref())
    }
    fn report(&self, problem: &Problem, answer: &Self::Answer) -> String {
        let (proof, prices) =
            answer.found.as_ref().map(|f| (f.proof.clone(), f.prices.clone())).unwrap_or_default();
        cemetery_plan(problem, &answer.plan, answer.status, &proof, &prices)
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

impl Exact for CemeteryPlan {
    type Plan = Plan;

    fn find(
        &self,
        problem: &Problem,
        from: Option<(Plan, Left)>,
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Self::Answer {
        let found = go_on(problem, from, terms, &mut self.telling(problem, terms, heard));
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
