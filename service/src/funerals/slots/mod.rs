//! Slots that are given by draw and otherwise: what the verbs do with their documents.

use anpai_core::funerals::slots::answer::{self, Answer};
use anpai_core::funerals::slots::draft::MODEL;
use anpai_core::funerals::slots::rules::{RULES, referee, table};
use anpai_core::funerals::slots::{Problem, read, schema};
use anpai_core::report::slots;
use anpai_solver::funerals::slots::status;
use serde_json::{Map, Value, json};

use crate::args::Evaluate;
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::output::Target;
use crate::{Exit, output};

mod solve;
mod tell;

use tell::Told;

/// The model `slots`.
#[derive(Debug)]
pub struct Slots;

impl Model for Slots {
    fn name(&self) -> &'static str {
        MODEL
    }
    fn demo(&self) -> &'static str {
        "guandu-marriages"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        let problem = problem(document)?;
        let peak = problem.slots.iter().filter(|slot| slot.peak).count();
        let people = problem.requests.iter().map(|request| request.people).fold(0_i64, i64::saturating_add);
        let counts = [
            ("days", usize::from(problem.horizon.days()), "day"),
            ("sites", problem.sites.len(), "site"),
            ("slots", problem.slots.len(), "slot"),
            ("peak", peak, ""),
            ("requests", problem.requests.len(), "request"),
            ("people", usize::try_from(people).unwrap_or(usize::MAX), ""),
        ];
        let words = counts.iter().map(|(key, n, word)| match *key {
            "peak" => format!("{n} of them given by draw"),
            "people" => format!("{n} people"),
            _ => count(*n, word),
        });
        let line = words.collect::<Vec<_>>().join(", ");
        Ok(Checked { counts: Map::from_iter(counts.map(|(key, n, _)| (key.to_owned(), json!(n)))), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn reports_evaluated(&self) -> bool {
        true
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let report = Target::maybe(args.report.as_ref())?;
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let plan = answer::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let evaluation = referee(&problem, &plan);
        let status = status(&plan, &evaluation);
        let told = Told {
            problem: &problem,
            file: &Answer::new(&problem, &plan, &evaluation),
            evaluation: &evaluation,
            status,
            effort: Effort::so_far(clock),
        };
        // Of a plan that breaks a hard rule as well: its page says so, and by which.
        let written =
            report.map_or(Ok(()), |target| target.write(&slots(&problem, &plan, status, &evaluation, None)));
        output::print(&if args.json { told.json()? } else { told.text() });
        written?;
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
    read(&document.bytes).map_err(|issues| document.refused(issues))
}
