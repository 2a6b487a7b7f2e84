//! A point serves only the diets that it may.

use crate::meals::plan::figures::eaten;
use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::{DietId, PointId, Problem};
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct PointServesDiet;

impl Rule<Problem> for PointServesDiet {
    fn name(&self) -> &'static str {
        "PointServesDiet"
    }
    fn summary(&self) -> &'static str {
        "Meals a day eaten at a point that may not serve their diet."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Some tables are kept apart."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (p, meals) in (0..).map(PointId).zip(eaten(problem, plan)) {
            for (diet, meals) in (0..).map(DietId).zip(meals) {
                if !problem.points[p.index()].serves(diet) {
                    found(found_at(meals, Subject::Point(p)));
                }
            }
        }
    }
}
