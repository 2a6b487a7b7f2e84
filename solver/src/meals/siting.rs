//! The published siting problem as one of [`location`](crate::location).

use anpai_core::meals::siting::Problem;

use crate::location::Siting;

/// The problem that is solved; costs are in units of the file's last decimal.
#[must_use]
pub fn siting(problem: &Problem) -> Siting {
    let (capacity, opening) = (problem.capacity.clone(), problem.opening.clone());
    Siting::new(capacity, opening, problem.demand.clone(), |j, i| Some(problem.cost[i][j]))
}
