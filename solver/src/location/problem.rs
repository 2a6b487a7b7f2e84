//! The siting problem that is solved here, frozen: sites with capacities and opening costs, customers with demands, and
//! what serving each customer whole from each site costs, where the site may serve it at all.

/// What is settled of a site before anything is decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// It may be opened.
    Free,
    /// It is open, and paid for, whether it is used or not.
    Open,
    /// It is closed.
    Closed,
}

/// A single-source siting problem: each customer belongs to one open site.
#[derive(Clone, Debug)]
pub struct Siting {
    capacity: Vec<i64>,
    opening: Vec<i64>,
    demand: Vec<i64>,
    costs: Costs,
    standing: Vec<Standing>,
    most_open: Option<usize>,
}

/// What serving costs, `[sites x customers]`; a site that may not serve a customer has no cost for it.
#[derive(Clone, Debug)]
struct Costs {
    customers: usize,
    /// `NONE` where there is no way; nothing outside this type sees that.
    flat: Vec<i64>,
}

const NONE: i64 = i64::MAX;

/// The largest sum of costs, and the largest of loads, that can be computed with.
pub const MOST_IN_ALL: i64 = 1 << 50;

impl Siting {
    /// A problem of sites with `capacity` and `opening` cost, and customers with `demand` that cost `cost(site, customer)`
    /// to serve whole; `None` where the site may not serve the customer. Every site may be opened, and any number of them.
    ///
    /// # Panics
    /// Where there is not one opening cost for each capacity, a figure is below zero, or openings and the dearest site of
    /// every customer, or all capacities, come to more than [`MOST_IN_ALL`].
    #[must_use]
    pub fn new(
        capacity: Vec<i64>,
        opening: Vec<i64>,
        demand: Vec<i64>,
        cost: impl Fn(usize, usize) -> Option<i64>,
    ) -> Self {
        assert_eq!(capacity.len(), opening.len(), "an opening cost for each site");
        let (sites, customers) = (capacity.len(), demand.len());
        let mut flat = Vec::with_capacity(sites * customers);
        for site in 0..sites {
            flat.extend((0..customers).map(|i| cost(site, i).unwrap_or(NONE)));
        }
        let ways = flat.iter().filter(|c| **c != NONE);
        let least = capacity.iter().chain(&opening).chain(&demand).chain(ways).copied().min();
        assert!(least.unwrap_or(0) >= 0, "no figure is below zero");
        let standing = vec![Standing::Free; sites];
        let problem =
            Self { capacity, opening, demand, costs: Costs { customers, flat }, standing, most_open: None };
        let sum = |all: &[i64]| -> i128 { all.iter().map(|v| i128::from(*v)).sum() };
        let most = i128::from(MOST_IN_ALL);
        assert!(sum(&problem.capacity) <= most && sum(&problem.demand) <= most, "loads that can be added up");
        assert!(problem.dearest() <= most, "costs that can be added up");
        problem
    }
    /// The same with something settled of a site.
    #[must_use]
    pub fn with_standing(mut self, site: usize, standing: Standing) -> Self {
        self.standing[site] = standing;
        self
    }
    /// The same with at most so many sites opened, those not counted that are [`Standing::Open`] anyway.
    #[must_use]
    pub fn with_most_open(mut self, most: usize) -> Self {
        self.most_open = Some(most);
        self
    }
    /// How many sites.
    #[must_use]
    pub fn sites(&self) -> usize {
        self.capacity.len()
    }
    /// How many customers.
    #[must_use]
    pub fn customers(&self) -> usize {
        self.demand.len()
    }
    /// What a site can carry.
    #[must_use]
    pub fn capacity(&self, site: usize) -> i64 {
        self.capacity[site]
    }
    /// What opening a site costs.
    #[must_use]
    pub fn opening(&self, site: usize) -> i64 {
        self.opening[site]
    }
    /// What a customer loads onto its site.
    #[must_use]
    pub fn demand(&self, customer: usize) -> i64 {
        self.demand[customer]
    }
    /// What serving a customer from a site costs; `None` where it may not.
    #[must_use]
    pub fn cost(&self, site: usize, customer: usize) -> Option<i64> {
        Some(self.costs.flat[site * self.costs.customers + customer]).filter(|c| *c != NONE)
    }
    /// What is settled of a site.
    #[must_use]
    pub fn standing(&self, site: usize) -> Standing {
        self.standing[site]
    }
    /// How many of the free sites may be opened, where that is limited.
    #[must_use]
    pub fn most_open(&self) -> Option<usize> {
        self.most_open
    }
    /// What all customers load together.
    #[must_use]
    pub fn load(&self) -> i64 {
        self.demand.iter().sum()
    }
    /// What a whole assignment costs: its ways, and the openings of its sites and of those that are open anyway.
    #[must_use]
    pub fn total(&self, sites: &[u32]) -> Option<i64> {
        let mut used: Vec<bool> = self.standing.iter().map(|s| *s == Standing::Open).collect();
        let mut sum = 0;
        for (customer, site) in sites.iter().enumerate() {
            used[*site as usize] = true;
            sum += self.cost(*site as usize, customer)?;
        }
        Some(sum + used.iter().zip(&self.opening).filter(|(used, _)| **used).map(|(_, o)| o).sum::<i64>())
    }
    /// Whether a whole assignment keeps every limit.
    #[must_use]
    pub fn keeps(&self, sites: &[u32]) -> bool {
        let mut load = vec![0; self.sites()];
        let mut used = vec![false; self.sites()];
        for (customer, site) in sites.iter().enumerate() {
            load[*site as usize] += self.demand[customer];
            used[*site as usize] = true;
        }
        let opened = (0..self.sites()).filter(|j| used[*j] && self.standing[*j] == Standing::Free).count();
        (0..self.sites())
            .all(|j| load[j] <= self.capacity[j] && !(used[j] && self.standing[j] == Standing::Closed))
            && self.most_open.is_none_or(|most| opened <= most)
            && self.total(sites).is_some()
    }
    /// The part of it with some sites and some customers, in their order.
    pub(super) fn part(&self, sites: &[usize], customers: &[usize]) -> Self {
        let pick = |all: &[i64], of: &[usize]| of.iter().map(|x| all[*x]).collect::<Vec<_>>();
        let all = &self.costs;
        let row = |j: usize| customers.iter().map(move |i| all.flat[j * all.customers + i]);
        Self {
            capacity: pick(&self.capacity, sites),
            opening: pick(&self.opening, sites),
            demand: pick(&self.demand, customers),
            costs: Costs { customers: customers.len(), flat: sites.iter().copied().flat_map(row).collect() },
            standing: sites.iter().map(|j| self.standing[*j]).collect(),
            most_open: None,
        }
    }
    /// The same with every cost times `factor`.
    pub(super) fn magnified(&self, factor: i64) -> Self {
        let flat = self.costs.flat.iter().map(|c| if *c == NONE { NONE } else { c * factor }).collect();
        Self {
            opening: self.opening.iter().map(|o| o * factor).collect(),
            costs: Costs { customers: self.costs.customers, flat },
            ..self.clone()
        }
    }
    /// Openings and the dearest site of every customer: no assignment costs more.
    pub(super) fn dearest(&self) -> i128 {
        let dearest = |i: usize| (0..self.sites()).filter_map(|j| self.cost(j, i)).max().unwrap_or(0);
        let ways: i128 = (0..self.customers()).map(|i| i128::from(dearest(i))).sum();
        ways + self.opening.iter().map(|o| i128::from(*o)).sum::<i128>()
    }
}
