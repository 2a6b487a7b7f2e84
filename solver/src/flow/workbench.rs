//! Made-up problems and random changes of them, for tests, benches and the example `assignment`: the same in both kinds of
//! cost, so that their answers can be compared. With [`Priced`] costs of 128 bits every optimum is unique, as in an
//! admission: each arc has a number of its own below its cost, made of who and where. A unit that is like another gets
//! numbers of its own too; equal ones would leave it open which of the two is served.

use super::cost::Cost;
use super::standing::Standing;
use super::transport::{Slot, Transport, Unit};
use crate::search::Dice;

/// A cost made of a plain one.
pub trait Priced: Cost {
    /// What `plain` is for that unit in that slot (`None`: unserved).
    fn of(plain: i64, unit: u32, slot: Option<u32>) -> Self;
    /// The plain cost back.
    fn plain(self) -> i64;
}

impl Priced for i64 {
    fn of(plain: i64, _: u32, _: Option<u32>) -> Self {
        plain
    }
    fn plain(self) -> i64 {
        self
    }
}

/// 16 bits between the plain cost and the number: the sum of 65,536 numbers stays below one unit of cost.
const BELOW: u32 = 80;

impl Priced for i128 {
    fn of(plain: i64, unit: u32, slot: Option<u32>) -> Self {
        let number = mix(u64::from(unit) << 32 | u64::from(slot.unwrap_or(u32::MAX)));
        (Self::from(plain) << BELOW) + Self::from(number)
    }
    fn plain(self) -> i64 {
        i64::narrow(self >> BELOW)
    }
}

/// A problem of plain costs, by rows: what leaving a unit out costs, and its arcs.
pub fn transport<'a, C: Priced>(
    capacity: &[u32],
    arcs: usize,
    rows: impl ExactSizeIterator<Item = (i64, &'a [(u32, i64)])>,
) -> Transport<C> {
    let mut transport = Transport::with_room(capacity, rows.len(), arcs);
    let mut row = Vec::new();
    for (unit, (unserved, arcs)) in (0..).zip(rows) {
        row.clear();
        row.extend(arcs.iter().map(|&(slot, cost)| (slot, C::of(cost, unit, Some(slot)))));
        transport.push(Some(C::of(unserved, unit, None)), &row);
    }
    transport
}

/// A made-up assignment of people to beds.
#[derive(Clone, Debug)]
pub struct MadeUp {
    /// Places of each slot.
    pub capacity: Vec<u32>,
    /// What leaving each unit out costs, and its arcs.
    pub rows: Vec<(i64, Vec<(u32, i64)>)>,
}

impl MadeUp {
    /// `people` in a square of 30 km with `homes`, each with four kinds of bed; everybody fits two kinds in the nearest
    /// twelve homes, there are beds for four in five, and leaving somebody out costs more than any bed. In shape and
    /// range of costs as the published problem of `generate_assignment.py`.
    #[must_use]
    pub fn new(people: u32, homes: u32, seed: u64) -> Self {
        let mut dice = Dice::new(seed, 0);
        let point = |dice: &mut Dice| (dice.below(3000) as i64, dice.below(3000) as i64);
        let homes: Vec<_> = (0..homes).map(|_| point(&mut dice)).collect();
        let mut capacity = vec![0; 4 * homes.len()];
        for _ in 0..u64::from(people) * 4 / 5 {
            // Some homes are much larger than others.
            let most = 1 + dice.below(homes.len());
            let home = dice.below(most);
            capacity[4 * home + [0, 0, 0, 0, 1, 1, 1, 1, 2, 3][dice.below(10)]] += 1;
        }
        let mut rows = Vec::new();
        for _ in 0..people {
            let (x, y) = point(&mut dice);
            let kinds = [[(0, 0), (1, 800)], [(1, 0), (3, 300)], [(2, 0), (1, 1500)]][dice.below(3)];
            let mut near: Vec<(i64, usize)> =
                homes.iter().enumerate().map(|(at, h)| ((h.0 - x).pow(2) + (h.1 - y).pow(2), at)).collect();
            near.sort_unstable();
            let mut arcs = Vec::new();
            for (squared, home) in near.into_iter().take(12) {
                for (kind, other) in kinds {
                    if capacity[4 * home + kind] > 0 {
                        let cost = (squared as u64).isqrt() as i64 + other + dice.below(800) as i64;
                        arcs.push(((4 * home + kind) as u32, cost));
                    }
                }
            }
            let unserved = 20_000 + 30_000 * (1 + dice.below(5) as i64) + 100 * dice.below(365) as i64;
            rows.push((unserved, arcs));
        }
        Self { capacity, rows }
    }
    /// The problem in costs of either kind.
    #[must_use]
    pub fn transport<C: Priced>(&self) -> Transport<C> {
        let arcs = self.rows.iter().map(|(_, arcs)| arcs.len()).sum();
        transport(&self.capacity, arcs, self.rows.iter().map(|(unserved, arcs)| (*unserved, &**arcs)))
    }
}

