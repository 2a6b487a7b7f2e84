//! The second task of a pair starts within its gap after the first.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::links::pairs;

/// See the module.
pub struct PairStartsInGap;

impl Rule<Problem> for PairStartsInGap {
    fn name(&self) -> &'static str {
        "PairStartsInGap"
    }
    fn summary(&self) -> &'static str {
        "Time by which the start of the second task misses its gap after the start of the first."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "At once means at once: one caregiver cannot lift alone until the other arrives."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for pair in pairs(problem, plan) {
            if let Some(gap) = pair.visit.gap {
                let between = pair.stops[1].start - pair.stops[0].start;
                found(pair.breach((gap.min - between).0.max((between - gap.max).0)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::time::Duration;
    use crate::visits::problem::Gap;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn the_second_start_is_held_to_the_first() {
        let mut small = Small::new(&[&[0], &[0]]);
        small.visit(1, &[30, 20]).gap = Some(Gap { min: Duration::minutes(10), max: Duration::minutes(25) });
        small.visit(2, &[30, 20]);
        let minutes = |second, other| {
            let one = [serve(0, "09:00"), serve(2, "10:00")];
            small.minutes("PairStartsInGap", &[(0, &one), (1, &[serve(1, second), serve(3, other)])])
        };
        assert_eq!(minutes("09:10", "10:00"), NONE);
        assert_eq!(minutes("09:25", "10:00"), NONE);
        // 3 minutes short of 10, 4 minutes beyond 25, 20 minutes too early for a gap of 10.
        assert_eq!(minutes("09:07", "10:00"), [3]);
        assert_eq!(minutes("09:29", "10:00"), [4]);
        assert_eq!(minutes("08:50", "10:00"), [20]);
        // At once: one minute before is as wrong as one after.
        assert_eq!(minutes("09:26", "09:59"), [1, 1]);
    }
}
