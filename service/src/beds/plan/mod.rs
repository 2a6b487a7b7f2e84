//! Bed plans: what the verbs do with their documents, and with the published capacity plans.

use anpai_core::beds::capacity;
use anpai_core::beds::plan::rules::{RULES, referee};
use anpai_core::beds::plan::{Problem, answer, draft, read, schema};
use anpai_core::outcome::Status;
use serde_json::{Map, Value, json};

use crate::args::{Evaluate, Frontier};
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::{Exit, output};

mod published;
mod solve;
mod tell;

/// The published form.
const CAPACITY: &str = "capacity-plan";

/// The model `beds-plan`.
#[derive(Debug)]
pub struct BedsPlan;

impl Model for BedsPlan {
    fn name(&self) -> &'static str {
        draft::MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-beds"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[CAPACITY]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let counts: Vec<(&str, usize, &str)> = if document.format == CAPACITY {
            let problem = published::problem(document)?;
            vec![
                ("sites", problem.sites(), "site"),
                ("zones", problem.zones(), "zone"),
                ("years", problem.years, "year"),
                ("scenarios", problem.scenarios(), "scenario"),
            ]
        } else {
            let problem = problem(document)?;
            vec![
                ("institutions", problem.institutions(), "institution"),
                ("projects", problem.sites.len() - problem.institutions(), "project"),
                ("works", problem.extensions.len() + problem.conversions.len(), "kind of works"),
                ("communities", problem.communities.len(), "community"),
                ("targets", problem.targets.len(), "target"),
                ("years", problem.years, "year"),
                ("scenarios", problem.scenarios.len(), "scenario"),
            ]
        };
        let plural = |n: usize, word: &str| match word {
            "community" if n != 1 => format!("{n} communities"),
            "kind of works" if n != 1 => format!("{n} kinds of works"),
            _ => count(n, word),
        };
        let words: Vec<String> = counts.iter().map(|(_, n, word)| plural(*n, word)).collect();
        let counts = counts.iter().map(|(key, n, _)| ((*key).to_owned(), json!(n)));
        Ok(Checked { counts: Map::from_iter(counts), line: words.join(", ") })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        if document.format == CAPACITY { published::solve(document, run) } else { solve::run(document, run) }
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        if document.format == CAPACITY {
            return published::evaluate(document, args);
        }
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let plan = answer::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let evaluation = referee(&problem, &plan);
        let status = if !evaluation.score.is_feasible() {
            Status::Infeasible
        } else if evaluation.rule("BindingTargetMet").is_some_and(|r| r.amount > 0) {
            Status::Partial
        } else {
            Status::Feasible
        };
        let told =
            tell::Told { problem: &problem, plan: &plan, status, found: None, effort: Effort::so_far(clock) };
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(if status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
    }
    fn frontier(&self, document: &Document, run: &Run<'_>, args: &Frontier) -> Result<Exit, Failure> {
        if args.target.is_some() {
            return Err(Failure::Usage(
                "the front of a bed plan is cost against need; only network plans have --target",
            ));
        }
        solve::front(document, run, usize::from(args.points))
    }
    fn schema(&self) -> Value {
        schema()
    }
    fn rules(&self) -> Vec<RuleRow> {
        rows(RULES)
    }
    fn rules_markdown(&self) -> String {
        anpai_core::beds::plan::rules::table()
    }
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read(&document.bytes).map_err(|issues| document.refused(issues))
}

/// What a published problem costs in its own unit.
fn in_published_unit(problem: &capacity::Problem, verdict: &capacity::evaluate::Verdict) -> f64 {
    verdict.cost as f64 / capacity::evaluate::scale(problem)
}
