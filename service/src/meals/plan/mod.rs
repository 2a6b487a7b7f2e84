//! Meals plans: what the verbs do with their documents, and with the published siting problems.

use anpai_core::meals::plan::rules::{RULES, referee};
use anpai_core::meals::plan::stages::Stages;
use anpai_core::meals::plan::{Problem, answer, draft, read_with, schema};
use anpai_core::outcome::Status;
use serde_json::{Map, Value, json};

use crate::args::Evaluate;
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::{Exit, output};

mod published;
mod solve;
mod tell;

/// The published form.
const SITING: &str = "sscflp";

/// The model `meals-plan`.
#[derive(Debug)]
pub struct MealsPlan;

impl Model for MealsPlan {
    fn name(&self) -> &'static str {
        draft::MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-meals"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[SITING]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let counts: Vec<(&str, usize, &str)> = if document.format == SITING {
            let problem = published::problem(document)?;
            vec![("sites", problem.sites(), "site"), ("customers", problem.customers(), "customer")]
        } else {
            let problem = problem(document)?;
            vec![
                ("kitchens", problem.kitchens.len(), "kitchen"),
                ("points", problem.points.len(), "meal point"),
                ("communities", problem.communities.len(), "community"),
                ("meals", usize::try_from(problem.total_demand()).unwrap_or(0), "meal"),
                ("diets", problem.diets.len(), "diet"),
                ("targets", problem.targets.len(), "target"),
            ]
        };
        let words = counts.iter().map(|(_, n, word)| match *word {
            "community" if *n != 1 => format!("{n} communities"),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        let counts = counts.iter().map(|(key, n, _)| ((*key).to_owned(), json!(n)));
        Ok(Checked { counts: Map::from_iter(counts), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        if document.format == SITING { published::solve(document, run) } else { solve::run(document, run) }
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        if document.format == SITING {
            return published::evaluate(document, args, clock);
        }
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let plan = answer::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let stages = Stages::of(&problem, &plan);
        let whole = (stages.binding_shortfall, stages.expected_shortfall) == (0, 0)
            && stages.unserved.iter().all(|n| *n == 0);
        let status = match (referee(&problem, &plan).score.is_feasible(), whole) {
            (false, _) => Status::Infeasible,
            (true, false) => Status::Partial,
            (true, true) => Status::Feasible,
        };
        let told =
            tell::Told { problem: &problem, plan: &plan, status, found: None, effort: Effort::so_far(clock) };
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(if status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
    }
    fn schema(&self) -> Value {
        schema()
    }
    fn rules(&self) -> Vec<RuleRow> {
        rows(RULES)
    }
    fn rules_markdown(&self) -> String {
        anpai_core::meals::plan::rules::table()
    }
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read_with(&document.bytes, &document.networks()).map_err(|issues| document.refused(issues))
}
