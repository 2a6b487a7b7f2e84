//! Repetitions of a visit fall on different days, as far apart as the visit asks. Every two of them are compared.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, Visit, VisitId};
use crate::visits::rules::served::day_of;
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct RepetitionsOnDistinctDays;

impl Rule<Problem> for RepetitionsOnDistinctDays {
    fn name(&self) -> &'static str {
        "RepetitionsOnDistinctDays"
    }
    fn summary(&self) -> &'static str {
        "Days that two repetitions of a visit are too close together."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "Two baths on Monday are not one on Monday and one on Thursday."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let day = |visit: &Visit| {
            let placed = visit.task_ids().find_map(|t| plan.of_task(t))?;
            Some(i64::from(day_of(problem, visit, placed.0.shift, placed.1.start)))
        };
        for (visit, k) in problem.visits.iter().zip(0..) {
            let Some(here) = day(visit) else { continue };
            let least = i64::from(visit.days_between).max(1);
            for other in problem
                .visits
                .get(visit.siblings.clone())
                .unwrap_or_default()
                .iter()
                .zip(visit.siblings.clone())
            {
                if let (true, Some(there)) = (other.1 < k, day(other.0)) {
                    found(Breach {
                        amount: least - (here - there).abs(),
                        subject: Subject::Visit(VisitId::new(k)),
                    });
                }
            }
        }
    }
}
