//! Searches until told to stop, and writes the plan in every form that was asked for.

use anpai_core::funerals::services::format::write_solution;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _, Searched};

use super::tell::Told;
use super::{format_of, problem};
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
    let problem = problem(document)?;
    let model = shared::Services(problem.model);
    let answer = solve(&model, &problem, run)?.expect("a search has a plan from its beginning");
    let (seed, iterations) = answer.found_by.unzip();
    let written = write(document, run, &problem, &answer);
    let effort = Effort { iterations, seed, ..Effort::so_far(&run.clock) };
    let told = Told::new(&problem, &answer, format_of(document), effort);
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
fn write(
    document: &Document,
    run: &Run<'_>,
    problem: &Problem,
    answer: &Searched<Plan>,
) -> Result<(), Failure> {
    if answer.status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    let model = shared::Services(problem.model);
    if let Some(target) = &run.out {
        target.write(&model.file(problem, answer))?;
    }
    if let Some(target) = &run.solution {
        target.write(&write_solution(format_of(document), problem, &answer.plan))?;
    }
    if let Some(target) = &run.report {
        target.write(&model.report(problem, answer))?;
    }
    Ok(())
}
