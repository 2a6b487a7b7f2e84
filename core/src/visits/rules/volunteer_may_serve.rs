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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::visits::problem::{Service, ServiceId};
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn volunteers_are_kept_from_closed_services_only() {
        let mut small = Small::new(&[&[0], &[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        let open = small.problem.services[0].clone();
        small.problem.services.push(Service { volunteers: false, ..open });
        small.problem.tasks[1].service = ServiceId(1);
        small.problem.tasks[2].service = ServiceId(1);
        small.problem.caregivers[0].kind = CaregiverKind::Volunteer;
        let rule = "VolunteerMayServe";
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00"), serve(2, "10:00")])]), [1, 1]);
    }
}
