//! Slots that are given by draw and otherwise: what the verbs do with their documents.

use anpai_core::funerals::slots::{Problem, read};
use anpai_solver::models::{self as shared, Model as _};

use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
use crate::output::Target;
use crate::{Exit, output};

mod solve;
mod tell;

use tell::Told;

/// The model `slots`.
#[derive(Debug)]
pub struct Slots;

impl Model for Slots {
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::Slots
    }
    fn demo(&self) -> &'static str {
        "guandu-marriages"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        Ok(shared::Slots.contents(&problem(document)?))
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
        let answer = shared::Slots.judge(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let told = Told::new(&problem, &answer, Effort::so_far(clock));
        // Of a plan that breaks a hard rule as well: its page says so, and by which.
        let written = report.map_or(Ok(()), |target| target.write(&shared::Slots.report(&problem, &answer)));
        output::print(&if args.json { told.json()? } else { told.text() });
        written?;
        Ok(told.exit())
    }
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read(&document.bytes).map_err(|issues| document.refused(issues))
}
