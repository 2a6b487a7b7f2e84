//! Admission to beds: what the verbs do with its documents, and with the published assignment problem (`assignment`).

use anpai_core::beds::admission::read::read_with;
use anpai_core::beds::admission::rules::{RULES, referee, table};
use anpai_core::beds::admission::schema::schema;
use anpai_core::beds::admission::{Problem, answer as plan_file};
use anpai_core::outcome::Status;
use anpai_core::report::admission;
use anpai_solver::beds::admission::{explain, solve, status};
use serde_json::{Map, Value, json};

use super::assignment;
use crate::args::{Evaluate, OWN};
use crate::check::count;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Model, RuleRow, Run, rows};
use crate::previous::{entries, fields};
use crate::{Exit, output};

mod answer;

use answer::Answer;

/// The model `beds-admission`.
#[derive(Debug)]
pub struct Admission;

impl Model for Admission {
    fn name(&self) -> &'static str {
        anpai_core::beds::admission::draft::MODEL
    }
    fn demo(&self) -> &'static str {
        "beds-5000"
    }
    fn formats(&self) -> &'static [&'static str] {
        &["assignment"]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        if document.format != OWN {
            return assignment::check(document);
        }
        let problem = problem(document)?;
        let (applicants, beds) = (problem.applicants.len(), problem.beds() as usize);
        let (homes, units) = (problem.institutions.len(), problem.units.len());
        let counts = [("applicants", applicants), ("beds", beds), ("institutions", homes), ("units", units)];
        let line = format!(
            "{}, {} in {} of {}",
            count(applicants, "applicant"),
            count(beds, "bed"),
            count(units, "unit"),
            count(homes, "home"),
        );
        Ok(Checked { counts: Map::from_iter(counts.map(|(key, n)| (key.to_owned(), json!(n)))), line })
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        if document.format != OWN {
            return assignment::solve(document, run);
        }
        let problem = problem(document)?;
        run.interrupt.raises(run.stop.flag());
        let Some(decision) = solve(&problem, &run.stop) else { return stopped(run) };
        let outcome = &decision.outcome;
        let mut explained = explain(&problem, &outcome.plan, decision.worth);
        explained.stages = decision.stages;
        let answer = Answer {
            problem: &problem,
            plan: &outcome.plan,
            evaluation: &outcome.evaluation,
            status: outcome.status,
            explained: &explained,
            effort: Effort::so_far(&run.clock),
        };
        let write = || -> Result<(), Failure> {
            if let Some(target) = &run.out {
                target.write(&answer.file().text())?;
            }
            if let Some(target) = &run.report {
                target.write(&admission(&problem, &outcome.plan, &outcome.evaluation, &explained))?;
            }
            Ok(())
        };
        let written = write();
        // A full disk should not swallow the answer as well.
        output::print(&if run.args.json { answer.json()? } else { answer.text() });
        // Limits that contradict each other leave a decision that breaks them as little as can be.
        let exit = if outcome.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done };
        written.map(|()| exit)
    }
    fn previous(&self, plan: &Value) -> Option<Value> {
        let placed = entries(plan, "placed")?;
        Some(placed.map(|one| Value::Object(fields(one, &["applicant", "institution", "unit"]))).collect())
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        if document.format != OWN {
            return assignment::evaluate(document, args, clock);
        }
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let plan = plan_file::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let evaluation = referee(&problem, &plan);
        // What one more bed is worth is known of optimal decisions only.
        let explained = explain(&problem, &plan, Vec::new());
        let answer = Answer {
            problem: &problem,
            plan: &plan,
            evaluation: &evaluation,
            status: status(&problem, &plan, evaluation.score),
            explained: &explained,
            effort: Effort::so_far(clock),
        };
        output::print(&if args.json { answer.json()? } else { answer.text() });
        Ok(if answer.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
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

/// What to tell where there was no time for a decision: an exact method has none before its last.
pub(super) fn stopped(run: &Run<'_>) -> Result<Exit, Failure> {
    if run.interrupt.was_pressed() {
        return Err(Failure::Interrupted);
    }
    output::print_error("anpai: stopped before there was a decision; give it more time with --stop\n");
    Ok(Exit::NoPlan)
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read_with(&document.bytes, &document.networks()).map_err(|issues| document.refused(issues))
}
