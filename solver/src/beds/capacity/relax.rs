//! The linear relaxation by cuts. Cuts at the relaxation's own optimum swing from corner to corner; cuts between it and
//! the best point known are deep and few.

use anpai_core::beds::capacity::problem::Problem;
use anpai_core::stop::Stop;

use super::master::Master;
use super::recourse::{Cut, Recourse};
use crate::mip::Relaxation;

/// How far from the best point toward the optimum of the relaxation cuts are made. Tuned on the two published problems.
const STEP: f64 = 0.3;
/// The relaxation is solved when its two sides differ by less, relatively.
const CLOSE: f64 = 2e-4;
/// A cut that is not higher by this, relatively, is none.
const HIGHER: f64 = 1e-7;

/// A solved relaxation, or as far as the stop let it come.
pub(super) struct Relaxed {
    /// No design costs less; minus infinity where nothing was solved.
    pub(super) bound: f64,
    /// All cuts: kind, year, cut.
    pub(super) cuts: Vec<(usize, usize, Cut)>,
    /// What a unit of money over the budget of any year saves at most.
    pub(super) money_price: f64,
    /// What a bed less of any target saves at most.
    pub(super) bed_price: f64,
}

type Beds = Vec<Vec<Vec<f64>>>;

/// Solves the relaxation of `master`.
pub(super) fn relax(
    p: &Problem,
    master: &Master,
    recourse: &Recourse<'_>,
    seed: u32,
    stop: &Stop,
) -> Relaxed {
    let mut relaxation = Relaxation::new(&master.model, seed);
    let mut found = Relaxed { bound: f64::NEG_INFINITY, cuts: Vec::new(), money_price: 0.0, bed_price: 0.0 };
    // The best point: its beds `[K][T][J]`, the cost of its money, and its cost.
    let mut best: Option<(Beds, f64, f64)> = None;
    while !stop.is_over() {
        let Ok(relaxed) = relaxation.solve(stop) else { return found };
        found.bound = found.bound.max(relaxed.objective);
        prices(master, &relaxed.duals, &mut found);
        let beds: Beds = (0..p.kinds.len())
            .map(|k| {
                (0..p.years)
                    .map(|t| (0..p.sites()).map(|j| relaxed.values[master.beds[j][k][t].index()]).collect())
                    .collect()
            })
            .collect();
        let people = |k: usize, t: usize| relaxed.values[master.people[k][t].index()];
        let money = relaxed.objective
            - (0..p.kinds.len())
                .flat_map(|k| (0..p.years).map(move |t| (k, t)))
                .map(|(k, t)| people(k, t))
                .sum::<f64>();
        let mut added = 0;
        // Between the best point and the optimum first; where that cuts nothing off, at the optimum itself.
        for step in [STEP, 1.0] {
            let point = between(best.as_ref(), &beds, step);
            let point_money = best.as_ref().map_or(money, |b| step * money + (1.0 - step) * b.1);
            let mut cost = point_money;
            for k in 0..p.kinds.len() {
                for t in 0..p.years {
                    let (value, cut) = recourse.cut(k, t, &point[k][t]);
                    cost += value;
                    let height = cut.at(&beds[k][t]);
                    if height > people(k, t) + HIGHER * (1.0 + height.abs()) {
                        let (least, terms) = master.cut(k, t, &cut);
                        relaxation.add_row(least, f64::INFINITY, &terms);
                        found.cuts.push((k, t, cut));
                        added += 1;
                    }
                }
            }
            if best.as_ref().is_none_or(|b| cost < b.2) {
                best = Some((point, point_money, cost));
            }
            if added > 0 {
                break;
            }
        }
        let closed = best.as_ref().is_some_and(|b| b.2 - found.bound <= CLOSE * b.2.abs());
        if added == 0 || closed {
            return found;
        }
    }
    found
}

fn between(best: Option<&(Beds, f64, f64)>, optimum: &Beds, step: f64) -> Beds {
    let Some((best, ..)) = best else { return optimum.clone() };
    let mix =
        |a: &Vec<f64>, b: &Vec<f64>| a.iter().zip(b).map(|(a, b)| step * a + (1.0 - step) * b).collect();
    let years = |a: &Vec<Vec<f64>>, b: &Vec<Vec<f64>>| a.iter().zip(b).map(|(a, b)| mix(a, b)).collect();
    optimum.iter().zip(best).map(|(a, b)| years(a, b)).collect()
}

/// The dearest budget and target so far.
fn prices(master: &Master, duals: &[f64], found: &mut Relaxed) {
    let dearest = |rows: &[crate::mip::Row]| rows.iter().map(|r| duals[r.index()].abs()).fold(0.0, f64::max);
    found.money_price = dearest(&master.budgets);
    found.bed_price = dearest(&master.targets);
}
