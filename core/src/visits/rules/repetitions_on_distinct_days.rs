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
            for other in visit.siblings.start..visit.siblings.end.min(k) {
                if let Some(there) = day(&problem.visits[other]) {
                    let subject = Subject::Visit(VisitId::new(k));
                    found(Breach { amount: least - (here - there).abs(), subject });
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn every_two_repetitions_are_kept_apart() {
        let mut small = Small::new(&[&[0, 1, 2, 5]]).with_visits(&[(3, 30), (1, 30), (1, 30), (1, 30)]);
        for visit in &mut small.problem.visits[1..] {
            (visit.siblings, visit.days_between) = (1..4, 2);
        }
        let rule = "RepetitionsOnDistinctDays";
        // Visits 1, 2 and 3 are one visit three times, two days apart at least; visit 0 stands alone.
        assert_eq!(
            small.amounts(
                rule,
                &[
                    (0, &[serve(0, "09:00"), serve(2, "10:00")]),
                    (2, &[serve(1, "09:00")]),
                    (3, &[serve(3, "09:00")])
                ]
            ),
            NONE
        );
        // Days 0 and 1 are one day too close, days 5 and 5 two.
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")]), (1, &[serve(2, "09:00")])]), [1]);
        assert_eq!(small.amounts(rule, &[(3, &[serve(1, "09:00"), serve(2, "10:00")])]), [2]);
        // Days 0, 1, 2: 0 and 1, 1 and 2.
        assert_eq!(
            small.amounts(
                rule,
                &[(0, &[serve(3, "09:00")]), (1, &[serve(1, "09:00")]), (2, &[serve(2, "09:00")])]
            ),
            [1, 1]
        );
    }
}
