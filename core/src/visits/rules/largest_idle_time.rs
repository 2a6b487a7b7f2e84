//! The most that any shift idles: it departs late, waits, or is back early. A shift without a round idles from start
//! to end.

use std::cmp::Reverse;

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::time::Duration;
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, ShiftId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct LargestIdleTime;

impl Rule<Problem> for LargestIdleTime {
    fn name(&self) -> &'static str {
        "LargestIdleTime"
    }
    fn summary(&self) -> &'static str {
        "The largest idle time of any shift: from its start to the departure, waiting at every stop, \
         and from the return to its end."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(0)
    }
    fn reason(&self) -> &'static str {
        "Off: on a calm day someone is on call, and should be; the UHHC benchmark turns it on."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let idle = |id: ShiftId| {
            let shift = &problem.shifts[id.index()];
            let Some(route) = plan.of_shift(id) else { return shift.end - shift.start };
            let waiting: Duration = route.stops.iter().skip(1).map(|s| s.waiting().or_zero()).sum();
            (route.departure - shift.start).or_zero() + waiting + (shift.end - route.finish).or_zero()
        };
        if let Some((most, Reverse(id))) = problem.shift_ids().map(|id| (idle(id), Reverse(id))).max() {
            found(Breach { amount: most.0, subject: Subject::Shift(id) });
        }
    }
}
