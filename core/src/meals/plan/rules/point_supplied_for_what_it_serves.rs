//! What is eaten at a point was carried there, and no more.

use crate::meals::plan::figures::{eaten, supplied};
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{PointId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PointSuppliedForWhatItServes;

impl Rule<Problem> for PointSuppliedForWhatItServes {
    fn name(&self) -> &'static str {
        "PointSuppliedForWhatItServes"
    }
    fn summary(&self) -> &'static str {
        "Meals a day by which what reaches a point and what is eaten there differ, by diet; meals below zero on their way there."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A point has no stove, and nothing is thrown away."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in &plan.supply {
            found(found_at(s.meals.saturating_neg(), Subject::Point(s.point)));
        }
        let each = supplied(problem, plan).into_iter().zip(eaten(problem, plan));
        for (p, (supplied, eaten)) in (0..).map(PointId).zip(each) {
            for (came, went) in supplied.into_iter().zip(eaten) {
                found(found_at(came.saturating_sub(went).saturating_abs(), Subject::Point(p)));
            }
        }
    }
}
