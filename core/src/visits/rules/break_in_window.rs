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
