//! What differs between the earlier plan and a new one: in whose hands each order is.

use super::plan::Plan;
use super::problem::{CourierId, KitchenId, OrderId, Problem};

/// Who brings an order from where.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hands {
    /// The courier.
    pub courier: CourierId,
    /// The kitchen.
    pub kitchen: KitchenId,
}

/// The hands of each order, `[orders]`, in trips that have not left; each once, by courier and kitchen.
#[must_use]
pub fn hands(problem: &Problem, plan: &Plan) -> Vec<Vec<Hands>> {
    let mut hands: Vec<Vec<Hands>> = vec![Vec::new(); problem.orders.len()];
    for trip in plan.trips.iter().filter(|trip| !problem.has_left(trip.departure)) {
        for stop in &trip.stops {
            hands[stop.order.index()].push(Hands { courier: trip.courier, kitchen: trip.kitchen });
        }
    }
    for of_order in &mut hands {
        of_order.sort_unstable();
        of_order.dedup();
    }
    hands
}

/// Orders that were to come in some hands and now come in others, or no longer.
#[must_use]
pub fn moved(problem: &Problem, plan: &Plan) -> Vec<OrderId> {
    let (before, now) = (hands(problem, &problem.previous), hands(problem, plan));
    let is_moved = |id: &OrderId| {
        let (before, now) = (&before[id.index()], &now[id.index()]);
        !before.is_empty() && (now.is_empty() || are_others(before, now))
    };
    problem.order_ids().filter(is_moved).collect()
}

/// Whether some of the hands now are none of those before.
fn are_others(before: &[Hands], now: &[Hands]) -> bool {
    now.iter().any(|hands| before.binary_search(hands).is_err())
}

/// Orders of the earlier plan, not yet left, that cannot come as it says whatever is planned: the kitchen has closed by
/// then or no longer fills the box, or the courier is gone or may no longer load there.
#[must_use]
pub fn displaced(problem: &Problem) -> Vec<OrderId> {
    let mut displaced: Vec<OrderId> = Vec::new();
    for trip in problem.previous.trips.iter().filter(|trip| !problem.has_left(trip.departure)) {
        let (courier, kitchen) =
            (&problem.couriers[trip.courier.index()], &problem.kitchens[trip.kitchen.index()]);
        let falls_out = trip.departure > kitchen.last_departure()
            || trip.departure < kitchen.opens
            || courier.gone_from.is_some_and(|gone| trip.departure >= gone)
            || !courier.may_load_at(trip.kitchen);
        let orders = trip.stops.iter().map(|stop| stop.order);
        displaced.extend(orders.filter(|order| falls_out || !problem.may_come_from(*order, trip.kitchen)));
    }
    displaced.sort_unstable();
    displaced.dedup();
    displaced
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::meals::rounds::plan::Stop;
    use crate::meals::rounds::testing::*;

    #[test]
    fn hands_are_those_of_what_has_not_left() {
        let hands = |courier, kitchen| vec![Hands { courier, kitchen }];
        let p = at("10:50", &[]);
        let all = super::hands(&p, &reached());
        assert_eq!(all, [hands(E1, K1), hands(E1, K1), hands(E2, K2), vec![], vec![], vec![]]);
        // Two trips of one courier from one kitchen are the same hands; they are told in order.
        let p = problem();
        let mut plan = reached();
        plan.trips.push(trip(V1, K1, clock(11, 10, 0), &[(O4, 1)]));
        plan.trips.push(trip(E2, K2, clock(11, 30, 0), &[(O4, 1)]));
        let of_v1 = Hands { courier: V1, kitchen: K1 };
        assert_eq!(super::hands(&p, &plan)[3], [Hands { courier: E2, kitchen: K2 }, of_v1]);
    }

    #[test]
    fn orders_move_where_other_hands_bring_them_or_none() {
        let p = at("10:50", &[]);
        assert_eq!(moved(&p, &reached()), []);
        let mut plan = reached();
        plan.trips[0].stops.pop();
        plan.trips[1].courier = E1;
        assert_eq!(moved(&p, &plan), [O2, O3]);
        // What was not planned before has not moved.
        plan.trips[0].stops.extend([Stop { order: O2, meals: 1 }, Stop { order: O5, meals: 1 }]);
        assert_eq!(moved(&p, &plan), [O3]);
    }

    #[test]
    fn what_cannot_stay_is_displaced() {
        assert_eq!(displaced(&at("10:50", &[])), []);
        assert_eq!(displaced(&at("10:50", &[("/kitchens/1/closed_from", json!("11:00"))])), [O3]);
        assert_eq!(displaced(&at("10:50", &[("/couriers/0/gone_from", json!("10:56"))])), [O1, O2]);
        assert_eq!(displaced(&at("10:50", &[("/couriers/0/kitchens", json!(["k2"]))])), [O1, O2]);
        assert_eq!(displaced(&at("10:50", &[("/orders/1/kitchens", json!(["k2"]))])), [O2]);
        // What has left is out of anybody's reach.
        assert_eq!(displaced(&at("11:00", &[("/kitchens/0/closed_from", json!("09:00"))])), []);
    }
}
