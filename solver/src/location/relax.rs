//! The Lagrangian relaxation: that everybody belongs to exactly one site is priced, and what is left falls apart into one
//! knapsack for each site and one that opens enough of them. With knapsacks in whole numbers its bound is that of a
//! Dantzig-Wolfe decomposition, better than that of the strong linear relaxation (Pirkul 1987; Holmberg, Rönnqvist and
//! Yuan 1999). Everything is in whole numbers, so the bound holds without any tolerance.

use std::cmp::Ordering;

use super::knapsack::{Item, Knapsack, better_ratio};
use super::problem::Standing;
use super::view::View;

/// How knapsacks are looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Depth {
    /// Their last item may be cut: quick, for the way to good prices.
    Cut,
    /// Exactly.
    Whole,
}

/// The relaxation at some prices.
#[derive(Clone, Debug, Default)]
pub(super) struct Relaxed {
    /// No assignment costs less; `None` where no choice of sites can carry everybody.
    pub(super) bound: Option<i64>,
    /// Which sites it opens.
    pub(super) open: Vec<bool>,
    /// Whom each site would serve if it were open, those included whom it holds.
    pub(super) serves: Vec<Vec<u32>>,
    /// What each site would bring if it were open: never above zero but for what it holds.
    pub(super) worth: Vec<i64>,
}

/// The memory of one thread.
#[derive(Default)]
pub(super) struct Bench {
    pub(super) knapsack: Knapsack,
    /// Ways that were looked at since it was new.
    looked: u64,
    chosen: Vec<u32>,
}

/// Looking at a way takes so much less than making a state of a knapsack.
const WAYS_A_STATE: u64 = 4;

impl Bench {
    /// What was done since it was new: roughly proportional to time, and the same on every machine.
    pub(super) fn work(&self) -> u64 {
        self.knapsack.work + self.looked / WAYS_A_STATE
    }
    /// The relaxation of `view` at `prices`, `[customers]`.
    pub(super) fn relax(&mut self, view: &View<'_>, prices: &[i64], depth: Depth) -> Relaxed {
        let sites = view.problem.sites();
        let mut relaxed = Relaxed {
            bound: None,
            open: vec![false; sites],
            serves: vec![Vec::new(); sites],
            worth: vec![0; sites],
        };
        let highest = prices.iter().copied().max().unwrap_or(0);
        for j in (0..sites).filter(|j| view.usable(*j)) {
            let gain = |i: u32| prices[i as usize] - cost(view, j, i);
            let items = &mut self.knapsack.items;
            items.clear();
            for &id in &view.ways[j] {
                self.looked += 1;
                let cost = cost(view, j, id);
                if cost >= highest {
                    // Ways come by rising cost: none of the others brings anything.
                    break;
                }
                let (profit, weight) = (prices[id as usize] - cost, view.problem.demand(id as usize));
                if profit > 0 {
                    items.push(Item { profit, weight, id });
                }
            }
            let brings = match depth {
                _ if items.is_empty() => {
                    self.chosen.clear();
                    0
                }
                Depth::Cut => self.knapsack.relax(view.room[j], &mut self.chosen),
                Depth::Whole => self.knapsack.solve(view.room[j], &mut self.chosen),
            };
            let held: i64 = view.held[j].iter().map(|i| gain(*i)).sum();
            relaxed.worth[j] = -brings - held;
            relaxed.serves[j].extend(view.held[j].iter().chain(&self.chosen));
        }
        let price: i64 = prices.iter().sum();
        let net: Vec<i64> = (0..sites).map(|j| view.problem.opening(j) + relaxed.worth[j]).collect();
        relaxed.bound = self.choose(view, &net, &mut relaxed.open).map(|chosen| price + chosen);
        relaxed
    }

