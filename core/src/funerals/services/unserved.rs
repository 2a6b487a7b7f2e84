//! Why a case is not served: looked at alone, in a home in which nobody else is.

use schemars::JsonSchema;
use serde::Serialize;

use super::plan::Plan;
use super::problem::{CaseId, Problem};

mod alone;

/// A step, as the reasons name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum StepName {
    /// The pick-up.
    Pickup,
    /// Cold storage.
    Storage,
    /// The preparation.
    Preparation,
    /// The vigil.
    Vigil,
    /// The farewell.
    Farewell,
    /// The cremation.
    Cremation,
}

/// What stands in the way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "obstacle", rename_all = "kebab-case")]
pub enum Obstacle {
    /// No pool has what a step asks for: its class, a hall as large, a cremator that takes the casket.
    NothingFits {
        /// The first such step.
        step: StepName,
    },
    /// Pools have what a step asks for, and not one unit of it.
    NoUnits {
        /// The first such step.
        step: StepName,
    },
    /// The family can on none of the document's days.
    NoDay,
    /// Even in an empty home there is no time for it on the days on which the family can: hours, closed times, the wait
    /// between farewell and cremation, the legal limit, or when it is ready.
    NoTime {
        /// On how many days it was looked for.
        days: usize,
    },
    /// It is confirmed, and the plan leaves it out.
    Confirmed,
    /// Alone it could be done; others have the units.
    NoRoomLeft,
}

/// A case that is not served.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The case.
    pub case: CaseId,
    /// What stands in the way.
    pub obstacle: Obstacle,
}

/// Every case that a plan does not serve.
#[must_use]
pub fn unserved(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let left_out = problem.case_ids().filter(|id| plan.cases.get(id.index()).is_none_or(Option::is_none));
    left_out.map(|case| Unserved { case, obstacle: obstacle(problem, case) }).collect()
}

fn obstacle(problem: &Problem, id: CaseId) -> Obstacle {
    let case = &problem.cases[id.index()];
    if case.confirmed {
        return Obstacle::Confirmed;
    }
    for (step, pools) in alone::pools(case) {
        let mut pools = pools.iter().map(|pool| &problem.pools[pool.index()]);
        if pools.len() == 0 {
            return Obstacle::NothingFits { step };
        }
        if pools.all(|pool| pool.units == 0) {
            return Obstacle::NoUnits { step };
        }
    }
    if case.days.is_empty() {
        return Obstacle::NoDay;
    }
    if alone::has_time(problem, id) {
        Obstacle::NoRoomLeft
    } else {
        Obstacle::NoTime { days: case.days.len() }
    }
}

#[cfg(test)]
mod tests;
