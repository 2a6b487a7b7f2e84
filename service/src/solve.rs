//! `anpai solve`: makes sure that everything asked for can be written, reads the document, and hands it to its model.

use std::time::Duration;

use anpai_core::beds::plan::draft as beds_plan;
use anpai_core::stop::Stop;

use crate::args::{OWN, Solve};
use crate::clock::Clock;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::models::Run;
use crate::output::Target;
use crate::previous::with_previous;
use crate::{Exit, input};

/// How long a search takes where nothing is said.
const DEFAULT_STOP: Duration = Duration::from_secs(60);

/// Solves.
///
/// # Errors
/// The issues of the document, or a file that cannot be read or written. All outputs are tried before the search.
pub fn run(args: &Solve) -> Result<Exit, Failure> {
    let run = ready(args)?;
    let document = input::document(&args.file, args.format, args.json)?;
    let model = document.model()?;
    if run.visits.is_some() && (model.name() != beds_plan::MODEL || args.format != OWN) {
        return Err(Failure::Usage(
            "--visits needs a document of the model beds-plan: it writes the visits of beds at home",
        ));
    }
    let document = match &args.previous {
        None => document,
        Some(_) if args.format != OWN => {
            return Err(Failure::Usage(
                "only anpai's own documents have an earlier plan: leave out --previous",
            ));
        }
        Some(path) => {
            let plan = document.plan(path)?;
            with_previous(document, model, &plan)?
        }
    };
    model.solve(&document, &run)
}

/// Starts the clock and makes sure that everything asked for can be written.
///
/// # Errors
/// A file that cannot be written, or options that do not fit together.
pub fn ready(args: &Solve) -> Result<Run<'_>, Failure> {
    // The clock of the stop begins here, so that `--stop` bounds the reading as well.
    let (clock, stop) = (Clock::start(), stop(args));
    if args.solution.is_some() && args.format == OWN {
        return Err(Failure::Usage("--solution needs a published --format; --out writes anpai's own plan"));
    }
    let interrupt = Interrupt::listen()?;
    if args.tied {
        interrupt.tie();
    }
    Ok(Run {
        args,
        clock,
        stop,
        interrupt,
        out: Target::maybe(args.out.as_ref())?,
        solution: Target::maybe(args.solution.as_ref())?,
        report: Target::maybe(args.report.as_ref())?,
        visits: Target::maybe(args.visits.as_ref())?,
    })
}

/// A limit of iterations alone reads no clock: its plan can be repeated.
fn stop(args: &Solve) -> Stop {
    let stop = match (args.stop, args.iterations) {
        (Some(time), _) => Stop::after(time),
        (None, Some(_)) => Stop::never(),
        (None, None) => Stop::after(DEFAULT_STOP),
    };
    stop.or_iterations(args.iterations)
}
