//! Bed plans: how many beds to build until the last year, of which kind, where, when and for what money.

pub mod answer;
mod check;
pub mod draft;
pub mod figures;
#[expect(clippy::module_inception, reason = "what is frozen is in plan.rs in every domain")]
pub mod plan;
pub mod problem;
pub mod proof;
mod read;
pub mod rules;
pub mod stages;
pub mod visits;

pub use answer::Answer;
pub use check::check;
pub use draft::Draft;
pub use plan::Plan;
pub use problem::Problem;
pub use read::{read, read_draft};
pub use stages::Stages;

use serde_json::Value;

/// The JSON Schema of a bed plan's document, committed at `docs/schema/beds-plan.schema.json`.
#[must_use]
pub fn schema() -> Value {
    crate::schema::schema_of::<Draft>(draft::MODEL)
}
