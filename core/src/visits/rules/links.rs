//! What hangs together: the two tasks of a visit, and two visits by a dependency. Only what is served is seen here.

use std::collections::BTreeSet;

use crate::rule::Breach;
use crate::time::Duration;
use crate::visits::plan::{Plan, Stop};
use crate::visits::problem::{CaregiverId, Dependency, Problem, Visit, VisitId};
use crate::visits::rules::Subject;

/// A visit of which both tasks are served.
pub(crate) struct Pair<'a> {
    pub id: VisitId,
    pub visit: &'a Visit,
    pub stops: [&'a Stop; 2],
    pub by: [CaregiverId; 2],
}

/// Every visit of two tasks that are both served.
pub(crate) fn pairs<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = Pair<'a>> {
    problem.visits.iter().zip(0..).filter_map(move |(visit, id)| {
        if visit.tasks.len() != 2 {
            return None;
        }
        let mut of = visit.task_ids().map(|t| plan.of_task(t));
        let ((one, first), (other, second)) = (of.next()??, of.next()??);
        let by = [one, other].map(|r| problem.shifts[r.shift.index()].caregiver);
        Some(Pair { id: VisitId(id), visit, stops: [first, second], by })
    })
}

impl Pair<'_> {
    /// A breach about this visit.
    pub(crate) fn breach(&self, amount: i64) -> Breach<Subject> {
        Breach { amount, subject: Subject::Visit(self.id) }
    }
}

/// A dependency of which something is served on both sides.
pub(crate) struct Link<'a> {
    pub dependency: &'a Dependency,
    first: Vec<(CaregiverId, &'a Stop)>,
    second: Vec<(CaregiverId, &'a Stop)>,
}

/// Every dependency of which something is served on both sides.
pub(crate) fn links<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = Link<'a>> {
    let side = move |visit: VisitId| -> Vec<_> {
        let placed = problem.visits[visit.index()].task_ids().filter_map(|t| plan.of_task(t));
        placed.map(|(route, stop)| (problem.shifts[route.shift.index()].caregiver, stop)).collect()
    };
    problem.dependencies.iter().filter_map(move |dependency| {
        let (first, second) = (side(dependency.first), side(dependency.second));
        (!first.is_empty() && !second.is_empty()).then_some(Link { dependency, first, second })
    })
}

impl Link<'_> {
    /// A breach about the second visit.
    pub(crate) fn breach(&self, amount: i64) -> Breach<Subject> {
        Breach { amount, subject: Subject::Visit(self.dependency.second) }
    }
    fn gaps(&self) -> impl Iterator<Item = Duration> + '_ {
        self.first.iter().flat_map(|(_, a)| self.second.iter().map(|(_, b)| b.start - a.end))
    }
    /// The least time from an end of the first to a start of the second.
    pub(crate) fn least(&self) -> Duration {
        self.gaps().min().unwrap_or_default()
    }
    /// The largest.
    pub(crate) fn largest(&self) -> Duration {
        self.gaps().max().unwrap_or_default()
    }
    fn people(&self) -> [BTreeSet<CaregiverId>; 2] {
        [&self.first, &self.second].map(|side| side.iter().map(|(c, _)| *c).collect())
    }
    /// How many caregivers come to both.
    pub(crate) fn shared(&self) -> i64 {
        let [first, second] = self.people();
        first.intersection(&second).map(|_| 1).sum()
    }
    /// How many more could come to both.
    pub(crate) fn not_shared(&self) -> i64 {
        let most = self.people().map(|side| side.len()).into_iter().min().unwrap_or_default();
        i64::try_from(most).unwrap_or(i64::MAX) - self.shared()
    }
}
