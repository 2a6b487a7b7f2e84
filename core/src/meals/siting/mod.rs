//! The published single-source siting problem (SSCFLP): which sites to open, and which one of them each customer belongs
//! to, whole. It stands for meal points to which communities are assigned; the benchmark's instances are of this form.

pub mod answer;
mod decimal;
pub mod evaluate;
mod problem;
pub mod read;

pub use evaluate::{Fault, Verdict, evaluate};
pub use problem::{Problem, Sites};
pub use read::read;
