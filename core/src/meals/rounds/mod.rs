//! Meal rounds: who brings today's meals from which kitchen to which door or point, on which trip, while they are hot; and
//! what becomes of a day that changes while couriers are out.

pub mod answer;
pub mod changes;
mod check;
pub mod draft;
pub mod figures;
pub mod format;
pub mod plan;
pub mod problem;
mod read;
pub mod rules;
mod schema;
mod standing;
#[cfg(test)]
pub(crate) mod testing;
pub mod unserved;
pub mod walk;

pub use answer::Answer;
pub use check::{check, check_with};
pub use draft::Draft;
pub use plan::Plan;
pub use problem::Problem;
pub use read::{read, read_draft, read_with};
pub use schema::schema;
pub use unserved::{Obstacle, Unserved};
