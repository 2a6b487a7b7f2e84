//! A document that is to be planned again close to an earlier plan.

use anpai_solver::models;

use crate::failure::Failure;
use crate::models::{Document, Model};

/// The document with an earlier plan in it, in the place of any that it had. What else is wrong with it is the reader's
/// to tell.
///
/// # Errors
/// The plan is no plan file, or the model keeps to none.
pub fn with_previous(document: Document, model: &dyn Model, plan: &Document) -> Result<Document, Failure> {
    let joined = models::with_previous(&document.bytes, model.shared(), &plan.bytes);
    let bytes = joined.map_err(|issues| plan.refused(issues))?;
    Ok(Document { bytes, ..document })
}
