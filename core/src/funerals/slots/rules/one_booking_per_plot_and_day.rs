//! One booking for each plot and day.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::{PlotId, Problem, RequestId, SlotId};
use crate::funerals::slots::rules::{Found, Subject, found_at, twice};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct OneBookingPerPlotAndDay;

impl Rule<Problem> for OneBookingPerPlotAndDay {
    fn name(&self) -> &'static str {
        "OneBookingPerPlotAndDay"
    }
    fn summary(&self) -> &'static str {
        "Bookings for a plot beyond the first on one day, whoever asked."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A family of many identities would have as many places otherwise."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let of_plot = |(request, slot): (RequestId, SlotId)| {
            let plot = problem.requests[request.index()].plot?;
            Some((plot.0, problem.slots[slot.index()].day))
        };
        twice(plan.bookings(problem).filter_map(of_plot).collect(), |plot, day, more| {
            found(found_at(more, Subject::Plot(PlotId(plot), day)));
        });
    }
}
