//! Who asks for what: a party wants a day and an hour most, and others near them.

use anpai_core::funerals::slots::draft::RequestDraft;

use super::Grid;
use crate::dice::Dice;
use crate::known::Known;

/// How many wishes are thrown before a party has all it can think of.
const THROWS: usize = 120;
/// Parts of one in which weights are counted.
const PARTS: f64 = 100.0;

/// All requests.
pub(super) fn requests(known: &Known<'_>, grid: &Grid, many: usize, seed: u64) -> Vec<RequestDraft> {
    let mut dice = Dice::new(seed, 1);
    let (days, hours) = (weights(days(known, grid)), weights(hours(known, grid)));
    let parties: Vec<i64> =
        weights((1..=5).map(|people| known.value(&format!("share of parties of {people}"))).collect());
    let (by_car, by_shuttle) = (known.value("come by car"), known.value("come by shuttle"));
    let (most, again) = (known.count("wishes at most"), known.value("second requests for a plot"));
    let width = many.to_string().len();
    let mut requests: Vec<RequestDraft> = Vec::with_capacity(many);
    for n in 1..=many {
        let people = 1 + weighted(&parties, &mut dice) as i64;
        let way = 100.0 * dice.below(10_000) as f64 / 10_000.0;
        let wishes = wishes(known, grid, &days, &hours, most, &mut dice);
        let plot = match requests.last().and_then(|before| before.plot.clone()) {
            Some(plot) if dice.chance(again) => plot,
            _ => format!("plot-{n:0width$}"),
        };
        requests.push(RequestDraft {
            id: format!("r{n:0width$}"),
            identity: format!("i{n:0width$}"),
            plot: (by_car > 0.0).then_some(plot),
            people: (people > 1).then_some(people),
            cars: (way < by_car).then_some(1),
            shuttle: way >= by_car && way < by_car + by_shuttle,
            wishes,
        });
    }
    requests
}

/// How much more often a day is wished than an ordinary one.
fn days(known: &Known<'_>, grid: &Grid) -> Vec<f64> {
    let day = |day: usize| match (day as i64 - grid.wanted, grid.weekday(day)) {
        (0, _) => known.value("times an ordinary day on the day of Qingming"),
        (-1 | 1, _) => known.value("times an ordinary day on another holiday"),
        (_, 5 | 6) => known.value("times an ordinary day at the weekend"),
        _ => 1.0,
    };
    (0..grid.days).map(day).collect()
}

/// How much more often a slot of the day is wished than an ordinary one: by the part of it that is in the crush.
fn hours(known: &Known<'_>, grid: &Grid) -> Vec<f64> {
    let (from, to) = (known.value("crush begins"), known.value("crush ends"));
    let long = known.value("minutes of a slot") / 60.0;
    let slot = |slot: usize| {
        let begin = known.value("first hour") + long * slot as f64;
        let part = ((begin + long).min(to) - begin.max(from)).max(0.0) / long;
        1.0 + part * (known.value("times an ordinary hour in the crush") - 1.0)
    };
    (0..grid.slots).map(slot).collect()
}

fn weights(of: Vec<f64>) -> Vec<i64> {
    of.into_iter().map(|weight| (weight * PARTS).round() as i64).collect()
}

fn weighted(weights: &[i64], dice: &mut Dice) -> usize {
    let mut at = dice.below(weights.iter().sum::<i64>() as usize) as i64;
    weights
        .iter()
        .position(|weight| {
            at -= weight;
            at < 0
        })
        .unwrap_or(0)
}

/// Slots at one site, the best first: some on the day that is wished first, others on days near it, all at hours near the one
/// that is wished first.
fn wishes(
    known: &Known<'_>,
    grid: &Grid,
    days: &[i64],
    hours: &[i64],
    most: usize,
    dice: &mut Dice,
) -> Vec<String> {
    let same_day = known.value("wishes on the day that is wished first");
    let site = dice.below(grid.sites);
    let (day, hour) = (weighted(days, dice) as i64, weighted(hours, dice) as i64);
    let many = 1 + dice.below(most);
    let mut wishes = vec![(day, hour)];
    for _ in 0..THROWS {
        if wishes.len() >= many {
            break;
        }
        let far = 1 + wishes.len() as i64 / 3;
        let other = match dice.chance(same_day) {
            true => (day, hour + dice.between(-far, far)),
            false => (day + dice.between(-far, far), hour + dice.between(-far, far)),
        };
        let is_there = (0..grid.days as i64).contains(&other.0) && (0..grid.slots as i64).contains(&other.1);
        if is_there && !wishes.contains(&other) {
            wishes.push(other);
        }
    }
    wishes.into_iter().map(|(day, hour)| Grid::id(site, day as usize, hour as usize)).collect()
}
