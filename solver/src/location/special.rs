//! The well-known special cases of siting, by their names: each is a [`Siting`] with some of it left out.

use super::problem::{Siting, Standing};

/// The p-median (Hakimi 1964): at most `most` sites without capacities, so that everybody's way to the nearest costs least
/// in all. `cost(site, customer)`, `None` where there is no way.
#[must_use]
pub fn p_median(
    sites: usize,
    customers: usize,
    most: usize,
    cost: impl Fn(usize, usize) -> Option<i64>,
) -> Siting {
    uncapacitated(vec![0; sites], customers, cost).with_most_open(most)
}

/// The capacitated p-median: the same with what each site can carry and each customer loads onto its one site.
#[must_use]
pub fn capacitated_p_median(
    capacity: Vec<i64>,
    demand: Vec<i64>,
    most: usize,
    cost: impl Fn(usize, usize) -> Option<i64>,
) -> Siting {
    let opening = vec![0; capacity.len()];
    Siting::new(capacity, opening, demand, cost).with_most_open(most)
}

/// Set covering (Toregas et al. 1971): the cheapest sites that cover every customer between them.
#[must_use]
pub fn set_covering(opening: Vec<i64>, customers: usize, covers: impl Fn(usize, usize) -> bool) -> Siting {
    uncapacitated(opening, customers, |site, customer| covers(site, customer).then_some(0))
}

/// Maximal covering (Church and ReVelle 1974): at most `most` sites that leave the least weight of customers uncovered,
/// which is what an assignment costs. Whoever is covered by none is at one more site, behind the others.
#[must_use]
pub fn maximal_covering(
    sites: usize,
    weight: &[i64],
    most: usize,
    covers: impl Fn(usize, usize) -> bool,
) -> Siting {
    let cost = |site: usize, customer: usize| {
        if site == sites { Some(weight[customer]) } else { covers(site, customer).then_some(0) }
    };
    uncapacitated(vec![0; sites + 1], weight.len(), cost)
        .with_standing(sites, Standing::Open)
        .with_most_open(most)
}

/// Sites that can carry everybody.
fn uncapacitated(opening: Vec<i64>, customers: usize, cost: impl Fn(usize, usize) -> Option<i64>) -> Siting {
    let all = customers as i64;
    Siting::new(vec![all; opening.len()], opening, vec![1; customers], cost)
}
