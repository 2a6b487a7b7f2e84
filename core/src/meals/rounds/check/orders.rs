//! What is to be brought.

use super::MOST_MEALS;
use super::day::{LONGEST_STAY, reversed};
use super::ids::Ids;
use crate::id::PlaceId;
use crate::meals::rounds::draft::{Draft, OrderDraft};
use crate::meals::rounds::problem::{BoxId, KitchenId, Order, Window};
use crate::read::calendar::{Zero, clock, length};
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon, Minutes};

/// How long handing over takes where the document says nothing.
const HANDING_OVER: Duration = Duration::minutes(1);
/// Weights of a meal that is not brought.
const PRIORITIES: std::ops::RangeInclusive<u32> = 1..=1000;

/// Every order.
pub(super) fn orders(draft: &Draft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Vec<Order> {
    draft.orders.iter().enumerate().map(|(n, order)| self::order(n, order, ids, day, found)).collect()
}

fn order(n: usize, draft: &OrderDraft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Order {
    let at = |field: &str| format!("/orders/{n}/{field}");
    let place = ids.places.find(&draft.place, || at("place"), found);
    let kind = ids.boxes.find(&draft.kind, || at("box"), found);
    meals(at("meals"), draft.meals, found);
    let start = clock(draft.start, || at("start"), found);
    let end = clock(draft.end, || at("end"), found);
    reversed(&format!("/orders/{n}"), ["start", "end"], [start, end], found);
    let mut time = |minutes: Option<Minutes>, zero: Zero, field: &str| {
        minutes.map(|minutes| length(minutes, zero, LONGEST_STAY, || at(field), found))
    };
    let hot = time(draft.hot_minutes, Zero::Wrong, "hot_minutes");
    let minutes = time(draft.minutes, Zero::Fine, "minutes").unwrap_or(HANDING_OVER);
    let check = time(draft.check_minutes, Zero::Fine, "check_minutes").unwrap_or_default();
    let kitchens = draft
        .kitchens
        .as_ref()
        .map(|all| ids.kitchens.find_all(all, KitchenId::new, || at("kitchens"), found));
    let priority = draft.priority.unwrap_or(1);
    if !PRIORITIES.contains(&priority) {
        let cause = "priorities are 1 to 1000";
        let action = "write a weight; twice as high is as bad to miss as two meals";
        found.add("number-out-of-range", at("priority"), priority, cause, action);
    }
    Order {
        id: draft.id.clone(),
        place: PlaceId::new(place.unwrap_or(0)),
        kind: BoxId::new(kind.unwrap_or(0)),
        meals: draft.meals,
        window: Window { start: day.at(0, start), end: day.at(0, end) },
        hot,
        stay: minutes + check,
        check,
        kitchens,
        split: draft.split,
        priority,
    }
}

/// Refuses a number of meals that is none.
pub(super) fn meals(pointer: String, meals: i64, found: &mut Findings) {
    if !(1..=MOST_MEALS).contains(&meals) {
        let cause = format!("1 to {MOST_MEALS} meals are brought at a time");
        found.add(
            "number-out-of-range",
            pointer,
            meals,
            cause,
            "write how many meals, or leave the entry out",
        );
    }
}
