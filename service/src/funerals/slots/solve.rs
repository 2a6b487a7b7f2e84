//! Gives the slots that are not drawn, and writes the plan.

use anpai_core::funerals::slots::Problem;
use anpai_core::funerals::slots::answer::Answer;
use anpai_core::outcome::Status;
use anpai_core::report::slots;
use anpai_solver::funerals::slots::{Options, Solved, solve};

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
    let solved = solve(&problem, &Options { threads: run.threads(), stop: run.stop.clone() });
    let file = Answer::new(&problem, &solved.plan, &solved.evaluation).proved(solved.proof.clone());
    let written = write(run, &problem, &solved, &file);
    let told = Told {
        problem: &problem,
        file: &file,
        evaluation: &solved.evaluation,
        status: solved.status,
        effort: Effort::so_far(&run.clock),
    };
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
fn write(run: &Run<'_>, problem: &Problem, solved: &Solved, file: &Answer) -> Result<(), Failure> {
    let Solved { plan, status, evaluation, proof, .. } = solved;
    if *status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    if let Some(target) = &run.out {
        target.write(&file.text())?;
    }
    if let Some(target) = &run.report {
        target.write(&slots(problem, plan, *status, evaluation, Some(proof)))?;
    }
    Ok(())
}
