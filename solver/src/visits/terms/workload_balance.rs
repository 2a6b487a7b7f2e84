//! How far the caregivers' work is from its mean, in whole minutes rounded up.

use anpai_core::visits::Problem;

use super::PlanTerm;
use crate::visits::totals::Totals;

/// The fast term of the rule of the same name.
pub struct WorkloadBalance;

impl PlanTerm for WorkloadBalance {
    fn rule(&self) -> &'static str {
        "WorkloadBalance"
    }
    fn amount(&self, problem: &Problem, totals: &Totals) -> i64 {
        let work: Vec<i128> = (problem.caregivers.iter())
            .map(|c| c.shifts.clone().map(|s| i128::from(totals.busy[s])).sum())
            .collect();
        let (people, sum) = (work.len() as i128, work.iter().sum::<i128>());
        let minutes = |mine: &i128| ((mine * people - sum).abs() + people * 60_000 - 1) / (people * 60_000);
        work.iter().map(minutes).sum::<i128>() as i64 * 60_000
    }
}
