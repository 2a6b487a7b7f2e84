//! What happens where nothing is done: nothing is built, no award is paid, and first choices are kept while they last. It
//! is no forecast but a rule that anyone can follow with a pencil, so that plans have something to be compared with.
//!
//! Year by year, people take their first choice or none. Those who are not cremated come first, since the least is open to
//! them; then the others, choices in the order of the document. Those of a choice spread evenly over the sites at which a
//! unit of the kind is free; what does not divide falls to the sites that come first in the document, and whom a full site
//! has no unit for spread over the rest in the same way. A kind that needs no site takes people up to what it has in a
//! year. Whoever finds nothing has no grave.

use super::plan::{Burial, Plan};
use super::problem::{ChoiceId, Problem, SiteId};

/// The plan in which nothing is done.
#[must_use]
pub fn as_is(problem: &Problem) -> Plan {
    let mut plan = Plan::nothing(problem);
    let mut free: Vec<Vec<i64>> = problem.sites.iter().map(|s| s.stock.clone()).collect();
    let mut order: Vec<ChoiceId> = (0..problem.choices.len()).map(ChoiceId::new).collect();
    order.sort_by_key(|c| !problem.choices[c.index()].uncremated);
    for year in 0..problem.years {
        for (free, site) in free.iter_mut().zip(&problem.sites) {
            free.iter_mut().zip(&site.returns).for_each(|(free, back)| *free += back[year]);
        }
        let mut left: Vec<i64> = problem.kinds.iter().map(|k| k.most_per_year.unwrap_or(i64::MAX)).collect();
        for choice in &order {
            let of = &problem.choices[choice.index()];
            let k = of.kind.index();
            let people = of.people[year].min(left[k]);
            let mut bury = |site: Option<SiteId>, people: i64| {
                left[k] -= people;
                if people > 0 {
                    plan.burials.push(Burial { year, choice: *choice, kind: of.kind, site, people });
                }
            };
            if problem.kinds[k].no_site {
                bury(None, people);
                continue;
            }
            let mut units: Vec<i64> = free.iter().map(|free| free[k]).collect();
            for (j, taken) in spread(people, &mut units).into_iter().enumerate() {
                free[j][k] -= taken;
                bury(Some(SiteId::new(j)), taken);
            }
        }
    }
    plan
}

/// How many take a unit at each site, evenly where so many are free, `[J]`; what is taken is taken away.
#[must_use]
pub fn spread(mut people: i64, free: &mut [i64]) -> Vec<i64> {
    let mut taken = vec![0; free.len()];
    while people > 0 {
        let open: Vec<usize> = (0..free.len()).filter(|j| free[*j] > 0).collect();
        let Ok(sites @ 1..) = i64::try_from(open.len()) else { break };
        let (each, more) = (people / sites, people % sites);
        for (n, j) in (0..).zip(open) {
            let takes = (each + i64::from(n < more)).min(free[j]);
            free[j] -= takes;
            taken[j] += takes;
            people -= takes;
        }
    }
    taken
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::funerals::cemetery::testing::*;

    #[test]
    fn people_spread_evenly_and_whom_a_full_site_has_no_unit_for_spread_over_the_rest() {
        // 20 over three: 7, 7, 6. The second has 3, so 4 are left, over two: 2 and 2.
        assert_eq!(spread(20, &mut [100, 3, 50]), [9, 3, 8]);
        assert_eq!(spread(20, &mut [4, 0, 5]), [4, 0, 5]);
        assert_eq!(spread(0, &mut [4]), [0]);
        assert_eq!(spread(3, &mut []), <[i64; 0]>::default());
    }

    #[test]
    fn first_choices_are_kept_while_they_last() {
        let p = problem();
        let plan = as_is(&p);
        let of = |choice: ChoiceId| -> Vec<i64> {
            crate::funerals::cemetery::figures::by_choice(&p, &plan).swap_remove(choice.index())
        };
        // 40 coffins and 30 urns a year take 70 of 160 traditional plots, and again; of 20 and the 10 that come back, the 35
        // coffins of the third year take 30, and the urns nothing.
        assert_eq!(of(COFFIN), [40, 40, 30, 0, 0]);
        assert_eq!(of(URN), [30, 30, 0, 0, 0]);
        // 40 trees: 12, 12, 13 and 3 of 16.
        assert_eq!(of(TREE_FIRST), [12, 12, 13, 3, 0]);
        // 20 niches in the east and 60 at the hall: 8 and 7 a year, until the east has 4 for its 8 of 16; 15 are left at last.
        assert_eq!(of(WALL_FIRST), [15, 15, 16, 19, 15]);
        // Of the sea all year by year; 4 at most.
        assert_eq!(of(SEA_FIRST), [3, 3, 3, 4, 3]);
        assert!(plan.modules.iter().flatten().all(|n| *n == 0));
    }
}
