//! Solves a bed plan, and the front of cost against need.

use anpai_core::beds::plan::Plan;
use anpai_core::beds::plan::visits::visits;
use anpai_core::outcome::Status;
use anpai_solver::beds::plan::Terms;
use anpai_solver::beds::plan::frontier::{frontier, told};
use anpai_solver::models::{self as shared, Model as _, Planned};

use super::problem;
use super::tell::{self, Told};
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
    let answer = solve(&shared::BedsPlan, &problem, run)?.expect("a plan, or the state as it is");
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
        target.write(&shared::BedsPlan.file(&problem, &answer))?;
    }
    if let Some(target) = &run.report {
        target.write(&shared::BedsPlan.report(&problem, &answer))?;
    }
    if let Some(target) = &run.visits {
        // Of several that are as likely, the first.
        let likeliest = (0..problem.scenarios.len()).rev().max_by_key(|s| problem.scenarios[*s].weight);
        let draft = visits(&problem, &answer.plan, likeliest.unwrap_or(0), problem.years - 1);
        target.write(&(serde_json::to_string_pretty(&draft)? + "\n"))?;
    }
    Ok(Exit::Done)
}

/// Makes the front of cost against need, and prints it.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn front(document: &Document, run: &Run<'_>, points: usize) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let terms = Terms { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
    let (found, front) = frontier(&problem, points, &terms, &mut |_| {});
    if front.is_empty() {
        let plan = Plan::nothing(&problem);
        let answer = Planned { plan, status: found.status, found: Some(found) };
        let told = Told { problem: &problem, answer: &answer, effort: Effort::so_far(&run.clock) };
        output::print(&if run.args.json { told.json()? } else { told.text() });
        return Ok(if run.interrupt.was_pressed() { Exit::Interrupted } else { Exit::NoPlan });
    }
    let text = format!("{:#}\n", told(&problem, &front));
    if let Some(target) = &run.out {
        target.write(&text)?;
    }
    output::print(&if run.args.json { text } else { tell::front(&problem, &front) });
    Ok(Exit::Done)
}
