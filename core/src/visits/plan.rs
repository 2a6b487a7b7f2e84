//! A roster, frozen: a round for each shift that has anything in it, with everything that follows from the starts
//! (arrivals, ways, departure, return) worked out once, so that every rule reads the same figures.

use crate::id::PlaceId;
use crate::time::{Duration, Time};
use crate::travel::Leg;
use crate::visits::problem::{BreakId, Problem, ShiftId, TaskId};

/// What a caregiver does at a stop.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Activity {
    /// A task of a visit.
    Task(TaskId),
    /// A break.
    Break(BreakId),
}

/// What a search or a file says of a stop; [`Plan::freeze`] works out the rest.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StopAt {
    /// What is done.
    pub activity: Activity,
    /// Where.
    pub place: PlaceId,
    /// Start of service or break.
    pub start: Time,
    /// Its end.
    pub end: Time,
}

/// A stop of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stop {
    /// What is done.
    pub activity: Activity,
    /// Where.
    pub place: PlaceId,
    /// The way there, from the stop before as soon as that ends, or from the start of the shift at the departure; `None`
    /// where there is none.
    pub way: Option<Leg>,
    /// When the caregiver gets there: straight from the stop before; just in time for the first stop (where travel times
    /// change with the hour, that may be a few milliseconds before its start).
    pub arrival: Time,
    /// Start of service or break.
    pub start: Time,
    /// Its end.
    pub end: Time,
}

impl Stop {
    /// Time between arrival and start; negative where the plan starts before it can.
    #[must_use]
    pub fn waiting(&self) -> Duration {
        self.start - self.arrival
    }
    /// The task, where it is one.
    #[must_use]
    pub fn task(&self) -> Option<TaskId> {
        match self.activity {
            Activity::Task(task) => Some(task),
            Activity::Break(_) => None,
        }
    }
    /// The break, where it is one.
    #[must_use]
    pub fn of_break(&self) -> Option<BreakId> {
        match self.activity {
            Activity::Break(rest) => Some(rest),
            Activity::Task(_) => None,
        }
    }
    /// Whether it is a break.
    #[must_use]
    pub fn is_break(&self) -> bool {
        matches!(self.activity, Activity::Break(_))
    }
}

/// The round of a shift; never empty.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Route {
    /// The shift.
    pub shift: ShiftId,
    /// Departure, just in time for the first stop: as late as gets there by its start.
    pub departure: Time,
    /// The stops, in order.
    pub stops: Vec<Stop>,
    /// The way back; `None` where there is none.
    pub way_back: Option<Leg>,
    /// Arrival at the end of the shift's round.
    pub finish: Time,
}

impl Route {
    /// Whether it has a task in it, and not only breaks.
    #[must_use]
    pub fn serves(&self) -> bool {
        self.stops.iter().any(|s| !s.is_break())
    }
    /// All ways of the round, the one back included.
    pub fn ways(&self) -> impl Iterator<Item = Option<Leg>> + '_ {
        self.stops.iter().map(|s| s.way).chain([self.way_back])
    }
    /// Travel time of the whole round; a way that does not exist counts nothing here.
    #[must_use]
    pub fn travel(&self) -> Duration {
        self.ways().flatten().map(|l| l.time).sum()
    }
    /// Metres of the whole round.
    #[must_use]
    pub fn metres(&self) -> i64 {
        self.ways().flatten().map(|l| l.metres).sum()
    }
    /// Waiting between stops. There is none before the first stop, and none at a stop directly after a break that opens
    /// the round: the caregiver starts when needed.
    #[must_use]
    pub fn waiting(&self) -> Duration {
        let opens_with_break = self.stops[0].is_break();
        let from = if opens_with_break { 2 } else { 1 };
        self.stops.iter().skip(from).map(|s| s.waiting().or_zero()).sum()
    }
    /// Time spent on tasks.
    #[must_use]
    pub fn service(&self) -> Duration {
        self.stops.iter().filter(|s| !s.is_break()).map(|s| s.end - s.start).sum()
    }
    /// Time on breaks.
    #[must_use]
    pub fn rest(&self) -> Duration {
        self.stops.iter().filter(|s| s.is_break()).map(|s| s.end - s.start).sum()
    }
    /// Working time: from departure to return, breaks taken out. A break that opens the round, and what lies between it
    /// and the next departure, is no work; that departure lies before the next start by the way from the break's end.
    #[must_use]
    pub fn work(&self) -> Duration {
        match (self.stops[0].is_break(), self.stops.get(1)) {
            (false, _) => self.finish - self.departure - self.rest(),
            (true, None) => Duration::ZERO,
            (true, Some(next)) => {
                let departure = next.start - next.way.unwrap_or_default().time;
                let later_rest: Duration =
                    self.stops.iter().skip(1).filter(|s| s.is_break()).map(|s| s.end - s.start).sum();
                self.finish - departure - later_rest
            }
        }
    }
}

