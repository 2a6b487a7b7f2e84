//! Better prices, step by step: the volume algorithm (Barahona and Anbil 2000), a subgradient method whose direction is
//! the mean of what the relaxation chose so far. That mean is nearly a fractional optimum, and shows what to branch on.

use anpai_core::stop::Stop;

use super::relax::{Bench, Depth, Relaxed};
use super::view::View;

/// The share of the newest choice in the mean is between a tenth of this and this (Barahona and Anbil 2000, section 3).
const NEWEST: f64 = 0.1;
/// After so many steps without a better bound they become shorter. Tuned on the benchmark's instances; so are the next two.
const PATIENCE: u32 = 10;
const SHORTER: f64 = 0.7;
/// Every so many steps it is asked whether the bound still rises.
const LOOK: u32 = 40;
/// Good for a node whose prices begin near the best.
pub(super) const RISING: f64 = 0.01;
/// Where nothing is known that costs less, the steps aim at so much above the bound.
const AIM: f64 = 0.1;
/// They aim at least at this part of the bound above it.
const LEAST_AIM: f64 = 1e-4;

/// Where the search for prices is to end.
pub(super) struct Goal<'a> {
    /// At most so many steps.
    pub(super) steps: u32,
    /// The least by which a better assignment is better: a bound above the best less this is enough.
    pub(super) unit: i64,
    /// How knapsacks are looked at.
    pub(super) depth: Depth,
    /// It ends where the bound no longer rises by this part of the gap.
    pub(super) rising: f64,
    /// When to stop.
    pub(super) stop: &'a Stop,
}

/// Prices with their bound, and the mean of what was chosen on the way.
#[derive(Clone, Debug)]
pub(super) struct Ascent {
    /// The best prices, `[customers]`.
    pub(super) prices: Vec<i64>,
    /// Their bound; `None` where the view cannot be kept at all.
    pub(super) bound: Option<i64>,
    /// How much of each site is open in the mean.
    pub(super) open: Vec<f64>,
    /// How much of each customer is at each site in the mean, `[customers x sites]`.
    pub(super) mean: Vec<f32>,
    /// The length of the next step.
    pub(super) pace: f64,
    /// Steps taken.
    pub(super) steps: u32,
}

/// Looks for better prices from `prices`, at `pace`. `met` sees every choice of the relaxation, and says what the best
/// assignment costs that is known by then.
pub(super) fn ascend(
    bench: &mut Bench,
    view: &View<'_>,
    prices: &[i64],
    pace: f64,
    goal: &Goal<'_>,
    met: &mut dyn FnMut(&Relaxed) -> Option<i64>,
) -> Ascent {
    let (sites, customers) = (view.problem.sites(), view.problem.customers());
    let mut at = Ascent {
        prices: prices.to_vec(),
        bound: None,
        open: vec![0.0; sites],
        mean: vec![0.0; sites * customers],
        pace,
        steps: 0,
    };
    let mut tried = at.prices.clone();
    let mut missing = vec![0.0_f64; customers];
    let (mut shrunk, mut barren, mut seen) = (1.0_f64, 0, (0, None::<i64>));
    while at.steps < goal.steps && !(at.steps > 0 && goal.stop.is_over()) {
        let relaxed = bench.relax(view, &tried, goal.depth);
        let Some(bound) = relaxed.bound else {
            return Ascent { bound: None, ..at };
        };
        let best = met(&relaxed);
        let mut newest = vec![1.0_f64; customers];
        for j in (0..sites).filter(|j| relaxed.open[*j]) {
            relaxed.serves[j].iter().for_each(|i| newest[*i as usize] -= 1.0);
        }
        let share = if at.steps == 0 { 1.0 } else { share(&missing, &newest) };
        let along: f64 = missing.iter().zip(&newest).map(|(a, b)| a * b).sum();
        for (all, new) in missing.iter_mut().zip(&newest) {
            *all += share * (new - *all);
        }
        if at.steps > 0 {
            shrunk *= 1.0 - share;
        }
        for j in 0..sites {
            at.open[j] += share * (f64::from(u8::from(relaxed.open[j])) - at.open[j]);
            if relaxed.open[j] {
                let weight = (share / shrunk) as f32;
                relaxed.serves[j].iter().for_each(|i| at.mean[*i as usize * sites + j] += weight);
            }
        }
        at.steps += 1;
        if at.bound.is_none_or(|known| bound > known) {
            at.bound = Some(bound);
            at.prices.clone_from(&tried);
            barren = 0;
            if along > 0.0 {
                at.pace = (at.pace * 1.1).min(2.0);
            }
        } else {
            barren += 1;
            if barren == PATIENCE {
                at.pace *= SHORTER;
                barren = 0;
            }
        }
        let known = at.bound.unwrap_or(bound);
        if best.is_some_and(|best| known > best - goal.unit) {
            break;
        }
        let low = known as f64;
        let aim = best.map_or(AIM * low.abs(), |best| best as f64 - low).max(LEAST_AIM * low.abs()).max(1.0);
        if at.steps == seen.0 + LOOK {
            if seen.1.is_some_and(|before| ((known - before) as f64) < goal.rising * aim) {
                break;
            }
            seen = (at.steps, Some(known));
        }
        let length: f64 = missing.iter().map(|m| m * m).sum();
        let step = at.pace * aim / length.max(1e-9);
        for ((next, price), missing) in tried.iter_mut().zip(&at.prices).zip(&missing) {
            *next = bounded(*price, step * missing);
        }
    }
    at.mean.iter_mut().for_each(|m| *m *= shrunk as f32);
    at
}

/// A price moved by a step; never so far that sums could overflow.
fn bounded(price: i64, by: f64) -> i64 {
    let farthest = super::problem::MOST_IN_ALL as f64;
    (price as f64 + by).clamp(-farthest, farthest) as i64
}

/// The share of the newest choice that makes the mean's fault smallest, within its limits.
fn share(mean: &[f64], newest: &[f64]) -> f64 {
    let (mut own, mut along, mut other) = (0.0, 0.0, 0.0);
    for (m, n) in mean.iter().zip(newest) {
        own += m * m;
        along += m * n;
        other += n * n;
    }
    let curve: f64 = own - 2.0 * along + other;
    if curve > 1e-12 { ((own - along) / curve).clamp(NEWEST / 10.0, NEWEST) } else { NEWEST }
}
