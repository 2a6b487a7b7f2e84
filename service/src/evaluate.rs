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
    let model = document.model()?;
    if args.report.is_some() && !model.reports_evaluated() {
        return Err(Failure::Usage(
            "only plans of the models funerals-day, funerals-week and slots have a report when evaluated",
        ));
    }
    model.evaluate(&document, args, &clock)
}
