//! Mixed-integer models on HiGHS: built column by column and row by row with names, solved in a thread of their own, so
//! that a stop is honoured although HiGHS answers none while it presolves or solves the first relaxation. One thread, a
//! seed, and limits in nodes: the same model gives the same answer. HiGHS works in floats and has been seen to call
//! wrong answers optimal, so nothing that it says is believed: [`Model::settle`] rounds every solution and holds it to
//! every bound and row, and a domain recomputes its figures in integers besides.
//!
//! [`solve`] gives incumbents, bound and gap, [`solve_looking`] with better solutions looked for beside the proof, as
//! [`Polish`] does around the best one; [`Relaxation`] the linear relaxation with its duals, re-solved as rows are
//! added; [`clash()`] the rows that contradict each other, by name, and the smallest change that mends them.
//!
//! ```
//! use anpai_core::stop::Stop;
//! use anpai_solver::mip::{Limits, Model, solve};
//! let mut model = Model::default();
//! let wing = model.integer("wing", 0.0, 3.0, 40.0);
//! let room = model.integer("room", 0.0, 9.0, 7.0);
//! model.row("beds", 25.0, f64::INFINITY, [(wing, 20.0), (room, 3.0)]);
//! let answer = solve(&model, None, &Limits::new(&Stop::never()), &mut |_| {});
//! assert_eq!(answer.best.map(|b| b.values), Some(vec![1.0, 2.0]));
//! ```

mod aside;
mod beside;
mod clash;
mod highs;
mod left;
mod listen;
mod model;
mod polish;
mod relaxation;
mod solve;
mod sum;
#[cfg(test)]
mod tests;

pub use aside::aside;
pub use beside::{Look, solve_looking};
pub use clash::{Clash, Mend, clash};
pub use left::{Leaves, Left, Step};
pub use model::{Column, Model, Row, Unsettled};
pub use polish::Polish;
pub use relaxation::{Relaxation, Relaxed};
pub use solve::{
    Answer, Heuristics, Incumbent, Limits, News, Standing, Status, solve, solve_standing, solve_telling,
};
pub use sum::Sum;
