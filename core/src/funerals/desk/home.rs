//! The home whose places are booked: the pools, hours and rules of a week's document, what its cases take already, and
//! one family's case at a time as a problem of its own.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::draft::{TakeDraft, Weekday};
use super::instant::Instant;
use crate::funerals::services::draft::{CaseDraft, Draft, PlacedDraft, PreviousDraft};
use crate::funerals::services::instants::{instant, moment};
use crate::funerals::services::plan::{Placed, Plan, Service};
use crate::funerals::services::problem::{Case, CaseId, PoolId, Problem, Span};
use crate::funerals::services::uses::{case_uses, uses};
use crate::funerals::services::{check, one_case, read_draft};
use crate::issue::Issues;
use crate::read::findings::Findings;
use crate::time::{Clock, Time};

/// Units of a pool that something takes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Take {
    /// The pool.
    pub pool: PoolId,
    /// `[from, to)`, with cleaning or cooling.
    pub span: Span,
    /// How many units.
    pub units: i64,
}

/// What a family asks for, checked.
#[derive(Clone, Debug)]
pub struct Request {
    /// The case, ready no earlier than it was asked.
    pub case: Case,
    /// The same as it is written.
    pub draft: CaseDraft,
    /// The cremation ends by this time of the farewell's day.
    pub cremated_by: Option<Clock>,
}

/// A home.
#[derive(Clone, Debug)]
pub struct Home {
    draft: Draft,
    /// Its pools, days, closed times and rules; no cases.
    pub problem: Problem,
    origin: Instant,
    /// What confirmed cases of the document take: frozen.
    pub confirmed: BTreeMap<String, Vec<Take>>,
    /// What its other planned cases take: these can still be moved.
    pub planned: BTreeMap<String, Vec<Take>>,
    /// Ids of all its cases.
    pub cases: BTreeSet<String>,
    by_id: BTreeMap<String, PoolId>,
}

/// Fields of a command, and those of the document of one case that is made of it.
const NAMES: [(&str, &str); 2] = [("/case", "/cases/0"), ("/service", "/previous/0")];
const BACK: [(&str, &str); 2] = [("/cases/0", "/case"), ("/previous/0", "/service")];

