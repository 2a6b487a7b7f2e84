//! A problem as one node of the search sees it: which sites are settled, whom each site may still serve, and who is
//! already held by a site. And what is known of every node at once.

use super::problem::{Siting, Standing};

/// Whom each site may still serve, `[sites]`, the cheapest first: the ways that no bound has ruled out yet.
pub(super) type Ways = Vec<Vec<u32>>;

/// A way: a customer and its site.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Way {
    pub(super) customer: u32,
    pub(super) site: u32,
}

/// A problem with some of it decided.
#[derive(Debug)]
pub(super) struct View<'a> {
    pub(super) problem: &'a Siting,
    /// What is settled of each site.
    pub(super) standing: Vec<Standing>,
    /// Whom each site may serve, without those who are held.
    pub(super) ways: Ways,
    /// Who is held by each site.
    pub(super) held: Vec<Vec<u32>>,
    /// What each site can carry besides those.
    pub(super) room: Vec<i64>,
    /// What all customers load together.
    pub(super) load: i64,
}

impl<'a> View<'a> {
    /// The problem with `ways` where `held` are decided and `barred` ruled out. `None` where that cannot be: a site holds
    /// more than it can carry or is closed, or somebody has no way left.
    pub(super) fn new(
        problem: &'a Siting,
        ways: &Ways,
        standing: &[Standing],
        held: &[Way],
        barred: &[Way],
    ) -> Option<Self> {
        let (sites, customers) = (problem.sites(), problem.customers());
        let mut view = Self {
            problem,
            standing: standing.to_vec(),
            ways: Vec::with_capacity(sites),
            held: vec![Vec::new(); sites],
            room: (0..sites).map(|j| problem.capacity(j)).collect(),
            load: problem.load(),
        };
        let mut seen = vec![false; customers];
        for way in held {
            let (i, j) = (way.customer as usize, way.site as usize);
            seen[i] = true;
            view.held[j].push(way.customer);
            view.room[j] -= problem.demand(i);
            if view.standing[j] == Standing::Closed || view.room[j] < 0 {
                return None;
            }
            view.standing[j] = Standing::Open;
        }
        let held: Vec<bool> = seen.clone();
        let mut barred: Vec<Way> = barred.to_vec();
        barred.sort_unstable_by_key(|way| (way.site, way.customer));
        for (j, ways) in ways.iter().enumerate() {
            if view.standing[j] == Standing::Closed {
                view.ways.push(Vec::new());
                continue;
            }
            let from = barred.partition_point(|way| (way.site as usize) < j);
            let upto = barred.partition_point(|way| way.site as usize <= j);
            let out = &barred[from..upto];
            let may = |i: u32| {
                !held[i as usize]
                    && problem.demand(i as usize) <= view.room[j]
                    && out.binary_search_by_key(&i, |way| way.customer).is_err()
            };
            let here: Vec<u32> = ways.iter().copied().filter(|i| may(*i)).collect();
            here.iter().for_each(|i| seen[*i as usize] = true);
            view.ways.push(here);
        }
        seen.iter().all(|s| *s).then_some(view)
    }
    /// Whether a site may be used.
    pub(super) fn usable(&self, site: usize) -> bool {
        self.standing[site] != Standing::Closed
    }
    /// How many of the sites that are still free may be opened, where that is limited; `None` inside where they are too
    /// many already.
    pub(super) fn most_open(&self) -> Option<Option<usize>> {
        let most = self.problem.most_open()?;
        let opened = (0..self.standing.len())
            .filter(|j| self.standing[*j] == Standing::Open && self.problem.standing(*j) == Standing::Free)
            .count();
        Some(most.checked_sub(opened))
    }
}

/// Every way of a problem.
pub(super) fn all_ways(problem: &Siting) -> Ways {
    let of = |j: usize| {
        let serves = |i: &u32| problem.cost(j, *i as usize).is_some() && fits(problem, j, *i as usize);
        let mut ways: Vec<u32> = (0..problem.customers() as u32).filter(serves).collect();
        ways.sort_by_key(|i| (problem.cost(j, *i as usize), *i));
        ways
    };
    (0..problem.sites()).map(of).collect()
}

fn fits(problem: &Siting, site: usize, customer: usize) -> bool {
    problem.standing(site) != Standing::Closed && problem.demand(customer) <= problem.capacity(site)
}
