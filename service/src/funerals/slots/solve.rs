//! Gives the slots that are not drawn, and writes the plan.

use anpai_core::funerals::slots::Problem;
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use super::problem;
use super::tell::Told;
use crate::clock::Effort;
use crate::failure::Failure;
use crate::models::{Document, Run};
use crate::{Exit, output};

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn run(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let answer = shared::Slots.solve(&problem, &run.terms(), &mut |_| {}).expect("a draw has a plan at once");
    let written = write(run, &problem, &answer);
    let told = Told::new(&problem, &answer, Effort::so_far(&run.clock));
    // A full disk should not swallow the answer as well.
    output::print(&if run.args.json { told.json()? } else { told.text() });
    written?;
    Ok(match told.exit() {
        Exit::NoPlan if run.interrupt.was_pressed() => Exit::Interrupted,
        exit => exit,
    })
}

/// Writes the plan in every form that was asked for. A plan that breaks a hard rule is none: it does not take the place
/// of an earlier file.
fn write(run: &Run<'_>, problem: &Problem, answer: &shared::Given) -> Result<(), Failure> {
    if answer.status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    if let Some(target) = &run.out {
        target.write(&shared::Slots.file(problem, answer))?;
    }
    if let Some(target) = &run.report {
        target.write(&shared::Slots.report(problem, answer))?;
    }
    Ok(())
}
