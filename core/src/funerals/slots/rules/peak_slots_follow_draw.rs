//! Peak slots are given as the draw gives them, and not otherwise.

use crate::funerals::slots::plan::Plan;
use crate::funerals::slots::problem::{Problem, SlotId};
use crate::funerals::slots::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PeakSlotsFollowDraw;

impl Rule<Problem> for PeakSlotsFollowDraw {
    fn name(&self) -> &'static str {
        "PeakSlotsFollowDraw"
    }
    fn summary(&self) -> &'static str {
        "Requests without the peak slot that the draw gives them, or with one that it does not give them."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Anyone can recompute the draw, and nobody trusts one that is not kept."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let is_peak = |slot: SlotId| problem.slots.get(slot.index()).is_some_and(|slot| slot.peak);
        for request in problem.request_ids() {
            let (drawn, slot) = (problem.drawn(request), plan.slot(request));
            if slot != drawn && (drawn.is_some() || slot.is_some_and(is_peak)) {
                found(found_at(1, Subject::Request(request)));
            }
        }
    }
}