impl Home {
    /// The home of a document of the model `funerals-day` or `funerals-week`. Collections of the document are not counted.
    ///
    /// # Errors
    /// Everything that is wrong with the document.
    pub fn read(bytes: &[u8]) -> Result<Self, Issues> {
        Self::new(read_draft(bytes)?)
    }
    /// The same of a draft.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    ///
    /// # Panics
    /// Never: the first day of a checked horizon is in the calendar.
    pub fn new(mut draft: Draft) -> Result<Self, Issues> {
        let mut problem = check(&draft)?;
        let plan = Plan { cases: problem.previous.clone(), collections: Vec::new() };
        let (mut confirmed, mut planned) = (BTreeMap::<_, Vec<Take>>::new(), BTreeMap::<_, Vec<Take>>::new());
        for one in uses(&problem, &plan) {
            let take = Take { pool: one.pool, span: one.span, units: one.units };
            let crate::funerals::services::uses::User::Case(id) = one.user else { continue };
            let case = &problem.cases[id.index()];
            let of = if case.confirmed { &mut confirmed } else { &mut planned };
            of.entry(case.id.clone()).or_default().push(take);
        }
        let cases = problem.cases.iter().map(|case| case.id.clone()).collect();
        let start = problem.horizon.zoned(Time(0)).expect("a checked horizon is in the calendar");
        let origin = Instant(start.timestamp().as_millisecond());
        problem.cases.clear();
        problem.previous.clear();
        problem.collections.clear();
        problem.figures.clear();
        draft.cases.clear();
        draft.previous.clear();
        draft.collections.clear();
        draft.figures.clear();
        let by_id = problem.pool_ids().map(|id| (problem.pools[id.index()].named.id.clone(), id)).collect();
        Ok(Self { draft, problem, origin, confirmed, planned, cases, by_id })
    }
    /// An instant of the ledger on the document's own clock.
    #[must_use]
    pub fn time(&self, at: Instant) -> Time {
        Time(at.0.saturating_sub(self.origin.0))
    }
    /// The local date of an instant; the first day where no calendar has it.
    #[must_use]
    pub fn date(&self, at: Instant) -> Date {
        let zoned = self.problem.horizon.zoned(self.time(at));
        zoned.map_or_else(|| self.problem.horizon.date(0), |zoned| zoned.date())
    }
    /// The pool of an id.
    #[must_use]
    pub fn pool(&self, id: &str) -> Option<PoolId> {
        self.by_id.get(id).copied()
    }
    /// What stands in the ledger as taken; `None` where there is no such pool.
    #[must_use]
    pub fn take(&self, draft: &TakeDraft) -> Option<Take> {
        let pool = self.pool(&draft.pool)?;
        // What is further away than any horizon is long takes nothing any more.
        let at = |moment| instant(&self.problem.horizon, moment).unwrap_or_default();
        let span = Span { from: at(draft.from), to: at(draft.to) };
        Some(Take { pool, span, units: i64::from(draft.units.unwrap_or(1)) })
    }
    /// The same as the ledger has it.
    #[must_use]
    pub fn written(&self, take: &Take) -> TakeDraft {
        let at = |time| moment(&self.problem.horizon, time);
        TakeDraft {
            pool: self.id(take.pool),
            from: at(take.span.from),
            to: at(take.span.to),
            units: (take.units != 1).then(|| u32::try_from(take.units).unwrap_or(u32::MAX)),
        }
    }
    fn id(&self, pool: PoolId) -> String {
        self.problem.pools.get(pool.index()).map_or_else(String::new, |pool| pool.named.id.clone())
    }
    /// Where a case is, as documents have it.
    #[must_use]
    pub fn service(&self, case: &str, service: &Service) -> PreviousDraft {
        let placed = |placed: Option<Placed>| {
            let placed = placed?;
            Some(PlacedDraft {
                pool: self.id(placed.pool),
                start: moment(&self.problem.horizon, placed.start),
            })
        };
        PreviousDraft {
            case: case.to_owned(),
            pickup: placed(service.pickup),
            storage: service.storage.map(|pool| self.id(pool)),
            preparation: placed(service.preparation),
            vigil: service.vigil.map(|pool| self.id(pool)),
            farewell: placed(service.farewell),
            cremation: placed(service.cremation),
        }
    }
    /// What a family asks for at an instant, and where it is to be where that is said. Steps of the past cannot be booked:
    /// the case is ready no earlier than `at`.
    pub(super) fn request(
        &self,
        case: &CaseDraft,
        service: Option<&PreviousDraft>,
        at: Instant,
        found: &mut Findings,
    ) -> Option<(Case, Option<Service>, CaseDraft)> {
        let horizon = &self.problem.horizon;
        let mut own = case.clone();
        if own.confirmed {
            let cause = "a case is confirmed by the command `confirm`";
            found.add("not-here", "/case/confirmed", true, cause, "leave it out");
            own.confirmed = false;
        }
        let now = moment(horizon, self.time(at));
        let mut draft = self.draft.clone();
        draft.previous.extend(service.cloned());
        draft.cases.push(own.clone());
        let mut inner = found.renamed(&NAMES);
        let checked = one_case(&draft, horizon, &mut inner);
        let is_fine = inner.is_empty();
        found.take_over(inner, &BACK);
        let (mut case, service) = checked.filter(|_| is_fine)?;
        let asked = instant(horizon, now).unwrap_or_default();
        if case.ready.is_none_or(|ready| ready < asked) {
            (case.ready, own.ready) = (Some(asked), Some(now));
        }
        Some((case, service, own))
    }
    /// The problem of one case alone.
    #[must_use]
    pub fn alone(&self, case: &Case) -> Problem {
        let mut problem = self.problem.clone();
        problem.cases.push(case.clone());
        problem.previous.push(None);
        problem
    }
    /// What a case takes where it is.
    #[must_use]
    pub fn takes(alone: &Problem, service: &Service) -> Vec<Take> {
        let mut all = Vec::new();
        case_uses(alone, CaseId(0), service, &mut all);
        all.iter().map(|one| Take { pool: one.pool, span: one.span, units: one.units }).collect()
    }
    /// Keeps of the case's days those of the week.
    pub(super) fn keep_weekdays(&self, case: &mut Case, draft: &mut CaseDraft, weekdays: &[Weekday]) {
        let date = |day: u16| self.problem.horizon.date(day);
        case.days.retain(|day| {
            let of_week = date(*day).weekday().to_monday_zero_offset();
            weekdays.iter().any(|asked| *asked as i8 == of_week)
        });
        let only = case.days.iter().map(|day| crate::funerals::services::draft::Day(date(*day)));
        draft.days.get_or_insert_default().only = Some(only.collect());
    }
}

/// Whether the cremation ends by the time that was asked for; so also where nobody asked, or nothing is cremated.
#[must_use]
pub fn is_cremated_in_time(alone: &Problem, service: &Service, by: Option<Clock>) -> bool {
    let (Some(by), Some(rite), Some(placed)) = (by, service.rite(), service.cremation) else { return true };
    let length = alone.cases[0].cremation.as_ref().map_or(0, |cremation| cremation.duration.0);
    let last = alone.midnight(i64::from(alone.day_of(rite))).0.saturating_add(by.0.0);
    placed.start.0.saturating_add(length) <= last
}
