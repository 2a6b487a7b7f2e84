//! The 0-1 knapsack, exact in integers: dynamic programming that grows from the break item in both directions and drops
//! every state that can no longer become better (Pisinger 1997, "A minimal algorithm for the 0-1 knapsack problem").

use std::cmp::Ordering;

/// Something that may be packed.
#[derive(Clone, Copy, Debug)]
pub(super) struct Item {
    /// What it brings; above zero.
    pub(super) profit: i64,
    /// What it weighs; from zero to the capacity.
    pub(super) weight: i64,
    /// Whose it is.
    pub(super) id: u32,
}

/// Ratios of profit to weight, compared without division.
pub(super) fn better_ratio(a: (i64, i64), b: (i64, i64)) -> Ordering {
    product(b.0, a.1).cmp(&product(a.0, b.1))
}

fn product(a: i64, b: i64) -> i128 {
    i128::from(a) * i128::from(b)
}

/// A change of the break solution: items put in or taken out.
#[derive(Clone, Copy)]
struct State {
    weight: i64,
    profit: i64,
    last: Option<Link>,
}

/// The last item that a state changed, as an index into the links.
type Link = u32;

/// A knapsack with its memory, to be filled again and again.
#[derive(Default)]
pub(super) struct Knapsack {
    /// What may be packed; sorted by [`solve`](Self::solve) and [`relax`](Self::relax).
    pub(super) items: Vec<Item>,
    /// How many states were made since it was new: what solving takes.
    pub(super) work: u64,
    order: Vec<(f64, Item)>,
    states: Vec<State>,
    merged: Vec<State>,
    links: Vec<(u32, Option<Link>)>,
}

/// More states than this at a time are not kept: the bound of the relaxation is told then.
const MOST_STATES: usize = 100_000;

impl Knapsack {
    /// By falling ratio of profit to weight, exactly: first by quotients in floats, which put nearly all in order, and then
    /// by exchanges of neighbours.
    fn sort(&mut self) {
        self.order.clear();
        self.order.extend(self.items.iter().map(|item| (item.profit as f64 / item.weight as f64, *item)));
        self.order.sort_unstable_by(|a, b| b.0.total_cmp(&a.0));
        self.items.clear();
        for (_, item) in &self.order {
            let before = |other: &Item| {
                let ratios = better_ratio((item.profit, item.weight), (other.profit, other.weight));
                ratios.then(item.id.cmp(&other.id)).is_lt()
            };
            let mut at = self.items.len();
            while at > 0 && before(&self.items[at - 1]) {
                at -= 1;
            }
            self.items.insert(at, *item);
        }
    }
    /// What the items bring at most if the last one may be cut, rounded up, and into `chosen` those that are packed, the
    /// cut one among them where half of it fits.
    pub(super) fn relax(&mut self, capacity: i64, chosen: &mut Vec<u32>) -> i64 {
        self.sort();
        chosen.clear();
        self.work += self.items.len() as u64;
        let (mut left, mut sum) = (capacity, 0);
        for item in &self.items {
            if item.weight <= left {
                left -= item.weight;
                sum += item.profit;
                chosen.push(item.id);
            } else {
                if 2 * left > item.weight {
                    chosen.push(item.id);
                }
                return sum + share_up(item.profit, left, item.weight);
            }
        }
        sum
    }
    /// What the best packing brings, and into `chosen` that packing. Where it would take too many states, what is told is
    /// more than any packing brings, and `chosen` is the best that was met.
    pub(super) fn solve(&mut self, capacity: i64, chosen: &mut Vec<u32>) -> i64 {
        self.sort();
        chosen.clear();
        self.work += self.items.len() as u64;
        let (mut weight, mut profit, mut broken) = (0, 0, 0);
        while let Some(item) = self.items.get(broken).filter(|i| weight + i.weight <= capacity) {
            weight += item.weight;
            profit += item.profit;
            broken += 1;
        }
        let Some(cut) = self.items.get(broken).copied() else {
            chosen.extend(self.items.iter().map(|i| i.id));
            return profit;
        };
        self.links.clear();
        self.states.clear();
        let mut best = Best { profit, last: None };
        self.fill(broken, capacity - weight, &mut best);
        self.states.push(State { weight, profit, last: None });
        let bound = share_up(cut.profit, capacity - weight, cut.weight) + profit;
        // An item whose change alone, priced at the break item's ratio, leads below the best is never changed.
        let hopeless = |by: i64, slack: i64, best: i64| {
            product(best + 1 - profit - by, cut.weight) > product(slack, cut.profit)
        };
        let (mut left, mut right) = (broken, broken);
        let mut told = None;
        while !self.states.is_empty() {
            let before = (left, right);
            while let Some(item) = self.items.get(right).copied() {
                right += 1;
                if !hopeless(item.profit, capacity - weight - item.weight, best.profit) {
                    self.extend(right - 1, item.weight, item.profit, capacity, &mut best);
                    break;
                }
            }
            self.prune(left, right, capacity, best.profit);
            while left > 0 && !self.states.is_empty() {
                left -= 1;
                let item = self.items[left];
                if !hopeless(-item.profit, capacity - weight + item.weight, best.profit) {
                    self.extend(left, -item.weight, -item.profit, capacity, &mut best);
                    break;
                }
            }
            self.prune(left, right, capacity, best.profit);
            if before == (left, right) {
                break;
            }
            if self.states.len() > MOST_STATES {
                told = Some(bound);
                break;
            }
        }
        let mut inside: Vec<bool> = (0..self.items.len()).map(|k| k < broken).collect();
        let mut at = best.last;
        while let Some(link) = at {
            let (item, before) = self.links[link as usize];
            inside[item as usize] = !inside[item as usize];
            at = before;
        }
        chosen.extend(self.items.iter().zip(inside).filter(|(_, inside)| *inside).map(|(item, _)| item.id));
        told.unwrap_or(best.profit)
    }
    /// A first packing: what still fits, in order, on top of the break solution.
    fn fill(&mut self, broken: usize, mut room: i64, best: &mut Best) {
        for (at, item) in self.items.iter().enumerate().skip(broken) {
            if item.weight <= room {
                room -= item.weight;
                best.profit += item.profit;
                self.links.push((at as u32, best.last));
                best.last = Some(self.links.len() as Link - 1);
            }
        }
    }
    /// Every state with and without a change of item `at`; of two that weigh no less and bring no more one is dropped.
    fn extend(&mut self, at: usize, weight: i64, profit: i64, capacity: i64, best: &mut Best) {
        self.merged.clear();
        self.work += self.states.len() as u64;
        let old = &self.states;
        let (mut plain, mut changed) = (0, 0);
        let mut top = i64::MIN;
        while plain < old.len() || changed < old.len() {
            let next = old.get(changed).map(|s| (s.weight + weight, -(s.profit + profit)));
            let takes_plain = old.get(plain).is_some_and(|s| next.is_none_or(|n| (s.weight, -s.profit) <= n));
            if takes_plain {
                if old[plain].profit > top {
                    top = old[plain].profit;
                    self.merged.push(old[plain]);
                }
                plain += 1;
                continue;
            }
            let from = old[changed];
            let (weight, profit) = (from.weight + weight, from.profit + profit);
            if profit > top {
                top = profit;
                self.links.push((at as u32, from.last));
                let last = Some(self.links.len() as Link - 1);
                if weight <= capacity && profit > best.profit {
                    *best = Best { profit, last };
                }
                self.merged.push(State { weight, profit, last });
            }
            changed += 1;
        }
        std::mem::swap(&mut self.states, &mut self.merged);
    }
    /// Drops states that cannot become better than `best` by items outside `left..right`: those that have room by the
    /// next item that could come in, those that weigh too much by the next that could go out.
    fn prune(&mut self, left: usize, right: usize, capacity: i64, best: i64) {
        let (comes, goes) = (self.items.get(right), left.checked_sub(1).map(|at| self.items[at]));
        self.states.retain(|state| {
            let slack = capacity - state.weight;
            if slack >= 0 {
                comes.is_some_and(|i| product(best - state.profit, i.weight) < product(slack, i.profit))
            } else {
                goes.is_some_and(|i| product(state.profit - best, i.weight) > product(-slack, i.profit))
            }
        });
    }
}

