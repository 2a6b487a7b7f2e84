//! The figures of a roster that people ask for, by caregiver and in all. Tardiness and overtime are read from the rules
//! themselves, so that this table and the score never tell two stories.

use anpai_core::time::Duration;
use anpai_core::visits::Plan;
use anpai_core::visits::problem::{CaregiverId, Problem, Visit};
use anpai_core::visits::rules::{RULES, Subject};

/// The rules whose amounts stand in the table.
const TARDINESS: &str = "Tardiness";
const OVERTIME_BY_DAY: &str = "ContractHoursPerDay";
const OVERTIME_BY_WEEK: &str = "ContractHoursPerWeek";

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
    /// Tardiness, by the rule of that name.
    pub tardiness: Duration,
    /// Work beyond the contract: by the day or by the week, whichever is more.
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
        let amounts = |rule| by_rule(problem, plan, rule);
        let overtime = amounts(OVERTIME_BY_DAY).into_iter().zip(amounts(OVERTIME_BY_WEEK));
        for ((of, late), (by_day, by_week)) in all.iter_mut().zip(amounts(TARDINESS)).zip(overtime) {
            of.tardiness = late;
            of.overtime = by_day.max(by_week);
        }
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

/// The milliseconds that a rule counts, by caregiver.
fn by_rule(problem: &Problem, plan: &Plan, rule: &str) -> Vec<Duration> {
    let mut all = vec![Duration::ZERO; problem.caregivers.len()];
    let mut add = |caregiver: CaregiverId, amount: i64| all[caregiver.index()].0 += amount.max(0);
    if let Some(rule) = RULES.iter().find(|r| r.name() == rule) {
        rule.breaches(problem, plan, &mut |breach| match breach.subject {
            Subject::Task(_, caregiver) | Subject::Caregiver(caregiver) => add(caregiver, breach.amount),
            Subject::Shift(shift) => add(problem.shifts[shift.index()].caregiver, breach.amount),
            Subject::Visit(_) | Subject::Plan => {}
        });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rule_of_the_table_exists() {
        for name in [TARDINESS, OVERTIME_BY_DAY, OVERTIME_BY_WEEK] {
            assert!(anpai_core::visits::rules::position(name).is_some(), "{name}");
        }
    }
}
