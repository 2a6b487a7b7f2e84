//! What the last percent of a target costs: the cheapest network for it, and for one percent (or one site) less, and so on,
//! each with its bound.

use anpai_core::network::plan::proof::Stage;
use anpai_core::network::plan::{Problem, Stages};
use anpai_solver::network::plan::{Terms, solve};
use serde::Serialize;

use super::problem;
use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::models::{Document, Run};
use crate::scored::{hundredths, told};
use crate::{Exit, output};

/// A percent, a site or an hour, in hundredths.
const STEP: i64 = 100;

/// A network for a target.
#[derive(Clone, Debug, Serialize)]
struct Point {
    /// What is asked of the target, in hundredths.
    at_least_hundredths: i64,
    /// Millionths by which binding and expected targets are missed together, and hours, or what the document counts, that
    /// are unmet.
    shortfall: i64,
    unmet_hours: i64,
    /// What it costs, and what no network for it costs less than.
    cost_fen: i64,
    bound_fen: Option<i64>,
}

/// Makes the front.
///
/// # Errors
/// The issues of the document, a target that it does not have, or a file that cannot be written.
pub(super) fn run(
    document: &Document,
    run: &Run<'_>,
    target: Option<&str>,
    points: u16,
) -> Result<Exit, Failure> {
    let mut problem = problem(document)?;
    let Some(at) = problem.targets.iter().position(|t| Some(t.named.id.as_str()) == target && !t.at_most)
    else {
        return Err(Failure::Usage(
            "the front of a network plan is that of one of its targets, which asks for a least: --target ID",
        ));
    };
    run.interrupt.raises(run.stop.flag());
    let mut all: Vec<Point> = Vec::new();
    for n in 0..points {
        if run.stop.is_over() || problem.targets[at].hundredths <= 0 {
            break;
        }
        let stop = run.stop.part(1.0 / f64::from(points - n));
        all.extend(point(&problem, at, &Terms { seed: run.args.seed, threads: run.threads(), stop }));
        problem.targets[at].hundredths -= STEP;
    }
    let effort = Effort { seed: Some(run.args.seed), ..Effort::so_far(&run.clock) };
    let text = serde_json::to_string_pretty(&serde_json::json!({ "target": target, "front": all }))? + "\n";
    output::print(&if run.args.json { text.clone() } else { table(&problem, &all, effort) });
    if let Some(out) = &run.out {
        out.write(&text)?;
    }
    Ok(if all.is_empty() { Exit::NoPlan } else { Exit::Done })
}

fn point(problem: &Problem, at: usize, terms: &Terms) -> Option<Point> {
    let found = solve(problem, terms, &mut |_| {});
    let stages = Stages::of(problem, found.plan.as_ref()?);
    let cost = found.proof.stages.iter().find(|s| s.stage == Stage::Cost);
    Some(Point {
        at_least_hundredths: problem.targets[at].hundredths,
        shortfall: stages.binding_shortfall.saturating_add(stages.expected_shortfall),
        unmet_hours: stages.unserved,
        cost_fen: stages.cost,
        bound_fen: cost.and_then(|stage| stage.bound),
    })
}

fn table(problem: &Problem, all: &[Point], effort: Effort) -> String {
    let mut table = Columns::new(&[
        ("at least", Side::Right),
        ("missed", Side::Right),
        (if problem.unit.is_some() { "unmet" } else { "hours unmet" }, Side::Right),
        ("yuan", Side::Right),
        ("no less than", Side::Right),
        ("more than the next, yuan", Side::Right),
    ]);
    for (n, point) in all.iter().enumerate() {
        let more = all.get(n + 1).map_or_else(String::new, |next| hundredths(point.cost_fen - next.cost_fen));
        table.row([
            hundredths(point.at_least_hundredths),
            point.shortfall.to_string(),
            point.unmet_hours.to_string(),
            hundredths(point.cost_fen),
            point.bound_fen.map_or_else(|| "unknown".to_owned(), hundredths),
            more,
        ]);
    }
    format!("{}{}\n", table.render(), told(effort).trim_start_matches("; "))
}
