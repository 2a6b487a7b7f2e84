//! Solves a cemetery plan.

use anpai_core::funerals::cemetery::Plan;
use anpai_core::funerals::cemetery::answer::Answer;
use anpai_core::funerals::cemetery::rules::referee;
use anpai_core::outcome::Status;
use anpai_core::report::cemetery_plan;
use anpai_core::stop::Progress;
use anpai_solver::funerals::cemetery::{Terms, solve};

use super::problem;
use super::tell::Told;
use crate::clock::Effort;
use crate::failure::Failure;
use crate::keep::Keep;
use crate::models::{Document, Run};
use crate::progress::Bar;
use crate::{Exit, output};

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be written.
pub(super) fn run(document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
    if run.visits.is_some() || run.solution.is_some() {
        return Err(Failure::Usage("a cemetery plan has no visits and no published form; write --out"));
    }
    let problem = problem(document)?;
    run.interrupt.raises(run.stop.flag());
    let bar = Bar::telling(run.args.progress);
    let terms = Terms { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
    let mut keep = Keep::new(run.args)?;
    let found = solve(&problem, &terms, &mut |plan| {
        keep.hear(|| Answer::new(&problem, plan).text(), None::<fn() -> Vec<u8>>);
        let score = referee(&problem, plan).score;
        bar.tell(Progress { fraction: run.stop.fraction(0), iterations: 0, score });
    });
    drop(bar);
    let effort = Effort { seed: Some(run.args.seed), ..Effort::so_far(&run.clock) };
    let nothing = Plan::nothing(&problem);
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
        target.write(&cemetery_plan(&problem, plan, found.status, &found.proof, &found.prices))?;
    }
    Ok(Exit::Done)
}
