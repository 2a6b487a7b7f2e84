//! The mutable twin of a design: modules and beds as flat arrays, and the cost of the people read from cuts. A change of
//! a module moves the beds of its site from its year on, and the height of every cut of those kinds and years by its
//! price: a few hundred multiplications, no transport at all. Budgets and targets are prices too while the search runs.
#![expect(clippy::needless_range_loop, reason = "several tables are walked by the same indices")]

use anpai_core::beds::capacity::plan::Design;
use anpai_core::beds::capacity::problem::{DEMENTIA, GENERAL, MICRO, NURSING, Problem};

use super::recourse::Cut;

/// A module variable: what is done at a site in a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) site: usize,
    pub(super) kind: usize,
    pub(super) year: usize,
    /// Converted from general, not new.
    pub(super) converted: bool,
}

/// Cuts of one kind and year, by site first, so that a change of one site's beds runs along memory.
#[derive(Clone, Debug, Default)]
struct Bundle {
    /// `[sites][cuts]`.
    saving: Vec<Vec<f64>>,
    /// Heights over the current beds.
    height: Vec<f64>,
    /// Their maximum.
    top: f64,
}

impl Bundle {
    fn top(&self) -> f64 {
        self.height.iter().copied().fold(0.0, f64::max)
    }
}

/// What a unit over a limit costs while the search runs.
#[derive(Clone, Copy, Debug)]
pub(super) struct Fines {
    /// By unit of money over a year's budget.
    pub(super) money: f64,
    /// By bed missing for a target at the end.
    pub(super) bed: f64,
}

/// More cuts of a kind and year than this make a move dear.
const MOST_CUTS: usize = 96;

#[derive(Clone, Debug)]
pub(super) struct State<'a> {
    pub(super) p: &'a Problem,
    new: Vec<i32>,
    converted: Vec<i32>,
    modules: Vec<i32>,
    new_at: Vec<i32>,
    beds: Vec<i32>,
    spent: Vec<i64>,
    totals: Vec<i64>,
    bundles: Vec<Bundle>,
    touched: Vec<usize>,
    marked: Vec<bool>,
    pub(super) fines: Fines,
}

