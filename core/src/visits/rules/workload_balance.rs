//! How far the caregivers' workloads lie from their mean. Work is service and travel, the way to a break included and
//! the break itself not; each difference is rounded up to whole minutes, as in the UHHC benchmark. Exact: the mean is
//! never computed, only compared with.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{CaregiverId, Problem};
use crate::visits::rules::{Found, Subject};

/// A minute, the unit of the benchmark.
const MINUTE: i128 = 60_000;

/// See the module.
pub struct WorkloadBalance;

impl Rule<Problem> for WorkloadBalance {
    fn name(&self) -> &'static str {
        "WorkloadBalance"
    }
    fn summary(&self) -> &'static str {
        "Sum over all caregivers of the difference between their service and travel and the mean, \
         each rounded up to a whole minute."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(0)
    }
    fn reason(&self) -> &'static str {
        "Off: equal work pulls against short ways, and part-timers have less by contract; the UHHC \
         benchmark turns it on."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut work = vec![0_i128; problem.caregivers.len()];
        for route in &plan.routes {
            let by = problem.shifts[route.shift.index()].caregiver;
            work[by.index()] += i128::from(route.service().0) + i128::from(route.travel().0);
        }
        let (people, sum) = (work.len() as i128, work.iter().sum::<i128>());
        for (mine, id) in work.iter().zip(0..) {
            // |mine - sum / people| in minutes, over the common denominator.
            let minutes = ((mine * people - sum).abs() + people * MINUTE - 1) / (people * MINUTE);
            let amount = i64::try_from(minutes * MINUTE).unwrap_or(i64::MAX);
            found(Breach { amount, subject: Subject::Caregiver(CaregiverId(id)) });
        }
    }
}
