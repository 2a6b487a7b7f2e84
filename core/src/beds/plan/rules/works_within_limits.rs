//! Extensions and conversions keep their years and numbers.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct WorksWithinLimits;

impl Rule<Problem> for WorksWithinLimits {
    fn name(&self) -> &'static str {
        "WorksWithinLimits"
    }
    fn summary(&self) -> &'static str {
        "Modules outside the years of an extension or conversion, or more than it has in a year or in all; modules below zero."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "There is only so much room."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let works = problem.extensions.iter().zip(&plan.extensions);
        for (n, (works, modules)) in
            works.chain(problem.conversions.iter().zip(&plan.conversions)).enumerate()
        {
            let mut wrong = (modules.iter().sum::<i64>() - works.most).max(0);
            for (t, count) in modules.iter().enumerate() {
                let most = if (works.earliest..=works.latest).contains(&t) { works.most_per_year } else { 0 };
                wrong += (count - most).max(0) + (-count).max(0);
            }
            found(found_at(wrong, Subject::Works(n)));
        }
    }
}
