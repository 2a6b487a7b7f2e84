//! Whether pins agree with one another: nobody is in two places at once, and no order leads around in a circle.

use std::collections::BTreeMap;

use super::links::cycles;
use super::pins::Origin;
use crate::read::findings::Findings;
use crate::time::Time;
use crate::visits::draft::PersonLink;
use crate::visits::problem::{CaregiverId, Problem, ShiftId, TaskId, VisitId};

/// Reports every contradiction among the pins of `by`.
pub(super) fn agree(
    problem: &Problem,
    by: &BTreeMap<TaskId, Origin>,
    sequences: &[(usize, Vec<TaskId>)],
    found: &mut Findings,
) {
    if by.is_empty() {
        return;
    }
    let pins = Pins { problem, by, sequences };
    pins.starts(found);
    pins.pairs(found);
    pins.dependencies(found);
    pins.repetitions(found);
    pins.rounds(found);
    pins.orders(found);
    pins.circles(found);
}

struct Pins<'a> {
    problem: &'a Problem,
    by: &'a BTreeMap<TaskId, Origin>,
    /// Rounds and orders: the pin, and its tasks in order.
    sequences: &'a [(usize, Vec<TaskId>)],
}

impl Pins<'_> {
    fn report(&self, found: &mut Findings, code: &'static str, task: TaskId, cause: String, action: &str) {
        let Some(origin) = self.by.get(&task) else { return };
        found.add(code, origin.pointer.clone(), &self.problem.visit_of(task).id, cause, action);
    }
    /// Where the pin of a task stands.
    fn place(&self, task: TaskId) -> String {
        self.by.get(&task).map_or_else(String::new, |o| o.pointer.clone())
    }
    /// Caregiver, start and end, where both are pinned.
    fn span(&self, id: TaskId) -> Option<(CaregiverId, Time, Time)> {
        let task = &self.problem.tasks[id.index()];
        let (caregiver, start) = (task.pinned_caregiver?, task.pinned_start?);
        Some((caregiver, start, start + self.problem.duration(id, caregiver)))
    }

    /// Pinned starts of one caregiver do not overlap, and each lies in a shift.
    fn starts(&self, found: &mut Findings) {
        let staff_is_known = !found.has_issue_below("/caregivers");
        let mut spans: Vec<(CaregiverId, Time, Time, TaskId)> =
            self.by.keys().filter_map(|t| self.span(*t).map(|(c, start, end)| (c, start, end, *t))).collect();
        spans.sort_unstable();
        for pair in spans.windows(2) {
            let ((one, _, end, before), (other, start, _, task)) = (pair[0], pair[1]);
            if one == other && start < end {
                let cause = format!("the same caregiver is busy with {} then", self.place(before));
                self.report(
                    found,
                    "pins-overlap",
                    task,
                    cause,
                    "move one of the two, or pin it to someone else",
                );
            }
        }
        for (caregiver, start, _, task) in spans {
            let shifts = &self.problem.shifts[self.problem.caregivers[caregiver.index()].shifts.clone()];
            if staff_is_known && !shifts.iter().any(|s| s.start <= start && start < s.end) {
                let cause = "the caregiver has no shift at that time".to_owned();
                self.report(
                    found,
                    "pin-outside-shift",
                    task,
                    cause,
                    "move the start into a shift, or add the shift",
                );
            }
        }
    }

    /// The two tasks of a visit go to two people, at starts that keep the gap.
    fn pairs(&self, found: &mut Findings) {
        for &second in self.by.keys() {
            let visit = self.problem.visit_of(second);
            let (Some(gap), Some(first)) = (visit.gap, visit.task_ids().next().filter(|t| *t != second))
            else {
                continue;
            };
            let (a, b) = (&self.problem.tasks[first.index()], &self.problem.tasks[second.index()]);
            if a.pinned_caregiver.is_some() && a.pinned_caregiver == b.pinned_caregiver {
                let cause = format!(
                    "the visit takes two caregivers, and {} pins the other task to the same",
                    self.place(first)
                );
                self.report(found, "pinned-to-both-tasks", second, cause, "pin the two tasks to two people");
            }
            if let (Some(start), Some(then)) = (a.pinned_start, b.pinned_start)
                && !(gap.min..=gap.max).contains(&(then - start))
            {
                let cause = format!(
                    "it starts {} min after {}, and the gap is {} to {} min",
                    (then - start).as_minutes(),
                    self.place(first),
                    gap.min.as_minutes(),
                    gap.max.as_minutes()
                );
                self.report(found, "pin-breaks-gap", second, cause, "move one of the two starts");
            }
        }
    }

    /// Dependencies hold between pinned starts and people.
    fn dependencies(&self, found: &mut Findings) {
        let only = |visit: VisitId| {
            let mut tasks = self.problem.visits[visit.index()].task_ids();
            tasks.next().filter(|_| tasks.next().is_none())
        };
        for link in &self.problem.dependencies {
            let (Some(first), Some(second)) = (only(link.first), only(link.second)) else { continue };
            let (a, b) = (&self.problem.tasks[first.index()], &self.problem.tasks[second.index()]);
            if let (Some((_, _, end)), Some((_, start, _)), Some((min, max))) =
                (self.span(first), self.span(second), link.gap)
                && (start - end < min || max.is_some_and(|max| start - end > max))
            {
                let cause = format!(
                    "the visit depends on the one of {}, and starts at the wrong time after it",
                    self.place(first)
                );
                self.report(found, "pin-breaks-dependency", second, cause, "move one of the two starts");
            }
            let (Some(one), Some(other)) = (a.pinned_caregiver, b.pinned_caregiver) else { continue };
            let wrong = match link.person {
                Some(PersonLink::Same) => one != other,
                Some(PersonLink::Different) => one == other,
                Some(PersonLink::PreferSame) | None => false,
            };
            if wrong {
                let cause =
                    format!("a dependency on the visit of {} asks otherwise of who comes", self.place(first));
                self.report(
                    found,
                    "pin-breaks-dependency",
                    second,
                    cause,
                    "pin another caregiver to one of the two",
                );
            }
        }
    }

    /// Repetitions that are pinned to days keep their distance.
    fn repetitions(&self, found: &mut Findings) {
        let mut days: BTreeMap<(usize, u16), TaskId> = BTreeMap::new();
        for &task in self.by.keys() {
            let id = self.problem.tasks[task.index()].visit;
            let visit = self.problem.visit_of(task);
            let ([day], true) = (&visit.days[..], visit.repetition.1 > 1) else { continue };
            let family = visit.siblings.start;
            let near = day.saturating_sub(visit.days_between.max(1) - 1)
                ..=day.saturating_add(visit.days_between.max(1) - 1);
            let other = (days.range((family, *near.start())..=(family, *near.end())))
                .find(|(_, t)| self.problem.tasks[t.index()].visit != id);
            if let Some((_, other)) = other {
                let cause =
                    format!("{} pins another time of the visit to a day too near", self.place(*other));
                self.report(found, "pins-too-near", task, cause, "pin it to a later day");
            }
            days.insert((family, *day), task);
        }
    }

    /// What is pinned to a time within a round that is pinned whole stands in that round.
    fn rounds(&self, found: &mut Findings) {
        let rounds: BTreeMap<ShiftId, &[TaskId]> =
            self.problem.pinned_rounds.iter().map(|r| (r.shift, &r.tasks[..])).collect();
        if rounds.is_empty() {
            return;
        }
        for &task in self.by.keys() {
            let Some((caregiver, start, _)) = self.span(task) else { continue };
            let mut shifts = self.problem.caregivers[caregiver.index()].shifts.clone();
            let within = shifts.find(|s| {
                let shift = &self.problem.shifts[*s];
                shift.start <= start && start < shift.end
            });
            let round = within.and_then(|s| rounds.get(&ShiftId::new(s)));
            if round.is_some_and(|tasks| !tasks.contains(&task)) {
                let cause =
                    "the caregiver's whole round is pinned at that time, without this visit".to_owned();
                self.report(
                    found,
                    "pin-outside-round",
                    task,
                    cause,
                    "add the visit to the round, or move its start",
                );
            }
        }
    }

    /// Pinned starts rise along rounds and orders.
    fn orders(&self, found: &mut Findings) {
        for (_, tasks) in self.sequences {
            let mut before: Option<(Time, TaskId)> = None;
            for &task in tasks {
                let Some(start) = self.problem.tasks[task.index()].pinned_start else { continue };
                if let Some((earlier, other)) = before
                    && start < earlier
                {
                    let cause = format!(
                        "a round or an order puts it behind {}, which starts later",
                        self.place(other)
                    );
                    self.report(
                        found,
                        "pin-against-order",
                        task,
                        cause,
                        "turn the order round, or move one of the starts",
                    );
                }
                before = Some((start, task));
            }
        }
    }

    /// Rounds, orders and dependencies together lead nowhere back to where they began.
    fn circles(&self, found: &mut Findings) {
        const NO_PIN: usize = usize::MAX;
        let mut edges = Vec::new();
        for (pin, tasks) in self.sequences {
            edges.extend(tasks.windows(2).map(|p| (p[0].index(), p[1].index(), *pin)));
        }
        if edges.is_empty() {
            return;
        }
        for link in self.problem.dependencies.iter().filter(|d| d.gap.is_some()) {
            let tasks = |visit: VisitId| self.problem.visits[visit.index()].tasks.clone();
            for first in tasks(link.first) {
                edges.extend(tasks(link.second).map(|second| (first, second, NO_PIN)));
            }
        }
        for cycle in cycles(self.problem.tasks.len(), &edges) {
            let Some(pin) = cycle.iter().map(|(_, pin)| *pin).filter(|p| *p != NO_PIN).max() else {
                continue;
            };
            let visit = |task: usize| &*self.problem.visit_of(TaskId::new(task)).id;
            let mut names: Vec<&str> = cycle.iter().map(|(task, _)| visit(*task)).collect();
            names.push(names[0]);
            let cause = "each of these visits has to come before the next, around in a circle";
            let action = "turn one of the orders round, or leave a visit out of it";
            found.add("cyclic-pins", format!("/pins/{pin}"), names.join(" -> "), cause, action);
        }
    }
}
