//! Modules keep their years and numbers.

use crate::funerals::cemetery::figures::fit;
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{Problem, ProjectId};
use crate::funerals::cemetery::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct ModulesWithinLimits;

impl Rule<Problem> for ModulesWithinLimits {
    fn name(&self) -> &'static str {
        "ModulesWithinLimits"
    }
    fn summary(&self) -> &'static str {
        "Modules of a project outside its years, or more than it has in a year or in all; modules below zero; projects of which the plan says nothing."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "There is only so much that can be built."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (n, project) in problem.projects.iter().enumerate() {
            let subject = Subject::Project(ProjectId::new(n));
            let Some(modules) = plan.modules.get(n) else {
                found(found_at(1, subject));
                continue;
            };
            let all: i128 = modules.iter().map(|n| i128::from(*n)).sum();
            let mut wrong = (all - i128::from(project.most)).max(0);
            for (t, count) in modules.iter().enumerate() {
                let within = (project.earliest..=project.latest).contains(&t);
                let most = if within { project.most_per_year } else { 0 };
                wrong +=
                    i128::from(count.saturating_sub(most).max(0)) + i128::from(count.saturating_neg().max(0));
            }
            found(found_at(fit(wrong), subject));
        }
    }
}
