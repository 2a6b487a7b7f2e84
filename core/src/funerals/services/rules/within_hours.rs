//! Each step lies within one window of the hours of its pool.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, found_at, steps};
use crate::funerals::services::uses::between;
use crate::rule::{Rule, Setting, Unit};
use crate::time::LONGEST;

/// See the module.
pub struct WithinHours;

impl Rule<Problem> for WithinHours {
    fn name(&self) -> &'static str {
        "WithinHours"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds of pick-ups, preparations, farewells, cremations and collections outside the window of their pool that holds the most of them; a pool without hours is open on all days of the document."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The home is closed then. What follows a step, such as cooling, may run past closing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for step in steps(problem, plan) {
            let Some(pool) = problem.pools.get(step.pool.index()) else { continue };
            let outside = if step.any_hour {
                // Some end has to be, and no hearse is wanted that late.
                between(problem.horizon.end() + LONGEST, step.to)
            } else {
                pool.beyond_hours(step.from, step.to)
            };
            found(found_at(outside, step.subject));
        }
    }
}
