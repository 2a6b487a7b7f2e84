//! A time-bank volunteer gives only the services that are open to volunteers.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::draft::CaregiverKind;
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VolunteerMayServe;

impl Rule<Problem> for VolunteerMayServe {
    fn name(&self) -> &'static str {
        "VolunteerMayServe"
    }
    fn summary(&self) -> &'static str {
        "Tasks of a service closed to volunteers that a volunteer does."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Medical and bodily care is for staff: the time bank does not cover what may go wrong."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.caregiver.kind == CaregiverKind::Volunteer
                && !problem.services[s.task.service.index()].volunteers
            {
                found(s.breach(1));
            }
        }
    }
}
