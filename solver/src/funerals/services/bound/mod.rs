//! What no plan can cost less than. Every slot of every pool has a price, each job takes what is cheapest for it as if it were
//! alone, and what pools have is worth its price: whatever the prices, what is left is a bound (Lagrange). Prices are led up
//! by the volume algorithm (Barahona and Anbil 2000). All sums are in whole numbers, so each bound is exact.

use anpai_core::score::Score;
use anpai_core::stop::Stop;

use super::others::is_kept_hard;
use super::state::Services;
use priced::Priced;

mod priced;
#[cfg(test)]
mod tests;

/// Rounds of prices at most; three times as many led no further on the shared instances.
const ROUNDS: usize = 1000;
/// Prices that are looked at in all rounds, at most: a day has all its rounds, a fortnight in minutes some eighty.
const LOOKS: usize = 500_000_000;
/// The best plan comes to so much in the units of prices, however small its cost is: prices are parts of it.
const FINE: i64 = 1 << 40;
/// How much of a round the mean remembers less, how far a step goes, and what good and bad rounds make of it.
const FORGETS: f64 = 0.1;
const STEP: f64 = 0.5;
const LONGER: f64 = 1.1;
const SHORTER: f64 = 0.67;
const PATIENCE: u32 = 20;

/// Which part of a score is bounded: nothing above it can be better than it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Level {
    /// Who is left out.
    Medium,
    /// Everything else; nobody may be left out whom it costs something to leave out.
    Soft,
}

impl Level {
    /// This part of a score; `None` where a part above is not zero, so that no plan that matters has it.
    fn of(self, score: Score) -> Option<i64> {
        match self {
            Self::Medium => (score.hard == 0).then_some(score.medium),
            Self::Soft => (score.hard == 0 && score.medium == 0).then_some(score.soft),
        }
    }
}

/// What no plan costs less than; nothing where time is cut so coarsely that a plan could begin something between two slots, or where a rule is not hard that the search keeps whatever it costs. `empty` has what is confirmed and nothing else; `best` is the cost of the best plan known.
/// Where the best plan leaves somebody out, it is who is left out that is bounded, and the rest has the bound zero.
pub(super) fn bound(empty: &Services<'_>, best: Score, stop: &Stop) -> Score {
    if !empty.model.grid.is_exact || !is_kept_hard(empty.model.problem) {
        return Score::ZERO;
    }
    let medium = if best.medium > 0 { of_level(empty, Level::Medium, best.medium, stop) } else { 0 };
    let soft =
        if best.medium == 0 && best.soft > 0 { of_level(empty, Level::Soft, best.soft, stop) } else { 0 };
    Score { hard: 0, medium, soft }
}

fn of_level(empty: &Services<'_>, level: Level, best: i64, stop: &Stop) -> i64 {
    let unit = (FINE / best).max(1);
    // Numbers beyond this could leave 64 bits when all slots of a pool are added up.
    if best.checked_mul(unit).is_none_or(|best| best > FINE * FINE.ilog2() as i64) {
        return 0;
    }
    let reached = raise(&mut Priced::new(empty, level, unit), best * unit, stop);
    // Costs are whole: a part of one is one.
    let whole = i128::from(unit);
    i64::try_from((reached + whole - 1).div_euclid(whole)).unwrap_or(0).clamp(0, best)
}

/// The best bound of so many rounds.
fn raise(priced: &mut Priced<'_>, best: i64, stop: &Stop) -> i128 {
    let mut centre: Vec<f64> = vec![0.0; priced.prices.len()];
    let mut mean: Vec<f64> = Vec::new();
    let (mut reached, mut step, mut bad) = (i128::MIN, STEP, 0);
    for _ in 0..(LOOKS / priced.looks().max(1)).min(ROUNDS) {
        if stop.is_over() || reached >= i128::from(best) {
            break;
        }
        let value = priced.value();
        let over = priced.over();
        if mean.is_empty() {
            mean = over.iter().map(|over| *over as f64).collect();
        }
        // The direction of this round against what the mean says: where they agree, the step may be longer.
        let along: f64 = mean.iter().zip(over).map(|(mean, over)| mean * *over as f64).sum();
        mean.iter_mut().zip(over).for_each(|(mean, over)| *mean += FORGETS * (*over as f64 - *mean));
        if value > reached {
            reached = value;
            centre.iter_mut().zip(&priced.prices).for_each(|(centre, price)| *centre = *price as f64);
            bad = 0;
            if along > 0.0 {
                step *= LONGER;
            }
        } else {
            bad += 1;
            if bad > PATIENCE {
                (step, bad) = (step * SHORTER, 0);
            }
        }
        // What is not short and costs nothing has no say.
        let matters =
            |(mean, centre): (&f64, &f64)| if *mean < 0.0 && *centre <= 0.0 { 0.0 } else { mean * mean };
        let norm: f64 = mean.iter().zip(&centre).map(matters).sum();
        if norm < 1e-9 || step < 1e-6 {
            break;
        }
        let length = step * (i128::from(best) - reached) as f64 / norm;
        for ((price, centre), mean) in priced.prices.iter_mut().zip(&centre).zip(&mean) {
            *price = (centre + length * mean).clamp(0.0, best as f64) as i64;
        }
    }
    reached
}
