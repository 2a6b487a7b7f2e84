//! `anpai evaluate`: what a plan costs, by the referee.

use crate::args::Evaluate;
use crate::clock::Clock;
use crate::failure::Failure;
use crate::{Exit, input};

/// Reads problem and plan, and tells the referee's word.
///
/// # Errors
/// The issues of either, or a file that cannot be read.
pub fn run(args: &Evaluate) -> Result<Exit, Failure> {
    let clock = Clock::start();
    let document = input::document(&args.file, args.format, args.json)?;
    document.model()?.evaluate(&document, args, &clock)
}
