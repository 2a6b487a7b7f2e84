//! What has left before now is fact.

use crate::meals::rounds::plan::{Plan, Trip};
use crate::meals::rounds::problem::Problem;
use crate::meals::rounds::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WhatHasLeftStays;

impl Rule<Problem> for WhatHasLeftStays {
    fn name(&self) -> &'static str {
        "WhatHasLeftStays"
    }
    fn summary(&self) -> &'static str {
        "Trips of the earlier plan that have left and are not there as they were, and trips before now that it does not have."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody changes what is past."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let mut before: Vec<&Trip> = problem.left().collect();
        for trip in plan.trips.iter().filter(|trip| problem.has_left(trip.departure)) {
            match before.iter().position(|left| *left == trip) {
                Some(at) => {
                    before.swap_remove(at);
                }
                None => found(found_at(1, Subject::Trip(trip.courier, trip.departure))),
            }
        }
        for trip in before {
            found(found_at(1, Subject::Trip(trip.courier, trip.departure)));
        }
    }
}
