//! The waiting list by simulation: what the verbs do with its documents.

use anpai_core::beds::forecast::read::read;
use anpai_core::beds::forecast::{Problem, answer::Answer};
use anpai_solver::models::{self as shared, Heard, Model as _};

use crate::args::Evaluate;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run, Simulation, Terms};
use crate::progress::Bar;
use crate::{Exit, output};

mod text;

/// The model `beds-forecast`.
#[derive(Debug)]
pub struct BedsForecast;

impl Model for BedsForecast {
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::BedsForecast
    }
    fn demo(&self) -> &'static str {
        "guandu-waiting"
    }
    fn formats(&self) -> &'static [&'static str] {
        &[]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        Ok(shared::BedsForecast.contents(&problem(document)?))
    }
    fn solve(&self, _: &Document, _: &Run<'_>) -> Result<Exit, Failure> {
        Err(Failure::Usage("there is nothing to solve in a forecast: use `anpai simulate`"))
    }
    fn evaluate(&self, _: &Document, _: &Evaluate, _: &Clock) -> Result<Exit, Failure> {
        Err(Failure::Usage("there is no plan to evaluate in a forecast: use `anpai simulate`"))
    }
    fn simulate(&self, document: &Document, run: &Simulation<'_>) -> Result<Exit, Failure> {
        let problem = problem(document)?;
        run.interrupt.raises(run.stop.flag());
        let bar = Bar::telling(run.args.progress);
        let terms = Terms { seed: run.args.seed, threads: run.threads(), stop: run.stop.clone() };
        let mut heard = |heard: &Heard<'_>| bar.step("replications", heard.fraction);
        let answer = shared::BedsForecast.solve(&problem, &terms, &mut heard);
        drop(bar);
        let Some(answer) = answer else { return Ok(Exit::Interrupted) };
        let written = write(&problem, &answer, run);
        output::print(&if run.args.json {
            text::json(&problem, &answer, &run.clock)?
        } else {
            text::text(&problem, &answer, &run.clock)
        });
        written.map(|()| Exit::Done)
    }
}

fn write(problem: &Problem, answer: &Answer, run: &Simulation<'_>) -> Result<(), Failure> {
    if let Some(target) = &run.out {
        target.write(&shared::BedsForecast.file(problem, answer))?;
    }
    if let Some(target) = &run.report {
        target.write(&shared::BedsForecast.report(problem, answer))?;
    }
    Ok(())
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read(&document.bytes).map_err(|issues| document.refused(issues))
}
