//! Meals plans by mixed-integer models: which size every kitchen and point has in whole numbers, and who eats where as
//! flows. Stages one after another, each held by a row to what the ones before reached; where every target can be met and
//! everyone served there is nothing to weigh before cost, and that is tried first (`ladder`). Beside the proof of the cost a
//! second thread looks for cheaper plans (`around`). A solution gives the sizes; who eats where follows from them by the same
//! stages in whole meals (`freeze`), and the referee has the last word.

mod around;
mod fairness;
mod freeze;
mod ladder;
mod model;
mod solve;
mod targets;
#[cfg(test)]
mod tests;

pub use solve::{Found, Terms, solve};
