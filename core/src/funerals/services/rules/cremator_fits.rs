//! A cremation is in a cremator of its class that takes its casket.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{PoolKind, Problem};
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct CrematorFits;

impl Rule<Problem> for CrematorFits {
    fn name(&self) -> &'static str {
        "CrematorFits"
    }
    fn summary(&self) -> &'static str {
        "Cremations in a cremator of another class, in one that does not take the casket, or in none."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Class is what a family pays for, in both directions, and a casket that is too large does not go in."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let (Some(cremation), Some(placed)) = (&case.cremation, service.cremation) else { continue };
            let fits = problem.pools.get(placed.pool.index()).is_some_and(|pool| {
                pool.kind == PoolKind::Cremator
                    && pool.class.as_deref() == Some(&*cremation.class)
                    && pool.casket >= cremation.casket
            });
            found(found_at(i64::from(!fits), Subject::Case(id)));
        }
    }
}
