//! From a choice of sites to an assignment: what the relaxation says where it says it once, the others where they miss
//! most by waiting, and then shifts and swaps until none helps (the primal heuristic of Pirkul 1987 and of Holmberg,
//! Rönnqvist and Yuan 1999).

use anpai_core::stop::Stop;

use super::problem::{MOST_IN_ALL, Siting, Standing};

/// An assignment of everybody, with what it costs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// The site of each customer.
    pub sites: Vec<u32>,
    /// Ways and openings.
    pub cost: i64,
}

/// Dearer than everything together: a way that is not there is never taken while another is.
const FAR: i64 = 2 * MOST_IN_ALL;
/// Customers between two looks at the stop.
const GLANCE: usize = 64;

/// The sites in use while an assignment is made.
struct Desk<'a> {
    problem: &'a Siting,
    /// Sites that may be used, in the order in which they were opened.
    open: Vec<usize>,
    /// What serving from them costs, site by site; [`FAR`] where there is no way.
    costs: Vec<Vec<i64>>,
    /// What each of them can still carry.
    room: Vec<i64>,
    /// Which of them each customer is at.
    at: Vec<Option<usize>>,
}

/// Assigns everybody to the sites `open`, keeping `first` where it can; opens more sites where somebody fits nowhere.
/// `None` where no assignment was met.
pub(super) fn assign(
    problem: &Siting,
    open: &[usize],
    first: &[Option<u32>],
    stop: &Stop,
) -> Option<Assignment> {
    let mut slot = vec![None; problem.sites()];
    open.iter().enumerate().for_each(|(k, j)| slot[*j] = Some(k));
    let mut desk = Desk {
        problem,
        open: open.to_vec(),
        costs: open.iter().map(|j| row(problem, *j)).collect(),
        room: open.iter().map(|j| problem.capacity(*j)).collect(),
        at: vec![None; problem.customers()],
    };
    for (i, site) in first.iter().enumerate() {
        let kept = site.and_then(|site| slot[site as usize]);
        if let Some(k) = kept.filter(|k| desk.fits(i, *k)) {
            desk.put(i, k);
        }
    }
    let mut left: Vec<usize> = (0..problem.customers()).filter(|i| desk.at[*i].is_none()).collect();
    // Who loses most by not getting the nearest site comes first.
    left.sort_by_cached_key(|i| {
        let mut ways: Vec<i64> = desk.open.iter().filter_map(|j| problem.cost(*j, *i)).collect();
        ways.sort_unstable();
        let regret = ways.get(1).map_or(i64::MAX, |second| second - ways[0]);
        (std::cmp::Reverse(regret), *i)
    });
    for i in left {
        match desk.nearest(i) {
            Some(k) => desk.put(i, k),
            None if desk.make_room(i) => {}
            None => desk.open_for(i)?,
        }
        if i % GLANCE == 0 && stop.is_over() {
            return None;
        }
    }
    desk.descend(stop);
    let sites: Option<Vec<u32>> = desk.at.iter().map(|k| k.map(|k| desk.open[k] as u32)).collect();
    let sites = sites?;
    let cost = problem.total(&sites)?;
    problem.keeps(&sites).then_some(Assignment { sites, cost })
}

fn row(problem: &Siting, site: usize) -> Vec<i64> {
    (0..problem.customers()).map(|i| problem.cost(site, i).unwrap_or(FAR)).collect()
}

impl Desk<'_> {
    fn cost(&self, i: usize, k: usize) -> i64 {
        self.costs[k][i]
    }
    fn fits(&self, i: usize, k: usize) -> bool {
        self.problem.demand(i) <= self.room[k] && self.cost(i, k) < FAR
    }
    fn put(&mut self, i: usize, k: usize) {
        self.room[k] -= self.problem.demand(i);
        if let Some(from) = self.at[i].replace(k) {
            self.room[from] += self.problem.demand(i);
        }
    }
    /// The cheapest open site with room.
    fn nearest(&self, i: usize) -> Option<usize> {
        let ways = (0..self.open.len()).filter(|k| self.fits(i, *k));
        ways.min_by_key(|k| (self.cost(i, *k), *k))
    }
    /// Puts `i` where one other customer has to make room, as cheaply as that can be.
    fn make_room(&mut self, i: usize) -> bool {
        let problem = self.problem;
        let mut best: Option<(i64, usize, usize, usize)> = None;
        for k in 0..self.open.len() {
            let own = self.cost(i, k);
            if own >= FAR {
                continue;
            }
            for other in 0..problem.customers() {
                if self.at[other] != Some(k) || self.room[k] + problem.demand(other) < problem.demand(i) {
                    continue;
                }
                let here = self.cost(other, k);
                for to in (0..self.open.len()).filter(|to| *to != k && self.fits(other, *to)) {
                    let there = self.cost(other, to);
                    let found = (own + there - here, k, other, to);
                    best = Some(best.map_or(found, |b| b.min(found)));
                }
            }
        }
        let Some((_, k, other, to)) = best else { return false };
        self.put(other, to);
        self.put(i, k);
        true
    }
    /// Opens the site that is cheapest for `i` alone, where one more may be opened.
    fn open_for(&mut self, i: usize) -> Option<()> {
        let problem = self.problem;
        let opened = self.open.iter().filter(|j| problem.standing(**j) == Standing::Free).count();
        if problem.most_open().is_some_and(|most| opened >= most) {
            return None;
        }
        let closed = (0..problem.sites()).filter(|j| {
            problem.standing(*j) != Standing::Closed
                && problem.demand(i) <= problem.capacity(*j)
                && !self.open.contains(j)
        });
        let ways = closed.filter_map(|j| Some((problem.cost(j, i)? + problem.opening(j), j)));
        let (_, site) = ways.min()?;
        self.open.push(site);
        self.costs.push(row(problem, site));
        self.room.push(problem.capacity(site));
        self.put(i, self.open.len() - 1);
        Some(())
    }
    /// Shifts and swaps until none helps.
    fn descend(&mut self, stop: &Stop) {
        let problem = self.problem;
        let customers = problem.customers();
        let mut better = true;
        while better {
            better = false;
            for i in 0..customers {
                if i % GLANCE == 0 && stop.is_over() {
                    return;
                }
                let Some(from) = self.at[i] else { continue };
                let here = self.cost(i, from);
                if let Some(to) = self.nearest(i).filter(|to| self.cost(i, *to) < here) {
                    self.put(i, to);
                    better = true;
                }
            }
            for i in 0..customers {
                if i % GLANCE == 0 && stop.is_over() {
                    return;
                }
                better |= self.swap(i);
            }
        }
    }
    /// Lets `i` change places with whoever comes after it where that costs less.
    fn swap(&mut self, i: usize) -> bool {
        let problem = self.problem;
        let Some(mut a) = self.at[i] else { return false };
        let (own, mut better) = (problem.demand(i), false);
        for other in i + 1..problem.customers() {
            let Some(b) = self.at[other].filter(|b| *b != a) else { continue };
            let now = self.costs[a][i] + self.costs[b][other];
            if self.costs[b][i] + self.costs[a][other] >= now {
                continue;
            }
            let more = own - problem.demand(other);
            if self.room[a] + more >= 0 && self.room[b] - more >= 0 {
                self.room[a] += more;
                self.room[b] -= more;
                (self.at[i], self.at[other]) = (Some(b), Some(a));
                (a, better) = (b, true);
            }
        }
        better
    }
}
