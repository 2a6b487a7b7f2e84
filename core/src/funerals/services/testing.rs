//! The example that the tests of these models share, `core/tests/data/funerals-week.json`, and a plan for it with its
//! arithmetic. Days are the 3rd to the 5th of April; the pools are the constants below, in this order.

use serde_json::Value;

use super::plan::{Placed, Plan, Service};
use super::problem::{CaseId, PoolId, Problem};
use super::read;
use crate::time::{Duration, Time};

pub(super) const EXAMPLE: &str = include_str!("../../../tests/data/funerals-week.json");

pub(super) const HEARSES: PoolId = PoolId(0);
pub(super) const COLD: PoolId = PoolId(1);
pub(super) const PREP: PoolId = PoolId(2);
pub(super) const VIGIL: PoolId = PoolId(3);
pub(super) const SMALL: PoolId = PoolId(4);
pub(super) const LARGE: PoolId = PoolId(5);
pub(super) const ORDINARY: PoolId = PoolId(6);
pub(super) const SUPERIOR: PoolId = PoolId(7);
pub(super) const STAFF: PoolId = PoolId(8);

/// With every step; with farewell and superior cremation; with a cremation alone; with a farewell alone.
pub(super) const A: CaseId = CaseId(0);
pub(super) const B: CaseId = CaseId(1);
pub(super) const C: CaseId = CaseId(2);
pub(super) const D: CaseId = CaseId(3);

pub(crate) fn problem() -> Problem {
    read(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

/// A clock time of a day of April 2026.
pub(super) fn on(date: i64, hours: i64, minutes: i64) -> Time {
    Time(0) + Duration::hours(24 * (date - 3) + hours) + Duration::minutes(minutes)
}

pub(super) fn minutes(n: i64) -> i64 {
    n * 60_000
}

pub(super) fn at(pool: PoolId, start: Time) -> Option<Placed> {
    Some(Placed { pool, start })
}

/// A plan that keeps every hard rule and leaves `d` out.
///
/// - `a` is fetched on the 3rd from 6:30 to 7:30, kept cold until 7:45, prepared until 9:15; its vigil is from noon to noon;
///   the farewell on the 4th from 10:30 to 11:30 is 30 minutes behind the wish, the cremation from 11:50 to 13:00 ten behind
///   the transfer.
/// - `b` has its farewell on the 3rd from 9:00 to 10:30, 60 minutes before the wish and in a hall one rank larger; the
///   cremation follows at once, from 10:40 to 12:00.
/// - `c` is cremated on the 4th from 8:30 to 9:30.
/// - The first collection begins at 7:45, when the hearse of the pick-up has been cleaned if need be, 30 minutes late; the
///   second at 21:30, as late.
pub(crate) fn reached() -> Plan {
    let a = Service {
        pickup: at(HEARSES, on(3, 6, 30)),
        storage: Some(COLD),
        preparation: at(PREP, on(3, 7, 45)),
        vigil: Some(VIGIL),
        farewell: at(SMALL, on(4, 10, 30)),
        cremation: at(ORDINARY, on(4, 11, 50)),
    };
    let b = Service {
        farewell: at(LARGE, on(3, 9, 0)),
        cremation: at(SUPERIOR, on(3, 10, 40)),
        ..Service::default()
    };
    let c = Service { cremation: at(ORDINARY, on(4, 8, 30)), ..Service::default() };
    Plan {
        cases: vec![Some(a), Some(b), Some(c), None],
        collections: vec![at(HEARSES, on(3, 7, 45)), at(HEARSES, on(3, 21, 30))],
    }
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
