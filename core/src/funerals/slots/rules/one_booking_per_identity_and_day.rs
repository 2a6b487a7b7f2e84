//! One booking for each identity and day.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::{IdentityId, Problem, RequestId, SlotId};
use crate::funerals::slots::rules::{Found, Subject, found_at, twice};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OneBookingPerIdentityAndDay;

impl Rule<Problem> for OneBookingPerIdentityAndDay {
    fn name(&self) -> &'static str {
        "OneBookingPerIdentityAndDay"
    }
    fn summary(&self) -> &'static str {
        "Bookings of an identity beyond the first on one day, at whatever site."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Places are for as many families as can be, and a second one is sold on."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let day = |slot: SlotId| problem.slots[slot.index()].day;
        let identity = |request: RequestId| problem.requests[request.index()].identity.0;
        let all = plan.bookings(problem).map(|(request, slot)| (identity(request), day(slot))).collect();
        twice(all, |identity, day, more| {
            found(found_at(more, Subject::Identity(IdentityId(identity), day)));
        });
    }
}
