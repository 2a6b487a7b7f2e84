//! `anpai simulate`: makes sure that everything asked for can be written, reads the document, and hands it to its model.

use anpai_core::stop::Stop;

use crate::args::{OWN, Simulate};
use crate::clock::Clock;
use crate::failure::Failure;
use crate::interrupt::Interrupt;
use crate::models::Simulation;
use crate::output::Target;
use crate::{Exit, input};

/// Simulates.
///
/// # Errors
/// The issues of the document, or a file that cannot be read or written. All outputs are tried before the simulation.
pub fn run(args: &Simulate) -> Result<Exit, Failure> {
    let interrupt = Interrupt::listen()?;
    if args.tied {
        interrupt.tie();
    }
    let run = Simulation {
        args,
        clock: Clock::start(),
        stop: args.stop.map_or_else(Stop::never, Stop::after),
        interrupt,
        out: Target::maybe(args.out.as_ref())?,
        report: Target::maybe(args.report.as_ref())?,
    };
    let document = input::document(&args.file, OWN, args.json)?;
    document.model()?.simulate(&document, &run)
}
