//! Admission to beds: what the verbs do with its documents, and with the published assignment problem (`assignment`).

use anpai_core::beds::admission::Problem;
use anpai_core::beds::admission::read::read_with;
use anpai_core::outcome::Status;
use anpai_solver::models::{self as shared, Model as _};

use super::assignment;
use crate::args::{Evaluate, OWN};
use crate::clock::{Clock, Effort};
use crate::failure::Failure;
use crate::models::{AnyModel, Checked, Document, Model, Run};
use crate::{Exit, output};

mod answer;

use answer::Answer;

/// The model `beds-admission`.
#[derive(Debug)]
pub struct Admission;

impl Model for Admission {
    fn shared(&self) -> &'static dyn AnyModel {
        &shared::Admission
    }
    fn demo(&self) -> &'static str {
        "beds-5000"
    }
    fn formats(&self) -> &'static [&'static str] {
        &["assignment"]
    }
    fn check(&self, document: &Document) -> Result<Checked, Failure> {
        if document.format != OWN {
            return assignment::check(document);
        }
        Ok(shared::Admission.contents(&problem(document)?))
    }
    fn solve(&self, document: &Document, run: &Run<'_>) -> Result<Exit, Failure> {
        if document.format != OWN {
            return assignment::solve(document, run);
        }
        let problem = problem(document)?;
        run.interrupt.raises(run.stop.flag());
        let found = shared::Admission.solve(&problem, &run.terms(), &mut |_| {});
        let Some(found) = found else { return stopped(run) };
        let answer = Answer { problem: &problem, found: &found, effort: Effort::so_far(&run.clock) };
        let write = || -> Result<(), Failure> {
            if let Some(target) = &run.out {
                target.write(&shared::Admission.file(&problem, &found))?;
            }
            if let Some(target) = &run.report {
                target.write(&shared::Admission.report(&problem, &found))?;
            }
            Ok(())
        };
        let written = write();
        // A full disk should not swallow the answer as well.
        output::print(&if run.args.json { answer.json()? } else { answer.text() });
        // Limits that contradict each other leave a decision that breaks them as little as can be.
        let exit = if found.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done };
        written.map(|()| exit)
    }
    fn evaluate(&self, document: &Document, args: &Evaluate, clock: &Clock) -> Result<Exit, Failure> {
        if document.format != OWN {
            return assignment::evaluate(document, args, clock);
        }
        let problem = problem(document)?;
        let file = document.plan(&args.plan)?;
        let found = shared::Admission.judge(&problem, &file.bytes).map_err(|issues| file.refused(issues))?;
        let answer = Answer { problem: &problem, found: &found, effort: Effort::so_far(clock) };
        output::print(&if args.json { answer.json()? } else { answer.text() });
        Ok(if found.status == Status::Infeasible { Exit::NoPlan } else { Exit::Done })
    }
}

/// What to tell where there was no time for a decision: an exact method has none before its last.
pub(super) fn stopped(run: &Run<'_>) -> Result<Exit, Failure> {
    if run.interrupt.was_pressed() {
        return Err(Failure::Interrupted);
    }
    output::print_error("anpai: stopped before there was a decision; give it more time with --stop\n");
    Ok(Exit::NoPlan)
}

/// The problem in a document.
///
/// # Errors
/// All issues of the document.
fn problem(document: &Document) -> Result<Problem, Failure> {
    read_with(&document.bytes, &document.networks()).map_err(|issues| document.refused(issues))
}
