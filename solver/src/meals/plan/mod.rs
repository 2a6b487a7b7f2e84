//! Meals plans by mixed-integer models: which size every kitchen and point has in whole numbers, and who eats where as
//! flows. Stages go one after another ([`crate::sites`]). Beside the proof of the cost a
//! second thread looks for cheaper plans (`around`). A solution gives the sizes; who eats where follows from them by the same
//! stages in whole meals (`freeze`), and the referee has the last word.

mod around;
mod freeze;
mod model;
mod solve;
mod targets;
#[cfg(test)]
mod tests;

pub use crate::sites::Terms;
pub use solve::{Found, go_on, solve};
