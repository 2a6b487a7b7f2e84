//! The example that the tests of this model share, with its arithmetic.
//!
//! By e-bike ways are 1.2 times the straight line, and a metre takes a fifth of a second; by van 1.5 times, and a tenth.
//!
//! | way | straight | metres | seconds |
//! | --- | ---: | ---: | ---: |
//! | k1 to d1 by e-bike | 1,000 | 1,200 | 240 |
//! | d1 to d2 | 500 | 600 | 120 |
//! | d2 to k1, k1 to d2 | 1,118.03 | 1,342 | 269 |
//! | home to k2 | 800 | 960 | 192 |
//! | k2 to d3 | 1,118.03 | 1,342 | 269 |
//! | d3 to home | 1,044.03 | 1,253 | 251 |
//! | k1 to d1 to far | 20,000 | 24,000 | 4,800 |
//! | k2 to k1 by van | 3,000 | 4,500 | 450 |
//! | k1 to the point, and back | 2,000 | 3,000 | 300 |
//! | k1 to far by van | 20,000 | 30,000 | 3,000 |

use serde_json::Value;

use super::plan::{Plan, Stop, Trip};
use super::problem::{CourierId, KitchenId, OrderId, Problem};
use super::read;
use crate::time::{Duration, Time};

pub(super) const EXAMPLE: &str = include_str!("../../../tests/data/meal-rounds.json");

pub(super) const K1: KitchenId = KitchenId(0);
pub(super) const K2: KitchenId = KitchenId(1);
pub(super) const E1: CourierId = CourierId(0);
pub(super) const E2: CourierId = CourierId(1);
pub(super) const V1: CourierId = CourierId(2);
/// Two hot meals at d1, one halal with a check at d2, three hot ones at d3 from k2 alone, fifty at the point.
pub(super) const O1: OrderId = OrderId(0);
pub(super) const O2: OrderId = OrderId(1);
pub(super) const O3: OrderId = OrderId(2);
pub(super) const O4: OrderId = OrderId(3);
/// Too far, and in a box that nobody fills.
pub(super) const O5: OrderId = OrderId(4);
pub(super) const O6: OrderId = OrderId(5);

pub(crate) fn problem() -> Problem {
    read(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

pub(super) fn clock(hours: i64, minutes: i64, seconds: i64) -> Time {
    Time(0) + Duration((hours * 3600 + minutes * 60 + seconds) * 1000)
}

pub(super) fn seconds(n: i64) -> Duration {
    Duration(n * 1000)
}

pub(super) fn trip(
    courier: CourierId,
    kitchen: KitchenId,
    departure: Time,
    stops: &[(OrderId, i64)],
) -> Trip {
    let stops = stops.iter().map(|(order, meals)| Stop { order: *order, meals: *meals }).collect();
    Trip { courier, departure, kitchen, stops }
}

/// A plan that brings 56 of 58 meals: e1 leaves k1 at 10:56 for o1 and o2 and is back at 11:13:29, e2 leaves k2 at 11:11 for
/// o3 and is home at 11:20:40, v1 leaves k1 at 10:45 for the point and is back at 11:05.
pub(crate) fn reached() -> Plan {
    let trips = vec![
        trip(E1, K1, clock(10, 56, 0), &[(O1, 2), (O2, 1)]),
        trip(E2, K2, clock(11, 11, 0), &[(O3, 3)]),
        trip(V1, K1, clock(10, 45, 0), &[(O4, 50)]),
    ];
    Plan { trips }
}

/// That plan as a document's `previous`.
pub(super) fn reached_before() -> Value {
    serde_json::json!([
        {"courier": "v1", "kitchen": "k1", "departure": "10:45", "stops": [{"order": "o4", "meals": 50}]},
        {"courier": "e2", "kitchen": "k2", "departure": "11:11", "stops": [{"order": "o3", "meals": 3}]},
        {"courier": "e1", "kitchen": "k1", "departure": "10:56",
            "stops": [{"order": "o1", "meals": 2}, {"order": "o2", "meals": 1}]}
    ])
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

/// The day at a clock time, with [`reached`] as the earlier plan, and other changes.
pub(super) fn at(now: &str, changes: &[(&str, Value)]) -> Problem {
    let mut all = vec![("/now", Value::from(now)), ("/previous", reached_before())];
    all.extend(changes.iter().cloned());
    good(&all)
}
