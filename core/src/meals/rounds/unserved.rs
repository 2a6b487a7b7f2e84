//! Why an order is not brought whole. Told from the plan alone, by going through what would have to be there one thing after
//! another; the first that is not there is named, with how much would be enough.

use schemars::JsonSchema;
use serde::Serialize;

use super::plan::Plan;
use super::problem::{Courier, CourierId, KitchenId, OrderId, Problem};
use crate::time::{Duration, Minutes};

mod alone;

use alone::{Miss, alone};

/// An order that is not brought whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The order.
    pub order: OrderId,
    /// Meals of it that are not brought.
    pub meals: i64,
    /// What stands in the way.
    pub obstacle: Obstacle,
}

/// What stands in the way, in the order in which it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "obstacle", rename_all = "kebab-case")]
pub enum Obstacle {
    /// No kitchen fills this kind of box.
    NobodyFills,
    /// Some kitchen does, and none of those that the order names.
    OtherKitchensOnly,
    /// A part has left before now, and the order may not be split.
    PartHasLeft {
        /// Meals that have left.
        left: i64,
    },
    /// No trip may leave any more from any kitchen that would do.
    KitchensClosed {
        /// How much longer one would have to be open.
        by_minutes: Minutes,
    },
    /// No courier with a trip left loads such boxes at a kitchen that would do.
    NobodyCarries,
    /// It is larger than what any courier carries at once, and may not be split.
    LargerThanEveryBox {
        /// Meals at once.
        needed: i64,
        /// The most that a courier carries.
        largest: i64,
    },
    /// There is no way from any kitchen to the door for any courier who would do.
    NoWay,
    /// Even brought straight from the nearest kitchen it is no longer hot.
    TooFarToBeHot {
        /// The shortest that the way takes.
        needed_minutes: Minutes,
        /// How long it may take.
        hot_minutes: Minutes,
    },
    /// Whoever has nothing else to do is ready only after the last departure.
    ReadyTooLate {
        /// By how much, at least.
        by_minutes: Minutes,
    },
    /// Whoever has nothing else to do comes after the window has ended.
    ComesTooLate {
        /// By how much, at least.
        by_minutes: Minutes,
    },
    /// The last trip leaves so early that the meal is cold before the window opens.
    ColdBeforeWindow {
        /// By how much, at least.
        by_minutes: Minutes,
    },
    /// Whoever has nothing else to do is back after the end of the shift.
    BackTooLate {
        /// By how much, at least.
        by_minutes: Minutes,
    },
    /// The kitchens from which it could come cook as much as they can.
    KitchensFull {
        /// Meals that one of them has left at most.
        room: i64,
    },
    /// Couriers could bring it who have other stops in the plan.
    NoRoomLeft {
        /// How many could, had they nothing else to do.
        couriers: usize,
    },
}

/// Every order that is not brought whole, in order.
#[must_use]
pub fn unserved(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let (rooms, alike) = (rooms(problem, plan), alike(problem));
    let has_left = Plan { trips: problem.left().cloned().collect() }.brought(problem.orders.len());
    let lacking = problem.order_ids().zip(&problem.orders).zip(plan.brought(problem.orders.len()));
    let lacking = lacking.map(|((id, order), brought)| (id, order.meals.saturating_sub(brought)));
    lacking
        .filter(|(_, meals)| *meals > 0)
        .map(|(order, meals)| {
            let left = has_left[order.index()];
            Unserved { order, meals, obstacle: obstacle(problem, order, meals, left, &rooms, &alike) }
        })
        .collect()
}

/// Meals that each kitchen could still cook; `None` where any number.
fn rooms(problem: &Problem, plan: &Plan) -> Vec<Option<i64>> {
    let mut cooked = vec![0_i64; problem.kitchens.len()];
    for trip in &plan.trips {
        let of_kitchen = &mut cooked[trip.kitchen.index()];
        *of_kitchen = of_kitchen.saturating_add(trip.meals());
    }
    let room = |(kitchen, cooked): (&super::problem::Kitchen, i64)| {
        kitchen.meals.map(|most| most.saturating_sub(cooked).max(0))
    };
    problem.kitchens.iter().zip(cooked).map(room).collect()
}

/// One of each sort of couriers who are alike in everything that is asked here, with how many they are.
fn alike(problem: &Problem) -> Vec<(CourierId, usize)> {
    let sort = |id: CourierId| {
        let Courier {
            id: _,
            kind: _,
            start: _,
            from: _,
            mode,
            until,
            end,
            capacity,
            trips,
            kitchens,
            gone_from,
        } = &problem.couriers[id.index()];
        (problem.standings[id.index()], mode, until, end, (capacity, trips, kitchens, gone_from))
    };
    let mut all: Vec<(CourierId, usize)> = Vec::new();
    for id in problem.courier_ids() {
        match all.iter_mut().find(|(other, _)| sort(*other) == sort(id)) {
            Some((_, count)) => *count += 1,
            None => all.push((id, 1)),
        }
    }
    all
}

