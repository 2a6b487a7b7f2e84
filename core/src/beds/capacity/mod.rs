//! The published capacity-plan problem: beds by site, kind and year under yearly budgets, against demand scenarios. It is
//! synthetic and stands for the hard core of a bed plan: modules of ten beds, fixed costs of a site's year, budgets that
//! bind, targets at the end, and people who go to the nearest free bed that money has put there.

pub mod answer;
pub mod evaluate;
pub mod plan;
pub mod problem;
pub mod read;

pub use plan::{Design, Plan};
pub use problem::Problem;
