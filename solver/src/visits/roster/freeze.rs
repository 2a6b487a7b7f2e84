//! The roster as a plan, and the referee's word on it.

use anpai_core::id::PlaceId;
use anpai_core::time::Time;
use anpai_core::visits::plan::StopAt;
use anpai_core::visits::problem::{BreakId, ShiftId, TaskId};
use anpai_core::visits::{Activity, Plan, rules};

use super::Roster;

impl Roster<'_> {
    /// The plan, frozen, with settled starts.
    pub fn freeze(&self) -> Plan {
        let model = self.model;
        let rounds =
            self.trips.iter().zip(0..).filter(|(trip, _)| !trip.stops.is_empty()).map(|(trip, shift)| {
                let stops = trip.stops.iter().map(|s| StopAt {
                    activity: if model.is_break(s.node) {
                        Activity::Break(BreakId::new(s.node as usize - model.tasks()))
                    } else {
                        Activity::Task(TaskId(s.node))
                    },
                    place: PlaceId(s.place),
                    start: Time(s.settled),
                    end: Time(s.settled + s.duration),
                });
                (ShiftId(shift), stops.collect())
            });
        Plan::freeze(model.problem, rounds)
    }
    /// Holds the running score to the referee's; for debug builds and tests.
    pub fn assert_referee_agrees(&self) {
        let told = rules::referee(self.model.problem, &self.freeze());
        if told.score != self.total {
            let parts: Vec<_> =
                told.rules.iter().filter(|r| r.cost != 0).map(|r| (r.rule, r.amount, r.cost)).collect();
            panic!("the search says {}, the referee {}: {parts:?}", self.total, told.score);
        }
    }
}
