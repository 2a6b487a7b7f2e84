//! The waiting list under each plan: a ratio of beds to people says nothing of how long anybody waits.

pub mod problem;
pub mod span;

pub use problem::Problem;
pub use span::Span;
