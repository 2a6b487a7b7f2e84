//! Rosters of visits at home: what the verbs do with their documents.

use anpai_core::visits::format::{self, Format, objective};
use anpai_core::visits::rules::{RULES, referee, table};
use anpai_core::visits::schema::schema;
use anpai_core::visits::{Plan, Problem};
use serde_json::{Map, Value, json};

use crate::args::Evaluate;
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::previous::{entries, fields};
use crate::{Exit, output};

mod answer;
mod solve;

use answer::Answer;

/// The model `visits`.
#[derive(Debug)]
pub struct Visits;

impl Model for Visits {
    fn name(&self) -> &'static str {
        anpai_core::visits::draft::MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-normal"
    }
    fn formats(&self) -> &'static [&'static str] {
        &["hhcrsp", "uhhc", "vrptw"]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
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
        Ok(Checked { counts: Map::from_iter(counts.map(|(key, n)| (key.to_owned(), json!(n)))), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
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
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        let plan = plan(&problem, &document.plan(&args.plan)?)?;
        let evaluation = referee(&problem, &plan);
        let unserved = anpai_solver::visits::explain(&problem, &plan);
        let answer = Answer {
            problem: &problem,
            plan: &plan,
            evaluation: &evaluation,
            status: anpai_solver::visits::status(&problem, &plan, evaluation.score),
            objective: objective(format_of(document), &evaluation),
            unserved: &unserved,
            effort: Effort::so_far(clock),
        };
        output::print(&if args.json { answer.json()? } else { answer.text() });
        Ok(answer.exit())
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
        assert_eq!(Visits.formats(), published);
        assert_eq!(Format::ALL[0].name(), crate::args::OWN);
    }
}
