//! What no plan is worth more than. At any prices, the rooms at these and what parties have left after paying for their best
//! choices are no less than the worth of any plan: each party of a plan is worth what it pays and what it has left, and
//! rooms are not sold beyond what they hold. It is reckoned in whole numbers, so that no rounding makes it wrong.

use super::market::{in_order, shares};
use super::model::{Choice, Model, Party};

/// Prices are rounded to so many parts of one.
const PARTS: i128 = 1 << 10;

/// A bound without any prices: everybody has the first of their choices.
pub(super) fn free(model: &Model<'_>, stage: usize) -> i64 {
    let best = |party: &Party| {
        let most =
            model.choices(party).iter().map(|choice| model.worth.by_rank[choice.rank as usize][stage]).max();
        i64::from(party.counted) * most.unwrap_or(0)
    };
    model.parties.iter().map(best).fold(0, i64::saturating_add)
}

/// A bound on what any plan comes to where the stages count as in `mix`, from these prices.
pub(super) fn bound(model: &Model<'_>, mix: [i64; 2], prices: &[f64], threads: usize) -> i64 {
    let parts = PARTS as f64;
    let whole: Vec<i128> = prices.iter().map(|price| (price * parts).max(0.0).round() as i128).collect();
    let [first, second] = mix.map(i128::from);
    let by_rank = model.worth.by_rank.iter();
    let worth: Vec<i128> =
        by_rank.map(|by| PARTS * (first * i128::from(by[0]) + second * i128::from(by[1]))).collect();
    let left = |share: &[Party]| -> i128 {
        let net = |party: &Party, choice: &Choice| {
            let takes = model.takes(party, choice);
            let paid: i128 = takes.map(|(room, amount)| whole[room] * i128::from(amount)).sum();
            i128::from(party.counted) * worth[choice.rank as usize] - paid
        };
        let best = |party: &Party| model.choices(party).iter().map(|choice| net(party, choice)).max();
        share.iter().map(|party| best(party).unwrap_or(0).max(0)).sum()
    };
    let rooms: i128 = whole.iter().zip(&model.rooms).map(|(price, room)| price * i128::from(*room)).sum();
    let sum = rooms + in_order(&shares(&model.parties, 1), threads, left).into_iter().sum::<i128>();
    i64::try_from(sum.div_euclid(PARTS)).unwrap_or(i64::MAX)
}
