//! No more units are busy than there are.

use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{Pool, Problem};
use crate::funerals::services::rules::{Found, Subject, found_at};
use crate::funerals::services::uses::{Use, between, uses};
use crate::rule::{Rule, Setting, Unit};
use crate::time::Time;

/// See the module.
pub struct PoolsWithinCapacity;

impl Rule<Problem> for PoolsWithinCapacity {
    fn name(&self) -> &'static str {
        "PoolsWithinCapacity"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds for which each unit that is not there is busy, with cleaning and cooling, and with what is out of service; staff by person."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Two coffins do not fit into one cremator."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut by_pool: Vec<Vec<Use>> = vec![Vec::new(); problem.pools.len()];
        for one in uses(problem, plan) {
            if let Some(of_pool) = by_pool.get_mut(one.pool.index()) {
                of_pool.push(one);
            }
        }
        for (id, uses) in problem.pool_ids().zip(by_pool) {
            found(found_at(beyond(&problem.pools[id.index()], &uses), Subject::Pool(id)));
        }
    }
}

/// Milliseconds times units beyond what there is, by a sweep over everything that changes.
fn beyond(pool: &Pool, uses: &[Use]) -> i64 {
    // When, how many more are busy, how many more there are.
    let mut events: Vec<(Time, i64, i64)> = Vec::with_capacity(2 * (uses.len() + pool.profile.len()));
    for one in uses.iter().filter(|one| one.span.from < one.span.to) {
        events.extend([(one.span.from, one.units, 0), (one.span.to, -one.units, 0)]);
    }
    for part in &pool.profile {
        events.extend([(part.span.from, 0, part.units), (part.span.to, 0, -part.units)]);
    }
    events.sort_unstable();
    let (mut busy, mut there, mut last, mut sum) = (0_i64, 0_i64, None, 0_i64);
    for (at, uses, units) in events {
        if let Some(last) = last {
            sum = sum.saturating_add(between(last, at).saturating_mul((busy - there).max(0)));
        }
        last = Some(at);
        busy += uses;
        there += units;
    }
    sum
}
