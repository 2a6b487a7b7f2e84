//! Where one visit follows another, the second is not served without the first. Off unless the input asks.

use crate::rule::{Breach, Rule, Setting, Unit};
use crate::score::Level;
use crate::visits::plan::Plan;
use crate::visits::problem::{Problem, VisitId};
use crate::visits::rules::{Found, Subject};

/// See the module.
pub struct DependencyNeedsBoth;

impl Rule<Problem> for DependencyNeedsBoth {
    fn name(&self) -> &'static str {
        "DependencyNeedsBoth"
    }
    fn summary(&self) -> &'static str {
        "Visits that are served although the visit that they follow is not."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting { level: Level::Hard, weight: 0 }
    }
    fn reason(&self) -> &'static str {
        "Off: most links only keep visits apart, and leaving one out is no reason to leave out the \
         other; 1 where the second is pointless alone."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        let is_served = |v: VisitId| problem.visits[v.index()].task_ids().any(|t| plan.of_task(t).is_some());
        for link in &problem.dependencies {
            if link.gap.is_some() && is_served(link.second) && !is_served(link.first) {
                found(Breach { amount: 1, subject: Subject::Visit(link.second) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::time::Duration;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn the_second_alone_counts_where_there_is_an_order() {
        let mut small = Small::new(&[&[0]]).with_visits(&[(1, 30), (2, 30), (3, 30)]);
        small.link(0, 1).gap = Some((Duration::ZERO, None));
        small.link(1, 2).person = Some(crate::visits::draft::PersonLink::Same);
        let rule = "DependencyNeedsBoth";
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(1, "10:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(0, "09:00"), serve(2, "10:00")])]), NONE);
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")])]), [1]);
        small.link(0, 2).gap = Some((Duration::ZERO, None));
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00"), serve(2, "10:00")])]), [1, 1]);
    }
}
