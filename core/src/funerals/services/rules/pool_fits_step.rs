//! Hearses, drawers, preparation and vigil halls are of the kind and class that a step asks for.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{PoolId, Problem};
use crate::funerals::services::rules::{Found, Subject, found_at, made, served};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PoolFitsStep;

impl Rule<Problem> for PoolFitsStep {
    fn name(&self) -> &'static str {
        "PoolFitsStep"
    }
    fn summary(&self) -> &'static str {
        "Pick-ups, storage, preparations, vigils and collections in a pool of another kind or class."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A hearse prepares nobody, and a family that asks for a class has it."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let places = [
                (service.pickup.map(|p| p.pool), case.pickup.as_ref().map(|s| &s.pools)),
                (service.storage, case.storage.as_ref()),
                (service.preparation.map(|p| p.pool), case.preparation.as_ref().map(|s| &s.pools)),
                (service.vigil, case.vigil.as_ref().map(|v| &v.pools)),
            ];
            let wrong = |(pool, fitting): &&(Option<PoolId>, Option<&Vec<PoolId>>)| {
                pool.zip(*fitting).is_some_and(|(pool, fitting)| !fitting.contains(&pool))
            };
            found(found_at(places.iter().filter(wrong).count() as i64, Subject::Case(id)));
        }
        for (id, collection, placed) in made(problem, plan) {
            found(found_at(i64::from(!collection.pools.contains(&placed.pool)), Subject::Collection(id)));
        }
    }
}