    /// Opens the sites that cost least in all, by `net`, and can carry everybody; what they cost.
    fn choose(&mut self, view: &View<'_>, net: &[i64], open: &mut [bool]) -> Option<i64> {
        let (mut sum, mut capacity) = (0, 0);
        for j in (0..net.len()).filter(|j| view.usable(*j)) {
            open[j] = true;
            sum += net[j];
            capacity += view.problem.capacity(j);
        }
        let spare = capacity - view.load;
        if spare < 0 {
            return None;
        }
        if let Some(most) = view.most_open() {
            return most.map(|most| few(view, net, most, open));
        }
        let items = &mut self.knapsack.items;
        items.clear();
        items.extend((0..net.len()).filter(|j| view.standing[*j] == Standing::Free).filter_map(|j| {
            let weight = view.problem.capacity(j);
            (net[j] > 0 && weight <= spare).then_some(Item { profit: net[j], weight, id: j as u32 })
        }));
        if !items.is_empty() {
            sum -= self.knapsack.solve(spare, &mut self.chosen);
            self.chosen.iter().for_each(|j| open[*j as usize] = false);
        }
        Some(sum)
    }
}

/// What serving a customer from a site costs, for a way of the view.
pub(super) fn cost(view: &View<'_>, site: usize, customer: u32) -> i64 {
    view.problem.cost(site, customer as usize).expect("a way has a cost")
}

/// The price of one unit of capacity at which sites in the order of their ratios of `net` to capacity carry everybody: the
/// best multiplier of that row in the relaxation where sites may be opened in part. Whole, rounded down.
pub(super) fn capacity_price(view: &View<'_>, net: &[i64]) -> i64 {
    let mut free: Vec<usize> = (0..net.len()).filter(|j| view.standing[*j] == Standing::Free).collect();
    let settled = (0..net.len()).filter(|j| view.standing[*j] == Standing::Open);
    let mut missing = view.load - settled.map(|j| view.problem.capacity(j)).sum::<i64>();
    let size = |j: usize| view.problem.capacity(j);
    free.sort_unstable_by(|&a, &b| match better_ratio((net[a], size(a)), (net[b], size(b))) {
        Ordering::Equal => a.cmp(&b),
        other => other.reverse(),
    });
    for j in free {
        missing -= size(j);
        if missing <= 0 {
            return if net[j] > 0 { net[j] / size(j).max(1) } else { 0 };
        }
    }
    0
}

/// Opens at most `most` free sites: those that cost least when capacity has a price, and the bound by that price. The
/// price is found by bisection, because the bound is concave in it.
fn few(view: &View<'_>, net: &[i64], most: usize, open: &mut [bool]) -> i64 {
    let size = |j: usize| view.problem.capacity(j);
    let mut free: Vec<usize> = (0..net.len()).filter(|j| view.standing[*j] == Standing::Free).collect();
    let settled: Vec<usize> = (0..net.len()).filter(|j| view.standing[*j] == Standing::Open).collect();
    let paid: i64 = settled.iter().map(|j| net[*j]).sum();
    let missing = view.load - settled.iter().map(|j| size(*j)).sum::<i64>();
    let mut at = |price: i64| {
        let reduced = |j: usize| i128::from(net[j]) - i128::from(price) * i128::from(size(j));
        free.sort_by_key(|j| (reduced(*j), *j));
        let chosen: Vec<usize> = free.iter().copied().take(most).take_while(|j| reduced(*j) < 0).collect();
        let sum: i128 = chosen.iter().map(|j| reduced(*j)).sum();
        let carried: i64 = chosen.iter().map(|j| size(*j)).sum();
        let bound = i128::from(paid) + i128::from(price) * i128::from(missing) + sum;
        (i64::try_from(bound).unwrap_or(i64::MIN), missing - carried, chosen)
    };
    let (mut bound, lacking, mut chosen) = at(0);
    let (mut low, mut high) = (0, net.iter().copied().max().unwrap_or(0).max(0) + 1);
    // At `low` too little is carried; at `high` enough, where any price brings that about.
    while lacking > 0 && high - low > 1 {
        let middle = low + (high - low) / 2;
        let (there, still, those) = at(middle);
        bound = bound.max(there);
        if still > 0 {
            low = middle;
        } else {
            (high, chosen) = (middle, those);
        }
    }
    for (j, open) in open.iter_mut().enumerate() {
        *open = view.standing[j] == Standing::Open || chosen.contains(&j);
    }
    bound
}
