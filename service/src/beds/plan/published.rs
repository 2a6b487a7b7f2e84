//! The published capacity plans: solved by decomposition, judged in whole numbers.

use anpai_core::beds::capacity::{Plan, Problem, answer, evaluate, read};
use anpai_core::outcome::Status;
use anpai_solver::beds::capacity::solve as solve_problem;
use serde_json::json;

use super::in_published_unit;
use crate::args::Evaluate;
use crate::clock::Effort;
use crate::failure::Failure;
use crate::models::{Checked, Document, Run};
use crate::{Exit, output};

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
pub(super) fn problem(document: &Document) -> Result<Problem, Failure> {
    read::read(&document.bytes).map_err(|issues| document.refused(issues))
}

/// Checks a file.
///
/// # Errors
/// The issues of the document.
pub(super) fn check(document: &Document) -> Result<Checked, Failure> {
    let problem = problem(document)?;
    let counts = [
        ("sites", problem.sites(), "site"),
        ("zones", problem.zones(), "zone"),
        ("years", problem.years, "year"),
        ("scenarios", problem.scenarios(), "scenario"),
    ];
    Ok(Checked::of(counts))
}

/// Gaps at which a plan is called optimal.
const PROVED: f64 = 1e-4;

/// Solves, and writes the solution where it was asked for.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn solve(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    if run.out.is_some() || run.report.is_some() {
        return Err(Failure::Usage(
            "a capacity plan has no report and no plan of anpai's own; write --solution",
        ));
    }
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let found = solve_problem(&problem, run.args.seed, &run.stop, &mut |_| {});
    let status = match &found.best {
        None => Status::Infeasible,
        Some(_) if found.gap() <= PROVED => Status::Optimal,
        Some(_) => Status::Feasible,
    };
    let (cost, bound) = (found.best.as_ref().map(|b| b.cost), found.bound.is_finite().then_some(found.bound));
    let gap = found.gap().is_finite().then(|| found.gap());
    let effort =
        Effort { iterations: Some(found.designs), seed: Some(run.args.seed), ..Effort::so_far(&run.clock) };
    output::print(&if run.args.json {
        let object = json!({
            "status": status, "objective": cost, "bound": bound, "gap": gap, "cuts": found.cuts,
            "seconds": effort.seconds, "cpu_seconds": effort.cpu_seconds, "iterations": effort.iterations,
            "seed": effort.seed,
        });
        format!("{object:#}\n")
    } else {
        let figure = |value: Option<f64>| value.map_or_else(|| "none".to_owned(), |v| format!("{v:.2}"));
        let percent = gap.map_or_else(|| "none".to_owned(), |g| format!("{:.3} %", 100.0 * g));
        format!("objective {}, bound {}, gap {percent}; {} s\n", figure(cost), figure(bound), effort.seconds)
    });
    let Some(best) = found.best else {
        // No plan was met in the time; whether there is one at all is not said.
        return Ok(if run.interrupt.was_pressed() { Exit::Interrupted } else { Exit::NoPlan });
    };
    if let Some(target) = &run.solution {
        target.write(&answer::text(&best.plan))?;
    }
    Ok(Exit::Done)
}

/// Judges a solution.
///
/// # Errors
/// The issues of the document or the solution.
pub(super) fn evaluate(document: &Document, args: &Evaluate) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    let file = document.plan(&args.plan)?;
    let plan: Plan = answer::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
    let verdict = evaluate::evaluate(&problem, &plan);
    let objective = in_published_unit(&problem, &verdict);
    let feasible = verdict.faults.is_empty();
    output::print(&if args.json {
        let faults: Vec<String> = verdict.faults.iter().map(|f| format!("{}: {}", f.rule, f.what)).collect();
        let status = if feasible { Status::Feasible } else { Status::Infeasible };
        format!("{:#}\n", json!({ "status": status, "objective": objective, "faults": faults }))
    } else {
        let mut text: String = verdict.faults.iter().map(|f| format!("{}: {}\n", f.rule, f.what)).collect();
        text += &format!("objective {objective:.6}\n");
        text
    });
    Ok(if feasible { Exit::Done } else { Exit::NoPlan })
}
