//! A break lies in its window, is as long as it should be, and is taken once, by the shift that has it.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::Binds;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, on_shift};

/// See the module.
pub struct BreakInWindow;

impl Rule<Problem> for BreakInWindow {
    fn name(&self) -> &'static str {
        "BreakInWindow"
    }
    fn summary(&self) -> &'static str {
        "Time by which a break starts before its window, misses the window's end or is cut short; \
         the whole of a break of another shift or taken again."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Labour law and the kitchen set the hours of a meal break; missing the window is missing the \
         break."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for route in &plan.routes {
            let breaks = route.stops.iter().filter_map(|s| s.of_break().map(|b| (s, b)));
            for (k, (stop, id)) in breaks.clone().enumerate() {
                let rest = &problem.breaks[id.index()];
                let amount = if rest.shift != route.shift || breaks.clone().take(k).any(|(_, b)| b == id) {
                    (stop.end - stop.start).0.max(1)
                } else {
                    let bound = match rest.binds {
                        Binds::Start => stop.start,
                        Binds::End => stop.end,
                    };
                    let early = (rest.start - stop.start).or_zero();
                    let late = (bound - rest.end).or_zero();
                    let short = (rest.duration - (stop.end - stop.start)).or_zero();
                    (early + late + short).0
                };
                found(on_shift(route, amount));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::rules::testing::{NONE, Small, rest, serve};

    #[test]
    fn early_late_and_short_add_up() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30)]);
        small.rest(0, "11:30", "13:00", 30);
        let minutes =
            |small: &Small, stop| small.minutes("BreakInWindow", &[(0, &[serve(0, "09:00"), stop])]);
        assert_eq!(minutes(&small, rest(0, "11:30")), NONE);
        assert_eq!(minutes(&small, rest(0, "12:30")), NONE);
        assert_eq!(minutes(&small, rest(0, "11:23")), [7]);
        assert_eq!(minutes(&small, rest(0, "12:34")), [4]);
        // 5 minutes before the window and 12 of 30 minutes long: 5 + 18.
        assert_eq!(minutes(&small, rest(0, "11:25").to("11:37")), [23]);
        // Where the window binds the start, 12:34 is in time.
        small.problem.breaks[0].binds = Binds::Start;
        assert_eq!(minutes(&small, rest(0, "12:34")), NONE);
    }

    #[test]
    fn a_break_of_another_shift_or_taken_again_counts_whole() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30)]);
        small.rest(0, "11:30", "13:00", 30);
        small.rest(1, "11:30", "13:00", 45);
        let rule = "BreakInWindow";
        assert_eq!(small.minutes(rule, &[(0, &[rest(0, "11:30")]), (1, &[rest(1, "11:30")])]), NONE);
        assert_eq!(
            small.minutes(rule, &[(0, &[rest(0, "11:30"), rest(0, "12:00"), rest(1, "12:15")])]),
            [30, 45]
        );
        // Even one of no length is seen.
        assert_eq!(small.amounts(rule, &[(0, &[rest(1, "11:30").to("11:30")])]), [1]);
    }
}