impl<'a> State<'a> {
    pub(super) fn new(p: &'a Problem, fines: Fines) -> Self {
        let (j, k, t) = (p.sites(), p.kinds.len(), p.years);
        let bundle = Bundle { saving: vec![Vec::new(); j], ..Bundle::default() };
        let mut state = Self {
            p,
            new: vec![0; j * k * t],
            converted: vec![0; j * k * t],
            modules: vec![0; j * t],
            new_at: vec![0; j],
            beds: vec![0; j * k * t],
            spent: vec![0; t],
            totals: vec![0; k],
            bundles: vec![bundle; k * t],
            touched: Vec::new(),
            marked: vec![false; k * t],
            fines,
        };
        state.load(&Design::nothing(p));
        state
    }
    fn at(&self, j: usize, k: usize, t: usize) -> usize {
        (j * self.p.kinds.len() + k) * self.p.years + t
    }
    pub(super) fn load(&mut self, design: &Design) {
        let (p, beds) = (self.p, design.beds(self.p));
        for j in 0..p.sites() {
            for t in 0..p.years {
                self.modules[j * p.years + t] = design.modules(j, t) as i32;
                for k in 0..p.kinds.len() {
                    let at = self.at(j, k, t);
                    self.new[at] = design.new[j][k][t] as i32;
                    self.converted[at] = design.converted[j][k][t] as i32;
                    self.beds[at] = beds[j][k][t] as i32;
                }
            }
            self.new_at[j] = design.new[j].iter().flatten().sum::<i64>() as i32;
        }
        self.spent = (0..p.years).map(|t| design.spending(p, t)).collect();
        self.totals = (0..p.kinds.len()).map(|k| beds.iter().map(|s| s[k][p.years - 1]).sum()).collect();
        for kt in 0..self.bundles.len() {
            self.measure(kt);
        }
    }
    pub(super) fn design(&self) -> Design {
        let p = self.p;
        let table = |of: &[i32]| {
            let row = |j, k| (0..p.years).map(|t| i64::from(of[self.at(j, k, t)])).collect();
            (0..p.sites()).map(|j| (0..p.kinds.len()).map(|k| row(j, k)).collect()).collect()
        };
        Design { new: table(&self.new), converted: table(&self.converted) }
    }
    /// Heights of all cuts of a kind and year, from the beds.
    fn measure(&mut self, kt: usize) {
        let (k, t) = (kt / self.p.years, kt % self.p.years);
        let beds: Vec<f64> = (0..self.p.sites()).map(|j| f64::from(self.beds[self.at(j, k, t)])).collect();
        let bundle = &mut self.bundles[kt];
        for c in 0..bundle.height.len() {
            let fall: f64 = bundle.saving.iter().zip(&beds).map(|(s, b)| s[c] * b).sum();
            // The last site's row keeps the constant.
            bundle.height[c] = bundle.saving[self.p.sites()][c] - fall;
        }
        bundle.top = bundle.top();
    }
    /// Takes in a cut of a kind and year; where there are very many, in the place of the lowest one.
    pub(super) fn add(&mut self, kind: usize, year: usize, cut: &Cut) {
        let kt = kind * self.p.years + year;
        let sites = self.p.sites();
        let beds: Vec<f64> = (0..sites).map(|j| f64::from(self.beds[self.at(j, kind, year)])).collect();
        let bundle = &mut self.bundles[kt];
        bundle.saving.resize(sites + 1, Vec::new());
        let height = cut.at(&beds);
        bundle.top = bundle.top.max(height);
        if bundle.height.len() < MOST_CUTS {
            for (row, saving) in bundle.saving.iter_mut().zip(cut.saving.iter().chain([&cut.constant])) {
                row.push(*saving);
            }
            bundle.height.push(height);
            return;
        }
        let heights = bundle.height.iter().enumerate();
        let lowest = heights.min_by(|a, b| a.1.total_cmp(b.1)).map_or(0, |(at, _)| at);
        for (row, saving) in bundle.saving.iter_mut().zip(cut.saving.iter().chain([&cut.constant])) {
            row[lowest] = *saving;
        }
        bundle.height[lowest] = height;
    }
    pub(super) fn count(&self, spot: Spot) -> i32 {
        let at = self.at(spot.site, spot.kind, spot.year);
        if spot.converted { self.converted[at] } else { self.new[at] }
    }
    pub(super) fn modules(&self, site: usize, year: usize) -> i32 {
        self.modules[site * self.p.years + year]
    }
    /// Adds `by` modules, or takes them away. Hard limits of the site are for [`State::keeps`] to say.
    pub(super) fn change(&mut self, spot: Spot, by: i32) {
        let Spot { site, kind, year, converted } = spot;
        let (p, at) = (self.p, self.at(site, kind, year));
        let price = if converted {
            self.converted[at] += by;
            p.conversion[kind].unwrap_or(0)
        } else {
            self.new[at] += by;
            self.new_at[site] += by;
            p.new_module[kind]
        };
        self.spent[year] += price * i64::from(by);
        let modules = &mut self.modules[site * p.years + year];
        let was = *modules > 0;
        *modules += by;
        self.spent[year] += p.fixed * (i64::from(*modules > 0) - i64::from(was));
        let beds = by * p.module as i32;
        self.shift(site, kind, year, beds);
        if converted {
            self.shift(site, GENERAL, year, -beds);
        }
    }
    fn shift(&mut self, site: usize, kind: usize, from: usize, by: i32) {
        self.totals[kind] += i64::from(by);
        for t in from..self.p.years {
            let (at, kt) = (self.at(site, kind, t), kind * self.p.years + t);
            self.beds[at] += by;
            let bundle = &mut self.bundles[kt];
            for (height, saving) in bundle.height.iter_mut().zip(&bundle.saving[site]) {
                *height -= saving * f64::from(by);
            }
            if !std::mem::replace(&mut self.marked[kt], true) {
                self.touched.push(kt);
            }
        }
    }
    /// Whether a site keeps its own limits, as far as changes at `spot` can break them.
    pub(super) fn keeps(&self, spot: Spot) -> bool {
        let (p, at) = (self.p, self.at(spot.site, spot.kind, spot.year));
        let had = (p.existing[spot.site][GENERAL] / p.module) as i32;
        let within = |count: i32, most: i64| count >= 0 && i64::from(count) <= most;
        let own = if spot.converted {
            within(self.converted[at], i64::from(had))
        } else {
            within(self.new[at], p.most_new_kind_year) && within(self.new_at[spot.site], p.most_new_site)
        };
        let whole = |k: usize| {
            let first = self.at(spot.site, k, 0);
            self.beds[first + spot.year..first + p.years].iter().all(|b| *b >= 0)
        };
        own && within(self.modules(spot.site, spot.year), p.most_site_year)
            && whole(GENERAL)
            && whole(spot.kind)
    }
    /// The cost of the people and the money, and the fines.
    pub(super) fn cost(&mut self) -> (f64, f64) {
        for kt in self.touched.drain(..) {
            self.marked[kt] = false;
            self.bundles[kt].top = self.bundles[kt].top();
        }
        let people: f64 = self.bundles.iter().map(|b| b.top).sum();
        let p = self.p;
        let weight = p.money_weight as f64 / MICRO as f64;
        let money: i64 = self.spent.iter().sum();
        let over: i64 = self.spent.iter().map(|s| (s - p.yearly_budget).max(0)).sum();
        let all: i64 = self.totals.iter().sum();
        let nursing: i64 = NURSING.iter().map(|k| self.totals[*k]).sum();
        let missing = |want: f64, have: i64| (want - have as f64).max(0.0);
        let missing = missing(p.nursing_share as f64 / MICRO as f64 * all as f64, nursing)
            + missing(p.least_beds as f64 / MICRO as f64, all)
            + missing(p.least_dementia as f64, self.totals[DEMENTIA]);
        (people + weight * money as f64, over as f64 * self.fines.money + missing * self.fines.bed)
    }
}
