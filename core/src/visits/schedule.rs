//! When a roster takes place that says only who does what in which order: every start as early as it can be. Published
//! routes have no times, a spreadsheet may have none, and a published plan that starts a hair too early is put right.

use std::collections::{BTreeMap, VecDeque};

use crate::id::PlaceId;
use crate::time::{Duration, Time};
use crate::visits::plan::{Activity, Plan, StopAt};
use crate::visits::problem::{Problem, ShiftId, TaskId};

/// A stop that has no time yet.
pub type Order = (Activity, PlaceId);

/// The earliest schedule of rounds whose order is given: after the way there, within windows where it can be, with the
/// gaps of pairs and dependencies kept. A hard end of a last window, or of a shift, may still be passed: the referee
/// tells. `None` where the orders contradict the gaps, so that no schedule exists.
#[must_use]
pub fn earliest(problem: &Problem, rounds: &[(ShiftId, Vec<Order>)]) -> Option<Plan> {
    let mut network = Network::of(problem, rounds);
    network.settle()?;
    let starts = &mut network.stops.iter();
    Some(Plan::freeze(
        problem,
        rounds.iter().map(|(shift, order)| {
            let stops = starts.take(order.len()).map(|s| {
                let (activity, place) = s.order;
                StopAt { activity, place, start: s.start, end: s.start + s.length }
            });
            (*shift, stops.collect())
        }),
    ))
}

/// The same orders as a plan's, as early as they can be.
#[must_use]
pub fn retimed(problem: &Problem, plan: &Plan) -> Option<Plan> {
    let order = |r: &crate::visits::Route| r.stops.iter().map(|s| (s.activity, s.place)).collect();
    let rounds: Vec<(ShiftId, Vec<Order>)> = plan.routes.iter().map(|r| (r.shift, order(r))).collect();
    earliest(problem, &rounds)
}

/// A stop, with its earliest start so far.
struct Node {
    order: Order,
    /// From midnight before the shift to its end: whose windows count.
    span: (u16, Time),
    start: Time,
    length: Duration,
    /// Who starts no earlier than so long after this start.
    after: Vec<(usize, Duration)>,
    /// The stop after it on the round, which is also no earlier than one gets there from its end.
    next: Option<(usize, ShiftId)>,
    /// How often it was moved.
    moved: usize,
}

/// The longest-path problem whose solution is the earliest schedule.
struct Network<'a> {
    problem: &'a Problem,
    stops: Vec<Node>,
}

impl<'a> Network<'a> {
    fn of(problem: &'a Problem, rounds: &[(ShiftId, Vec<Order>)]) -> Self {
        let mut stops: Vec<Node> = Vec::new();
        let mut of_task = BTreeMap::<TaskId, usize>::new();
        for (shift, order) in rounds {
            let on = &problem.shifts[shift.index()];
            for (at, &(activity, place)) in order.iter().enumerate() {
                let (length, bound) = match activity {
                    Activity::Task(task) => {
                        of_task.entry(task).or_insert(stops.len());
                        let pinned = problem.tasks[task.index()].pinned_start;
                        (problem.duration(task, on.caregiver), pinned.unwrap_or_default())
                    }
                    Activity::Break(rest) => {
                        let rest = &problem.breaks[rest.index()];
                        (rest.duration, rest.start)
                    }
                };
                let next = stops.len();
                let mut start = bound;
                if at == 0 {
                    let way = problem.leg_at(*shift, on.from, place, on.start).unwrap_or_default();
                    start = start.max(on.start + way.time);
                } else {
                    stops[next - 1].next = Some((next, *shift));
                }
                let order = (activity, place);
                stops.push(Node {
                    order,
                    span: (on.day, on.end),
                    start,
                    length,
                    after: Vec::new(),
                    next: None,
                    moved: 0,
                });
            }
        }
        let mut network = Self { problem, stops };
        network.link(&of_task);
        network
    }

    /// The gaps of pairs, from start to start, and those of dependencies, from end to start.
    fn link(&mut self, of_task: &BTreeMap<TaskId, usize>) {
        let at = |task: TaskId| of_task.get(&task).copied();
        for visit in &self.problem.visits {
            let mut tasks = visit.task_ids().map(at);
            if let (Some(gap), Some(Some(first)), Some(Some(second))) =
                (visit.gap, tasks.next(), tasks.next())
            {
                self.stops[first].after.push((second, gap.min));
                self.stops[second].after.push((first, -gap.max));
            }
        }
        for link in &self.problem.dependencies {
            let Some((least, most)) = link.gap else { continue };
            let tasks = |id: crate::visits::problem::VisitId| self.problem.visits[id.index()].task_ids();
            for first in tasks(link.first).filter_map(at) {
                for second in tasks(link.second).filter_map(at) {
                    let length = self.stops[first].length;
                    self.stops[first].after.push((second, length + least));
                    if let Some(most) = most {
                        self.stops[second].after.push((first, -(length + most)));
                    }
                }
            }
        }
    }

    /// The earliest starts that a stop leaves to others.
    fn pushes(&self, stop: usize) -> Vec<(usize, Time)> {
        let node = &self.stops[stop];
        let mut pushes: Vec<_> =
            node.after.iter().map(|(next, after)| (*next, node.start + *after)).collect();
        if let Some((next, shift)) = node.next {
            let (free, places) = (node.start + node.length, [node.order.1, self.stops[next].order.1]);
            let way = self.problem.leg_at(shift, places[0], places[1], free).unwrap_or_default();
            pushes.push((next, free + way.time));
        }
        pushes
    }

    /// Moves stops later until everything holds. A stop of an order without contradiction moves at most once for each
    /// stop before it and once for each of its windows, times the periods that travel differs by; one that moves more
    /// often is taken to be on a cycle.
    fn settle(&mut self) -> Option<()> {
        let windows = self.problem.visits.iter().map(|v| v.windows.len()).max().unwrap_or_default();
        let most = (self.stops.len() + windows + 1) * self.problem.travel.periods().count();
        for stop in 0..self.stops.len() {
            self.stops[stop].start = self.in_window(stop, self.stops[stop].start);
        }
        let mut queue: VecDeque<usize> = (0..self.stops.len()).collect();
        let mut queued = vec![true; self.stops.len()];
        while let Some(stop) = queue.pop_front() {
            queued[stop] = false;
            for (next, least) in self.pushes(stop) {
                let least = self.in_window(next, least);
                let node = &mut self.stops[next];
                if least <= node.start {
                    continue;
                }
                (node.start, node.moved) = (least, node.moved + 1);
                if node.moved > most {
                    return None;
                }
                if !std::mem::replace(&mut queued[next], true) {
                    queue.push_back(next);
                }
            }
        }
        Some(())
    }

    /// The first instant from `start` on that is in a window during the stop's shift, or past the last such window.
    fn in_window(&self, stop: usize, start: Time) -> Time {
        let Node { order: (activity, _), span: (day, end), length, .. } = self.stops[stop];
        let Activity::Task(task) = activity else { return start };
        let visit = self.problem.visit_of(task);
        let windows = visit.windows.iter().filter(|w| w.day >= day && w.start < end);
        let latest = |end: Time| match visit.binds {
            crate::visits::draft::Binds::Start => end,
            crate::visits::draft::Binds::End => end - length,
        };
        let open = windows.clone().find(|w| !w.hard || start.max(w.start) <= latest(w.end));
        // A soft window that has begun takes any start; the next one begins to count when it begins.
        open.map_or(start, |w| start.max(w.start))
    }
}

#[cfg(test)]
mod tests;
