//! A day and a week of funerals. The two models have one form.

use anpai_core::funerals::services::answer::Answer as PlanFile;
use anpai_core::funerals::services::draft::Model as Form;
use anpai_core::funerals::services::format::{Format, read, read_solution};
use anpai_core::funerals::services::rules::{RULES, referee, table};
use anpai_core::funerals::services::{Plan, Problem, schema};
use anpai_core::issue::Issues;
use anpai_core::outcome::Status;
use anpai_core::report::funerals;
use anpai_core::roads::Roads;
use serde_json::{Map, Value};

use super::previous::{entries, fields};
use super::{Contents, Ear, Model, RuleRow, Searched, Terms, contents, count, moments, object, rows};
use crate::funerals::services::{Options, Solved, resume, solve, status};
use crate::search::Refused;

/// The models `funerals-day` and `funerals-week`.
#[derive(Clone, Copy, Debug)]
pub struct Services(pub Form);

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 8] = ["score", "bound", "gap_percent", "total", "pools", "unserved", "moved", "rules"];

/// The plan file.
fn file(problem: &Problem, answer: &Searched<Plan>) -> PlanFile {
    let file = PlanFile::new(problem, &answer.plan, &answer.evaluation);
    let file = match answer.found_by {
        Some((seed, iterations)) => file.found_by(seed, iterations),
        None => file,
    };
    match answer.bound {
        Some(bound) => file.bounded_by(bound),
        None => file,
    }
}

/// The plan file of a plan on the way.
fn written(problem: &Problem, plan: &Plan) -> String {
    PlanFile::new(problem, plan, &referee(problem, plan)).text()
}

fn bounded(solved: Solved) -> Searched<Plan> {
    Searched { bound: Some(solved.bound), ..solved.outcome.into() }
}

fn options(terms: &Terms) -> Options {
    Options { seed: terms.seed, threads: terms.threads, stop: terms.stop.clone() }
}

impl Services {
    /// The referee's word on a plan.
    #[must_use]
    pub fn judged(self, problem: &Problem, plan: Plan) -> Searched<Plan> {
        let evaluation = referee(problem, &plan);
        let status = status(&plan, evaluation.score);
        Searched { plan, evaluation, status, found_by: None, bound: None }
    }
    /// The plan file.
    #[must_use]
    pub fn answer(self, problem: &Problem, answer: &Searched<Plan>) -> PlanFile {
        file(problem, answer)
    }
}

impl Model for Services {
    type Problem = Problem;
    type Answer = Searched<Plan>;

    fn name(&self) -> &'static str {
        self.0.name()
    }
    fn read(&self, bytes: &[u8], _: &dyn Roads) -> Result<Problem, Issues> {
        read(Format::Anpai, bytes)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let units = problem.pools.iter().map(|pool| pool.units).fold(0_i64, i64::saturating_add);
        let confirmed = problem.cases.iter().filter(|case| case.confirmed).count();
        let counts = [
            ("days", usize::from(problem.horizon.days()), "day"),
            ("cases", problem.cases.len(), "case"),
            ("confirmed", confirmed, "case"),
            ("collections", problem.collections.len(), "collection"),
            ("pools", problem.pools.len(), "pool"),
            ("units", usize::try_from(units).unwrap_or(usize::MAX), "unit"),
        ];
        let words = counts.iter().filter(|(key, n, _)| *key != "confirmed" || *n > 0);
        let words = words.map(|(key, n, word)| match *key {
            "confirmed" => format!("{n} of them confirmed"),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        contents(counts.map(|(key, n, _)| (key, n)), line).made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, heard: Ear<'_>) -> Option<Self::Answer> {
        let write = |plan: &Plan| written(problem, plan);
        Some(bounded(solve(problem, &options(terms), &mut moments(&write, heard))))
    }
    fn resume(
        &self,
        problem: &Problem,
        checkpoint: &[u8],
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Result<Option<Self::Answer>, Refused> {
        let write = |plan: &Plan| written(problem, plan);
        Ok(Some(bounded(resume(problem, checkpoint, &options(terms), &mut moments(&write, heard))?)))
    }
    fn judge(&self, problem: &Problem, plan: &[u8]) -> Result<Self::Answer, Issues> {
        Ok(self.judged(problem, read_solution(Format::Anpai, problem, plan)?))
    }
    fn status(&self, answer: &Self::Answer) -> Option<Status> {
        Some(answer.status)
    }
    fn file(&self, problem: &Problem, answer: &Self::Answer) -> String {
        file(problem, answer).text()
    }
    fn told(
        &self,
        problem: &Problem,
        answer: &Self::Answer,
    ) -> Result<Map<String, Value>, serde_json::Error> {
        object(answer.status, Some((file(problem, answer), &FIELDS[..])), None::<&()>)
    }
    fn report(&self, problem: &Problem, answer: &Self::Answer) -> String {
        funerals(problem, &answer.plan, answer.status)
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        let of_case = |case| {
            let mut own = fields(case, &["case"]);
            for step in ["pickup", "preparation", "farewell", "cremation"] {
                if let Some(placed) = case.get(step) {
                    own.insert(step.to_owned(), Value::Object(fields(placed, &["pool", "start"])));
                }
            }
            // Its drawer and its vigil are where the other steps leave them: the pool says all.
            for step in ["storage", "vigil"] {
                if let Some(pool) = case.get(step).and_then(|placed| placed.get("pool")) {
                    own.insert(step.to_owned(), pool.clone());
                }
            }
            Value::Object(own)
        };
        Some(entries(plan, "cases")?.map(of_case).collect())
    }
    fn schema(&self) -> Value {
        schema(self.0)
    }
    fn rules(&self) -> Vec<RuleRow> {
        rows(RULES)
    }
    fn rules_markdown(&self) -> String {
        table()
    }
}
