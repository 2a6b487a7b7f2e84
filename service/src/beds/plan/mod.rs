//! Bed plans: what the verbs do with their documents, and with the published capacity plans.

use anpai_core::beds::capacity;
use anpai_core::beds::plan::{Problem, read};
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use crate::args::{Evaluate, Frontier};
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
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
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::BedsPlan
    }
    fn demo(&self) -> &'static str {
        "guandu-beds"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[CAPACITY]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        if document.format == CAPACITY {
            published::check(document)
        } else {
            Ok(shared::BedsPlan.contents(&problem(document)?))
        }
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
        let answer = shared::BedsPlan.judge(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let told = tell::Told { problem: &problem, answer: &answer, effort: Effort::so_far(clock) };
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(if answer.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
    }
    fn frontier(&self, document: &Document, run: &Run<'_>, args: &Frontier) -> Result<Exit, Failure> {
        if args.target.is_some() {
            return Err(Failure::Usage(
                "the front of a bed plan is cost against need; only network plans have --target",
            ));
        }
        solve::front(document, run, usize::from(args.points))
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
