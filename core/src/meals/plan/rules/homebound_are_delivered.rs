//! People who cannot walk have their meals brought.

use crate::meals::plan::plan::Plan;
use crate::meals::plan::problem::Problem;
use crate::meals::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct HomeboundAreDelivered;

impl Rule<Problem> for HomeboundAreDelivered {
    fn name(&self) -> &'static str {
        "HomeboundAreDelivered"
    }
    fn summary(&self) -> &'static str {
        "Meals a day of people at home that would be eaten at a point."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "They cannot come."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for d in plan.dine_in.iter().filter(|d| problem.demands[d.demand.index()].at_home) {
            found(found_at(d.meals, Subject::Demand(d.demand)));
        }
    }
}
