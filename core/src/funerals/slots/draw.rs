//! The draw: who gets which peak slot. A seeded random serial dictatorship, so simple that anyone can recompute it.
//!
//! 1. The key of a request is the SHA-256 of the text `seed:id` in UTF-8, written as 64 small hexadecimal digits.
//! 2. Requests are put in the order of their keys, compared as texts; equal keys in the order of their ids. The place in
//!    this order, from 1, is the request's number.
//! 3. In this order, each request takes the first of its wishes that is a peak slot and still has room: for its people, its
//!    car and its seats in the shuttle, and without a second booking of its identity or its plot on that day.
//!
//! Nobody gains by ranking peak slots otherwise than as they are liked (Abdulkadiroğlu and Sönmez 1998, "Random serial
//! dictatorship and the core from random endowments in house allocation problems", Econometrica 66).

use sha2::{Digest as _, Sha256};

use super::problem::{Problem, RequestId, SlotId};

mod room;

pub use room::Obstacle;
pub(super) use room::Rooms;

/// What a draw gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draw {
    /// Its seed.
    pub seed: String,
    /// The number of each request in the order, from 1, `[requests]`.
    pub numbers: Vec<u32>,
    /// The peak slot that each request gets, `[requests]`.
    pub bookings: Vec<Option<SlotId>>,
}

/// The key of a request: the SHA-256 of `seed:id`. Bytes compare like the hexadecimal digits that they are written as.
///
/// ```
/// let key = anpai_core::funerals::slots::draw::key("qingming-2026", "r1");
/// // python3 -c 'import hashlib; print(hashlib.sha256(b"qingming-2026:r1").hexdigest()[:8])'
/// assert_eq!(key[..4], [0xa7, 0x09, 0x6e, 0xd2]);
/// ```
#[must_use]
pub fn key(seed: &str, id: &str) -> [u8; 32] {
    let mut hash = Sha256::new();
    hash.update(seed.as_bytes());
    hash.update(b":");
    hash.update(id.as_bytes());
    hash.finalize().into()
}

/// The draw of a problem's requests with a seed. It looks at nothing but slots, requests and the seed: the order of requests
/// in the document changes nothing.
#[must_use]
pub fn draw(problem: &Problem, seed: &str) -> Draw {
    let order = order(problem, seed);
    let mut numbers = vec![0; problem.requests.len()];
    for (request, number) in order.iter().zip(1..) {
        numbers[request.index()] = number;
    }
    let bookings = give(problem, &order, |_, _, _| {});
    Draw { seed: seed.to_owned(), numbers, bookings }
}

/// Requests in the order of their keys.
fn order(problem: &Problem, seed: &str) -> Vec<RequestId> {
    let id = |request: RequestId| &*problem.requests[request.index()].id;
    let mut keys: Vec<_> = problem.request_ids().map(|request| (key(seed, id(request)), request)).collect();
    keys.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| id(a.1).cmp(id(b.1))));
    keys.into_iter().map(|(_, request)| request).collect()
}

/// Lets each request choose in turn. `passed` hears of each peak wish that a request could not have when its turn came.
fn give(
    problem: &Problem,
    order: &[RequestId],
    mut passed: impl FnMut(RequestId, SlotId, Obstacle),
) -> Vec<Option<SlotId>> {
    let mut bookings = vec![None; problem.requests.len()];
    if !problem.slots.iter().any(|slot| slot.peak) {
        return bookings;
    }
    let mut rooms = Rooms::of(problem);
    for request in order {
        for wish in problem.wishes(*request) {
            if !problem.slots[wish.index()].peak {
                continue;
            }
            let Some(obstacle) = rooms.obstacle(*request, *wish) else {
                rooms.book(*request, *wish);
                bookings[request.index()] = Some(*wish);
                break;
            };
            passed(*request, *wish, obstacle);
        }
    }
    bookings
}

/// Lets the draw of a problem run once more, for those who want to hear what each request could not have and why.
pub(super) fn again(problem: &Problem, passed: impl FnMut(RequestId, SlotId, Obstacle)) {
    let Some(draw) = &problem.draw else { return };
    let mut order: Vec<RequestId> = problem.request_ids().collect();
    order.sort_unstable_by_key(|request| draw.numbers[request.index()]);
    give(problem, &order, passed);
}

#[cfg(test)]
mod tests;
