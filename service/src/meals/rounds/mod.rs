//! Meal rounds: what the verbs do with their documents.

use anpai_core::meals::rounds::answer::Answer;
use anpai_core::meals::rounds::format::{self, Format};
use anpai_core::meals::rounds::rules::{RULES, referee, table};
use anpai_core::meals::rounds::{Plan, Problem, draft, schema};
use anpai_solver::meals::rounds::status;
use serde_json::{Map, Value, json};

use crate::args::Evaluate;
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::previous::{entries, fields};
use crate::{Exit, output};

mod solve;
mod tell;

use tell::Told;

/// The model `meal-rounds`.
#[derive(Debug)]
pub struct MealRounds;

impl Model for MealRounds {
    fn name(&self) -> &'static str {
        draft::MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-rounds"
    }
    fn formats(&self) -> &'static [&'static str] {
        &["cvrp"]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
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
        Ok(Checked { counts: Map::from_iter(counts.map(|(key, n, _)| (key.to_owned(), json!(n)))), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
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
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        let plan = plan(&problem, &document.plan(&args.plan)?)?;
        let evaluation = referee(&problem, &plan);
        let status = status(&problem, &plan, evaluation.score);
        let file = Answer::new(&problem, &plan, &evaluation);
        let effort = Effort::so_far(clock);
        let told = Told { problem: &problem, file: &file, evaluation: &evaluation, status, effort };
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(told.exit())
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

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    format::read_with(format_of(document), &document.bytes, &document.networks())
        .map_err(|issues| document.refused(issues))
}

/// The plan in a file: anpai's own, or a solution in the published form. Only anpai's own says which version of its form
/// it is.
///
/// # Errors
/// All issues of the plan.
fn plan(problem: &Problem, file: &Document) -> Result<Plan, Failure> {
    let own = serde_json::from_slice::<Value>(&file.bytes).is_ok_and(|v| v.get("anpai").is_some());
    let format = if own { Format::Anpai } else { format_of(file) };
    format::read_solution(format, problem, &file.bytes).map_err(|issues| file.refused(issues))
}

/// The format that a document is written in.
fn format_of(document: &Document) -> Format {
    document.format.parse().expect("a format of this model")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_format_of_the_model_is_one_of_the_command_line() {
        let published: Vec<&str> = Format::ALL.map(Format::name)[1..].to_vec();
        assert_eq!(MealRounds.formats(), published);
    }
}
