//! How meals reach people: modes and limits, what carrying costs, how many days count.

use super::ids::Ids;
use crate::meals::plan::draft::{Draft, ReachDraft};
use crate::meals::plan::problem::{Rates, Reach};
use crate::reach::reach;
use crate::read::findings::Findings;
use crate::read::money::{parts, whole_fen};
use crate::site::check::MOST_YUAN;

/// Serving days of a hundred years.
const MOST_DAYS: u32 = 36_600;
/// More yuan than this for a meal's kilometre are a slip.
const MOST_RATE: f64 = 10_000.0;
/// Decimals of a rate: hundredths of a fen.
const RATE_DECIMALS: i32 = 4;

/// How meals reach people.
pub(super) struct Service {
    pub(super) dine_in: Option<Reach>,
    pub(super) transport: Option<Reach>,
    pub(super) delivery: Option<Reach>,
}

pub(super) fn service(draft: &Draft, ids: &Ids<'_>, found: &mut Findings) -> Service {
    let given = &draft.service;
    let (dines, hauls) = (given.dine_in.is_some(), given.transport.is_some());
    if dines != hauls {
        let field = if dines { "transport" } else { "dine_in" };
        let cause = "meals reach a point by transport, and people eat them there";
        found.add_missing("missing-field", "/service", field, cause, "write both, or neither");
    }
    let unreadable = ["dine_in", "transport", "delivery"]
        .iter()
        .any(|field| found.is_unreadable(&format!("/service/{field}")));
    if !dines && !hauls && given.delivery.is_none() && !unreadable {
        let cause = "no meal reaches anyone";
        let action = "write `delivery`, or `dine_in` and `transport`, or all three";
        found.add("no-service", "/service", "{}", cause, action);
    }
    let mut within = |field: &str, given: Option<&ReachDraft>| -> Option<Reach> {
        Some(reach(
            given?,
            &format!("/service/{field}"),
            &ids.modes,
            "write minutes, such as 15 for a walk",
            found,
        ))
    };
    Service {
        dine_in: within("dine_in", given.dine_in.as_ref()),
        transport: within("transport", given.transport.as_ref()),
        delivery: within("delivery", given.delivery.as_ref()),
    }
}

pub(super) fn rates(draft: &Draft, found: &mut Findings) -> Rates {
    let mut rate = |field: &str, yuan: Option<f64>| {
        yuan.map_or(0, |yuan| parts(&format!("/{field}"), yuan, MOST_RATE, RATE_DECIMALS, found))
    };
    let transport_per_km = rate("transport_yuan_per_meal_km", draft.transport_yuan_per_meal_km);
    let delivery_per_km = rate("delivery_yuan_per_meal_km", draft.delivery_yuan_per_meal_km);
    let delivery = draft
        .delivery_yuan_per_meal
        .map_or(0, |yuan| whole_fen("/delivery_yuan_per_meal", yuan, MOST_YUAN, found));
    Rates { transport_per_km, delivery, delivery_per_km }
}

pub(super) fn days(draft: &Draft, found: &mut Findings) -> i64 {
    if !(1..=MOST_DAYS).contains(&draft.days) {
        let cause = format!("a plan counts 1 to {MOST_DAYS} serving days");
        let action = "write the serving days of all years together, such as 1250 for five years";
        found.add("number-out-of-range", "/days", draft.days, cause, action);
    }
    i64::from(draft.days.clamp(1, MOST_DAYS))
}
