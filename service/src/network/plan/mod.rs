//! Network plans: what the verbs do with their documents.

use anpai_core::network::plan::rules::{RULES, referee, table};
use anpai_core::network::plan::{Problem, Stages, answer, draft, read_with, schema};
use anpai_core::outcome::Status;
use serde_json::{Map, Value, json};

use crate::args::{Evaluate, Frontier};
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::{Exit, output};

mod front;
mod solve;
mod tell;

/// The model `network-plan`.
#[derive(Debug)]
pub struct NetworkPlan;

impl Model for NetworkPlan {
    fn name(&self) -> &'static str {
        draft::MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-network"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
        let needed = usize::try_from(problem.total_hours()).unwrap_or(0);
        let mut counts = vec![
            ("sites", problem.sites.len(), "site"),
            ("kinds", problem.kinds.len(), "kind"),
            ("communities", problem.communities.len(), "community"),
            (if problem.unit.is_some() { "demand" } else { "hours" }, needed, "hour"),
            ("targets", problem.targets.len(), "target"),
        ];
        if !problem.protected.is_empty() {
            counts.push(("protected", problem.protected.len(), "protected thing"));
        }
        let words = counts.iter().map(|(key, n, word)| match (*key, &problem.unit) {
            ("communities", _) if *n != 1 => format!("{n} communities"),
            ("demand", Some(unit)) => format!("{n} {unit}"),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        let counts = counts.iter().map(|(key, n, _)| ((*key).to_owned(), json!(n)));
        Ok(Checked { counts: Map::from_iter(counts), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let plan = answer::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let stages = Stages::of(&problem, &plan);
        let whole = (stages.binding_shortfall, stages.expected_shortfall, stages.unserved) == (0, 0, 0);
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
    fn frontier(&self, document: &Document, run: &Run<'_>, args: &Frontier) -> Result<Exit, Failure> {
        front::run(document, run, args.target.as_deref(), args.points)
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
    read_with(&document.bytes, &document.networks()).map_err(|issues| document.refused(issues))
}
