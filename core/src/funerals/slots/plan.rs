//! The frozen answer: which slot each request has.

use super::problem::{Problem, RequestId, SlotId};

/// Who comes when.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// The slot of each request, by `RequestId`; what is not there has none.
    pub slots: Vec<Option<SlotId>>,
}

impl Plan {
    /// The plan that holds what the draw gives and nothing else: where a solver begins.
    #[must_use]
    pub fn drawn(problem: &Problem) -> Self {
        let none = || vec![None; problem.requests.len()];
        Self { slots: problem.draw.as_ref().map_or_else(none, |draw| draw.bookings.clone()) }
    }
    /// The slot of a request.
    #[must_use]
    pub fn slot(&self, request: RequestId) -> Option<SlotId> {
        self.slots.get(request.index()).copied().flatten()
    }
    /// Every request of the problem that has a slot of the problem, in order.
    pub fn bookings<'a>(&'a self, problem: &'a Problem) -> impl Iterator<Item = (RequestId, SlotId)> + 'a {
        let booked = problem.request_ids().filter_map(|request| Some((request, self.slot(request)?)));
        booked.filter(|(_, slot)| slot.index() < problem.slots.len())
    }
}
