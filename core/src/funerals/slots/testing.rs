//! The example that the tests of this model share, with its arithmetic.
//!
//! First wishes: 2 + 1 + 3 + 4 + 1 = 11 people want e8, which has 6 places and is peak whatever they want; 2 + 3 want e10,
//! which has 4 and is peak by that; 2 want e8b, which has 3 and is not. `hashlib` of Python puts the requests in the order of
//! `ORDER`:
//!
//! | number | request | people | what it takes |
//! | ---: | --- | ---: | --- |
//! | 1 | r4 | 4 | e8, with the only parking space |
//! | 2 | r7 | 2 | e10 |
//! | 3 | r2 | 1 | e8, 5 of 6 |
//! | 4 | r3 | 3 | nothing: 1 place is left in e8 |
//! | 5 | r6 | 2 | e10, 4 of 4, though e8b, which is not peak, is its first wish |
//! | 6 | r1 | 2 | nothing: 1 place is left in e8, none in e10 |
//! | 7 | r5 | 5 | nothing: e10 is too small |
//! | 8 | r9 | 1 | nothing: there is a place in e8, but r4 has its plot's |
//! | 9 | r8 | 3 | nothing: no shuttle goes to e10 |
//!
//! Then w8 is left with 5 places: r5 fills it.

use serde_json::Value;

use super::plan::Plan;
use super::problem::{Problem, RequestId, SlotId};
use super::read;

pub(super) const EXAMPLE: &str = include_str!("../../../tests/data/slots.json");

pub(super) const E8: SlotId = SlotId(0);
pub(super) const E10: SlotId = SlotId(1);
pub(super) const W8: SlotId = SlotId(2);
pub(super) const E8B: SlotId = SlotId(3);

/// The numbers of the requests in the order of the draw.
pub(super) const ORDER: [u32; 9] = [4, 7, 2, 3, 6, 1, 5, 9, 8];

/// The request `r` and its number.
pub(super) fn r(number: u32) -> RequestId {
    RequestId(number - 1)
}

pub(crate) fn problem() -> Problem {
    read(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// A plan with these requests, by their numbers, in these slots.
pub(super) fn plan(bookings: &[(u32, SlotId)]) -> Plan {
    let mut slots = vec![None; 9];
    bookings.iter().for_each(|(request, slot)| slots[r(*request).index()] = Some(*slot));
    Plan { slots }
}

/// What the draw gives, and r5 in w8: 14 of 23 people.
pub(crate) fn reached() -> Plan {
    plan(&[(4, E8), (7, E10), (2, E8), (6, E10), (5, W8)])
}

/// The good document with what stands at each pointer replaced, or added to its object or list.
pub(super) fn with(changes: &[(&str, Value)]) -> Vec<u8> {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    for (pointer, value) in changes {
        let (object, field) = pointer.rsplit_once('/').expect("a pointer");
        match document.pointer_mut(object).expect("an object or list") {
            Value::Object(fields) => drop(fields.insert(field.to_owned(), value.clone())),
            Value::Array(list) => match field.parse::<usize>().ok().filter(|at| *at < list.len()) {
                Some(at) => list[at] = value.clone(),
                None => list.push(value.clone()),
            },
            other => panic!("{other} has no fields"),
        }
    }
    document.to_string().into_bytes()
}

pub(super) fn good(changes: &[(&str, Value)]) -> Problem {
    read(&with(changes)).unwrap_or_else(|issues| panic!("{issues}"))
}
