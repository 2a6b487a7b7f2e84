//! Where the client has favourites, one of them comes.

use crate::rule::{Rule, Setting, Unit};
use crate::visits::plan::Plan;
use crate::visits::problem::Problem;
use crate::visits::rules::Found;
use crate::visits::rules::served::served;

/// See the module.
pub struct PreferredCaregiverComes;

impl Rule<Problem> for PreferredCaregiverComes {
    fn name(&self) -> &'static str {
        "PreferredCaregiverComes"
    }
    fn summary(&self) -> &'static str {
        "Tasks of a visit with preferred caregivers that another one does."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::soft(600_000)
    }
    fn reason(&self) -> &'static str {
        "A wish, worth a detour of ten minutes."
    }
    fn is_separable(&self) -> bool {
        true
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for s in served(problem, plan) {
            if s.visit.preferred.as_ref().is_some_and(|p| p.binary_search(&s.by).is_err()) {
                found(s.breach(1));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::visits::problem::CaregiverId;
    use crate::visits::rules::testing::{NONE, Small, serve};

    #[test]
    fn another_than_the_preferred_counts_where_there_is_a_wish() {
        let mut small = Small::new(&[&[0], &[0], &[0]]).with_visits(&[(1, 30)]);
        small.visit(2, &[30, 20]).preferred = Some(vec![CaregiverId(1), CaregiverId(2)]);
        let rule = "PreferredCaregiverComes";
        assert_eq!(
            small.amounts(
                rule,
                &[(0, &[serve(0, "09:00")]), (1, &[serve(1, "09:00")]), (2, &[serve(2, "09:00")])]
            ),
            NONE
        );
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")]), (2, &[serve(2, "09:00")])]), [1]);
        // A wish for nobody is a wish that nobody fulfils.
        small.problem.visits[1].preferred = Some(vec![]);
        assert_eq!(small.amounts(rule, &[(0, &[serve(1, "09:00")]), (2, &[serve(2, "09:00")])]), [1, 1]);
    }
}
