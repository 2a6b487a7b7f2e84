//! How many can be placed at most. At an optimum of the first stage a place costs either nothing or a whole person, where
//! people count, and where requests do, a part of a request that as many people share as are in a party: the slots that cost
//! something are a cut. Such prices are found from those of both stages together, and made better slot by slot: what each one
//! would change by costing more or less follows from the best and the second best choice of each party, for all slots in one
//! pass.

use anpai_core::funerals::slots::draft::Count;
use anpai_core::stop::Stop;

use super::bound::free;
use super::market::{in_order, shares};
use super::model::{Choice, Model, Party};

/// Prices are tried at these parts of what they are worth together.
const FACTORS: [f64; 5] = [2.0, 1.5, 1.2, 1.0, 0.8];
/// Passes that make one of them better.
const PASSES: usize = 24;
/// A party that is shared by more people than this has no price of its own.
const MOST_SHARED: i64 = 10;

/// A bound on how much can be placed, from prices in persons or requests.
pub(super) fn bound(model: &Model<'_>, prices: &[f64], threads: usize, stop: &Stop) -> i64 {
    let steps = Steps::new(model);
    let mut best: Option<Cut> = None;
    for factor in FACTORS {
        if stop.is_over() {
            break;
        }
        let cut = Cut::at(
            model,
            &steps,
            prices.iter().map(|price| steps.nearest(price * factor)).collect(),
            threads,
        );
        if best.as_ref().is_none_or(|best| cut.sum < best.sum) {
            best = Some(cut);
        }
    }
    // Where there was no time for any, everybody might be placed.
    best.map_or_else(
        || free(model, 0),
        |cut| cut.improve(model, &steps, threads, stop).sum.div_euclid(steps.one),
    )
}

/// The prices that there can be, in parts of one.
struct Steps {
    one: i64,
    values: Vec<i64>,
}

impl Steps {
    fn new(model: &Model<'_>) -> Self {
        let most = match model.problem.count {
            Count::People => 1,
            Count::Requests => model.problem.largest_party.clamp(1, MOST_SHARED),
        };
        let one = (1..=most).fold(1, |one, people| one / gcd(one, people) * people);
        let values = std::iter::once(0).chain((1..=most).rev().map(|people| one / people)).collect();
        Self { one, values }
    }
    /// Which value is nearest.
    fn nearest(&self, price: f64) -> u8 {
        let far = |at: &usize| (self.values[*at] as f64 / self.one as f64 - price).abs();
        let near = (0..self.values.len()).min_by(|a, b| far(a).total_cmp(&far(b)));
        near.unwrap_or(0) as u8
    }
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Prices, what they come to, and what each room would change by costing a step more or less.
struct Cut {
    /// Which value each room has.
    at: Vec<u8>,
    sum: i64,
    more: Vec<i64>,
    less: Vec<i64>,
}

impl Cut {
    fn at(model: &Model<'_>, steps: &Steps, at: Vec<u8>, threads: usize) -> Self {
        let price: Vec<i64> = at.iter().map(|at| steps.values[usize::from(*at)]).collect();
        let step = |room: usize, by: isize| {
            let next = usize::from(at[room]).checked_add_signed(by).and_then(|at| steps.values.get(at));
            next.map_or(0, |next| next - price[room])
        };
        let rooms = 2 * model.slots();
        let up: Vec<i64> = (0..rooms).map(|room| step(room, 1)).collect();
        let down: Vec<i64> = (0..rooms).map(|room| step(room, -1)).collect();
        let work = |share: &[Party]| {
            let (mut sum, mut more, mut less) = (0, vec![0; rooms], vec![0; rooms]);
            let mut nets = Vec::new();
            for party in share {
                let net = |choice: &Choice| {
                    let paid: i64 =
                        model.takes(party, choice).map(|(room, amount)| price[room] * amount).sum();
                    i64::from(party.counted) * steps.one - paid
                };
                nets.clear();
                nets.extend(model.choices(party).iter().map(net));
                let (mut best, mut second) = (0, 0);
                for net in &nets {
                    second = second.max(best.min(*net));
                    best = best.max(*net);
                }
                sum += best;
                for (choice, net) in model.choices(party).iter().zip(&nets) {
                    // With several that are best, none of them alone is missed.
                    let others = if *net == best { second } else { best };
                    for (room, amount) in model.takes(party, choice).filter(|(room, _)| *room < rooms) {
                        more[room] += others.max(net - up[room] * amount) - best;
                        less[room] += others.max(net - down[room] * amount) - best;
                    }
                }
            }
            (sum, more, less)
        };
        let all = price.iter().zip(&model.rooms).map(|(price, room)| price.saturating_mul(*room));
        let mut cut =
            Self { sum: all.fold(0, i64::saturating_add), more: vec![0; rooms], less: vec![0; rooms], at };
        for (sum, more, less) in in_order(&shares(&model.parties, 1), threads, work) {
            cut.sum = cut.sum.saturating_add(sum);
            cut.more.iter_mut().zip(more).for_each(|(all, one)| *all += one);
            cut.less.iter_mut().zip(less).for_each(|(all, one)| *all += one);
        }
        for room in 0..rooms {
            cut.more[room] = cut.more[room].saturating_add(up[room].saturating_mul(model.rooms[room]));
            cut.less[room] = cut.less[room].saturating_add(down[room].saturating_mul(model.rooms[room]));
        }
        cut
    }
    /// Lets rooms cost more or less as long as that makes the sum less: many at once, and fewer where they were in each
    /// other's way.
    fn improve(mut self, model: &Model<'_>, steps: &Steps, threads: usize, stop: &Stop) -> Self {
        let mut at_once = 16;
        for _ in 0..PASSES {
            let moves = |room: usize| [(self.more[room], room, 1_i8), (self.less[room], room, -1)];
            let mut better: Vec<_> =
                (0..self.more.len()).flat_map(moves).filter(|(by, ..)| *by < 0).collect();
            if better.is_empty() || stop.is_over() {
                break;
            }
            better.sort_unstable();
            let mut at = self.at.clone();
            for (_, room, by) in better.into_iter().take(at_once) {
                at[room] = at[room].saturating_add_signed(by);
            }
            let next = Self::at(model, steps, at, threads);
            if next.sum < self.sum {
                self = next;
            } else if at_once > 1 {
                at_once /= 4;
            } else {
                break;
            }
        }
        self
    }
}
