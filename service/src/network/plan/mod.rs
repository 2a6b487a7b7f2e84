//! Network plans: what the verbs do with their documents.

use anpai_core::network::plan::{Problem, read_with};
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use crate::args::{Evaluate, Frontier};
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
use crate::{Exit, output};

mod front;
mod solve;
mod tell;

/// The model `network-plan`.
#[derive(Debug)]
pub struct NetworkPlan;

impl Model for NetworkPlan {
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::NetworkPlan
    }
    fn demo(&self) -> &'static str {
        "guandu-network"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        Ok(shared::NetworkPlan.contents(&problem(document)?))
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        solve::run(document, run)
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let answer =
            shared::NetworkPlan.judge(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let told = tell::Told { problem: &problem, answer: &answer, effort: Effort::so_far(clock) };
        output::print(&if args.json { told.json()? } else { told.text() });
        Ok(if answer.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
    }
    fn frontier(&self, document: &Document, run: &Run<'_>, args: &Frontier) -> Result<Exit, Failure> {
        front::run(document, run, args.target.as_deref(), args.points)
    }
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read_with(&document.bytes, &document.networks()).map_err(|issues| document.refused(issues))
}
