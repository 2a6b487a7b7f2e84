//! Farewells are in halls no larger than asked for.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct HallAsAsked;

impl Rule<Problem> for HallAsAsked {
    fn name(&self) -> &'static str {
        "HallAsAsked"
    }
    fn summary(&self) -> &'static str {
        "Ranks between the hall of a farewell and the one that was asked for."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(1_800_000)
    }
    fn reason(&self) -> &'static str {
        "A larger hall is then missing for others: a rank is as bad as half an hour off a wish of weight 1."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let (Some(farewell), Some(placed)) = (&case.farewell, service.farewell) else { continue };
            let Some(pool) = problem.pools.get(placed.pool.index()) else { continue };
            found(found_at(i64::from(pool.size) - i64::from(farewell.size), Subject::Case(id)));
        }
    }
}
