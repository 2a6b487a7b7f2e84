//! Cases and collections of a plan file.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::units::{Assigned, unit_name};
use crate::funerals::services::draft::{Day, Moment, PoolKind};
use crate::funerals::services::instants::moment;
use crate::funerals::services::plan::{Placed, Plan, Service};
use crate::funerals::services::problem::{Case, CaseId, PoolId, Problem, Span};
use crate::funerals::services::uses::{User, after, between, storage_span, vigil_span};
use crate::time::{Duration, Minutes};

/// A step: where, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StepAnswer {
    /// The pool.
    pub pool: String,
    /// Which of its units, for people to read; not there where none is taken for any time.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub unit: Option<String>,
    /// When it begins.
    pub start: Moment,
    /// When it ends, without what follows it.
    pub end: Moment,
}

/// A case that is served.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CaseAnswer {
    /// The case.
    pub case: String,
    /// The day of its farewell, or of its cremation where there is no farewell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<Day>,
    /// The pick-up.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub pickup: Option<StepAnswer>,
    /// Cold storage.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub storage: Option<StepAnswer>,
    /// The preparation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub preparation: Option<StepAnswer>,
    /// The vigil, from noon to noon.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub vigil: Option<StepAnswer>,
    /// The farewell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub farewell: Option<StepAnswer>,
    /// The cremation.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cremation: Option<StepAnswer>,
    /// When the ashes are handed over.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ashes: Option<Moment>,
    /// From the start of the farewell to the nearest window of the family's wishes.
    pub deviation_minutes: Minutes,
    /// Days from the one that the family asks for.
    pub days_away: i64,
    /// From the end of the transfer to the cremation.
    pub waiting_minutes: Minutes,
    /// Ranks of the hall above the one that was asked for.
    pub upgrade: i64,
}

/// A collection that is made.
#[derive(Clone, Debug, PartialEq, Serialize, JsonSchema)]
pub struct CollectionAnswer {
    /// The collection.
    pub collection: String,
    /// The trip.
    #[serde(flatten)]
    pub step: StepAnswer,
    /// How much later than due it begins.
    pub late_minutes: Minutes,
}

/// What a case costs its family.
pub(super) struct Cost {
    pub(super) deviation: Duration,
    pub(super) days_away: i64,
    pub(super) waiting: Duration,
    pub(super) upgrade: i64,
}

pub(super) fn cost(problem: &Problem, case: &Case, service: &Service) -> Cost {
    let (day, rite) = match service.rite() {
        Some(rite) => (Some(problem.day_of(rite)), rite),
        None => (None, problem.horizon.midnight(0)),
    };
    let end = |placed: Placed, duration: Duration| after(placed.start, duration);
    let told = service.farewell.zip(case.farewell.as_ref());
    let waiting = told.zip(service.cremation).map_or(0, |((placed, farewell), cremation)| {
        between(after(end(placed, farewell.duration), problem.transfer), cremation.start).max(0)
    });
    let upgrade = told.map_or(0, |(placed, farewell)| {
        let size = problem.pools.get(placed.pool.index()).map_or(0, |pool| i64::from(pool.size));
        (size - i64::from(farewell.size)).max(0)
    });
    Cost {
        deviation: day.map_or(Duration::ZERO, |day| case.deviation(day, rite)),
        days_away: day.map_or(0, |day| case.days_away(day)),
        waiting: Duration(waiting),
        upgrade,
    }
}

/// The unit of each user in each kind of pool: a user has one step of each kind.
type Units = BTreeMap<(User, PoolKind), usize>;

fn by_user(problem: &Problem, assigned: &[Assigned]) -> Units {
    let unit = |a: &Assigned| Some(((a.one.user, problem.pools.get(a.one.pool.index())?.kind), a.unit?));
    assigned.iter().filter_map(unit).collect()
}

fn step(problem: &Problem, units: &Units, user: User, pool: PoolId, span: Span) -> Option<StepAnswer> {
    let kind = problem.pools.get(pool.index())?;
    let unit = units.get(&(user, kind.kind)).map(|unit| unit_name(problem, pool, *unit));
    Some(StepAnswer {
        pool: kind.named.id.clone(),
        unit,
        start: moment(&problem.horizon, span.from),
        end: moment(&problem.horizon, span.to),
    })
}

pub(super) fn cases(problem: &Problem, plan: &Plan, assigned: &[Assigned]) -> Vec<CaseAnswer> {
    let units = by_user(problem, assigned);
    let cases = problem.case_ids().zip(&problem.cases).zip(&plan.cases);
    cases.filter_map(|((id, case), s)| Some(self::case(problem, &units, id, case, s.as_ref()?))).collect()
}

fn case(problem: &Problem, units: &Units, id: CaseId, case: &Case, service: &Service) -> CaseAnswer {
    let user = User::Case(id);
    let placed = |placed: Option<Placed>, duration: Option<Duration>| {
        let placed = placed?;
        let to = after(placed.start, duration.unwrap_or_default());
        step(problem, units, user, placed.pool, Span { from: placed.start, to })
    };
    // What is kept for no time is told all the same, so that the file is read back as it was.
    let kept = |pool: Option<PoolId>, span: Option<Span>| {
        let at = service.rite().unwrap_or_default();
        step(problem, units, user, pool?, span.unwrap_or(Span { from: at, to: at }))
    };
    let ash = case
        .cremation
        .as_ref()
        .zip(service.cremation)
        .map(|(cremation, placed)| after(after(placed.start, cremation.duration), cremation.ash));
    let cost = cost(problem, case, service);
    CaseAnswer {
        case: case.id.clone(),
        day: service.rite().map(|rite| Day(problem.horizon.date(problem.day_of(rite)))),
        pickup: placed(service.pickup, case.pickup.as_ref().map(|s| s.duration)),
        storage: kept(service.storage, storage_span(problem, id, service)),
        preparation: placed(service.preparation, case.preparation.as_ref().map(|s| s.duration)),
        vigil: kept(service.vigil, vigil_span(problem, id, service)),
        farewell: placed(service.farewell, case.farewell.as_ref().map(|f| f.duration)),
        cremation: placed(service.cremation, case.cremation.as_ref().map(|c| c.duration)),
        ashes: ash.map(|at| moment(&problem.horizon, at)),
        deviation_minutes: Minutes(cost.deviation),
        days_away: cost.days_away,
        waiting_minutes: Minutes(cost.waiting),
        upgrade: cost.upgrade,
    }
}

pub(super) fn collections(problem: &Problem, plan: &Plan, assigned: &[Assigned]) -> Vec<CollectionAnswer> {
    let units = by_user(problem, assigned);
    let collections = problem.collection_ids().zip(&problem.collections).zip(&plan.collections);
    collections
        .filter_map(|((id, collection), placed)| {
            let placed = (*placed)?;
            let span = Span { from: placed.start, to: after(placed.start, collection.duration) };
            Some(CollectionAnswer {
                collection: collection.id.clone(),
                step: step(problem, &units, User::Collection(id), placed.pool, span)?,
                late_minutes: Minutes(Duration(between(collection.due, placed.start).max(0))),
            })
        })
        .collect()
}
