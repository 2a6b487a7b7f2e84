//! Prices by Newton's method. Prices of slots that many would exchange for one another move together, which no method that
//! looks at one price at a time sees; a step that solves for all of them does. So that there is a step, each party does not
//! take its best choice alone but every choice with a part of itself: in proportion to `exp(net / temperature)`, net for each
//! of its people, to have nothing being a choice too (entropic smoothing: Nesterov 2005, "Smooth minimization of non-smooth
//! functions"). The sum that the bound is then has a gradient, what is left in every room, and a Hessian; steps are projected,
//! since prices are not negative (Bertsekas 1982, "Projected Newton methods"). The temperature falls until parts are whole.

use anpai_core::stop::Stop;

use super::cholesky::solve;
use super::market::{Market, Tags, in_order, shares};
use super::model::{Choice, Model, NONE, Party};
use super::parts::parts;

/// Parts of a party below this do not count in the Hessian.
const SMALL: f64 = 1e-4;
/// More rooms than this are too many for a dense Hessian.
pub(super) const MOST_ROOMS: usize = 1600;
/// The Hessian is raised by this part of what a room holds, over the temperature: it limits steps where nobody hesitates.
const RIDGE: f64 = 1e-3;
/// No price moves by more than so many temperatures in a step: where nobody hesitates, the curve says nothing.
const FAR: f64 = 100.0;
/// A step that goes too far is made shorter so often at most.
const SHORTENINGS: usize = 6;
/// The next one is at most so many times as long, as a part of the whole step.
const LONGER: f64 = 2.5;
/// To this part of itself.
const SHORTER: f64 = 0.4;

/// Which parties are looked at: every so manieth, from the first.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sample(pub(super) usize);

/// How to step: at which temperature, on which parties, how often at most, until how much is left to mend.
#[derive(Clone, Copy, Debug)]
pub(super) struct Pace {
    pub(super) temperature: f64,
    pub(super) sample: Sample,
    pub(super) steps: usize,
    /// What is overfull, or dear though not full, as a part of all the room that costs something.
    pub(super) near: f64,
}

/// What is left in each room, and how it changes with prices.
struct Slope {
    gradient: Vec<f64>,
    /// Of the rooms that have ever been overfull: row by row, the lower half.
    hessian: Vec<f64>,
    /// Of days, which are far too many: each by itself.
    days: Vec<f64>,
}

/// The rooms whose prices move together: all that have ever been overfull, and are no days.
#[derive(Clone, Debug, Default)]
pub(super) struct Live {
    /// Where each room stands among them; [`NONE`] where it does not.
    place: Vec<u32>,
    rooms: Vec<usize>,
}

impl Live {
    fn add(&mut self, room: usize) {
        if self.place[room] == NONE && self.rooms.len() < MOST_ROOMS {
            self.place[room] = self.rooms.len() as u32;
            self.rooms.push(room);
        }
    }
}

impl Market {
    /// Newton steps. Whether they came to their end before the stop.
    pub(super) fn step(&mut self, model: &Model<'_>, pace: Pace, threads: usize, stop: &Stop) -> bool {
        if self.live.place.is_empty() {
            self.live.place = vec![NONE; model.first_day()];
        }
        let mut slope = self.slope(model, pace, threads);
        for _ in 0..pace.steps {
            if stop.is_over() {
                return false;
            }
            if self.unrest(model, &slope, pace.sample) <= pace.near {
                break;
            }
            let way = self.way(model, &slope, pace);
            for room in (0..model.first_day()).filter(|room| slope.gradient[*room] < 0.0) {
                self.live.add(room);
            }
            let from = self.prices.clone();
            let rises = |slope: &Slope| -> f64 { slope.gradient.iter().zip(&way).map(|(g, w)| g * w).sum() };
            let before = rises(&slope);
            let mut length = (self.length * LONGER).min(1.0);
            for shortening in 0..=SHORTENINGS {
                for ((price, from), way) in self.prices.iter_mut().zip(&from).zip(&way) {
                    *price = (from + length * way).max(0.0);
                }
                slope = self.slope(model, pace, threads);
                // The sum is convex: where it still falls, or hardly rises, the step was not too long.
                if rises(&slope) <= -0.5 * before || shortening == SHORTENINGS || stop.is_over() {
                    break;
                }
                length *= SHORTER;
            }
            self.length = length;
        }
        true
    }
    /// How much is overfull, or dear though not full, as a part of all the room that costs something.
    fn unrest(&self, model: &Model<'_>, slope: &Slope, sample: Sample) -> f64 {
        let (mut wrong, mut dear) = (0.0, 1.0);
        let rooms = slope.gradient.iter().zip(&self.prices).zip(&model.rooms);
        for ((left, price), room) in rooms.take(model.first_day()) {
            if *price > 0.0 {
                wrong += left.abs();
                dear += *room as f64 / sample.0 as f64;
            } else {
                wrong += (-left).max(0.0);
            }
        }
        wrong / dear
    }
    /// The projected Newton step.
    fn way(&self, model: &Model<'_>, slope: &Slope, pace: Pace) -> Vec<f64> {
        let Pace { temperature, sample, .. } = pace;
        let mut way = vec![0.0; self.prices.len()];
        // What is overfull for the first time has no curve yet.
        for room in (0..model.first_day()).filter(|room| slope.gradient[*room] < 0.0) {
            way[room] = temperature;
        }
        let all = self.live.rooms.len();
        let is_free = |room: usize| self.prices[room] > 0.0 || slope.gradient[room] < 0.0;
        let known = slope.hessian.len().isqrt();
        let free: Vec<usize> = (0..known.min(all)).filter(|at| is_free(self.live.rooms[*at])).collect();
        let mut matrix = vec![0.0; free.len() * free.len()];
        for (i, a) in free.iter().enumerate() {
            for (j, b) in free[..=i].iter().enumerate() {
                matrix[i * free.len() + j] = slope.hessian[a * known + b];
            }
            let room = model.rooms[self.live.rooms[*a]].min(1 << 20) as f64 / sample.0 as f64;
            matrix[i * free.len() + i] += RIDGE * room.max(1.0) / temperature;
        }
        let mut right: Vec<f64> = free.iter().map(|at| -slope.gradient[self.live.rooms[*at]]).collect();
        solve(&mut matrix, &mut right);
        for (at, step) in free.into_iter().zip(right) {
            way[self.live.rooms[at]] = step;
        }
        let far = FAR * temperature;
        way.iter_mut().for_each(|way| *way = way.clamp(-far, far));
        let n = model.first_day();
        for (day, curve) in slope.days.iter().enumerate() {
            let step = -slope.gradient[n + day] / (curve + 0.1 / temperature);
            way[n + day] = step.max(-self.prices[n + day]);
        }
        way
    }
    fn slope(&self, model: &Model<'_>, pace: Pace, threads: usize) -> Slope {
        let sample = pace.sample.0;
        let tags = Tags::new(model, &self.prices);
        let work = |share: &[Party]| {
            let mut sums = Sums::new(self, model);
            for party in share.iter().step_by(sample) {
                sums.add(model, &tags, pace.temperature, party);
            }
            sums.slope
        };
        let done = in_order(&shares(&model.parties, sample), threads, work);
        let mut all = Slope::new(model, self.live.rooms.len());
        let rooms = model.rooms.iter().enumerate();
        let n = model.first_day();
        all.gradient =
            rooms.map(|(at, room)| if at < n { *room as f64 / sample as f64 } else { 1.0 }).collect();
        for one in done {
            all.gradient.iter_mut().zip(one.gradient).for_each(|(all, one)| *all -= one);
            all.hessian.iter_mut().zip(one.hessian).for_each(|(all, one)| *all += one);
            all.days.iter_mut().zip(one.days).for_each(|(all, one)| *all += one);
        }
        all
    }
}

