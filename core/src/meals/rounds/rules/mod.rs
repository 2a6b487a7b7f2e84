//! The rules of meal rounds, one a file. This list reads as the specification, and it is the referee: it shares no code with
//! what makes the plans. What has left before now is fact: rules count it where it takes room, and charge nothing for it.

use super::plan::{Plan, Stop, Trip};
use super::problem::{CourierId, KitchenId, OrderId, Problem};
use crate::rule::{Breach, Evaluation, Rule, evaluate};
use crate::time::Time;

mod boxes_within_capacity;
mod courier_may_load_there;
mod courier_ready_at_departure;
mod every_way_exists;
mod handed_over_in_window;
mod kitchen_cooks_diet;
mod kitchen_within_meals;
mod meals_hot_at_door;
mod no_meal_twice;
mod order_from_its_kitchens;
mod order_not_split;
mod order_served;
mod round_ends_in_shift;
mod round_starts_in_shift;
mod same_hands_as_previous;
mod table;
#[cfg(test)]
mod tests;
mod travel_distance;
mod travel_time;
mod trip_leaves_before_courier_is_gone;
mod trip_leaves_in_kitchen_hours;
mod trips_within_most;
mod waiting;
mod what_has_left_stays;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// An order.
    Order(OrderId),
    /// A courier's trip, by its departure.
    Trip(CourierId, Time),
    /// A courier.
    Courier(CourierId),
    /// A kitchen.
    Kitchen(KitchenId),
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of meal rounds.
pub type RoundsRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&RoundsRule] = &[
    &every_way_exists::EveryWayExists,
    &kitchen_cooks_diet::KitchenCooksDiet,
    &order_from_its_kitchens::OrderFromItsKitchens,
    &courier_may_load_there::CourierMayLoadThere,
    &trip_leaves_in_kitchen_hours::TripLeavesInKitchenHours,
    &trip_leaves_before_courier_is_gone::TripLeavesBeforeCourierIsGone,
    &courier_ready_at_departure::CourierReadyAtDeparture,
    &round_starts_in_shift::RoundStartsInShift,
    &round_ends_in_shift::RoundEndsInShift,
    &boxes_within_capacity::BoxesWithinCapacity,
    &kitchen_within_meals::KitchenWithinMeals,
    &trips_within_most::TripsWithinMost,
    &handed_over_in_window::HandedOverInWindow,
    &meals_hot_at_door::MealsHotAtDoor,
    &order_not_split::OrderNotSplit,
    &no_meal_twice::NoMealTwice,
    &what_has_left_stays::WhatHasLeftStays,
    &order_served::OrderServed,
    &travel_time::TravelTime,
    &travel_distance::TravelDistance,
    &waiting::Waiting,
    &same_hands_as_previous::SameHandsAsPrevious,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}

/// Trips with stops that have not left.
fn open_trips<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = &'a Trip> {
    plan.trips.iter().filter(|trip| !trip.stops.is_empty() && !problem.has_left(trip.departure))
}

/// Their stops.
fn open_stops<'a>(problem: &'a Problem, plan: &'a Plan) -> impl Iterator<Item = (&'a Trip, &'a Stop)> {
    open_trips(problem, plan).flat_map(|trip| trip.stops.iter().map(move |stop| (trip, stop)))
}

/// Whether a courier has the whole shift ahead: then the start of the shift, and nothing else, is what holds them.
fn starts_fresh(problem: &Problem, courier: CourierId) -> bool {
    let (own, standing) = (&problem.couriers[courier.index()], &problem.standings[courier.index()]);
    standing.left == 0 && standing.headed.is_none() && standing.free == own.start
}
