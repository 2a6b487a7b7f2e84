//! The figures of a roster that people ask for, by caregiver and in all. Tardiness and overtime are read from the rules
//! themselves, so that this table and the score never tell two stories.

use anpai_core::time::Duration;
use anpai_core::visits::Plan;
use anpai_core::visits::problem::{CaregiverId, Problem, Visit};
use anpai_core::visits::rules::{RULES, Subject};

/// The rules whose amounts stand in the table.
const TARDINESS: &str = "TotalTardiness";
const OVERTIME: &str = "Overtime";

/// What one caregiver's rounds amount to, or all of them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Figures {
    /// Tasks.
    pub tasks: usize,
    /// Time at them.
    pub service: Duration,
    /// Time on the way.
    pub travel: Duration,
    /// Metres of it.
    pub metres: i64,
    /// Time spent waiting.
    pub waiting: Duration,
    /// Working time: from departure to return without breaks.
    pub work: Duration,
    /// Tardiness by the rule of that name.
    pub tardiness: Duration,
    /// Overtime by the rule of that name.
    pub overtime: Duration,
    /// Tasks of clients who have usual caregivers, and how many of these a usual one does.
    pub continuity: (usize, usize),
}

impl Figures {
    /// The figures of every caregiver, by id.
    pub fn by_caregiver(problem: &Problem, plan: &Plan) -> Vec<Self> {
        let mut all = vec![Self::default(); problem.caregivers.len()];
        for route in &plan.routes {
            let caregiver = problem.shifts[route.shift.index()].caregiver;
            let of = &mut all[caregiver.index()];
            of.service += route.service();
            of.travel += route.travel();
            of.metres += route.metres();
            of.waiting += route.waiting();
            of.work += route.work();
            for task in route.stops.iter().filter_map(anpai_core::visits::Stop::task) {
                let visit = problem.visit_of(task);
                of.tasks += 1;
                if !visit.usual.is_empty() {
                    of.continuity.0 += 1;
                    of.continuity.1 += usize::from(visit.usual.binary_search(&caregiver).is_ok());
                }
            }
        }
        add_up(problem, plan, TARDINESS, |caregiver, amount| all[caregiver.index()].tardiness.0 += amount);
        add_up(problem, plan, OVERTIME, |caregiver, amount| all[caregiver.index()].overtime.0 += amount);
        all
    }

    /// All together.
    pub fn sum(all: &[Self]) -> Self {
        all.iter().fold(Self::default(), |mut sum, one| {
            sum.tasks += one.tasks;
            sum.service += one.service;
            sum.travel += one.travel;
            sum.metres += one.metres;
            sum.waiting += one.waiting;
            sum.work += one.work;
            sum.tardiness += one.tardiness;
            sum.overtime += one.overtime;
            sum.continuity.0 += one.continuity.0;
            sum.continuity.1 += one.continuity.1;
            sum
        })
    }
}

/// Whether every task of a visit is in the plan.
pub fn is_served(plan: &Plan, visit: &Visit) -> bool {
    visit.task_ids().all(|task| plan.of_task(task).is_some())
}

/// Tells what a rule counts, caregiver by caregiver; what is about no caregiver is left out.
fn add_up(problem: &Problem, plan: &Plan, rule: &str, mut to: impl FnMut(CaregiverId, i64)) {
    let Some(rule) = RULES.iter().find(|r| r.name() == rule) else { return };
    rule.breaches(problem, plan, &mut |breach| match breach.subject {
        Subject::Task(_, caregiver) | Subject::Caregiver(caregiver) => to(caregiver, breach.amount.max(0)),
        Subject::Shift(shift) => to(problem.shifts[shift.index()].caregiver, breach.amount.max(0)),
        Subject::Visit(_) | Subject::Plan => {}
    });
}
