//! Prices of everything that can be full. Each party takes the choice that is worth most to it after what it pays; a room
//! that more want than it holds becomes dearer, one that is not full becomes cheaper, each by a step of its own that grows
//! as long as it goes one way and is halved when it turns (Riedmiller and Braun 1993, "Rprop"). Whatever the prices are, the
//! rooms at their prices and what parties have left after paying are together no less than the worth of any plan (the
//! Lagrangian dual: Fisher 1981, "The Lagrangian relaxation method for solving integer programming problems"); the least of
//! these sums is the bound.

use anpai_core::stop::Stop;

use super::model::{Choice, Model, Party};
use super::newton::Live;

/// Steps grow by this as long as the price goes one way.
const GROW: f64 = 1.25;
/// They shrink by this when it turns.
const SHRINK: f64 = 0.5;
/// What places are worth by rank in one number, and prices in it by room.
#[derive(Clone, Debug)]
pub(super) struct Market {
    /// How much each stage counts.
    pub(super) mix: [i64; 2],
    pub(super) worth: Vec<f64>,
    pub(super) prices: Vec<f64>,
    /// The rooms whose prices move together.
    pub(super) live: Live,
    /// How much of the last step was taken.
    pub(super) length: f64,
}

/// What all parties would take.
struct Demand {
    /// What they have left after paying.
    left: f64,
    /// How much of each room.
    rooms: Vec<i64>,
}

/// Prices as a party meets them: of a slot for one on foot, of one who comes by shuttle, of its car.
#[derive(Clone)]
pub(super) struct Tags {
    walks: Vec<f64>,
    rides: Vec<f64>,
    parks: Vec<f64>,
}

impl Tags {
    pub(super) fn new(model: &Model<'_>, prices: &[f64]) -> Self {
        let slots = model.slots();
        let ride = |slot: usize| prices[slot] + model.run(slot as u32).map_or(0.0, |run| prices[run]);
        Self {
            walks: prices[..slots].to_vec(),
            rides: (0..slots).map(ride).collect(),
            parks: prices[slots..2 * slots].to_vec(),
        }
    }
    /// What a choice is worth to a party after paying.
    pub(super) fn net(&self, model: &Model<'_>, market: &Market, party: &Party, choice: &Choice) -> f64 {
        let slot = choice.slot as usize;
        let each = if party.riders > 0 { self.rides[slot] } else { self.walks[slot] };
        let mut net =
            f64::from(party.counted) * market.worth[choice.rank as usize] - f64::from(party.people) * each;
        if party.cars > 0 {
            net -= f64::from(party.cars) * self.parks[slot];
        }
        if Model::has_days(choice) {
            net -= model.days(choice).map(|day| market.prices[day]).sum::<f64>();
        }
        net
    }
}

impl Market {
    /// Everything is free.
    pub(super) fn new(model: &Model<'_>, mix: [i64; 2]) -> Self {
        let [first, second] = mix.map(|part| part as f64);
        let worth =
            model.worth.by_rank.iter().map(|by| first * by[0] as f64 + second * by[1] as f64).collect();
        Self { mix, worth, prices: vec![0.0; model.rooms.len()], live: Live::default(), length: 1.0 }
    }
    /// The prices at which the bound was least after so many rounds, with steps of `first` to begin with.
    pub(super) fn polish(&mut self, model: &Model<'_>, rounds: u32, first: f64, threads: usize, stop: &Stop) {
        let mut steps = vec![first; self.prices.len()];
        let mut before = vec![0_i8; self.prices.len()];
        let mut best = (f64::INFINITY, self.prices.clone());
        for _ in 0..rounds {
            if stop.is_over() {
                break;
            }
            let demand = self.demand(model, threads);
            let dear = self.prices.iter().zip(&model.rooms).filter(|(price, _)| **price > 0.0);
            let bound = demand.left + dear.map(|(price, room)| price * *room as f64).sum::<f64>();
            if bound < best.0 {
                best = (bound, self.prices.clone());
            }
            for (room, wanted) in demand.rooms.iter().enumerate() {
                let price = &mut self.prices[room];
                let way = match wanted.cmp(&model.rooms[room]) {
                    std::cmp::Ordering::Greater => 1,
                    std::cmp::Ordering::Less if *price > 0.0 => -1,
                    _ => 0,
                };
                steps[room] *= match way * before[room] {
                    1 => GROW,
                    -1 => SHRINK,
                    _ => 1.0,
                };
                before[room] = way;
                *price = (*price + f64::from(way) * steps[room]).max(0.0);
            }
        }
        self.prices = best.1;
    }
    fn demand(&self, model: &Model<'_>, threads: usize) -> Demand {
        let tags = Tags::new(model, &self.prices);
        let shares = shares(&model.parties, 1);
        let mut demand = Demand { left: 0.0, rooms: vec![0; model.rooms.len()] };
        let work = |share| {
            let mut rooms = vec![0; model.rooms.len()];
            (self.share(model, &tags, share, &mut rooms), rooms)
        };
        for (left, rooms) in in_order(&shares, threads, work) {
            demand.left += left;
            demand.rooms.iter_mut().zip(rooms).for_each(|(all, these)| *all += these);
        }
        demand
    }
    /// What these parties have left, their demand added to that of each room.
    fn share(&self, model: &Model<'_>, tags: &Tags, parties: &[Party], rooms: &mut [i64]) -> f64 {
        let mut left = 0.0;
        for party in parties {
            let mut best = (0.0, None);
            for choice in model.choices(party) {
                let net = tags.net(model, self, party, choice);
                if net > best.0 {
                    best = (net, Some(choice));
                }
            }
            left += best.0;
            for (room, amount) in best.1.into_iter().flat_map(|choice| model.takes(party, choice)) {
                rooms[room] += amount;
            }
        }
        left
    }
}

/// Parties are summed in so many shares, in order, on any number of threads.
const SHARES: usize = 4;

/// The shares of all parties, each a multiple of so many.
pub(super) fn shares(parties: &[Party], multiple: usize) -> Vec<&[Party]> {
    parties.chunks(parties.len().div_ceil(SHARES).next_multiple_of(multiple).max(1)).collect()
}

/// What becomes of each share, in their order, on so many threads.
pub(super) fn in_order<'s, T: Send>(
    shares: &[&'s [Party]],
    threads: usize,
    work: impl Fn(&'s [Party]) -> T + Sync,
) -> Vec<T> {
    if threads <= 1 || shares.len() <= 1 {
        return shares.iter().map(|share| work(share)).collect();
    }
    let (each, work) = (shares.len().div_ceil(threads), &work);
    std::thread::scope(|scope| {
        let running: Vec<_> = (shares.chunks(each))
            .map(|some| scope.spawn(move || some.iter().map(|share| work(share)).collect::<Vec<_>>()))
            .collect();
        running.into_iter().flat_map(|thread| thread.join().expect("sums do not panic")).collect()
    })
}
