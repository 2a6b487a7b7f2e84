//! Solves a bed plan, and the front of cost against need.

use anpai_core::beds::plan::answer::Answer;
use anpai_core::beds::plan::visits::visits;
use anpai_core::outcome::Status;
use anpai_core::report::bed_plan;
use anpai_core::stop::Progress;
use anpai_solver::beds::plan::frontier::frontier;
use anpai_solver::beds::plan::{Terms, solve, stochastic};
use serde_json::json;

use super::problem;
use super::tell::{self, Told};
use crate::clock::Effort;
use crate::failure::Failure;
use crate::keep::Keep;
use crate::models::{Document, Run};
use crate::progress::Bar;
use crate::{Exit, output};

/// The part of the time in which a second plan, for the mean of the scenarios, is made for comparison.
const FOR_THE_MEAN: f64 = 0.25;

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn run(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let bar = Bar::telling(run.args.progress);
    let several = problem.scenarios.len() > 1;
    let within = if several { run.stop.part(1.0 - FOR_THE_MEAN) } else { run.stop.clone() };
    let terms = Terms { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
    let mut keep = Keep::new(run.args)?;
    let mut found = solve(&problem, &terms.until(within.clone()), &mut |plan, _| {
        keep.hear(|| Answer::new(&problem, plan).text(), None::<fn() -> Vec<u8>>);
        let score = anpai_core::beds::plan::rules::referee(&problem, plan).score;
        bar.tell(Progress { fraction: within.fraction(0), iterations: 0, score });
    });
    let worth = match &found.plan {
        Some(plan) if several && !run.interrupt.was_pressed() => stochastic::value(&problem, plan, &terms),
        _ => None,
    };
    drop(bar);
    found.stochastic = worth;
    let effort = Effort { seed: Some(run.args.seed), ..Effort::so_far(&run.clock) };
    let nothing = anpai_core::beds::plan::Plan::nothing(&problem);
    let plan = found.plan.as_ref().unwrap_or(&nothing);
    let told = Told { problem: &problem, plan, status: found.status, found: Some(&found), effort };
    output::print(&if run.args.json { told.json()? } else { told.text() });
    if found.status == Status::Infeasible {
        if run.writes() {
            output::print_error("anpai: no plan keeps every hard rule; no file was written\n");
        }
        return Ok(if run.interrupt.was_pressed() { Exit::Interrupted } else { Exit::NoPlan });
    }
    if let Some(target) = &run.out {
        target.write(&Answer::new(&problem, plan).text())?;
    }
    if let Some(target) = &run.report {
        target.write(&bed_plan(&problem, plan, found.status, &tell::proof(&found)))?;
    }
    if let Some(target) = &run.visits {
        // Of several that are as likely, the first.
        let likeliest = (0..problem.scenarios.len()).rev().max_by_key(|s| problem.scenarios[*s].weight);
        let draft = visits(&problem, plan, likeliest.unwrap_or(0), problem.years - 1);
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
        let nothing = anpai_core::beds::plan::Plan::nothing(&problem);
        let effort = Effort::so_far(&run.clock);
        let told =
            Told { problem: &problem, plan: &nothing, status: found.status, found: Some(&found), effort };
        output::print(&if run.args.json { told.json()? } else { told.text() });
        return Ok(if run.interrupt.was_pressed() { Exit::Interrupted } else { Exit::NoPlan });
    }
    let mean = |need: i64| need / problem.total_weight().max(1);
    let object = json!({
        "points": front.iter().map(|point| json!({
            "cost_fen": point.stages.cost, "mean_need": mean(point.stages.need), "stages": point.stages,
            "decisions": Answer::new(&problem, &point.plan).decisions,
        })).collect::<Vec<_>>(),
    });
    let text = format!("{object:#}\n");
    if let Some(target) = &run.out {
        target.write(&text)?;
    }
    output::print(&if run.args.json { text } else { tell::front(&front, &mean) });
    Ok(Exit::Done)
}
