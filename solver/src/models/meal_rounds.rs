//! Meal rounds.

use anpai_core::issue::Issues;
use anpai_core::meals::rounds::answer::Answer as PlanFile;
use anpai_core::meals::rounds::draft::MODEL;
use anpai_core::meals::rounds::format::{Format, read_solution, read_with};
use anpai_core::meals::rounds::rules::{RULES, referee, table};
use anpai_core::meals::rounds::{Plan, Problem, schema};
use anpai_core::outcome::Status;
use anpai_core::report::meal_rounds;
use anpai_core::roads::Roads;
use serde_json::{Map, Value};

use super::previous::{entries, fields};
use super::{Contents, Ear, Model, RuleRow, Searched, Terms, contents, count, moments, object, rows};
use crate::meals::rounds::{Options, resume, solve, status};
use crate::search::Refused;

/// The model `meal-rounds`.
#[derive(Clone, Copy, Debug)]
pub struct MealRounds;

/// Fields of the plan file that programs are told.
const FIELDS: [&str; 6] = ["score", "travel", "total", "unserved", "changes", "rules"];

/// The plan file.
fn file(problem: &Problem, answer: &Searched<Plan>) -> PlanFile {
    let file = PlanFile::new(problem, &answer.plan, &answer.evaluation);
    match answer.found_by {
        Some((seed, iterations)) => file.found_by(seed, iterations),
        None => file,
    }
}

/// The plan file of a plan on the way.
fn written(problem: &Problem, plan: &Plan) -> String {
    PlanFile::new(problem, plan, &referee(problem, plan)).text()
}

fn options(terms: &Terms) -> Options {
    Options { seed: terms.seed, threads: terms.threads, stop: terms.stop.clone() }
}

impl MealRounds {
    /// The referee's word on a plan.
    #[must_use]
    pub fn judged(self, problem: &Problem, plan: Plan) -> Searched<Plan> {
        let evaluation = referee(problem, &plan);
        let status = status(problem, &plan, evaluation.score);
        Searched { plan, evaluation, status, found_by: None, bound: None }
    }
    /// The plan file.
    #[must_use]
    pub fn answer(self, problem: &Problem, answer: &Searched<Plan>) -> PlanFile {
        file(problem, answer)
    }
}

impl Model for MealRounds {
    type Problem = Problem;
    type Answer = Searched<Plan>;

    fn name(&self) -> &'static str {
        MODEL
    }
    fn read(&self, bytes: &[u8], roads: &dyn Roads) -> Result<Problem, Issues> {
        read_with(Format::Anpai, bytes, roads)
    }
    fn contents(&self, problem: &Problem) -> Contents {
        let meals = problem.orders.iter().map(|order| order.meals).fold(0_i64, i64::saturating_add);
        let counts = [
            ("orders", problem.orders.len(), "order"),
            ("meals", usize::try_from(meals).unwrap_or(0), "meal"),
            ("couriers", problem.couriers.len(), "courier"),
            ("kitchens", problem.kitchens.len(), "kitchen"),
            ("left", problem.left().count(), "trip"),
        ];
        let words = counts.iter().filter(|(key, n, _)| *key != "left" || *n > 0);
        let words = words.map(|(key, n, word)| match *key {
            "left" => format!("{} on the way", count(*n, word)),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        contents(counts.map(|(key, n, _)| (key, n)), line)
            .travelling(&problem.provenance(), problem.modes.len())
            .made_up(problem.synthetic)
    }
    fn solve(&self, problem: &Problem, terms: &Terms, heard: Ear<'_>) -> Option<Self::Answer> {
        let write = |plan: &Plan| written(problem, plan);
        Some(solve(problem, &options(terms), &mut moments(&write, heard)).into())
    }
    fn resume(
        &self,
        problem: &Problem,
        checkpoint: &[u8],
        terms: &Terms,
        heard: Ear<'_>,
    ) -> Result<Option<Self::Answer>, Refused> {
        let write = |plan: &Plan| written(problem, plan);
        Ok(Some(resume(problem, checkpoint, &options(terms), &mut moments(&write, heard))?.into()))
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
        meal_rounds(problem, &answer.plan, answer.status)
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        let of_trip = |trip| {
            let mut own = fields(trip, &["courier", "kitchen", "departure"]);
            let stops = entries(trip, "stops").into_iter().flatten();
            let stops = stops.map(|stop| Value::Object(fields(stop, &["order", "meals"])));
            own.insert("stops".to_owned(), stops.collect());
            Value::Object(own)
        };
        Some(entries(plan, "trips")?.map(of_trip).collect())
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
