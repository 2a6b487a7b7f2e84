//! Solves a cemetery plan.

use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use super::problem;
use super::tell::Told;
use crate::clock::Effort;
use crate::failure::Failure;
use crate::keep::solve;
use crate::models::{Document, Run};
use crate::{Exit, output};

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn run(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    if run.visits.is_some() || run.solution.is_some() {
        return Err(Failure::Usage("a cemetery plan has no visits and no published form; write --out"));
    }
    let problem = problem(document)?;
    let answer = solve(&shared::CemeteryPlan, &problem, run)?.expect("a plan, or the state as it is");
    let effort = Effort { seed: Some(run.args.seed), ..Effort::so_far(&run.clock) };
    let told = Told { problem: &problem, answer: &answer, effort };
    output::print(&if run.args.json { told.json()? } else { told.text() });
    if answer.status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(if run.interrupt.was_pressed() { Exit::Interrupted } else { Exit::NoPlan });
    }
    if let Some(target) = &run.out {
        target.write(&shared::CemeteryPlan.file(&problem, &answer))?;
    }
    if let Some(target) = &run.report {
        target.write(&shared::CemeteryPlan.report(&problem, &answer))?;
    }
    Ok(Exit::Done)
}
