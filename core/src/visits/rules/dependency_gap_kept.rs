//! Where one visit follows another, the gap from the end of every task of the first to the start of every task of the
//! second lies within its bounds. It binds only where both are served.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::links;

/// See the module.
pub struct DependencyGapKept;

impl Rule<Problem> for DependencyGapKept {
    fn name(&self) -> &'static str {
        "DependencyGapKept"
    }
    fn summary(&self) -> &'static str {
        "Time by which the gap between two linked visits is shorter than its least or longer than \
         its largest."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The order is a matter of health: first the insulin, then the meal."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for link in links(problem, plan) {
            let Some((min, max)) = link.dependency.gap else { continue };
            let short = (min - link.least()).0.max(0);
            let long = max.map_or(0, |max| (link.largest() - max).0.max(0));
            found(link.breach(short + long));
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::time::Duration;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn the_gap_runs_from_every_end_to_every_start() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30)]);
        small.visit(2, &[30, 20]);
        small.link(1, 0).gap = Some((Duration::minutes(15), Some(Duration::minutes(60))));
        let minutes = |second, to| {
            let one = [serve(1, "09:00"), serve(0, second)];
            small.minutes("DependencyGapKept", &[(0, &one), (1, &[serve(2, "09:00").to(to)])])
        };
        // The tasks of the first end at 09:30 and 09:20.
        assert_eq!(minutes("09:45", "09:20"), NONE);
        assert_eq!(minutes("10:20", "09:20"), NONE);
        // 5 minutes after 09:30 is 10 short; 62 minutes after 09:20 is 2 long.
        assert_eq!(minutes("09:35", "09:20"), [10]);
        assert_eq!(minutes("10:22", "09:20"), [2]);
        // Ends an hour apart cannot both keep it: 10:20 to 10:25 is 10 short, 09:30 to 10:25 is within.
        assert_eq!(minutes("10:25", "10:20"), [10]);
        // Short by 15 + 10 from 10:20, and 10:10 is within the hour of 09:30.
        assert_eq!(minutes("10:10", "10:20"), [25]);
    }

    #[test]
    fn an_unserved_visit_binds_nobody_and_no_order_neither() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.link(0, 1).gap = Some((Duration::ZERO, None));
        small.link(2, 1).person = Some(crate::visits::draft::PersonLink::Same);
        let rule = "DependencyGapKept";
        assert_eq!(small.minutes(rule, &[(0, &[serve(1, "09:00"), serve(2, "12:00")])]), NONE);
        assert_eq!(small.minutes(rule, &[(0, &[serve(0, "09:00"), serve(1, "15:00")])]), NONE);
        // The second starts at 09:00, 90 minutes before the first ends at 10:30.
        assert_eq!(small.minutes(rule, &[(0, &[serve(1, "09:00"), serve(0, "10:00")])]), [90]);
    }
}
