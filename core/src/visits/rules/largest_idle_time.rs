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

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{Item, Small, at, rest, serve};

    #[test]
    fn departure_waiting_and_return_add_up() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30)]);
        small.rest(0, "08:00", "15:00", 30);
        small.problem.shifts[1].end = at("08:15");
        let minutes = |stops: &[Item]| small.minutes("LargestIdleTime", &[(0, stops)]);
        // Shift 1 has no round and idles its 15 minutes; shift 0 its 8 hours until it has one.
        assert_eq!(small.minutes("LargestIdleTime", &[]), [480]);
        // Departs at 08:05, waits from 08:51 to 15:12, is back at 15:54.
        assert_eq!(minutes(&[serve(1, "08:25").to("08:45"), serve(0, "15:12")]), [5 + 381 + 6]);
        // Directly after an opening break it counts, unlike `Waiting`: 08:40 to 09:00; back too late to idle then.
        assert_eq!(minutes(&[rest(0, "08:00"), serve(0, "09:00").to("20:00")]), [20]);
        // A round that idles less than the unused shift: back at 16:10, departed 8 minutes late.
        assert_eq!(minutes(&[serve(0, "08:18").to("15:58")]), [15]);
    }
}
