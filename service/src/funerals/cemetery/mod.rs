//! Cemetery plans: what the verbs do with their documents.

use anpai_core::funerals::cemetery::{Problem, read};
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
use crate::{Exit, output};

mod solve;
mod tell;

/// The model `cemetery-plan`.
#[derive(Debug)]
pub struct CemeteryPlan;

impl Model for CemeteryPlan {
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::CemeteryPlan
    }
    fn demo(&self) -> &'static str {
        "guandu-cemetery"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        Ok(shared::CemeteryPlan.contents(&problem(document)?))
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let answer =
            shared::CemeteryPlan.judge(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
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
    read(&document.bytes).map_err(|issues| document.refused(issues))
}