/// The best packing so far.
struct Best {
    profit: i64,
    last: Option<Link>,
}

/// `part / whole` of `amount`, rounded up.
fn share_up(amount: i64, part: i64, whole: i64) -> i64 {
    let (product, whole) = (product(amount, part), i128::from(whole.max(1)));
    i64::try_from((product + whole - 1) / whole).expect("a part of an amount is no more than it")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::Dice;

    /// The best profit by looking at every weight.
    fn by_table(items: &[Item], capacity: i64) -> i64 {
        let mut best = vec![0; capacity as usize + 1];
        for item in items {
            for weight in (item.weight..=capacity).rev() {
                best[weight as usize] =
                    best[weight as usize].max(best[(weight - item.weight) as usize] + item.profit);
            }
        }
        best[capacity as usize]
    }

    #[test]
    fn the_best_packing_is_found_and_shown() {
        let mut dice = Dice::new(3, 0);
        for round in 0..3000 {
            let capacity = dice.below(60) as i64;
            let mut knapsack = Knapsack::default();
            for id in 0..dice.below(25) as u32 {
                let weight = dice.below(capacity as usize + 1).min(20) as i64;
                // Every third has profits that follow the weights, which are the hard ones.
                let profit = if round % 3 == 0 { weight + 10 } else { 1 + dice.below(40) as i64 };
                knapsack.items.push(Item { profit, weight, id });
            }
            let items = knapsack.items.clone();
            let (mut chosen, mut relaxed) = (Vec::new(), Vec::new());
            let best = knapsack.solve(capacity, &mut chosen);
            assert_eq!(best, by_table(&items, capacity), "{items:?} in {capacity}");
            let of =
                |f: fn(&Item) -> i64| items.iter().filter(|i| chosen.contains(&i.id)).map(f).sum::<i64>();
            assert_eq!(of(|i| i.profit), best);
            assert!(of(|i| i.weight) <= capacity);
            assert!(knapsack.relax(capacity, &mut relaxed) >= best);
        }
    }
}
