//! The published siting problems (`--format sscflp`): solved with a bound, judged in whole numbers.

use anpai_core::meals::siting::{Problem, answer, evaluate as judge, read};
use anpai_core::outcome::Status;
use anpai_solver::location::{self, Terms};
use anpai_solver::meals::siting::siting;
use serde_json::{Value, json};

use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Run};
use crate::scored::told;
use crate::{Exit, output};

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
pub(super) fn problem(document: &Document) -> Result<Problem, Failure> {
    read(&document.bytes).map_err(|issues| document.refused(issues))
}

/// Checks a file.
///
/// # Errors
/// The issues of the document.
pub(super) fn check(document: &Document) -> Result<Checked, Failure> {
    let problem = problem(document)?;
    Ok(Checked::of([("sites", problem.sites(), "site"), ("customers", problem.customers(), "customer")]))
}

/// Solves, and writes the solution where it was asked for.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
///
/// # Panics
/// Where the referee and the search disagree: a bug.
pub(super) fn solve(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    if run.out.is_some() || run.report.is_some() || run.visits.is_some() {
        return Err(Failure::Usage(
            "a siting problem has costs and no places; write its solution: --solution",
        ));
    }
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let terms = Terms { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone(), gap: 0.0 };
    let found = location::solve(&siting(&problem), &terms, &mut |_| {});
    let effort = Effort {
        iterations: Some(found.iterations),
        seed: Some(run.args.seed),
        ..Effort::so_far(&run.clock)
    };
    let verdict = found.best.as_ref().map(|best| judge(&problem, &best.sites));
    if let (Some(verdict), Some(best)) = (&verdict, &found.best) {
        assert!(
            verdict.faults.is_empty() && verdict.cost == i128::from(best.cost),
            "the search says {}, the referee {verdict:?}; seed {}",
            best.cost,
            run.args.seed
        );
    }
    let status = match (&found.best, found.bound) {
        (None, _) => Status::Infeasible,
        (Some(best), Some(bound)) if bound >= best.cost => Status::Optimal,
        _ => Status::Feasible,
    };
    let figure = |cost: i64| problem.in_published_unit(i128::from(cost));
    let (cost, bound) = (found.best.as_ref().map(|best| figure(best.cost)), found.bound.map(figure));
    let gap = found.gap().is_finite().then(|| found.gap());
    output::print(&if run.args.json {
        let number =
            |text: &Option<String>| text.as_ref().and_then(|t| t.parse::<f64>().ok()).map(Value::from);
        let object = json!({
            "status": status, "objective": number(&cost), "bound": number(&bound), "gap": gap,
            "open": verdict.as_ref().map(|v| v.open), "nodes": found.nodes,
            "seconds": effort.seconds, "cpu_seconds": effort.cpu_seconds, "iterations": effort.iterations,
            "seed": effort.seed,
        });
        format!("{object:#}\n")
    } else {
        let word = match (status, found.bound) {
            (Status::Optimal, _) => "optimal: proved to be the best",
            (Status::Infeasible, None) => "infeasible: proved that nobody can be served by these sites",
            (Status::Infeasible, _) => "no assignment was met in the time",
            _ => "feasible",
        };
        let text = |figure: Option<String>| figure.unwrap_or_else(|| "none".to_owned());
        let percent = gap.map_or_else(|| "none".to_owned(), |g| format!("{:.4} %", 100.0 * g));
        let sites = verdict
            .as_ref()
            .map_or(String::new(), |v| format!("\n  sites     {} of {} open", v.open, problem.sites()));
        format!(
            "{word}{sites}\n\ncost {}, bound {}, gap {percent}{}\n",
            text(cost),
            text(bound),
            told(effort)
        )
    });
    let Some(best) = found.best else {
        return Ok(if run.interrupt.was_pressed() { Exit::Interrupted } else { Exit::NoPlan });
    };
    if let Some(target) = &run.solution {
        target.write(&answer::text(&best.sites))?;
    }
    Ok(Exit::Done)
}

/// Judges a solution.
///
/// # Errors
/// The issues of the document or the solution.
pub(super) fn evaluate(document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    let file = document.plan(&args.plan)?;
    let sites = answer::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
    let verdict = judge(&problem, &sites);
    let (cost, feasible) = (problem.in_published_unit(verdict.cost), verdict.faults.is_empty());
    let effort = Effort::so_far(clock);
    output::print(&if args.json {
        let faults: Vec<String> = verdict.faults.iter().map(|f| format!("{}: {}", f.rule, f.what)).collect();
        let status = if feasible { Status::Feasible } else { Status::Infeasible };
        let objective: Option<f64> = cost.parse().ok();
        let object = json!({
            "status": status, "objective": objective, "open": verdict.open, "faults": faults,
            "seconds": effort.seconds, "cpu_seconds": effort.cpu_seconds,
        });
        format!("{object:#}\n")
    } else {
        let faults: String = verdict.faults.iter().map(|f| format!("  {}: {}\n", f.rule, f.what)).collect();
        let word = if feasible { "feasible" } else { "infeasible" };
        format!("{word}\n{faults}  sites     {} open\n\ncost {cost}{}\n", verdict.open, told(effort))
    });
    Ok(if feasible { Exit::Done } else { Exit::NoPlan })
}
