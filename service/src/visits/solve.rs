//! Searches until told to stop, and writes the roster in every form that was asked for.

use anpai_core::outcome::Status;
use anpai_core::visits::Problem;
use anpai_core::visits::format::{objective, write_solution};
use anpai_solver::models::{self as shared, Model as _};

use super::answer::Answer;
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
    let found = solve(&shared::Visits, &problem, run)?.expect("a search has a plan from its beginning");
    let written = write(document, run, &problem, &found);
    let (seed, iterations) = found.found_by.unzip();
    let answer = Answer {
        problem: &problem,
        found: &found,
        objective: objective(format_of(document), &found.evaluation),
        effort: Effort { iterations, seed, ..Effort::so_far(&run.clock) },
    };
    // A full disk should not swallow the answer as well.
    output::print(&if run.args.json { answer.json()? } else { answer.text() });
    written?;
    Ok(match answer.exit() {
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
    found: &shared::Explained,
) -> Result<(), Failure> {
    if found.status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    if let Some(target) = &run.out {
        target.write(&shared::Visits.file(problem, found))?;
    }
    if let Some(target) = &run.solution {
        target.write(&write_solution(format_of(document), problem, &found.plan))?;
    }
    if let Some(target) = &run.report {
        target.write(&shared::Visits.report(problem, found))?;
    }
    Ok(())
}
