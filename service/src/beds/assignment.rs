//! The published assignment problem (`--format assignment`): checked, solved exactly and proved, its solutions written
//! and evaluated. A solution has a line `applicant slot` for everybody with a place.

use anpai_core::beds::format::assignment::{Assignment, read};
use anpai_core::beds::format::solution::{self, Evaluated};
use anpai_solver::beds::assignment::{Solved, solve as assign};
use anpai_solver::models::count;
use serde_json::{Map, json};

use super::admission::stopped;
use crate::args::Evaluate;
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{Checked, Document, Run};
use crate::scored::told;
use crate::{Exit, output};

fn problem(document: &Document) -> Result<Assignment, Failure> {
    read(&document.bytes).map_err(|issues| document.refused(issues))
}

/// Checks a file.
///
/// # Errors
/// Every issue, with its line.
pub(super) fn check(document: &Document) -> Result<Checked, Failure> {
    let problem = problem(document)?;
    let places: u64 = problem.capacity.iter().map(|c| u64::from(*c)).sum();
    let (applicants, slots, arcs) = (problem.unserved.len(), problem.capacity.len(), problem.arcs.len());
    let counts = [("applicants", applicants), ("slots", slots), ("places", places as usize), ("arcs", arcs)];
    let line = format!(
        "{}, {} in {}, {}",
        count(applicants, "applicant"),
        count(places as usize, "place"),
        count(slots, "slot"),
        count(arcs, "arc"),
    );
    Ok(Checked {
        counts: Map::from_iter(counts.map(|(key, n)| (key.to_owned(), json!(n)))),
        line,
        notes: Vec::new(),
    })
}

/// Solves it.
///
/// # Errors
/// Every issue of the file, or a solution that cannot be written.
pub(super) fn solve(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    if run.out.is_some() || run.report.is_some() {
        return Err(Failure::Usage(
            "the assignment format has costs and no homes; write its solution: --solution",
        ));
    }
    let problem = problem(document)?;
    let read = Effort::so_far(&run.clock);
    run.interrupt.raises(run.stop.flag());
    let Some(Solved { slots, proved }) = assign(&problem, &run.stop) else { return stopped(run) };
    let effort = Effort::so_far(&run.clock);
    let evaluated = solution::evaluate(&problem, &slots);
    assert!(
        evaluated.is_feasible() && evaluated.cost == proved,
        "the flow says {proved}, the referee {evaluated:?}"
    );
    let written = run.solution.as_ref().map_or(Ok(()), |target| target.write(&solution::write(&slots)));
    let spent = effort.cpu_seconds.zip(read.cpu_seconds).map(|(all, read)| thousandths(all - read));
    output::print(&if run.args.json {
        let object = json!({
            "status": "optimal", "objective": evaluated.cost as i64, "bound": proved as i64,
            "served": evaluated.served, "unserved": slots.len() - evaluated.served,
            "solve_cpu_seconds": spent, "seconds": effort.seconds, "cpu_seconds": effort.cpu_seconds,
        });
        format!("{object:#}\n")
    } else {
        let spent = spent.map_or(String::new(), |s| format!(", {s} s of it without reading"));
        format!(
            "optimal: proved to be the best\n  applicants  {} of {} have a place\n\ncost {}{}{spent}\n",
            evaluated.served,
            slots.len(),
            evaluated.cost,
            told(effort),
        )
    });
    written.map(|()| Exit::Done)
}

/// Evaluates a solution.
///
/// # Errors
/// Every issue of either file.
pub(super) fn evaluate(document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
    let problem = problem(document)?;
    let file = document.plan(&args.plan)?;
    let slots = solution::read(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
    let evaluated = solution::evaluate(&problem, &slots);
    let Evaluated { cost, served, misfits, overfull } = evaluated;
    let effort = Effort::so_far(clock);
    let feasible = evaluated.is_feasible();
    output::print(&if args.json {
        let object = json!({
            "status": if feasible { "feasible" } else { "infeasible" }, "objective": cost as i64, "served": served,
            "unserved": slots.len() - served, "misfits": misfits, "overfull": overfull,
            "seconds": effort.seconds, "cpu_seconds": effort.cpu_seconds,
        });
        format!("{object:#}\n")
    } else {
        let status = if feasible {
            "feasible".to_owned()
        } else {
            format!(
                "infeasible: {} in a slot that does not fit, {} too many",
                count(misfits, "applicant"),
                count(overfull as usize, "place")
            )
        };
        let all = slots.len();
        format!("{status}\n  applicants  {served} of {all} have a place\n\ncost {cost}{}\n", told(effort))
    });
    Ok(if feasible { Exit::Done } else { Exit::NoPlan })
}

fn thousandths(seconds: f64) -> f64 {
    (seconds * 1000.0).round() / 1000.0
}
