//! A farewell is in a hall of its rank, or of a higher one.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{PoolKind, Problem};
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct HallLargeEnough;

impl Rule<Problem> for HallLargeEnough {
    fn name(&self) -> &'static str {
        "HallLargeEnough"
    }
    fn summary(&self) -> &'static str {
        "Farewells in a smaller hall than was asked for, or in no hall."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Mourners do not stand outside."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let (Some(farewell), Some(placed)) = (&case.farewell, service.farewell) else { continue };
            let pool = problem.pools.get(placed.pool.index());
            let fits = pool.is_some_and(|p| p.kind == PoolKind::FarewellHall && p.size >= farewell.size);
            found(found_at(i64::from(!fits), Subject::Case(id)));
        }
    }
}
