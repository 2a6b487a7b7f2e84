//! Prints what the last percent of a target costs.

use anpai_core::network::plan::Problem;
use anpai_solver::network::plan::Terms;
use anpai_solver::network::plan::front::{self, Point};

use super::problem;
use crate::clock::Effort;
use crate::columns::{Columns, Side};
use crate::failure::Failure;
use crate::models::{Document, Run};
use crate::scored::{hundredths, told};
use crate::{Exit, output};

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
    let problem = problem(document)?;
    let at =
        front::target(&problem, target.unwrap_or_default()).map_err(|issues| document.refused(issues))?;
    run.interrupt.raises(run.stop.flag());
    let terms = Terms { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
    let all = front::front(&problem, at, points.into(), &terms);
    let effort = Effort { seed: Some(run.args.seed), ..Effort::so_far(&run.clock) };
    let text = format!("{:#}\n", front::told(&problem, at, &all));
    output::print(&if run.args.json { text.clone() } else { table(&problem, &all, effort) });
    if let Some(out) = &run.out {
        out.write(&text)?;
    }
    Ok(if all.is_empty() { Exit::NoPlan } else { Exit::Done })
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
