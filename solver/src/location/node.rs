//! One node of the search: what is decided in it, its bound, and the two nodes that it is split into.

use std::cmp::Ordering;

use super::ascent::Ascent;
use super::problem::{Siting, Standing};
use super::view::{View, Way, Ways};

/// A node: the problem with some of it decided.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Nothing in it costs less.
    pub(super) bound: i64,
    /// What is settled of each site.
    pub(super) standing: Vec<Standing>,
    /// Who is at which site.
    pub(super) held: Vec<Way>,
    /// Who is not at which site.
    pub(super) barred: Vec<Way>,
    /// Prices from which its own are looked for.
    pub(super) prices: Vec<i64>,
    /// The length of the first step.
    pub(super) pace: f64,
    /// In which order nodes were made: of two with one bound the later is looked at first, as it has more decided.
    pub(super) serial: u64,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}
impl Eq for Node {}
impl PartialOrd for Node {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}
impl Ord for Node {
    fn cmp(&self, other: &Self) -> Ordering {
        self.bound.cmp(&other.bound).then(other.serial.cmp(&self.serial))
    }
}

/// A site whose mean is this near to open or closed is not branched on while another way is open.
const SETTLED: f64 = 0.05;
/// The pace with which a child goes on from its parent's prices, as a multiple of the parent's last, and its limits.
const PICK_UP: f64 = 3.0;
const PACES: (f64, f64) = (0.002, 0.03);

impl Node {
    /// The whole problem, from `prices`.
    pub(super) fn root(problem: &Siting, prices: Vec<i64>, pace: f64) -> Self {
        let standing = (0..problem.sites()).map(|j| problem.standing(j)).collect();
        let (held, barred) = (Vec::new(), Vec::new());
        Self { bound: i64::MIN, standing, held, barred, prices, pace, serial: 0 }
    }
    /// The problem as this node sees it; `None` where nothing keeps what is decided.
    pub(super) fn view<'a>(&self, problem: &'a Siting, ways: &Ways) -> Option<View<'a>> {
        View::new(problem, ways, &self.standing, &self.held, &self.barred)
    }
    /// Takes over what was found out of it.
    pub(super) fn learn(&mut self, found: &Ascent, standing: &[Standing]) {
        self.bound = self.bound.max(found.bound.unwrap_or(self.bound));
        self.prices.clone_from(&found.prices);
        self.standing.copy_from_slice(standing);
        self.pace = (found.pace * PICK_UP).clamp(PACES.0, PACES.1);
    }
    /// Two nodes that have between them everything that this one has: a site open and closed, or somebody at a site and
    /// not. One, where everybody is held: nothing is left to decide.
    pub(super) fn split(mut self, problem: &Siting, found: &Ascent) -> Vec<Self> {
        let sites = problem.sites();
        let doubt = |j: usize| found.open[j].min(1.0 - found.open[j]);
        let free = (0..sites).filter(|j| self.standing[*j] == Standing::Free);
        let site = free
            .filter(|j| doubt(*j) > SETTLED)
            .max_by(|a, b| doubt(*a).total_cmp(&doubt(*b)).then(b.cmp(a)));
        let mut other = self.clone();
        if let Some(j) = site {
            self.standing[j] = Standing::Open;
            other.standing[j] = Standing::Closed;
            return vec![self, other];
        }
        let Some((_, way)) = self.doubtful(problem, found) else { return vec![self] };
        self.held.push(way);
        other.barred.push(way);
        vec![self, other]
    }
    /// The customer of whom it is least clear where to, with the site most often met, and how unclear it is.
    fn doubtful(&self, problem: &Siting, found: &Ascent) -> Option<(f32, Way)> {
        let settled = self.held_by(problem.customers());
        let ways = (0..problem.customers()).filter(|i| !settled[*i]).filter_map(|i| {
            let (share, site) = likeliest(problem, found, i, |way| !self.barred.contains(&way))?;
            Some((share.min(1.0 - share), Way { customer: i as u32, site }))
        });
        ways.max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.customer.cmp(&a.1.customer)))
    }
    /// Who is held.
    pub(super) fn held_by(&self, customers: usize) -> Vec<bool> {
        let mut settled = vec![false; customers];
        self.held.iter().for_each(|way| settled[way.customer as usize] = true);
        settled
    }
    /// The assignment of a node in which everybody is held.
    pub(super) fn whole(&self, customers: usize) -> Option<Vec<u32>> {
        let mut sites = vec![None; customers];
        self.held.iter().for_each(|way| sites[way.customer as usize] = Some(way.site));
        sites.into_iter().collect()
    }
}

/// Where a customer was most often, and how often, of the ways that `may` be.
pub(super) fn likeliest(
    problem: &Siting,
    found: &Ascent,
    customer: usize,
    may: impl Fn(Way) -> bool,
) -> Option<(f32, u32)> {
    let sites = problem.sites();
    let row = &found.mean[customer * sites..(customer + 1) * sites];
    let ways = (0..sites as u32).filter(|site| {
        problem.cost(*site as usize, customer).is_some()
            && may(Way { customer: customer as u32, site: *site })
    });
    ways.map(|site| (row[site as usize], site)).max_by(|a, b| a.0.total_cmp(&b.0).then(b.1.cmp(&a.1)))
}