/// Random changes, one after the other: the same ones whatever the kind of cost.
#[derive(Clone, Debug)]
pub struct Changes {
    dice: Dice,
}

/// What was changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// A slot has a place more.
    PlaceMore,
    /// A slot has a place less.
    PlaceLess,
    /// A unit is there no more.
    UnitGone,
    /// A unit like another one has come.
    UnitNew,
    /// An arc has another cost.
    Cost,
    /// Leaving out a unit costs something else.
    Unserved,
    /// A slot has been opened for units here and there.
    SlotNew,
    /// A slot has no place any more.
    SlotClosed,
}

impl Change {
    /// So many of twenty changes are of each sort.
    const OFTEN: [(Self, usize); 8] = [
        (Self::PlaceMore, 4),
        (Self::PlaceLess, 4),
        (Self::UnitGone, 4),
        (Self::UnitNew, 4),
        (Self::Cost, 1),
        (Self::Unserved, 1),
        (Self::SlotNew, 1),
        (Self::SlotClosed, 1),
    ];
}

impl Changes {
    /// Those of a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self { dice: Dice::new(seed, 1) }
    }
    /// Makes the next change of a problem with units and slots, and says which sort it was.
    pub fn next<C: Priced>(&mut self, standing: &mut Standing<C>) -> Change {
        let dice = &mut self.dice;
        let slot = Slot(dice.below(standing.transport().slots()) as u32);
        let unit = somebody(standing, dice);
        let (coin, by) = (dice.below(20), dice.below(2001) as i64 - 1000);
        let places = standing.transport().capacity(slot);
        let mut all = Change::OFTEN.iter().flat_map(|(sort, often)| std::iter::repeat_n(*sort, *often));
        let sort = all.nth(coin).expect("they are twenty");
        match sort {
            Change::PlaceMore => standing.set_capacity(slot, places + 1),
            Change::PlaceLess => standing.set_capacity(slot, places.saturating_sub(1)),
            Change::SlotClosed => standing.set_capacity(slot, 0),
            Change::UnitGone => standing.remove_unit(unit),
            Change::UnitNew => {
                let new = standing.transport().units() as u32;
                let unserved = standing.transport().unserved(unit).map(|c| C::of(c.plain(), new, None));
                let arcs: Vec<_> = (standing.transport().arcs(unit))
                    .map(|(slot, cost)| (slot.0, C::of(cost.plain(), new, Some(slot.0))))
                    .collect();
                standing.add_unit(unserved, &arcs);
            }
            Change::Cost => {
                let arcs = standing.transport().arcs(unit).count();
                let chosen = standing.transport().arcs(unit).nth(dice.below(arcs));
                if let Some((slot, cost)) = chosen {
                    let cost = C::of(cost.plain() + by, unit.0, Some(slot.0));
                    standing.set_cost(unit, slot, Some(cost));
                }
            }
            Change::Unserved => {
                let unserved = standing.transport().unserved(unit);
                standing.set_unserved(unit, unserved.map(|c| C::of(c.plain() + by, unit.0, None)));
            }
            Change::SlotNew => {
                let new = standing.transport().slots() as u32;
                let mut arcs = std::collections::BTreeMap::new();
                for _ in 0..20 {
                    let unit = somebody(standing, dice);
                    arcs.insert(unit, C::of(dice.below(4000) as i64, unit.0, Some(new)));
                }
                let arcs: Vec<_> = arcs.into_iter().collect();
                standing.add_slot(1 + dice.below(4) as u32, &arcs);
            }
        }
        sort
    }
}

/// A unit that fits some slot, where that is easily found.
fn somebody<C: Cost>(standing: &Standing<C>, dice: &mut Dice) -> Unit {
    let units = standing.transport().units();
    let mut drawn = (0..50).map(|_| Unit(dice.below(units) as u32));
    let fits = |unit: &Unit| standing.transport().arcs(*unit).next().is_some();
    drawn.find(fits).unwrap_or(Unit(0))
}

/// The mixer of `SplitMix64` (Steele, Lea and Flood 2014).
#[must_use]
pub fn mix(of: u64) -> u64 {
    let mut x = of.wrapping_add(0x9e37_79b9_7f4a_7c15);
    x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    x ^ (x >> 31)
}
