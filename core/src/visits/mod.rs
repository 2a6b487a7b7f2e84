//! Care visits at home: who visits whom, when, on which round; for one day or a horizon of days.

pub mod answer;
pub mod check;
pub mod draft;
pub mod figures;
pub mod format;
pub mod plan;
pub mod problem;
pub mod read;
pub mod rules;
pub mod schedule;
pub mod schema;
pub mod unserved;

pub use plan::{Activity, Plan, Route, Stop};
pub use problem::Problem;
pub use unserved::{Obstacle, Unserved};
