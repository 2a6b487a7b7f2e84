//! When a cemetery fills up. It is full in the first year at whose end no unit is free there of any kind that people take,
//! and from which on none is given back or built. What is full stays full to the end of the plan.

use super::figures::{free, there};
use super::plan::Plan;
use super::problem::{Problem, SiteId};

/// What becomes of a site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Filling {
    /// It never has a unit of a kind that people take.
    NothingThere,
    /// Units are free or come back until the end of the last year; so many are free then.
    Lasts(i64),
    /// It is full from the end of this year on, counted from 0.
    Full(usize),
}

/// Whether a kind is asked for at all: someone in some year chooses it first, or accepts it instead, `[K]`.
#[must_use]
pub fn asked(problem: &Problem) -> Vec<bool> {
    let mut asked = vec![false; problem.kinds.len()];
    for choice in problem.choices.iter().filter(|c| c.people.iter().any(|n| *n > 0)) {
        choice.kinds().for_each(|kind| asked[kind.index()] = true);
    }
    asked
}

/// What becomes of every site, `[J]`.
#[must_use]
pub fn filling(problem: &Problem, plan: &Plan) -> Vec<Filling> {
    let (asked, there, free) = (asked(problem), there(problem, plan), free(problem, plan));
    let of = |site: SiteId| {
        let kinds: Vec<usize> = (0..asked.len()).filter(|k| asked[*k]).collect();
        let sum = |table: &[Vec<Vec<i64>>], t: usize| -> i64 {
            let units = kinds.iter().map(|k| table[site.index()][*k][t].max(0));
            units.fold(0, i64::saturating_add)
        };
        let last = problem.years - 1;
        if sum(&there, last) == 0 {
            return Filling::NothingThere;
        }
        if sum(&free, last) > 0 {
            return Filling::Lasts(sum(&free, last));
        }
        // From the end backwards: as long as nothing is free, and nothing came after.
        let full = |t: &usize| sum(&free, *t) == 0 && sum(&there, *t) == sum(&there, last);
        (0..problem.years).rev().take_while(full).last().map_or(Filling::Lasts(0), Filling::Full)
    };
    (0..problem.sites.len()).map(SiteId::new).map(of).collect()
}
