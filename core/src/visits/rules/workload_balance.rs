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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Duration;
    use crate::visits::rules::testing::{Item, NONE, Small, rest, serve};
    use crate::visits::rules::{position, referee};

    #[test]
    fn each_difference_from_the_mean_is_rounded_up() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30), (2, 40), (3, 60)]);
        let rule = "WorkloadBalance";
        assert_eq!(small.minutes(rule, &[]), NONE);
        // 10 + 30 + 12 = 52 for one of three, mean 17 1/3: 34 2/3, 17 1/3 and 17 1/3, each rounded up.
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00")])]), [35, 18, 18]);
        // 52, 20 + 40 + 22 = 82 and 30 + 60 + 33 = 123, mean 85 2/3: 33 2/3, 3 2/3, 37 1/3.
        let all = [(0, &[serve(0, "09:00")][..]), (1, &[serve(1, "09:00")]), (2, &[serve(2, "09:00")])];
        assert_eq!(small.minutes(rule, &all), [34, 4, 38]);
        // Service of 32 minutes for task 0 makes the mean 86 1/3: 32 1/3, 4 1/3, 36 2/3.
        let longer = [(0, &[serve(0, "09:00").to("09:32")][..]), all[1], all[2]];
        assert_eq!(small.minutes(rule, &longer), [33, 5, 37]);
        // A mean of 86 exactly rounds nothing: 53, 82, 123.
        let even = [(0, &[serve(0, "09:00").to("09:31")][..]), all[1], all[2]];
        assert_eq!(small.minutes(rule, &even), [33, 4, 37]);
        // A thousandth of a second over is a minute over.
        small.problem.tasks[0].duration = Duration(31 * 60_000 + 3);
        assert_eq!(small.minutes(rule, &all), [33, 5, 37]);
    }

    #[test]
    fn the_way_to_lunch_is_work_and_lunch_is_not() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30)]);
        small.rest(0, "11:00", "13:00", 40);
        // To place 1, on to 3 for lunch, and home: 10 + 30 + 15 + 33 = 88, mean 44.
        let lunch = [(0, &[serve(0, "09:00"), rest(0, "11:00").at(3)][..])];
        assert_eq!(small.minutes("WorkloadBalance", &lunch), [44, 44]);
    }

    #[test]
    fn set_hard_it_asks_for_equal_work() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (1, 30)]);
        let row = position("WorkloadBalance").expect("in the list");
        small.problem.settings[row] = Setting::HARD;
        let hard = |rounds: &[(u32, &[Item])]| referee(&small.problem, &small.plan(rounds)).score.hard;
        assert_eq!(hard(&[(0, &[serve(0, "09:00")]), (1, &[serve(1, "11:00")])]), 0);
        // 52 and 57, mean 54 1/2: 3 minutes each.
        assert_eq!(hard(&[(0, &[serve(0, "09:00")]), (1, &[serve(1, "11:00").to("11:35")])]), 6 * 60_000);
    }
}
