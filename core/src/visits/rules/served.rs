//! A task as it is served: the stop with everything that rules ask about it. Rules of one task at a time are written
//! on it.

use crate::rule::Breach;
use crate::time::{Duration, Time};
use crate::visits::draft::Binds;
use crate::visits::plan::{Plan, Route, Stop};
use crate::visits::problem::{Caregiver, CaregiverId, Problem, ShiftId, Task, TaskId, Visit};
use crate::visits::rules::Subject;

/// A task, who serves it and when.
pub(crate) struct Served<'a> {
    pub id: TaskId,
    pub task: &'a Task,
    pub visit: &'a Visit,
    pub by: CaregiverId,
    pub caregiver: &'a Caregiver,
    pub route: &'a Route,
    pub stop: &'a Stop,
}

/// How far service is beyond the end of its window.
pub(crate) struct Lateness {
    /// Never negative.
    pub time: Duration,
    /// Whether that end is hard.
    pub hard: bool,
}

/// Every task of a plan, as often as it stands there.
pub(crate) fn served<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = Served<'a>> {
    plan.routes.iter().flat_map(move |route| {
        let by = problem.shifts[route.shift.index()].caregiver;
        route.stops.iter().filter_map(move |stop| {
            let id = stop.task()?;
            let task = &problem.tasks[id.index()];
            let (visit, caregiver) = (&problem.visits[task.visit.index()], &problem.caregivers[by.index()]);
            Some(Served { id, task, visit, by, caregiver, route, stop })
        })
    })
}

/// The day on which a shift serves a visit: the day of the shift where that is allowed (a night shift belongs to the
/// evening it began on), or else the calendar day of the start.
pub(crate) fn day_of(problem: &Problem, visit: &Visit, shift: ShiftId, start: Time) -> u16 {
    let calendar = problem.horizon.day_at(start);
    let shift = problem.shifts[shift.index()].day;
    let allowed = |day| visit.days.binary_search(&day).is_ok();
    if allowed(shift) { shift } else { calendar }
}

impl Served<'_> {
    /// A breach about this task.
    pub(crate) fn breach(&self, amount: i64) -> Breach<Subject> {
        Breach { amount, subject: Subject::Task(self.id, self.by) }
    }
    /// The day of the horizon.
    pub(crate) fn day(&self, problem: &Problem) -> u16 {
        day_of(problem, self.visit, self.route.shift, self.stop.start)
    }
    /// How long before the first window service starts; zero where it does not.
    pub(crate) fn earliness(&self) -> Duration {
        match (self.visit.window_at(self.stop.start), self.visit.windows.first()) {
            (None, Some(first)) => first.start - self.stop.start,
            _ => Duration::ZERO,
        }
    }
    /// How late it is by the window that the start belongs to; by the first one where the start is before all.
    pub(crate) fn lateness(&self) -> Option<Lateness> {
        let window = self.visit.window_at(self.stop.start).or(self.visit.windows.first())?;
        let bound = match self.visit.binds {
            Binds::Start => self.stop.start,
            Binds::End => self.stop.end,
        };
        Some(Lateness { time: (bound - window.end).or_zero(), hard: window.hard })
    }
    /// Lateness by a soft end.
    pub(crate) fn tardiness(&self) -> Duration {
        self.lateness().filter(|l| !l.hard).map_or(Duration::ZERO, |l| l.time)
    }
}
