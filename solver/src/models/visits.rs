//! Rosters of visits at home.

use anpai_core::issue::Issues;
use anpai_core::outcome::{Outcome, Status};
use anpai_core::report::roster;
use anpai_core::roads::Roads;
use anpai_core::rule::Evaluation;
use anpai_core::visits::answer::Answer as PlanFile;
use anpai_core::visits::draft::MODEL;
use anpai_core::visits::format::{Format, objective, read_solution, read_with};
use anpai_core::visits::rules::{RULES, referee, table};
use anpai_core::visits::schema::schema;
use anpai_core::visits::{Plan, Problem, Unserved};
use serde_json::{Map, Value, json};

use super::previous::{entries, fields};
use super::{Contents, Ear, Model, RuleRow, Terms, contents, count, moments, rows};
use crate::search::Refused;
use crate::visits::{Options, explain, resume, solve, status};

/// The model `visits`.
#[derive(Clone, Copy, Debug)]
pub struct Visits;

/// A roster, with the reasons of those who go unserved.
#[derive(Clone, Debug)]
pub struct Explained {
    /// The plan.
    pub plan: Plan,
    /// The referee's word on it.
    pub evaluation: Evaluation,
    /// What it is.
    pub status: Status,
    /// Who goes unserved, and why.
    pub unserved: Vec<Unserved>,
    /// Seed and iterations of the search that found it.
    pub found_by: Option<(u64, u64)>,
}

impl Explained {
    /// What a search found.
    fn found(problem: &Problem, outcome: Outcome<Plan>) -> Self {
        let Outcome { plan, evaluation, status, seed, iterations } = outcome;
        let unserved = explain(problem, &plan);
        Self { plan, evaluation, status, unserved, found_by: Some((seed, iterations)) }
    }
    /// A plan from elsewhere.
    #[must_use]
    pub fn judged(problem: &Problem, plan: Plan) -> Self {
        let evaluation = referee(problem, &plan);
        let status = status(problem, &plan, evaluation.score);
        let unserved = explain(problem, &plan);
        Self { plan, evaluation, status, unserved, found_by: None }
    }
    fn file(&self, problem: &Problem) -> PlanFile {
        PlanFile::new(problem, &self.plan, &self.evaluation, &self.unserved)
    }
}

/// The plan file of a plan on the way.
fn written(problem: &Problem, plan: &Plan) -> String {
    let evaluation = referee(problem, plan);
    PlanFile::new(problem, plan, &evaluation, &explain(problem, plan)).text()
}

fn options(terms: &Terms) -> Options {
    Options { seed: terms.seed, threads: terms.threads, stop: terms.stop.clone() }
}

impl Model for Visits {
    type Problem = Problem;
    type Answer = Explained;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
        read_with(Format::Anpai, bytes, roads)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let (visits, tasks) = (problem.visits.len(), problem.tasks.len());
        let (caregivers, rounds) = (problem.caregivers.len(), problem.shifts.len());
        let days = usize::from(problem.horizon.days());
        let counts = [
            ("visits", visits),
            ("tasks", tasks),
            ("caregivers", caregivers),
            ("shifts", rounds),
            ("days", days),
        ];
        let line = format!(
            "{} with {}, {} with {}, {}",
            count(visits, "visit"),
            count(tasks, "task"),
            count(caregivers, "caregiver"),
            count(rounds, "shift"),
            count(days, "day"),
        );
        contents(counts, line)
            .travelling(&problem.provenance(), problem.modes.len())
            .made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, heard: Ear<'_>) -> Option<Explained> {
        let write = |plan: &Plan| written(problem, plan);
        let outcome = solve(problem, &options(terms), &mut moments(&write, heard));
        Some(Explained::found(problem, outcome))
    }
    fn resume(
        &self,
        problem: &Problem,
        checkpoint: &[u8],
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Result<Option<Explained>, Refused> {
        let write = |plan: &Plan| written(problem, plan);
        let outcome = resume(problem, checkpoint, &options(terms), &mut moments(&write, heard))?;
        Ok(Some(Explained::found(problem, outcome)))
    }
    fn judge(&self, problem: &Problem, plan: &[u8]) -> Result<Explained, Issues> {
        Ok(Explained::judged(problem, read_solution(Format::Anpai, problem, plan)?))
    }
    fn status(&self, answer: &Explained) -> Option<Status> {
        Some(answer.status)
    }
    fn file(&self, problem: &Problem, answer: &Explained) -> String {
        let file = answer.file(problem);
        match answer.found_by {
            Some((seed, iterations)) => file.found_by(seed, iterations).text(),
            None => file.text(),
        }
    }
    fn told(&self, problem: &Problem, answer: &Explained) -> Result<Map<String, Value>, serde_json::Error> {
        let file = answer.file(problem);
        let objective: Option<f64> = objective(Format::Anpai, &answer.evaluation).parse().ok();
        let object = json!({
            "status": answer.status,
            "score": answer.evaluation.score,
            "objective": objective,
            "travel": file.travel,
            "rules": answer.evaluation.rules,
            "unserved": file.unserved,
        });
        serde_json::from_value(object)
    }
    fn report(&self, problem: &Problem, answer: &Explained) -> String {
        roster(problem, &answer.plan, &answer.evaluation, &answer.unserved)
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        let of_route = |route| {
            let whole = fields(route, &["caregiver", "day"]);
            let stops = entries(route, "stops").into_iter().flatten();
            // A break is a stop as well, and stays where its rules put it.
            stops.filter(|stop| stop.get("visit").is_some()).map(move |stop| {
                let mut own = fields(stop, &["visit", "task", "start"]);
                own.extend(whole.clone());
                Value::Object(own)
            })
        };
        Some(entries(plan, "routes")?.flat_map(of_route).collect())
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
