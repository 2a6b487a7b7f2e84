//! Cases and collections.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::funerals::services::Plan;
use crate::funerals::services::answer::CaseAnswer;
use crate::funerals::services::problem::{Case, Problem, Span};
use crate::funerals::services::uses::after;

/// A case.
#[derive(Serialize)]
pub(super) struct CaseRow<'a> {
    label: &'a str,
    priority: i64,
    ready: Option<i64>,
    latest: Option<i64>,
    nights: u16,
    /// The rank of the hall that was asked for; 0 without a farewell.
    size: u8,
    /// Class of the cremator, and rank of the casket.
    cremation: Option<(&'a str, u8)>,
    /// Windows that the family wishes, both ends included, each once.
    wishes: Vec<(i64, i64)>,
    /// The day that the family asks for, counted from the first.
    wished: Option<i64>,
    /// On which days it may be; `null` where on all.
    days: Option<&'a [u16]>,
    confirmed: bool,
    served: Option<ServedRow>,
}

/// Day and start of the farewell (or cremation); when the ashes are handed over; milliseconds from the wish, days away,
/// milliseconds of waiting, ranks above.
type ServedRow = (Option<u16>, Option<i64>, Option<i64>, i64, i64, i64, i64);

/// A collection.
#[derive(Serialize)]
pub(super) struct CollectionRow<'a> {
    label: &'a str,
    ready: i64,
    due: i64,
    any_hour: bool,
    /// When it begins.
    start: Option<i64>,
}

/// Every case.
pub(super) fn cases<'a>(problem: &'a Problem, plan: &Plan, answers: &[CaseAnswer]) -> Vec<CaseRow<'a>> {
    let costs: BTreeMap<&str, &CaseAnswer> = answers.iter().map(|a| (a.case.as_str(), a)).collect();
    let row = |(at, case): (usize, &'a Case)| CaseRow {
        label: &case.id,
        priority: case.priority,
        ready: case.ready.map(|ready| ready.0),
        latest: case.latest.map(|latest| latest.0),
        nights: case.vigil.as_ref().map_or(0, |vigil| vigil.nights),
        size: case.farewell.as_ref().map_or(0, |farewell| farewell.size),
        cremation: case.cremation.as_ref().map(|cremation| (cremation.class.as_str(), cremation.casket)),
        wishes: wishes(case),
        wished: case.wished_day,
        days: (case.days.len() < usize::from(problem.horizon.days())).then_some(&case.days[..]),
        confirmed: case.confirmed,
        served: costs.get(case.id.as_str()).and_then(|answer| {
            let service = plan.cases.get(at).copied().flatten()?;
            let rite = service.rite();
            let ashes =
                case.cremation.as_ref().zip(service.cremation).map(|(cremation, placed)| {
                    after(after(placed.start, cremation.duration), cremation.ash).0
                });
            Some((
                rite.map(|rite| problem.day_of(rite)),
                rite.map(|rite| rite.0),
                ashes,
                answer.deviation_minutes.0.0,
                answer.days_away,
                answer.waiting_minutes.0.0,
                answer.upgrade,
            ))
        }),
    };
    problem.cases.iter().enumerate().map(row).collect()
}

/// A window of a date counts on every day, and is shown once.
fn wishes(case: &Case) -> Vec<(i64, i64)> {
    let all: BTreeSet<Span> = case.wishes.iter().flatten().copied().collect();
    all.into_iter().map(|span| (span.from.0, span.to.0)).collect()
}

/// Every collection.
pub(super) fn collections<'a>(problem: &'a Problem, plan: &Plan) -> Vec<CollectionRow<'a>> {
    let start = |at: usize| plan.collections.get(at).copied().flatten().map(|placed| placed.start.0);
    let collections = problem.collections.iter().enumerate();
    collections
        .map(|(at, collection)| CollectionRow {
            label: &collection.id,
            ready: collection.ready.0,
            due: collection.due.0,
            any_hour: collection.any_hour,
            start: start(at),
        })
        .collect()
}
