//! The binary's `import` and `export`, from files to files: what goes out comes back, and what is wrong is told by sheet,
//! row and column.

#![allow(clippy::unwrap_used, reason = "what a helper of a test cannot have fails the test")]

mod calendar;
mod mistakes;
mod odd;
mod round_trip;
mod support;
