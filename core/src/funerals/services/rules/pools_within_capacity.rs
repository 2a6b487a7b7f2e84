//! No more units are busy than there are.

use crate::funerals::services::begun::{begun_uses, trip_uses};
use crate::funerals::services::plan::Plan;
use crate::funerals::services::problem::{Pool, Problem, Span};
use crate::funerals::services::rules::{Found, Subject, found_at};
use crate::funerals::services::uses::{Use, User, between, uses};
use crate::rule::{Rule, Setting, Unit};
use crate::time::Time;

/// See the module.
pub struct PoolsWithinCapacity;

impl Rule<Problem> for PoolsWithinCapacity {
    fn name(&self) -> &'static str {
        "PoolsWithinCapacity"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds for which each unit that is not there is busy, with cleaning and cooling, and with what is out of service; staff by person. What had begun by `now` has its units."
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
        let mut by_pool: Vec<[Vec<Use>; 2]> = vec![Default::default(); problem.pools.len()];
        let begun = begun(problem);
        let left_out = begun.iter().filter(|one| !is_served(plan, one.user));
        let taken = uses(problem, plan).into_iter().chain(left_out.copied());
        for (at, one) in taken.map(|one| (0, one)).chain(begun.iter().map(|one| (1, *one))) {
            if let Some(of_pool) = by_pool.get_mut(one.pool.index()) {
                of_pool[at].push(one);
            }
        }
        for (id, [uses, begun]) in problem.pool_ids().zip(by_pool) {
            let amount = beyond(&problem.pools[id.index()], &uses, &begun, problem.now);
            found(found_at(amount, Subject::Pool(id)));
        }
    }
}

/// What had begun by the moment of a repair: it has its units, whether they are out of service since or not.
fn begun(problem: &Problem) -> Vec<Use> {
    let mut all = Vec::new();
    if problem.now.is_some() {
        problem.case_ids().for_each(|id| begun_uses(problem, id, &mut all));
        problem.collection_ids().for_each(|id| trip_uses(problem, id, &mut all));
    }
    all
}

fn is_served(plan: &Plan, user: User) -> bool {
    match user {
        User::Case(id) => plan.cases.get(id.index()).is_some_and(Option::is_some),
        User::Collection(id) => plan.collections.get(id.index()).is_some_and(Option::is_some),
    }
}

/// Milliseconds times units beyond what there is, and beyond what has begun, by a sweep over everything that changes. What lies
/// before the moment of a repair counts no more.
fn beyond(pool: &Pool, uses: &[Use], begun: &[Use], now: Option<Time>) -> i64 {
    // When, how many more are busy, how many more there are, how many more had begun.
    let mut events: Vec<(Time, [i64; 3])> = Vec::with_capacity(2 * (uses.len() + pool.profile.len()));
    let mut change = |span: Span, by: [i64; 3]| {
        if span.from < span.to {
            let at = |time: Time| now.map_or(time, |now| time.max(now));
            events.extend([(at(span.from), by), (at(span.to), by.map(|by| -by))]);
        }
    };
    uses.iter().for_each(|one| change(one.span, [one.units, 0, 0]));
    pool.profile.iter().for_each(|part| change(part.span, [0, part.units, 0]));
    begun.iter().for_each(|one| change(one.span, [0, 0, one.units]));
    events.sort_unstable();
    let (mut all, mut last, mut sum) = ([0_i64; 3], None, 0_i64);
    for (at, by) in events {
        if let Some(last) = last {
            let [busy, there, begun] = all;
            sum = sum.saturating_add(between(last, at).saturating_mul((busy - there.max(begun)).max(0)));
        }
        last = Some(at);
        all.iter_mut().zip(by).for_each(|(all, by)| *all += by);
    }
    sum
}
