//! No farewell and no cremation lies in a closed time.

use crate::funerals::services::plan::{Placed, Plan};
use crate::funerals::services::problem::Problem;
use crate::funerals::services::rules::{Found, Subject, found_at, served};
use crate::funerals::services::uses::{after, between};
use crate::rule::{Rule, Setting, Unit};
use crate::time::Duration;

/// See the module.
pub struct NotWhileClosed;

impl Rule<Problem> for NotWhileClosed {
    fn name(&self) -> &'static str {
        "NotWhileClosed"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds of farewells and cremations in times that are closed for them."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody is cremated on a day that families or the law keep free."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (id, case, service) in served(problem, plan) {
            let farewell = service.farewell.zip(case.farewell.as_ref().map(|f| f.duration));
            let cremation = service.cremation.zip(case.cremation.as_ref().map(|c| c.duration));
            for closed in &problem.closed {
                let inside = |step: Option<(Placed, Duration)>| {
                    let Some((placed, duration)) = step else { return 0 };
                    let from = placed.start.max(closed.span.from);
                    between(from, after(placed.start, duration).min(closed.span.to)).max(0)
                };
                if closed.farewells {
                    found(found_at(inside(farewell), Subject::Case(id)));
                }
                if closed.cremations {
                    found(found_at(inside(cremation), Subject::Case(id)));
                }
            }
        }
    }
}
