//! The orders of a day: one or two meals for each household that cannot go out, and what each point serves in bulk.

use anpai_core::meals::plan::draft::{CommunityDraft, DemandDraft, PointDraft, ReachDraft, ServiceDraft};
use anpai_core::meals::rounds::draft::OrderDraft;
use anpai_core::time::{Duration, Minutes};

use super::super::spread::spread;
use super::super::{HALAL, ORDINARY};
use super::{box_of, clock};
use crate::area::Home;
use crate::dice::Dice;
use crate::ground::Ground;
use crate::known::Known;

/// How heavily a meal weighs that is not brought, by group, and whether people of the group live alone.
const GROUPS: [(&str, u32, bool); 3] =
    [("support", 3, false), ("old-or-alone", 2, true), ("others", 1, false)];

/// What is brought to doors.
pub fn doors(
    today: &Known<'_>,
    limits: &ServiceDraft,
    (homes, communities): (&[Home], &[CommunityDraft]),
    ground: &mut Ground,
    dice: &mut Dice,
) -> Vec<OrderDraft> {
    let radius = today.whole("farthest of a household from its community");
    let mut orders = Vec::new();
    for (home, community) in homes.iter().zip(communities) {
        let mut household = 0;
        for demand in community.demand.iter().filter(|d| d.at_home) {
            let mut left = demand.meals;
            while left > 0 {
                let meals =
                    if dice.chance(today.value("households with two meals")) { left.min(2) } else { 1 };
                left -= meals;
                household += 1;
                let id = format!("home-{}-{household:03}", community.id);
                let place = ground.put_near(&id, home.street, home.at, radius, dice).0;
                orders.push(door(today, limits, demand, (id, place, meals), dice));
            }
        }
    }
    orders
}

fn door(
    today: &Known<'_>,
    limits: &ServiceDraft,
    demand: &DemandDraft,
    (id, place, meals): (String, String, i64),
    dice: &mut Dice,
) -> OrderDraft {
    let group = GROUPS.iter().find(|(group, _, _)| *group == demand.group);
    let is_alone = group.is_some_and(|(_, _, alone)| *alone);
    let check = is_alone && dice.chance(today.value("well-being checks"));
    OrderDraft {
        id,
        place,
        kind: box_of(&demand.diet).to_owned(),
        meals,
        start: clock(today, "first meal at a door"),
        end: clock(today, "last meal at a door"),
        hot_minutes: limit(limits.delivery.as_ref()),
        minutes: Some(minutes(today, "minutes of handing over")),
        check_minutes: check.then(|| minutes(today, "minutes of a check")),
        priority: group.map(|(_, priority, _)| *priority),
        ..OrderDraft::default()
    }
}

/// What is brought to points: the meals of those who can go out, spread by seats and as far as there are any.
pub fn bulk(
    today: &Known<'_>,
    limits: &ServiceDraft,
    points: &[PointDraft],
    communities: &[CommunityDraft],
) -> Vec<OrderDraft> {
    let mut seats: Vec<i64> = points.iter().map(seats).collect();
    let mut orders = Vec::new();
    // Those who eat apart first: fewer points serve them.
    for diet in [HALAL, ORDINARY] {
        let demand = communities.iter().flat_map(|c| &c.demand).filter(|d| d.diet == diet && !d.at_home);
        let meals: i64 = demand.map(|d| d.meals).sum();
        let serves = |p: &PointDraft| p.diets.is_empty() || p.diets.iter().any(|d| d == diet);
        let room: Vec<i64> =
            points.iter().zip(&seats).map(|(p, seats)| if serves(p) { *seats } else { 0 }).collect();
        let shares = spread(meals.min(room.iter().sum()), &room);
        for ((point, seats), share) in points.iter().zip(&mut seats).zip(shares) {
            let meals = share.min(*seats);
            *seats -= meals;
            if meals > 0 {
                orders.push(OrderDraft {
                    id: format!("{}-{}", point.id, box_of(diet)),
                    place: point.place.clone(),
                    kind: box_of(diet).to_owned(),
                    meals,
                    start: clock(today, "first meal at a point"),
                    end: clock(today, "last meal at a point"),
                    hot_minutes: limit(limits.transport.as_ref()),
                    minutes: Some(minutes(today, "minutes of handing over at a point")),
                    split: true,
                    ..OrderDraft::default()
                });
            }
        }
    }
    orders
}

/// Meals that a point can serve that is there; none otherwise.
fn seats(point: &PointDraft) -> i64 {
    let size = point.existing.as_ref().and_then(|id| point.sizes.iter().find(|s| s.id == *id));
    size.map_or(0, |size| size.capacity)
}

fn limit(reach: Option<&ReachDraft>) -> Option<Minutes> {
    reach.map(|reach| reach.minutes)
}

fn minutes(today: &Known<'_>, what: &str) -> Minutes {
    Minutes(Duration::minutes(today.whole(what)))
}
