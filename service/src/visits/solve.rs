//! Searches until told to stop, and writes the roster in every form that was asked for.

use anpai_core::outcome::{Outcome, Status};
use anpai_core::report::roster;
use anpai_core::visits::answer::Answer as PlanFile;
use anpai_core::visits::format::{objective, write_solution};
use anpai_core::visits::rules::referee;
use anpai_core::visits::{Plan, Problem, Unserved};
use anpai_solver::visits::{Options, explain, resume, solve};

use super::answer::Answer;
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
    let args = run.args;
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let options = Options { seed: args.seed, threads: run.threads(), stop: run.stop.clone() };
    let best = |plan: &Plan| {
        let evaluation = referee(&problem, plan);
        PlanFile::new(&problem, plan, &evaluation, &explain(&problem, plan)).text()
    };
    let outcome = search(
        args,
        best,
        |left, heard| resume(&problem, left, &options, heard),
        |heard| solve(&problem, &options, heard),
    )?;

    let plan = &outcome.plan;
    let unserved = explain(&problem, plan);
    let written = write(document, run, &problem, &outcome, &unserved);
    let answer = Answer {
        problem: &problem,
        plan,
        evaluation: &outcome.evaluation,
        status: outcome.status,
        objective: objective(format_of(document), &outcome.evaluation),
        unserved: &unserved,
        effort: Effort {
            iterations: Some(outcome.iterations),
            seed: Some(outcome.seed),
            ..Effort::so_far(&run.clock)
        },
    };
    // A full disk should not swallow the answer as well.
    output::print(&if args.json { answer.json()? } else { answer.text() });
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
    outcome: &Outcome<Plan>,
    unserved: &[Unserved],
) -> Result<(), Failure> {
    let Outcome { plan, evaluation, seed, iterations, .. } = outcome;
    if outcome.status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(());
    }
    if let Some(target) = &run.out {
        let file = PlanFile::new(problem, plan, evaluation, unserved);
        target.write(&file.found_by(*seed, *iterations).text())?;
    }
    if let Some(target) = &run.solution {
        target.write(&write_solution(format_of(document), problem, plan))?;
    }
    if let Some(target) = &run.report {
        target.write(&roster(problem, plan, evaluation, unserved))?;
    }
    Ok(())
}
