//! The rules of a day and a week of funerals, one a file. This list reads as the specification, and it is the referee: it
//! shares no code with what makes the plans.

use super::plan::{Placed, Plan, Service};
use super::problem::{Case, CaseId, Collection, CollectionId, PoolId, Problem};
use super::uses::{after, between, timed};
use crate::rule::{Breach, Evaluation, Rule, evaluate};
use crate::time::Time;

mod as_wished;
mod begun_stays;
mod case_served;
mod collected_by_due;
mod collection_made;
mod confirmed_stays;
mod cremated_by_latest;
mod cremator_fits;
mod day_allowed;
mod gap_kept;
mod hall_as_asked;
mod hall_large_enough;
mod not_while_closed;
mod nothing_begins_in_the_past;
mod on_wished_day;
mod pool_fits_step;
mod pools_within_capacity;
mod ready_at_first_step;
mod same_as_previous;
mod steps_as_asked;
mod steps_in_order;
mod table;
#[cfg(test)]
mod tests;
mod waiting;
mod within_hours;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A case.
    Case(CaseId),
    /// A collection.
    Collection(CollectionId),
    /// A pool.
    Pool(PoolId),
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of funerals.
pub type FuneralRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&FuneralRule] = &[
    &steps_as_asked::StepsAsAsked,
    &pool_fits_step::PoolFitsStep,
    &hall_large_enough::HallLargeEnough,
    &cremator_fits::CrematorFits,
    &ready_at_first_step::ReadyAtFirstStep,
    &steps_in_order::StepsInOrder,
    &gap_kept::GapKept,
    &cremated_by_latest::CrematedByLatest,
    &within_hours::WithinHours,
    &not_while_closed::NotWhileClosed,
    &day_allowed::DayAllowed,
    &pools_within_capacity::PoolsWithinCapacity,
    &confirmed_stays::ConfirmedStays,
    &begun_stays::BegunStays,
    &nothing_begins_in_the_past::NothingBeginsInThePast,
    &case_served::CaseServed,
    &collection_made::CollectionMade,
    &as_wished::AsWished,
    &on_wished_day::OnWishedDay,
    &waiting::Waiting,
    &hall_as_asked::HallAsAsked,
    &collected_by_due::CollectedByDue,
    &same_as_previous::SameAsPrevious,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}

/// The cases that a plan serves.
fn served<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = (CaseId, &'a Case, &'a Service)> {
    let cases = problem.case_ids().zip(&problem.cases).zip(&plan.cases);
    cases.filter_map(|((id, case), service)| Some((id, case, service.as_ref()?)))
}

/// The collections that a plan makes.
fn made<'a>(
    problem: &'a Problem,
    plan: &'a Plan,
) -> impl Iterator<Item = (CollectionId, &'a Collection, &'a Placed)> {
    let collections = problem.collection_ids().zip(&problem.collections).zip(&plan.collections);
    collections.filter_map(|((id, collection), placed)| Some((id, collection, placed.as_ref()?)))
}

/// By when pick-up and preparation end.
fn prepared_by(problem: &Problem, id: CaseId, service: &Service) -> Option<Time> {
    service.rite().map(|rite| problem.prepared_by(id, rite))
}

/// Milliseconds from the end of the transfer to the cremation, negative where it begins before; `None` where a case has not
/// both.
fn wait(problem: &Problem, case: &Case, service: &Service) -> Option<i64> {
    let (farewell, cremation) = (service.farewell?, service.cremation?);
    let ready = after(after(farewell.start, case.farewell.as_ref()?.duration), problem.transfer);
    case.cremation.as_ref().map(|_| between(ready, cremation.start))
}

/// Whether a family has to be told that something has changed. Hearses, drawers and which cremator of a class are the home's
/// own affair.
pub(crate) fn is_moved(before: &Service, now: &Service) -> bool {
    let start = |placed: Option<Placed>| placed.map(|placed| placed.start);
    let of = |service: &Service| (service.farewell, service.vigil, start(service.cremation));
    of(before) != of(now)
}

/// A step that hours bind.
struct BoundStep {
    pool: PoolId,
    from: Time,
    to: Time,
    any_hour: bool,
    subject: Subject,
}

/// Whether one of the steps of a service is there and then.
fn has(service: &Service, placed: Placed) -> bool {
    let steps = [service.pickup, service.preparation, service.farewell, service.cremation];
    steps.contains(&Some(placed))
}

/// Every step that hours bind; what has begun is bound by nothing any more.
fn steps(problem: &Problem, plan: &Plan) -> Vec<BoundStep> {
    let mut all = Vec::new();
    for (id, case, service) in served(problem, plan) {
        let begun = problem.begun(id);
        let steps = timed(case, service).filter(|(placed, _)| !has(&begun, *placed));
        all.extend(steps.map(|(placed, duration)| BoundStep {
            pool: placed.pool,
            from: placed.start,
            to: after(placed.start, duration),
            any_hour: false,
            subject: Subject::Case(id),
        }));
    }
    let open = made(problem, plan).filter(|(id, ..)| problem.trip_begun(*id).is_none());
    all.extend(open.map(|(id, collection, placed)| BoundStep {
        pool: placed.pool,
        from: placed.start,
        to: after(placed.start, collection.duration),
        any_hour: collection.any_hour,
        subject: Subject::Collection(id),
    }));
    all
}
