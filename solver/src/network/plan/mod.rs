//! Network plans by mixed-integer models: which size every site has in whole numbers, and who is served from where as flows
//! of hours, by the stages that plans of sites share ([`crate::sites`]). Beside the proof of each a second thread looks
//! for better plans, a kind or a few sites at a time (`around`). A solution gives the sizes; who is served from where follows from them by the
//! same stages in whole hours, the nearest first (`freeze`), and the referee has the last word.

mod around;
mod enough;
mod freeze;
pub mod front;
mod model;
mod solve;
mod spacing;
mod targets;
#[cfg(test)]
mod tests;

pub use crate::sites::Terms;
pub use solve::{Found, go_on, solve};
