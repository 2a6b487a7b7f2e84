//! A visit takes place by its due day; counted at its first task.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct VisitByDueDay;

impl Rule<Problem> for VisitByDueDay {
    fn name(&self) -> &'static str {
        "VisitByDueDay"
    }
    fn summary(&self) -> &'static str {
        "Days that a visit takes place after its due day."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(3_600_000)
    }
    fn reason(&self) -> &'static str {
        "A day late weighs an hour of travel, so that what is due comes first and what is overdue is \
         not forgotten."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if let (true, Some(due)) = (s.id.index() == s.visit.tasks.start, s.visit.due_day) {
                found(s.breach(i64::from(s.day(problem)) - i64::from(due)));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn every_day_after_the_due_day_counts_once_a_visit() {
        let mut small = Small::new(&[&[0, 1, 4], &[4]]).with_visits(&[(1, 30), (2, 30)]);
        small.visit(3, &[30, 20]).due_day = Some(2);
        small.problem.visits[0].due_day = Some(1);
        let rule = "VisitByDueDay";
        // Visit 1 is never due.
        assert_eq!(small.amounts(rule, &[(1, &[serve(0, "09:00")]), (2, &[serve(1, "09:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(2, &[serve(0, "09:00")])]), [3]);
        // Day 4 is 3 days after day 1; a pair on day 4, due on day 2, counts 2 at its first task (task 2).
        let late = [(2, &[serve(0, "09:00"), serve(2, "10:00")][..]), (3, &[serve(3, "10:00")])];
        assert_eq!(small.amounts(rule, &late), [3, 2]);
    }
}
