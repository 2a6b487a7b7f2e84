//! The waiting list under each plan: a ratio of beds to people says nothing of how long anybody waits.

pub mod answer;
pub mod check;
pub mod draft;
pub mod problem;
pub mod read;
pub mod schema;
pub mod span;

pub use problem::Problem;
pub use span::Span;
