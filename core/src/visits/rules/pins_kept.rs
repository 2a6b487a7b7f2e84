//! What a person pinned stays: who does a task, when it starts, the order of tasks, a whole round.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::{Plan, Stop};
use crate::visits::problem::{PinnedOrder, PinnedRound, Problem, TaskId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct PinsKept;

impl Rule<Problem> for PinsKept {
    fn name(&self) -> &'static str {
        "PinsKept"
    }
    fn summary(&self) -> &'static str {
        "Pins that are broken: a pinned task that is not served, has another caregiver or another start; a task \
         missing from its pinned order, or before the one that it follows there; a pinned round that is not as pinned."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A person decided it, knowing something that the document does not say."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for id in problem.task_ids() {
            task(problem, plan, id, found);
        }
        for order in &problem.pinned_orders {
            in_order(problem, plan, order, found);
        }
        for round in &problem.pinned_rounds {
            whole(plan, round, found);
        }
    }
}

/// A task that is not served breaks its pins once, however many it has.
fn task(problem: &Problem, plan: &Plan, id: TaskId, found: Found) {
    let task = &problem.tasks[id.index()];
    if task.pinned_caregiver.is_none() && task.pinned_start.is_none() {
        return;
    }
    let Some((route, stop)) = plan.of_task(id) else {
        found(Breach { amount: 1, subject: Subject::Visit(task.visit) });
        return;
    };
    let by = problem.shifts[route.shift.index()].caregiver;
    let broken = i64::from(task.pinned_caregiver.is_some_and(|c| c != by))
        + i64::from(task.pinned_start.is_some_and(|t| t != stop.start));
    found(Breach { amount: broken, subject: Subject::Task(id, by) });
}

/// Shifts of a caregiver are in order of their start, so that shift and position give the order of tasks.
fn in_order(problem: &Problem, plan: &Plan, order: &PinnedOrder, found: Found) {
    let mut before = None;
    for id in &order.tasks {
        let subject = Subject::Task(*id, order.caregiver);
        let placed = plan.of_task(*id);
        let Some((route, _)) =
            placed.filter(|(route, _)| problem.shifts[route.shift.index()].caregiver == order.caregiver)
        else {
            found(Breach { amount: 1, subject });
            continue;
        };
        let here = Some((route.shift, route.stops.iter().position(|s| s.task() == Some(*id))));
        if here < before {
            found(Breach { amount: 1, subject });
        }
        before = here;
    }
}

fn whole(plan: &Plan, round: &PinnedRound, found: Found) {
    let stops = plan.of_shift(round.shift).map_or(&[][..], |r| &r.stops);
    if !stops.iter().filter_map(Stop::task).eq(round.tasks.iter().copied()) {
        found(Breach { amount: 1, subject: Subject::Shift(round.shift) });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::problem::{CaregiverId, ShiftId};
    use crate::visits::rules::testing::{NONE, Small, at, rest, serve};

    #[test]
    fn a_pinned_task_keeps_its_caregiver_and_its_start() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.tasks[0].pinned_caregiver = Some(CaregiverId(1));
        small.problem.tasks[0].pinned_start = Some(at("09:00"));
        small.problem.tasks[1].pinned_start = Some(at("10:00"));
        let kept = (1, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")][..]);
        assert_eq!(small.amounts("PinsKept", &[kept]), NONE);
        assert_eq!(small.amounts("PinsKept", &[(0, &[serve(1, "10:00")]), (1, &[serve(0, "09:01")])]), [1]);
        // Both pins of task 0 are broken, task 1 is not served.
        assert_eq!(small.amounts("PinsKept", &[(0, &[serve(0, "09:01")])]), [2, 1]);
        assert_eq!(small.amounts("PinsKept", &[]), [1, 1]);
    }

    #[test]
    fn a_pinned_order_holds_over_shifts_and_with_others_between() {
        let mut small = Small::new(&[&[0, 1], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.problem.pinned_orders =
            vec![PinnedOrder { caregiver: CaregiverId(0), tasks: vec![TaskId(2), TaskId(0), TaskId(1)] }];
        let rule = "PinsKept";
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(2, "09:00"), serve(0, "10:00")]), (1, &[serve(1, "09:00")])]),
            NONE
        );
        // Task 0 before task 2.
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(2, "10:00"), serve(1, "11:00")])]),
            [1]
        );
        // Task 0 is another caregiver's and task 1 comes before task 2.
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(1, "09:00"), serve(2, "10:00")]), (2, &[serve(0, "09:00")])]),
            [1, 1]
        );
    }

    #[test]
    fn a_pinned_round_has_these_tasks_in_this_order_and_no_others() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.rest(0, "11:00", "13:00", 30);
        small.problem.pinned_rounds = vec![
            PinnedRound { shift: ShiftId(0), tasks: vec![TaskId(1), TaskId(0)] },
            PinnedRound { shift: ShiftId(1), tasks: vec![] },
        ];
        let rule = "PinsKept";
        let pinned = [serve(1, "09:00"), rest(0, "11:00"), serve(0, "12:00")];
        assert_eq!(small.amounts(rule, &[(0, &pinned)]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")]), (1, &[serve(2, "09:00")])]), [1, 1]);
        assert_eq!(small.amounts(rule, &[]), [1]);
    }
}
