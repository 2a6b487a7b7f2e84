//! `anpai frontier`: what more money would buy.

use anpai_core::beds::plan::draft::MODEL;

use crate::args::{Frontier, OWN};
use crate::beds::plan::Front;
use crate::failure::Failure;
use crate::{Exit, input, solve};

/// Makes the front of a bed plan.
///
/// # Errors
/// The issues of the document, a document of another model, or a file that cannot be written.
pub fn run(args: &Frontier) -> Result<Exit, Failure> {
    let run = solve::ready(&args.solve)?;
    if args.solve.format != OWN || run.report.is_some() || run.visits.is_some() {
        return Err(Failure::Usage(
            "a front is made of a document of the model beds-plan, and has neither report nor visits",
        ));
    }
    let document = input::document(&args.solve.file, OWN, args.solve.json)?;
    if document.model()?.name() != MODEL {
        return Err(Failure::Usage(
            "only documents of the model beds-plan have a front of cost against need",
        ));
    }
    Front::run(&document, &run, usize::from(args.points))
}
