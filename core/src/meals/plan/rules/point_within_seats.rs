//! An open point serves no more than it has seats and turns for.

use crate::meals::plan::figures::eaten;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{PointId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PointWithinSeats;

impl Rule<Problem> for PointWithinSeats {
    fn name(&self) -> &'static str {
        "PointWithinSeats"
    }
    fn summary(&self) -> &'static str {
        "Meals a day eaten at an open point over the capacity of its size."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Nobody eats standing."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (p, meals) in (0..).map(PointId).zip(eaten(problem, plan)) {
            if let Some(size) = problem.points[p.index()].site.size(plan.point(p)) {
                let meals = meals.iter().fold(0, |sum, m| i64::saturating_add(sum, *m));
                found(found_at(meals.saturating_sub(size.capacity), Subject::Point(p)));
            }
        }
    }
}
