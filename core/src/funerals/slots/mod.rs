//! Slots: who comes when, where far more people want the same hour than there is room for. The days of grave-sweeping at
//! Qingming, and marriage registration at its peaks. Peak slots are drawn by lot in a way that anyone can recompute; the
//! rest is for a solver.

pub mod answer;
mod check;
pub mod draft;
pub mod draw;
pub mod figures;
pub mod overbooking;
pub mod plan;
pub mod problem;
pub mod proof;
mod read;
pub mod rules;
mod schema;
#[cfg(test)]
pub(crate) mod testing;
pub mod unplaced;

pub use answer::Answer;
pub use check::check;
pub use draft::Draft;
pub use draw::{Draw, draw};
pub use plan::Plan;
pub use problem::Problem;
pub use read::{read, read_draft};
pub use schema::schema;
pub use unplaced::{Unplaced, unplaced};
