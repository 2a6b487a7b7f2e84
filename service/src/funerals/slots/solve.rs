//! Gives the slots that are not drawn, and writes the plan.

use anpai_core::funerals::slots::answer::Answer;
use anpai_core::outcome::Status;
use anpai_solver::funerals::slots::{Options, solve};

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
    if run.report.is_some() {
        return Err(Failure::Usage("slots have no report yet: use --out for the plan file"));
    }
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let solved = solve(&problem, &Options { threads: run.threads(), stop: run.stop.clone() });
    let file = Answer::new(&problem, &solved.plan, &solved.evaluation).proved(solved.proof);
    let written = match (&run.out, solved.status) {
        // A plan that breaks a hard rule is none: it does not take the place of an earlier file.
        (Some(_), Status::Infeasible) => {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
            Ok(())
        }
        (Some(target), _) => target.write(&file.text()),
        (None, _) => Ok(()),
    };
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
