//! Hours of caregivers, by day or week, and what they cost.

use std::collections::BTreeMap;

use crate::rule::Breach;
use crate::time::Duration;
use crate::visits::plan::{Plan, Route};
use crate::visits::problem::{Caregiver, CaregiverId, Problem, Shift};
use crate::visits::rules::{Found, Subject};

/// Reports the working time of each caregiver beyond `limit` in each span (day or week) that `span` names.
pub(crate) fn hours_beyond(
    problem: &Problem,
    plan: &Plan,
    span: impl Fn(&Shift) -> u16,
    limit: impl Fn(&Caregiver) -> Option<Duration>,
    found: Found,
) {
    let mut worked = BTreeMap::<(CaregiverId, u16), Duration>::new();
    for route in &plan.routes {
        let shift = &problem.shifts[route.shift.index()];
        *worked.entry((shift.caregiver, span(shift))).or_default() += route.work().or_zero();
    }
    for ((by, _), time) in worked {
        if let Some(most) = limit(&problem.caregivers[by.index()]) {
            found(Breach { amount: (time - most).0, subject: Subject::Caregiver(by) });
        }
    }
}

/// Milliseconds in an hour.
const HOUR: i128 = 3_600_000;
/// Metres in a kilometre.
const KM: i128 = 1000;

/// What a round costs in fen: working time and kilometres, each to the nearest fen (half up), and the shift itself
/// where anyone is served.
pub(crate) fn wage(problem: &Problem, route: &Route) -> i64 {
    let caregiver = problem.caregiver_of(route.shift);
    let share = |amount: i64, rate: i64, per: i128| {
        (i128::from(amount.max(0)) * i128::from(rate) + per / 2).div_euclid(per)
    };
    let shift = if route.serves() { caregiver.fen_per_shift } else { 0 };
    let fen = share(route.work().0, caregiver.fen_per_hour, HOUR)
        + share(route.metres(), caregiver.fen_per_km, KM)
        + i128::from(shift);
    i64::try_from(fen).unwrap_or(i64::MAX)
}
