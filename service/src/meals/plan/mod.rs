//! Meals plans: what the verbs do with their documents, and with the published siting problems.

use anpai_core::meals::plan::{Problem, read_with};
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
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
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::MealsPlan
    }
    fn demo(&self) -> &'static str {
        "guandu-meals"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[SITING]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        if document.format == SITING {
            published::check(document)
        } else {
            Ok(shared::MealsPlan.contents(&problem(document)?))
        }
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
        let answer = shared::MealsPlan.judge(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let told = tell::Told { problem: &problem, answer: &answer, effort: Effort::so_far(clock) };
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(if answer.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
    }
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read_with(&document.bytes, &document.networks()).map_err(|issues| document.refused(issues))
}
