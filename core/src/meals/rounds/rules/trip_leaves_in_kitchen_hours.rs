//! Trips leave while the kitchen is open.

use crate::meals::rounds::plan::Plan;
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at, open_trips};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct TripLeavesInKitchenHours;

impl Rule<Problem> for TripLeavesInKitchenHours {
    fn name(&self) -> &'static str {
        "TripLeavesInKitchenHours"
    }
    fn summary(&self) -> &'static str {
        "Milliseconds by which a trip leaves before its kitchen opens, after it closes, or once it has fallen out."
    }
    fn unit(&self) -> Unit {
        Unit::Millisecond
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Before there are no meals, and afterwards nobody."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for trip in open_trips(problem, plan) {
            let kitchen = &problem.kitchens[trip.kitchen.index()];
            let early = kitchen.opens.0.saturating_sub(trip.departure.0);
            let late = trip.departure.0.saturating_sub(kitchen.last_departure().0);
            found(found_at(early.max(late), Subject::Trip(trip.courier, trip.departure)));
        }
    }
}
