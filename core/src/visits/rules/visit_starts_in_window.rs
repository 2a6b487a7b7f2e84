//! Service starts within a window. A start belongs to the last window that begins no later; before the first window
//! there is none. Ends bind the start or the end of service, as the visit says; a soft end is a matter for
//! `Tardiness`.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VisitStartsInWindow;

impl Rule<Problem> for VisitStartsInWindow {
    fn name(&self) -> &'static str {
        "VisitStartsInWindow"
    }
    fn summary(&self) -> &'static str {
        "Time by which service starts before the first window, and time beyond the end of its window \
         where that end is hard."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Before the window nobody opens the door; a hard end is one that the document calls hard."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            let late = s.lateness().filter(|l| l.hard).map_or(0, |l| l.time.0);
            found(s.breach(s.earliness().0 + late));
        }
    }
}
