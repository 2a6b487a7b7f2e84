//! What a round carries fits its capacity.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::{Plan, Stop};
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct LoadWithinCapacity;

impl Rule<Problem> for LoadWithinCapacity {
    fn name(&self) -> &'static str {
        "LoadWithinCapacity"
    }
    fn summary(&self) -> &'static str {
        "Units of load beyond the capacity of a round."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A full box holds no more."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            let Some(capacity) = problem.shifts[route.shift.index()].capacity else { continue };
            let load = route.stops.iter().filter_map(Stop::task).map(|t| problem.visit_of(t).load);
            found(on_shift(route, load.fold(0, i64::saturating_add).saturating_sub(capacity)));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn what_is_beyond_the_capacity_counts() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        for (visit, load) in small.problem.visits.iter_mut().zip([4, 7, 2]) {
            visit.load = load;
        }
        small.problem.shifts[0].capacity = Some(10);
        let rule = "LoadWithinCapacity";
        // 4 + 2 fit into 10, 4 + 7 are one too many; shift 1 carries anything.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(2, "10:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        assert_eq!(
            small.amounts(rule, &[(1, &[serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")])]),
            NONE
        );
        small.problem.visits[2].load = i64::MAX;
        let all = [serve(0, "09:00"), serve(1, "10:00"), serve(2, "11:00")];
        assert_eq!(small.amounts(rule, &[(0, &all)]), [i64::MAX - 10]);
    }
}
