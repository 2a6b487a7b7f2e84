//! As many people with a bed are of each sort as the quotas say. A share that is missed counts the people by whom it is:
//! those too many or too few among as many people in all.

use super::selected::count;
use super::{Found, Subject};
use crate::beds::admission::Plan;
use crate::beds::admission::limits::QuotaId;
use crate::beds::admission::problem::Problem;
use crate::rule::{Breach, Rule, Setting, Unit};

/// See the module.
pub struct QuotasKept;

impl Rule<Problem> for QuotasKept {
    fn name(&self) -> &'static str {
        "QuotasKept"
    }
    fn summary(&self) -> &'static str {
        "People with a bed beyond the most or short of the least of a quota, shares rounded up to whole people."
    }
    fn unit(&self) -> Unit {
        Unit::Occurrence
    }
    fn default_setting(&self) -> Setting {
        Setting::HARD
    }
    fn reason(&self) -> &'static str {
        "A quota that gives way is none; what cannot be kept is told by name."
    }
    fn breaches(&self, problem: &Problem, plan: &Plan, found: Found) {
        for (at, quota) in problem.quotas.iter().enumerate() {
            let here = count(&quota.of, problem, plan);
            let all = count(&quota.out_of, problem, plan);
            // Hundredths of people, rounded up.
            let whole = |hundredths: i64| (hundredths.max(0) + 99) / 100;
            let share = |percent: u32| i64::from(percent) * all;
            let amounts = [
                quota.least.map(|least| i64::from(least) - here),
                quota.most.map(|most| here - i64::from(most)),
                quota.least_percent.map(|least| whole(share(least) - 100 * here)),
                quota.most_percent.map(|most| whole(100 * here - share(most))),
            ];
            for amount in amounts.into_iter().flatten() {
                found(Breach { amount, subject: Subject::Quota(QuotaId::new(at)) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::beds::admission::limits::{Quota, Selection};
    use crate::beds::admission::problem::{InstitutionId, Named, TierId};
    use crate::beds::admission::rules::testing::Small;

    fn quota(of: Selection) -> Quota {
        Quota {
            named: Named { id: "q".into(), name: None },
            of,
            out_of: Selection::default(),
            least: None,
            most: None,
            least_percent: None,
            most_percent: None,
        }
    }

    #[test]
    fn numbers_and_shares_count_people() {
        let mut small = Small::new(4, &[(0, 4), (0, 4)]);
        small.problem.applicants[3].tier = TierId(1);
        let first = Selection { institutions: vec![InstitutionId(0)], ..Selection::default() };
        let poor = Selection {
            institutions: vec![InstitutionId(0)],
            tiers: vec![TierId(1)],
            ..Selection::default()
        };
        small.problem.quotas = vec![
            Quota { most: Some(2), ..quota(first.clone()) },
            Quota { least_percent: Some(34), out_of: first, ..quota(poor) },
        ];
        let amounts = |beds: [Option<u32>; 4]| small.amounts("QuotasKept", &beds);
        // Two in home 0, one of them of the second tier: half.
        assert_eq!(amounts([Some(0), Some(1), None, Some(0)]), Small::NONE);
        // Three in home 0, one too many; a third of them is not 34 percent: 0.02 people short, one.
        assert_eq!(amounts([Some(0), Some(0), Some(1), Some(0)]), [1, 1]);
        // Nobody in home 0 is no share at all.
        assert_eq!(amounts([None, Some(1), None, Some(1)]), Small::NONE);
        // Two in home 0, and 0.68 of them are missing.
        assert_eq!(amounts([Some(0), Some(0), None, None]), [1]);
    }

    #[test]
    fn the_least_and_the_most_share_count_too() {
        let mut small = Small::new(4, &[(0, 4), (0, 4)]);
        let first = || Selection { institutions: vec![InstitutionId(0)], ..Selection::default() };
        small.problem.quotas = vec![
            Quota { least: Some(3), ..quota(first()) },
            Quota { most_percent: Some(50), ..quota(first()) },
        ];
        // One of four in home 0: two short.
        assert_eq!(small.amounts("QuotasKept", &[Some(0), Some(1), Some(1), Some(1)]), [2]);
        // Three of four: one more than half.
        assert_eq!(small.amounts("QuotasKept", &[Some(0), Some(0), Some(0), Some(1)]), [1]);
    }
}
