//! All sites together ask no more of the staff than there is.

use crate::network::plan::figures::staffed;
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::Problem;
use crate::network::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct StaffHoursKept;

impl Rule<Problem> for StaffHoursKept {
    fn name(&self) -> &'static str {
        "StaffHoursKept"
    }
    fn summary(&self) -> &'static str {
        "Hours a week of all sites of the kinds of a staff over the hours that there are."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A building does not nurse anyone."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (n, (staff, hours)) in problem.staff.iter().zip(staffed(problem, plan)).enumerate() {
            found(found_at(hours.saturating_sub(staff.hours), Subject::Staff(n)));
        }
    }
}