/// How many couriers could bring it from some kitchen, and the most meals that one of the first such kitchens has left, the
/// nearest first: nearly always enough, and then nobody need look at the others.
fn anybody(
    problem: &Problem,
    id: OrderId,
    kitchens: &[KitchenId],
    room: &dyn Fn(KitchenId) -> i64,
    alike: &[(CourierId, usize)],
) -> (usize, i64) {
    let order = &problem.orders[id.index()];
    let needed = if order.split { 1 } else { order.meals };
    let mut near = kitchens.to_vec();
    if let Some((courier, _)) = alike.first() {
        near.sort_by_key(|kitchen| shortest(problem, id, *courier, *kitchen).unwrap_or(Duration(i64::MAX)));
    }
    let kind = order.kind.index();
    let (mut couriers, mut most) = (0, 0);
    for (courier, count) in alike.iter().filter(|(c, _)| problem.couriers[c.index()].capacity[kind] >= needed)
    {
        let does = |kitchen: &&KitchenId| {
            loads(problem, *courier, **kitchen, kind)
                && shortest(problem, id, *courier, **kitchen).is_some()
                && alone(problem, id, *courier, **kitchen).is_none()
        };
        if let Some(kitchen) = near.iter().find(does) {
            couriers += count;
            most = most.max(room(*kitchen));
        }
    }
    (couriers, most)
}

fn obstacle(
    problem: &Problem,
    id: OrderId,
    meals: i64,
    left: i64,
    rooms: &[Option<i64>],
    alike: &[(CourierId, usize)],
) -> Obstacle {
    let order = &problem.orders[id.index()];
    let kitchens: Vec<KitchenId> = problem.kitchen_ids().filter(|k| problem.may_come_from(id, *k)).collect();
    if kitchens.is_empty() {
        let fills = problem.kitchen_ids().any(|kitchen| problem.fills(id, kitchen));
        return if fills { Obstacle::OtherKitchensOnly } else { Obstacle::NobodyFills };
    }
    if left > 0 && !order.split {
        return Obstacle::PartHasLeft { left };
    }
    let closed = |kitchen: &KitchenId| {
        let kitchen = &problem.kitchens[kitchen.index()];
        let first = problem.now.map_or(kitchen.opens, |now| now.max(kitchen.opens));
        first - kitchen.last_departure()
    };
    let open: Vec<KitchenId> = kitchens.iter().copied().filter(|k| closed(k) <= Duration::ZERO).collect();
    if open.is_empty() {
        let by = kitchens.iter().map(closed).min().unwrap_or_default();
        return Obstacle::KitchensClosed { by_minutes: Minutes(by) };
    }
    let room = |kitchen: KitchenId| rooms[kitchen.index()].unwrap_or(i64::MAX);
    let asked = if order.split { 1 } else { meals };
    let (couriers, most) = anybody(problem, id, &open, &room, alike);
    if couriers > 0 && most >= asked {
        return Obstacle::NoRoomLeft { couriers };
    }
    let carriers = |kitchen: KitchenId| {
        let ids = alike.iter().map(|(courier, _)| *courier);
        let loads = move |c: &CourierId| loads(problem, *c, kitchen, order.kind.index());
        ids.filter(loads).map(move |courier| (courier, kitchen))
    };
    let mut pairs: Vec<(CourierId, KitchenId)> = open.into_iter().flat_map(carriers).collect();
    let holds = |courier: &CourierId| problem.couriers[courier.index()].capacity[order.kind.index()];
    let Some(largest) = pairs.iter().map(|(courier, _)| holds(courier)).max() else {
        return Obstacle::NobodyCarries;
    };
    let needed = if order.split { 1 } else { order.meals };
    if largest < needed {
        return Obstacle::LargerThanEveryBox { needed, largest };
    }
    pairs.retain(|(courier, _)| holds(courier) >= needed);
    let way = |pair: &(CourierId, KitchenId)| shortest(problem, id, pair.0, pair.1);
    let Some(least) = pairs.iter().filter_map(way).min() else { return Obstacle::NoWay };
    if let Some(hot) = order.hot.filter(|hot| least > *hot) {
        return Obstacle::TooFarToBeHot { needed_minutes: Minutes(least), hot_minutes: Minutes(hot) };
    }
    let alone = |(courier, kitchen): &(CourierId, KitchenId)| alone(problem, id, *courier, *kitchen);
    let misses: Vec<Option<Miss>> = pairs.iter().map(alone).collect();
    let fitting: Vec<(CourierId, KitchenId)> =
        pairs.iter().zip(&misses).filter(|(_, miss)| miss.is_none()).map(|(pair, _)| *pair).collect();
    if fitting.is_empty() {
        return misses.into_iter().flatten().min_by_key(Miss::by).map_or(Obstacle::NoWay, Miss::obstacle);
    }
    let most = fitting.iter().map(|(_, kitchen)| room(*kitchen)).max().unwrap_or_default();
    if most < asked {
        return Obstacle::KitchensFull { room: most };
    }
    Obstacle::NoRoomLeft { couriers }
}

/// Whether a courier has a trip left and loads such boxes at a kitchen.
fn loads(problem: &Problem, courier: CourierId, kitchen: KitchenId, kind: usize) -> bool {
    let (own, standing) = (&problem.couriers[courier.index()], &problem.standings[courier.index()]);
    let has_trips = own.trips.is_none_or(|most| standing.left < most as usize);
    has_trips && own.capacity[kind] > 0 && own.may_load_at(kitchen)
}

/// The shortest that the way takes at any hour; `None` where there is none.
fn shortest(problem: &Problem, order: OrderId, courier: CourierId, kitchen: KitchenId) -> Option<Duration> {
    let (mode, from) = (problem.couriers[courier.index()].mode, problem.kitchens[kitchen.index()].place);
    let to = problem.orders[order.index()].place;
    let periods = 0..problem.travel.periods().count();
    periods.filter_map(|period| problem.travel.leg_in(mode, from, to, period)).map(|way| way.time).min()
}

#[cfg(test)]
mod tests;
