//! Why a request has no slot: for each of its wishes, what stood in the way. Peak wishes are told as they stood when the
//! request's number came up in the draw, all others as they stand in the plan.

use std::collections::BTreeMap;

use super::draw::{Rooms, again};
use super::plan::Plan;
use super::problem::{Problem, RequestId, SlotId};

pub use super::draw::Obstacle;

/// A request without a slot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unplaced {
    /// The request.
    pub request: RequestId,
    /// Its wishes, the best first, each with what stood in the way; `None`: nothing does, and a better plan gives it.
    pub wishes: Vec<(SlotId, Option<Obstacle>)>,
}

/// Every request without a slot, in order.
#[must_use]
pub fn unplaced(problem: &Problem, plan: &Plan) -> Vec<Unplaced> {
    let mut passed: BTreeMap<(RequestId, SlotId), Obstacle> = BTreeMap::new();
    again(problem, |request, slot, obstacle| {
        if plan.slot(request).is_none() {
            passed.insert((request, slot), obstacle);
        }
    });
    let mut rooms = Rooms::of(problem);
    plan.bookings(problem).for_each(|(request, slot)| rooms.book(request, slot));
    let lacking = problem.request_ids().filter(|request| plan.slot(*request).is_none());
    lacking
        .map(|request| {
            let told = |slot: &SlotId| {
                let obstacle = match problem.slots[slot.index()].peak {
                    true => passed.get(&(request, *slot)).copied(),
                    false => rooms.obstacle(request, *slot),
                };
                (*slot, obstacle)
            };
            Unplaced { request, wishes: problem.wishes(request).iter().map(told).collect() }
        })
        .collect()
}
