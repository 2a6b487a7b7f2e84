//! A day or a week of funerals: when each case is picked up, prepared, kept, said farewell to and cremated, and with which of
//! the home's resources. The models `funerals-day` and `funerals-week` have one form; a day is a week of one day.

pub mod answer;
mod begun;
mod check;
pub mod draft;
pub mod format;
pub mod instants;
pub mod plan;
pub mod problem;
mod read;
pub mod rules;
mod schema;
#[cfg(test)]
pub(crate) mod testing;
pub mod unserved;
pub mod uses;

pub use answer::Answer;
pub use begun::{begun_uses, trip_uses};
pub use check::check;
pub(crate) use check::one_case;
pub use draft::{Draft, Model};
pub use plan::Plan;
pub use problem::Problem;
pub use read::{read, read_draft};
pub use schema::schema;
pub use unserved::{Obstacle, Unserved};
