//! Where things should be: single-source siting, in which sites with capacities are opened and each customer belongs to
//! one of them, whole; for hundreds of sites, with a bound.
//!
//! The bound is that of a Lagrangian relaxation with knapsacks in whole numbers (`relax`, `knapsack`), raised by better
//! prices (`ascent`) and by branching on sites and customers (`node`, `tree`); what a bound rules out is never looked at
//! again (`fixing`). Assignments are made of what the relaxation chooses (`assign`), by going down the tree, and best of
//! all by solving small regions around the best one with the very same search (`regions`). All costs, prices and bounds
//! are whole numbers: a bound holds without tolerance, and two machines find the same. [`special`] has the well-known special
//! cases by their names.
//!
//! ```
//! use anpai_core::stop::Stop;
//! use anpai_solver::location::{Siting, Terms, solve};
//! // Two sites for three customers; the second site is dear, and the first too small for all.
//! let costs = [[1, 2, 9], [3, 3, 1]];
//! let problem = Siting::new(vec![5, 9], vec![4, 6], vec![2, 3, 4], |site, customer| Some(costs[site][customer]));
//! let terms = Terms { seed: 1, threads: 1, stop: Stop::never(), gap: 0.0 };
//! let found = solve(&problem, &terms, &mut |_| {});
//! assert_eq!(found.best.map(|b| (b.sites, b.cost)), Some((vec![1, 1, 1], 13)));
//! assert_eq!(found.bound, Some(13));
//! ```

mod ascent;
mod assign;
mod fixing;
mod knapsack;
mod node;
mod problem;
mod regions;
mod relax;
mod solve;
pub mod special;
#[cfg(test)]
mod tests;
mod tree;
mod view;

pub use assign::Assignment;
pub use problem::{MOST_IN_ALL, Siting, Standing};
pub use solve::{Found, Terms, solve};
