//! Families that have to be told of a change, with what stands in the way of where they were.

use schemars::JsonSchema;
use serde::Serialize;

use super::super::draft::Moment;
use super::super::instants::moment;
use super::super::plan::{Plan, Service};
use super::super::problem::{CaseId, PoolId, Problem, Span};
use super::super::rules::is_moved;
use super::super::uses::{Use, User, case_uses, uses};
use crate::time::Time;

/// A family that has to be told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MovedAnswer {
    /// The case.
    pub case: String,
    /// When its farewell (or cremation) was to begin.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<Moment>,
    /// When it begins now; not there where it is not served any more.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<Moment>,
    /// Why it is not where it was.
    #[serde(flatten)]
    pub why: Why,
}

/// Why a case is not where it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "why", rename_all = "kebab-case")]
pub enum Why {
    /// Units that it used are out of service, and others have the rest.
    OutOfService {
        /// Of this pool.
        pool: String,
        /// From this moment on there are too few.
        since: Moment,
    },
    /// Others have all units.
    Full {
        /// Of this pool.
        pool: String,
        /// From this moment on.
        since: Moment,
    },
    /// Nothing stands where it was: it makes way for somebody, or the plan could be better.
    MakesWay,
}

/// Everybody whose farewell, vigil or cremation is another one now.
pub(super) fn moved(problem: &Problem, plan: &Plan) -> Vec<MovedAnswer> {
    let (mut all, taken) = (Vec::new(), uses(problem, plan));
    for (id, case) in problem.case_ids().zip(&problem.cases) {
        let Some(before) = problem.previous.get(id.index()).copied().flatten() else { continue };
        let now = plan.cases.get(id.index()).copied().flatten();
        if now.is_none_or(|now| is_moved(&before, &now)) {
            let at = |rite| moment(&problem.horizon, rite);
            let to = now.and_then(|now| now.rite());
            all.push(MovedAnswer {
                case: case.id.clone(),
                from: before.rite().map(at),
                to: to.map(at),
                why: why(problem, id, &before, &taken),
            });
        }
    }
    all
}

/// The first pool that has too few units for where a case was, as the others are now.
fn why(problem: &Problem, id: CaseId, before: &Service, taken: &[Use]) -> Why {
    let mut needs = Vec::new();
    case_uses(problem, id, before, &mut needs);
    let others: Vec<&Use> = taken.iter().filter(|used| used.user != User::Case(id)).collect();
    for need in needs {
        let Some(pool) = problem.pools.get(need.pool.index()) else { continue };
        let Some(since) = short(problem, &need, &others) else { continue };
        let (pool_id, since) = (pool.named.id.clone(), moment(&problem.horizon, since));
        let is_out = pool.outages.iter().any(|out| meets(out.span, need.span));
        return if is_out {
            Why::OutOfService { pool: pool_id, since }
        } else {
            Why::Full { pool: pool_id, since }
        };
    }
    Why::MakesWay
}

/// The first moment at which a pool has too few units left for a need.
fn short(problem: &Problem, need: &Use, others: &[&Use]) -> Option<Time> {
    let of_pool = |used: &&&Use| used.pool == need.pool && meets(used.span, need.span);
    let busy: Vec<&&Use> = others.iter().filter(of_pool).collect();
    let profile = &problem.pools[need.pool.index()].profile;
    // Something can only become short where somebody begins or the number of units changes.
    let begins = busy.iter().map(|used| used.span.from).chain(profile.iter().map(|part| part.span.from));
    let mut moments: Vec<Time> = begins.map(|begin| begin.max(need.span.from)).collect();
    moments.push(need.span.from);
    moments.sort_unstable();
    moments.dedup();
    moments.into_iter().filter(|at| *at < need.span.to).find(|at| {
        let taken: i64 = busy.iter().filter(|used| holds(used.span, *at)).map(|used| used.units).sum();
        units(problem, need.pool, *at).saturating_sub(taken) < need.units
    })
}

fn units(problem: &Problem, pool: PoolId, at: Time) -> i64 {
    let part = problem.pools[pool.index()].profile.iter().find(|part| holds(part.span, at));
    part.map_or(0, |part| part.units)
}

fn holds(span: Span, at: Time) -> bool {
    span.from <= at && at < span.to
}

fn meets(a: Span, b: Span) -> bool {
    a.from < b.to && b.from < a.to
}
