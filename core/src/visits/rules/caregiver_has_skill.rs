//! A task goes to someone who has its skill at the level that the service asks.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::{Found, Subject, tasks};

/// See the module.
pub struct CaregiverHasSkill;

impl Rule<Problem> for CaregiverHasSkill {
    fn name(&self) -> &'static str {
        "CaregiverHasSkill"
    }
    fn summary(&self) -> &'static str {
        "Tasks done by a caregiver without the service's skill at its level."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "An untrained hand can hurt: no roster is worth that."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (route, _, task) in tasks(plan) {
            let caregiver = problem.shifts[route.shift.index()].caregiver;
            let service = &problem.services[problem.tasks[task.index()].service.index()];
            let able = service
                .skill
                .is_none_or(|(s, least)| problem.caregivers[caregiver.index()].level(s) >= least);
            if !able {
                found(Breach { amount: 1, subject: Subject::Task(task, caregiver) });
            }
        }
    }
}
