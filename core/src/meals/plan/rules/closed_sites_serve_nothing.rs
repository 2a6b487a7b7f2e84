//! A site that is not open cooks and serves nothing.

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ClosedSitesServeNothing;

impl Rule<Problem> for ClosedSitesServeNothing {
    fn name(&self) -> &'static str {
        "ClosedSitesServeNothing"
    }
    fn summary(&self) -> &'static str {
        "Meals a day from a closed kitchen, to a closed point, or eaten there."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A meal needs a stove, and a place at a table."
    }
    fn breaches(&self, _: &Problem, plan: &Plan, found: Found) {
        for s in &plan.supply {
            let closed = i64::from(plan.kitchen(s.kitchen).is_none());
            found(found_at(s.meals * closed, Subject::Kitchen(s.kitchen)));
            let closed = i64::from(plan.point(s.point).is_none());
            found(found_at(s.meals * closed, Subject::Point(s.point)));
        }
        for d in plan.delivery.iter().filter(|d| plan.kitchen(d.kitchen).is_none()) {
            found(found_at(d.meals, Subject::Kitchen(d.kitchen)));
        }
        for d in plan.dine_in.iter().filter(|d| plan.point(d.point).is_none()) {
            found(found_at(d.meals, Subject::Point(d.point)));
        }
    }
}