impl Slope {
    fn new(model: &Model<'_>, live: usize) -> Self {
        Self {
            gradient: vec![0.0; model.rooms.len()],
            hessian: vec![0.0; live * live],
            days: vec![0.0; model.rooms.len() - model.first_day()],
        }
    }
}

/// The sums of a share.
struct Sums<'k> {
    market: &'k Market,
    slope: Slope,
    parts: Vec<f64>,
    /// What one party takes, room by room.
    of_room: Vec<f64>,
    touched: Vec<usize>,
}

impl<'k> Sums<'k> {
    fn new(market: &'k Market, model: &Model<'_>) -> Self {
        let slope = Slope::new(model, market.live.rooms.len());
        Self { market, slope, parts: Vec::new(), of_room: vec![0.0; model.rooms.len()], touched: Vec::new() }
    }
    fn add(&mut self, model: &Model<'_>, tags: &Tags, temperature: f64, party: &Party) {
        let choices = model.choices(party);
        parts(self.market, model, tags, temperature, party, &mut self.parts);
        let parts = std::mem::take(&mut self.parts);
        let curve = 1.0 / (temperature * f64::from(party.people));
        for (choice, part) in choices.iter().zip(&parts).filter(|(_, part)| **part >= SMALL) {
            self.choice(model, party, choice, *part, curve);
        }
        self.parts = parts;
        // What it takes of two rooms together, less what it takes of each times what it takes of the other.
        let (n, live) = (model.first_day(), &self.market.live);
        let width = live.rooms.len();
        for (i, a) in self.touched.iter().enumerate() {
            let of_a = self.of_room[*a];
            self.slope.gradient[*a] += of_a;
            if *a >= n {
                self.slope.days[*a - n] += curve * (of_a - of_a * of_a);
                continue;
            }
            let row = live.place[*a];
            if row == NONE {
                continue;
            }
            for b in self.touched[..=i].iter().filter(|b| **b < n && live.place[**b] != NONE) {
                let (high, low) = (row.max(live.place[*b]) as usize, row.min(live.place[*b]) as usize);
                self.slope.hessian[high * width + low] -= curve * of_a * self.of_room[*b];
            }
        }
        for room in self.touched.drain(..) {
            self.of_room[room] = 0.0;
        }
    }
    fn choice(&mut self, model: &Model<'_>, party: &Party, choice: &Choice, part: f64, curve: f64) {
        let (n, live) = (model.first_day(), &self.market.live);
        let width = live.rooms.len();
        for (room, amount) in model.takes(party, choice) {
            if self.of_room[room] == 0.0 {
                self.touched.push(room);
            }
            self.of_room[room] += part * amount as f64;
            if room >= n || live.place[room] == NONE {
                continue;
            }
            let row = live.place[room];
            let others = model.takes(party, choice).filter(|(other, _)| *other < n);
            for (other, as_much) in others {
                let column = live.place[other];
                if column <= row {
                    self.slope.hessian[row as usize * width + column as usize] +=
                        curve * part * (amount * as_much) as f64;
                }
            }
        }
    }
}
