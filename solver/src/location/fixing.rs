//! What a bound rules out: sites that cannot be open, or cannot be closed, in anything that costs less than what is known,
//! and ways that cannot be used (reduced cost fixing). All in whole numbers: each test is itself a valid bound.

use super::knapsack::better_ratio;
use super::problem::Standing;
use super::relax::{Bench, Depth, Relaxed, capacity_price, cost};
use super::view::{View, Ways};

/// The relaxation in which sites may be opened in part, at the best price of capacity: a little weaker, and so simple that
/// what one decision changes in it can be read off.
struct Parts {
    bound: i128,
    /// What opening each site costs, less what its capacity is worth.
    reduced: Vec<i128>,
}

impl Parts {
    fn of(view: &View<'_>, prices: &[i64], relaxed: &Relaxed) -> Self {
        let sites = view.problem.sites();
        let net: Vec<i64> = (0..sites).map(|j| view.problem.opening(j) + relaxed.worth[j]).collect();
        let price = i128::from(capacity_price(view, &net));
        let reduced: Vec<i128> =
            (0..sites).map(|j| i128::from(net[j]) - price * i128::from(view.problem.capacity(j))).collect();
        let chosen = (0..sites).map(|j| match view.standing[j] {
            Standing::Free => reduced[j].min(0),
            Standing::Open => reduced[j],
            Standing::Closed => 0,
        });
        let prices: i128 = prices.iter().map(|p| i128::from(*p)).sum();
        let bound = prices + price * i128::from(view.load) + chosen.sum::<i128>();
        Self { bound, reduced }
    }
}

/// Settles free sites of `view` whose other choice would cost more than `most`.
pub(super) fn settle_sites(view: &mut View<'_>, prices: &[i64], relaxed: &Relaxed, most: i64) {
    let parts = Parts::of(view, prices, relaxed);
    for j in 0..parts.reduced.len() {
        if view.standing[j] == Standing::Free && parts.bound + parts.reduced[j].abs() > i128::from(most) {
            view.standing[j] = if parts.reduced[j] > 0 { Standing::Closed } else { Standing::Open };
        }
    }
}

/// The ways of `view` that could be used in something that costs at most `most`.
pub(super) fn keep_ways(bench: &mut Bench, view: &View<'_>, prices: &[i64], most: i64) -> Ways {
    let relaxed = bench.relax(view, prices, Depth::Whole);
    let parts = Parts::of(view, prices, &relaxed);
    let of = |j: usize| -> Vec<u32> {
        if !view.usable(j) {
            return Vec::new();
        }
        let gain = |i: u32| prices[i as usize] - cost(view, j, i);
        let size = |i: u32| view.problem.demand(i as usize);
        let mut items: Vec<u32> = view.ways[j].iter().copied().filter(|i| gain(*i) > 0).collect();
        items.sort_unstable_by(|&a, &b| better_ratio((gain(a), size(a)), (gain(b), size(b))).then(a.cmp(&b)));
        let held: i64 = view.held[j].iter().map(|i| gain(*i)).sum();
        // Without the free choice to leave the site closed.
        let without = match view.standing[j] {
            Standing::Free => parts.bound - parts.reduced[j].min(0) + parts.reduced[j],
            _ => parts.bound,
        };
        let packed = Packed::of(items.iter().map(|i| (gain(*i), size(*i))), view.room[j]);
        let mut whole = vec![false; view.problem.customers()];
        items[..packed.whole].iter().for_each(|i| whole[*i as usize] = true);
        let possible = |&i: &u32| {
            let room = view.room[j] - size(i);
            // Whoever is whole in the best packing changes nothing of it.
            let sum = if whole[i as usize] {
                packed.at(view.room[j])
            } else {
                i128::from(gain(i)) + packed.at(room)
            };
            room >= 0 && without - i128::from(relaxed.worth[j] + held) - sum <= i128::from(most)
        };
        view.ways[j].iter().copied().filter(possible).collect()
    };
    (0..view.problem.sites()).map(of).collect()
}

/// Knapsacks of one list of items, in their order, whose last item may be cut: at every capacity up to a first one.
struct Packed {
    /// Items that are packed whole at the first capacity.
    whole: usize,
    /// Weight and profit of the items before each, and of all.
    upto: Vec<(i64, i128)>,
}

impl Packed {
    /// Of items as profit and weight, by falling ratio.
    fn of(items: impl Iterator<Item = (i64, i64)>, capacity: i64) -> Self {
        let mut upto = vec![(0, 0)];
        upto.extend(items.scan((0, 0), |(weight, profit), (p, w)| {
            *weight += w;
            *profit += i128::from(p);
            Some((*weight, *profit))
        }));
        let whole = upto.partition_point(|(weight, _)| *weight <= capacity) - 1;
        Self { whole, upto }
    }
    /// What they bring at most, rounded up; for a capacity that is not below zero.
    fn at(&self, capacity: i64) -> i128 {
        let whole = self.upto.partition_point(|(weight, _)| *weight <= capacity).max(1) - 1;
        let (weight, profit) = self.upto[whole];
        let Some(next) = self.upto.get(whole + 1) else { return profit };
        let part = (next.1 - profit) * i128::from(capacity - weight);
        profit + part / i128::from(next.0 - weight) + 1
    }
}
