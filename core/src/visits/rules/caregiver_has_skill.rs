//! A task goes to someone who has its skill at the level that the service asks.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

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
        for s in served(problem, plan) {
            let needed = problem.services[s.task.service.index()].skill;
            if needed.is_some_and(|(skill, least)| s.caregiver.level(skill) < least) {
                found(s.breach(1));
            }
        }
    }
}