/// A roster.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plan {
    /// Rounds that have a stop, in order of shift.
    pub routes: Vec<Route>,
    /// Where each task is: route and stop; `None` where it is not served.
    placed: Vec<Option<(u32, u32)>>,
}

impl Plan {
    /// Freezes rounds, given as shift and stops in order. Stops of the same shift given twice are joined; a task given
    /// twice keeps its first place, and [`EachTaskOnce`](super::rules) tells.
    #[must_use]
    pub fn freeze(problem: &Problem, rounds: impl IntoIterator<Item = (ShiftId, Vec<StopAt>)>) -> Self {
        let mut by_shift = std::collections::BTreeMap::<ShiftId, Vec<StopAt>>::new();
        for (shift, stops) in rounds {
            by_shift.entry(shift).or_default().extend(stops);
        }
        let mut plan = Self { routes: Vec::new(), placed: vec![None; problem.tasks.len()] };
        for (shift, stops) in by_shift {
            let Some(route) = route(problem, shift, &stops) else { continue };
            let at =
                u32::try_from(plan.routes.len()).expect("no more routes than shifts, which have 32-bit ids");
            for (stop, k) in route.stops.iter().zip(0..) {
                if let Some(task) = stop.task() {
                    plan.placed[task.index()].get_or_insert((at, k));
                }
            }
            plan.routes.push(route);
        }
        plan
    }
    /// The stop of a task and its route; `None` where it is not served.
    #[must_use]
    pub fn of_task(&self, task: TaskId) -> Option<(&Route, &Stop)> {
        let (route, stop) = self.placed[task.index()]?;
        let route = &self.routes[route as usize];
        Some((route, &route.stops[stop as usize]))
    }
    /// The round of a shift, where it has one.
    #[must_use]
    pub fn of_shift(&self, shift: ShiftId) -> Option<&Route> {
        self.routes.binary_search_by_key(&shift, |r| r.shift).ok().map(|at| &self.routes[at])
    }
    /// A plan with only the rounds of `shifts`: what a separable rule needs to be priced there.
    #[must_use]
    pub fn restricted(&self, shifts: &[ShiftId]) -> Self {
        let routes: Vec<Route> = self.routes.iter().filter(|r| shifts.contains(&r.shift)).cloned().collect();
        let mut placed = vec![None; self.placed.len()];
        for (route, at) in routes.iter().zip(0..) {
            for (stop, k) in route.stops.iter().zip(0..) {
                if let Some(task) = stop.task() {
                    placed[task.index()].get_or_insert((at, k));
                }
            }
        }
        Self { routes, placed }
    }
}

/// Instants of a plan are held within this of the horizon's start, some 300 years, so that no sum over an absurd plan
/// from a file overflows. Such a plan breaks hard rules either way.
const FARTHEST: i64 = 10_000_000_000_000;

fn route(problem: &Problem, shift: ShiftId, stops: &[StopAt]) -> Option<Route> {
    let on = &problem.shifts[shift.index()];
    let held = |t: Time| Time(t.0.clamp(-FARTHEST, FARTHEST));
    let stops: Vec<StopAt> =
        stops.iter().map(|s| StopAt { start: held(s.start), end: held(s.end), ..*s }).collect();
    let first = stops.first()?;
    let time = |leg: Option<Leg>| leg.unwrap_or_default().time;
    let departure = problem.leg_by(shift, on.from, first.place, first.start).map_or(first.start, |(t, _)| t);
    let (mut here, mut free) = (on.from, departure);
    let stops: Vec<Stop> = stops
        .iter()
        .map(|s| {
            let leg = problem.leg_at(shift, here, s.place, free);
            let arrival = free + time(leg);
            (here, free) = (s.place, s.end);
            Stop { activity: s.activity, place: s.place, way: leg, arrival, start: s.start, end: s.end }
        })
        .collect();
    let way_back = problem.leg_at(shift, here, on.to, free);
    Some(Route { shift, departure, stops, way_back, finish: free + time(way_back) })
}
