//! Searches until told to stop, and writes the plan in every form that was asked for.

use anpai_core::funerals::services::answer::Answer;
use anpai_core::funerals::services::format::write_solution;
use anpai_core::funerals::services::rules::referee;
use anpai_core::funerals::services::{Plan, Problem};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::report::funerals;
use anpai_solver::funerals::services::{Options, Solved, resume, solve};

use super::tell::Told;
use super::{format_of, problem};
use crate::clock::Effort;
use crate::failure::Failure;
use crate::keep::search;
use crate::models::{Document, Run};
use crate::{Exit, output};

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn run(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let options = Options { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
    let best = |plan: &Plan| Answer::new(&problem, plan, &referee(&problem, plan)).text();
    let Solved { outcome, bound } = search(
        run.args,
        best,
        |left, heard| resume(&problem, left, &options, heard),
        |heard| solve(&problem, &options, heard),
    )?;
    let file = Answer::new(&problem, &outcome.plan, &outcome.evaluation);
    let file = file.found_by(outcome.seed, outcome.iterations).bounded_by(bound);
    let written = write(document, run, &problem, &outcome, &file);
    let told = Told {
        problem: &problem,
        file: &file,
        evaluation: &outcome.evaluation,
        status: outcome.status,
        format: format_of(document),
        effort: Effort {
            iterations: Some(outcome.iterations),
            seed: Some(outcome.seed),
            ..Effort::so_far(&run.clock)
        },
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
fn write(
    document: &Document,
    run: &Run<'_>,
    problem: &Problem,
    outcome: &Outcome<Plan>,
    file: &Answer,
) -> Result<(), Failure> {
    let Outcome { plan, status, .. } = outcome;
    if *status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    if let Some(target) = &run.out {
        target.write(&file.text())?;
    }
    if let Some(target) = &run.solution {
        target.write(&write_solution(format_of(document), problem, plan))?;
    }
    if let Some(target) = &run.report {
        target.write(&funerals(problem, plan, *status))?;
    }
    Ok(())
}
