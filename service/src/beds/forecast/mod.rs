//! The waiting list by simulation: what the verbs do with its documents.

use anpai_core::beds::forecast::draft::MODEL;
use anpai_core::beds::forecast::read::read;
use anpai_core::beds::forecast::schema::schema;
use anpai_core::beds::forecast::{Problem, answer::Answer};
use anpai_core::report::forecast;
use anpai_solver::beds::forecast::{Options, simulate, summary};
use serde_json::{Map, Value, json};

use crate::args::Evaluate;
use crate::check::count;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, Simulation};
use crate::progress::Bar;
use crate::{Exit, output};

mod text;

/// The model `beds-forecast`.
#[derive(Debug)]
pub struct BedsForecast;

impl Model for BedsForecast {
    fn name(&self) -> &'static str {
        MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-waiting"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
        let counts = [
            ("classes", problem.classes.len()),
            ("pools", problem.pools.len()),
            ("plans", problem.plans.len()),
            ("waiting", problem.waiting.iter().map(|w| w.count as usize).sum()),
            ("residents", problem.residents.iter().map(|r| r.count as usize).sum()),
            ("replications", problem.replications as usize),
        ];
        let words = ["class of people", "pool of beds", "plan", "person waiting", "resident", "replication"];
        let many =
            ["classes of people", "pools of beds", "plans", "people waiting", "residents", "replications"];
        let line = (counts.iter().zip(words).zip(many))
            .map(|((&(_, n), one), many)| if n == 1 { count(1, one) } else { format!("{n} {many}") })
            .collect::<Vec<_>>()
            .join(", ");
        Ok(Checked { counts: Map::from_iter(counts.map(|(key, n)| (key.to_owned(), json!(n)))), line })
    }
    fn solve(&self, _: &Document, _: &Run<'_>) -> Result<Exit, Failure> {
        Err(Failure::Usage("there is nothing to solve in a forecast: use `anpai simulate`"))
    }
    fn evaluate(&self, _: &Document, _: &Evaluate, _: &Clock) -> Result<Exit, Failure> {
        Err(Failure::Usage("there is no plan to evaluate in a forecast: use `anpai simulate`"))
    }
    fn simulate(&self, document: &Document, run: &Simulation<'_>) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        run.interrupt.raises(run.stop.flag());
        let bar = Bar::telling(run.args.progress);
        let options = Options { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
        let counted = simulate(&problem, &options, &|done| bar.step("replications", done));
        drop(bar);
        if counted.tallies.is_empty() {
            return Ok(Exit::Interrupted);
        }
        let answer = summary(&problem, &counted, options.seed);
        let written = write(&problem, &answer, run);
        output::print(&if run.args.json {
            text::json(&answer, &run.clock)?
        } else {
            text::text(&problem, &answer, &run.clock)
        });
        written.map(|()| Exit::Done)
    }
    fn schema(&self) -> Value {
        schema()
    }
    fn rules(&self) -> Vec<RuleRow> {
        Vec::new()
    }
    fn rules_markdown(&self) -> String {
        String::new()
    }
}

fn write(problem: &Problem, answer: &Answer, run: &Simulation<'_>) -> Result<(), Failure> {
    if let Some(target) = &run.out {
        target.write(&(serde_json::to_string_pretty(answer)? + "\n"))?;
    }
    if let Some(target) = &run.report {
        target.write(&forecast(problem, answer))?;
    }
    Ok(())
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read(&document.bytes).map_err(|issues| document.refused(issues))
}
