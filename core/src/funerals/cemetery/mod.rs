//! Cemetery plans: which graves, niches and burials without a grave there should be in the years ahead, who is buried how,
//! and what it costs to have people choose what takes less land.

pub mod answer;
pub mod as_is;
mod check;
pub mod draft;
pub mod figures;
pub mod filling;
pub mod plan;
pub mod problem;
pub mod proof;
mod read;
pub mod rules;
mod schema;
pub mod stages;
pub mod targets;
#[cfg(test)]
pub(crate) mod testing;
pub mod unserved;

pub use answer::Answer;
pub use check::check;
pub use draft::Draft;
pub use plan::Plan;
pub use problem::Problem;
pub use read::{read, read_draft};
pub use schema::schema;
pub use stages::Stages;
