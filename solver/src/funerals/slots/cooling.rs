//! The whole way where the rest is no flow: prices at falling temperatures, whole parties from parts, chains of moves, and
//! bounds at the prices that were found.

use anpai_core::funerals::slots::proof::Stage;
use anpai_core::stop::Stop;

use super::bound::{bound, free};
use super::market::Market;
use super::model::Model;
use super::newton::{Pace, Sample};
use super::seating::Seating;
use super::{chains, cut, fill, rounding};

/// The first stage counts so many times as much as the most that a place can be worth in the second. With less, fewer are
/// placed; with more, bounds of the second stage are worse wherever one person less is placed than fractions of people could
/// be. This, and all that follows, was tuned on made-up cases of 200,000 requests.
const FIRST: i64 = 4;
/// The first temperature, as a part of the most that a place can be worth.
const HOT: f64 = 1.0 / 8.0;
/// The last one, as a part of the most that it can be worth in the last stage.
const COLD: f64 = 0.0015;
/// Each is this part of the one before.
const FALL: f64 = 0.5;
/// Below these temperatures, as parts of the same, more parties are looked at, and then all.
const MORE: f64 = 0.05;
const ALL: f64 = 0.02;
/// So many parties are looked at before.
const FEW: usize = 6_000;
const MANY: usize = 25_000;
/// Steps at the first temperature, at each one after it, and at the last.
const STEPS: [usize; 3] = [12, 3, 12];
/// When a step is near enough: while few are looked at, and when all are.
const NEAR: [f64; 2] = [0.02, 0.003];
/// Rounds that make prices better one by one, and their first step as a part of the most in the last stage.
const POLISH: (u32, f64) = (20, 0.0005);
/// Rounds of chains.
const ROUNDS: usize = 6;

/// A plan, and what no plan comes to more than, stage by stage; the draw is in neither.
pub(super) fn arrange<'m, 'a>(
    model: &'m Model<'a>,
    threads: usize,
    stop: &Stop,
) -> (Seating<'m, 'a>, Vec<i64>) {
    let stages = model.worth.stages.len();
    let (most, _) = model.worth.range(stages - 1);
    let unit = most.max(1) as f64;
    let mix = if stages > 1 { [FIRST * most.max(1), 1] } else { [1, 0] };
    let mut market = Market::new(model, mix);
    let last = cool(model, &mut market, unit, threads, stop);
    let mut seating = rounding::seat(model, &market, last, stop);
    market.polish(model, POLISH.0, POLISH.1 * unit, threads, stop);
    chains::improve(&mut seating, &market, ROUNDS, stop);
    fill::fill(&mut seating, stop);
    let reached = seating.worth();
    if stop.is_over() {
        // There is no time to reckon with prices, and they are not good yet.
        return (seating, (0..stages).map(|stage| free(model, stage)).collect());
    }
    let together = bound(model, mix, &market.prices, threads);
    if stages == 1 {
        return (seating, vec![together.max(reached[0])]);
    }
    let first = first_bound(model, &market, threads, stop).max(reached[0]);
    // Whoever is worth as much in the first stage has no more than the rest of the sum in the second.
    let second = i128::from(together) - i128::from(mix[0]) * i128::from(reached[0]);
    let second = i64::try_from(second).unwrap_or(i64::MAX).max(reached[1]);
    (seating, vec![first, second])
}

/// Prices at falling temperatures; the last temperature.
fn cool(model: &Model<'_>, market: &mut Market, unit: f64, threads: usize, stop: &Stop) -> f64 {
    let most = market.worth.iter().copied().fold(1.0, f64::max);
    let parties = model.parties.len();
    let cold = COLD * unit;
    let mut temperature = (most * HOT).max(cold);
    let mut steps = STEPS[0];
    loop {
        let sample = match temperature / unit {
            cool if cool < ALL => 1,
            cool if cool < MORE => parties / MANY,
            _ => parties / FEW,
        };
        let is_last = temperature * FALL < cold;
        let (sample, near) = (Sample(sample.max(1)), NEAR[usize::from(sample <= 1)]);
        let steps_here = if is_last { STEPS[2] } else { steps };
        let pace = Pace { temperature, sample, steps: steps_here, near };
        if !market.step(model, pace, threads, stop) || is_last {
            return temperature;
        }
        steps = STEPS[1];
        temperature *= FALL;
    }
}

/// A bound on the first stage alone.
fn first_bound(model: &Model<'_>, market: &Market, threads: usize, stop: &Stop) -> i64 {
    let mix = market.mix[0] as f64;
    let shares: Vec<f64> = market.prices.iter().map(|price| price / mix).collect();
    let found = bound(model, [1, 0], &shares, threads);
    match model.worth.stages[0] {
        Stage::Placed => found.min(cut::bound(model, &shares, threads, stop)),
        Stage::RankWeight | Stage::Points => found,
    }
}
