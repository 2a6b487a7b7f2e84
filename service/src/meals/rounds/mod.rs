//! Meal rounds: what the verbs do with their documents.

use anpai_core::meals::rounds::format::{self, Format};
use anpai_core::meals::rounds::{Plan, Problem};
use anpai_solver::models::{self as shared, Model as _};
use serde_json::Value;

use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
use crate::{Exit, output};

mod solve;
mod tell;

use tell::Told;

/// The model `meal-rounds`.
#[derive(Debug)]
pub struct MealRounds;

impl Model for MealRounds {
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::MealRounds
    }
    fn demo(&self) -> &'static str {
        "guandu-rounds"
    }
    fn formats(&self) -> &'static [&'static str] {
        &["cvrp"]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
        Ok(shared::MealRounds.contents(&problem))
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        let plan = plan(&problem, &document.plan(&args.plan)?)?;
        let answer = shared::MealRounds.judged(&problem, plan);
        let told = Told::new(&problem, &answer, Effort::so_far(clock));
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(told.exit())
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
