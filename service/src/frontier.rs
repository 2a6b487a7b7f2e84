//! `anpai frontier`: what more money would buy, or what the last of a target costs.

use crate::args::{Frontier, OWN, Solve};
use crate::failure::Failure;
use crate::{Exit, input, solve};

/// Makes the front of a document.
///
/// # Errors
/// The issues of the document, a document of a model that has none, or a file that cannot be written.
pub fn run(args: &Frontier) -> Result<Exit, Failure> {
    let run = solve::ready(&args.solve)?;
    let Solve { previous, best, checkpoint, .. } = &args.solve;
    if [previous, best, checkpoint].iter().any(|path| path.is_some()) {
        return Err(Failure::Usage(
            "a front begins from nothing and is kept when it is done: leave out --previous, --best, --checkpoint",
        ));
    }
    if args.solve.format != OWN || run.report.is_some() || run.visits.is_some() {
        return Err(Failure::Usage(
            "a front is made of anpai's own documents, and has neither report nor visits",
        ));
    }
    let document = input::document(&args.solve.file, OWN, args.solve.json)?;
    document.model()?.frontier(&document, &run, args)
}
