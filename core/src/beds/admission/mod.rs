//! Admission: who gets which bed today, and who waits. Applicants with an assessed level of care, a tier of priority and
//! a date since when they wait; homes with beds by kind and room. The most are served tier by tier, then by how long they
//! have waited, then by wishes and distance; the method is in `anpai-solver`, and `docs/beds.md` is the page to read.

pub mod answer;
pub mod check;
pub mod draft;
pub mod limits;
pub mod plan;
pub mod problem;
pub mod read;
pub mod rules;
pub mod schema;
pub mod tie;
pub mod unserved;

pub use plan::Plan;
pub use problem::Problem;
pub use unserved::{Explanation, Unserved};
