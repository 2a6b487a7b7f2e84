//! Network plans: which sites of which kind there should be, of which size, and which community has its hours of care from
//! where: one planned state, reached from the one that is there.

pub mod answer;
mod check;
pub mod costs;
pub mod draft;
pub mod figures;
#[expect(clippy::module_inception, reason = "what is frozen is in plan.rs in every domain")]
pub mod plan;
pub mod problem;
pub mod proof;
mod read;
pub mod rules;
mod schema;
pub mod siting;
pub mod stages;
pub mod targets;
#[cfg(test)]
pub(crate) mod testing;
pub mod unserved;

pub use answer::Answer;
pub use check::{check, check_with};
pub use draft::Draft;
pub use plan::Plan;
pub use problem::Problem;
pub use read::{read, read_draft, read_with};
pub use schema::schema;
pub use stages::Stages;
