//! Homes are adapted in the order of their urgency, each once.

use crate::beds::plan::plan::Plan;
use crate::beds::plan::problem::Problem;
use crate::beds::plan::rules::{Found, Subject, found_at};
use crate::rule::{Rule, Setting, Unit};

/// See the module.
pub struct UrgentHomesFirst;

impl Rule<Problem> for UrgentHomesFirst {
    fn name(&self) -> &'static str {
        "UrgentHomesFirst"
    }
    fn summary(&self) -> &'static str {
        "Homes adapted while a more urgent one still waits at the end of that year, or more than wait."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "The list is public."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (n, (group, homes)) in problem.adaptations.iter().zip(&plan.adapted).enumerate() {
            let done: i64 = homes.iter().sum();
            found(found_at(
                (done - group.homes).max(0) + homes.iter().map(|h| (-h).max(0)).sum::<i64>(),
                Subject::Adaptation(n),
            ));
            for t in 0..problem.years {
                let more_urgent = problem.adaptations.iter().zip(&plan.adapted);
                let waits = more_urgent
                    .filter(|(other, _)| other.priority < group.priority)
                    .any(|(other, homes)| homes[..=t].iter().sum::<i64>() < other.homes);
                if waits {
                    found(found_at(homes[t], Subject::Adaptation(n)));
                }
            }
        }
    }
}
