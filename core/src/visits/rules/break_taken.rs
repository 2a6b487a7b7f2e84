//! Breaks that are not mandatory are taken all the same. A shift without a round counts too, as in the UHHC
//! benchmark.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{BreakId, Problem};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct BreakTaken;

impl Rule<Problem> for BreakTaken {
    fn name(&self) -> &'static str {
        "BreakTaken"
    }
    fn summary(&self) -> &'static str {
        "Breaks, not mandatory, that are in no round of their shift."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3_600_000)
    }
    fn reason(&self) -> &'static str {
        "A missed lunch weighs an hour of travel: it happens on a bad day, and not to save a detour."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (rest, id) in problem.breaks.iter().zip(0..) {
            let round = plan.of_shift(rest.shift);
            let taken = round.is_some_and(|r| r.stops.iter().any(|s| s.of_break() == Some(BreakId(id))));
            if !rest.mandatory && !taken {
                found(Breach { amount: 1, subject: Subject::Shift(rest.shift) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn a_break_missed_counts_on_an_unused_shift_too() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30)]);
        small.rest(0, "11:30", "13:00", 30);
        small.rest(1, "11:30", "13:00", 30);
        small.rest(2, "11:30", "13:00", 30).mandatory = true;
        let rule = "BreakTaken";
        // The mandatory break of shift 2 is a matter for another rule.
        assert_eq!(
            small.amounts(rule, &[(0, &[serve(0, "09:00"), rest(0, "12:00")]), (1, &[rest(1, "12:00")])]),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), rest(0, "12:00")])]), [1]);
        // Shift 0 takes the break of shift 1, which helps nobody.
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), rest(1, "12:00")])]), [1, 1]);
    }
}
