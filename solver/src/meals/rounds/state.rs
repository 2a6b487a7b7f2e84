//! The rounds under change: who brings what, with everything worked out, and all of it can be taken back.

use anpai_core::score::Score;

use super::insertion::Place;
use super::model::Model;
use super::round::Round;
use super::trip::Trip;
use crate::search::{State, cost};

/// Where a unit is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Seat {
    pub(super) courier: u32,
    pub(super) trip: u32,
    pub(super) at: u32,
}

/// The mutable twin of a plan.
#[derive(Clone)]
pub(super) struct Rounds<'m> {
    pub(super) model: &'m Model<'m>,
    /// By courier.
    pub(super) rounds: Vec<Round>,
    /// By unit; `None` of what is missing.
    seats: Vec<Option<Seat>>,
    missing: Vec<u32>,
    /// Meals of each kitchen.
    pub(super) cooked: Vec<i64>,
    /// Taken out since `begin`, in order, and still missing.
    taken: Vec<u32>,
    total: Score,
    /// Of the rules without a term.
    others: Score,
    journal: Journal,
}

/// What was before.
#[derive(Clone, Default)]
struct Journal {
    rounds: Vec<(u32, Round)>,
    missing: Vec<u32>,
    total: Score,
    others: Score,
}

impl<'m> Rounds<'m> {
    /// Nothing but what has left.
    pub(super) fn new(model: &'m Model<'m>) -> Self {
        let mut rounds = vec![Round::default(); model.couriers.len()];
        for (at, round) in (0..).zip(&mut rounds) {
            round.tell(model, at, None);
        }
        let mut state = Self {
            model,
            rounds,
            seats: vec![None; model.units.len()],
            missing: (0..model.units.len() as u32).collect(),
            cooked: model.cooked.clone(),
            taken: Vec::new(),
            total: model.nothing,
            others: Score::ZERO,
            journal: Journal::default(),
        };
        // What the rules without a term cost of nothing is not counted twice.
        state.total = state.total - model.others.of(model.problem, &state.freeze());
        state.settle();
        state
    }
    /// Where a unit is.
    pub(super) fn seat(&self, unit: u32) -> Option<Seat> {
        self.seats[unit as usize]
    }
    /// Units that nobody brings.
    pub(super) fn missing(&self) -> &[u32] {
        &self.missing
    }
    /// Units taken out since `begin`.
    pub(super) fn taken_out(&self) -> &[u32] {
        &self.taken
    }
    /// All trips: the courier and which of the round.
    pub(super) fn trips(&self) -> impl Iterator<Item = (u32, usize, &Trip)> {
        let rounds = (0_u32..).zip(&self.rounds);
        rounds.flat_map(|(c, round)| round.trips.iter().enumerate().map(move |(t, trip)| (c, t, trip)))
    }
    /// What a unit costs more in these hands.
    pub(super) fn price_of_hands(&self, unit: u32, courier: u32, kitchen: u32) -> Score {
        let this = &self.model.units[unit as usize];
        if self.is_moved(this.order as usize, courier, kitchen) {
            cost(self.model.prices.moved, this.meals)
        } else {
            Score::ZERO
        }
    }
    /// Whether a unit that is brought is in other hands than its order was before.
    pub(super) fn is_astray(&self, unit: u32) -> bool {
        self.seat(unit).is_some_and(|seat| {
            let kitchen = self.rounds[seat.courier as usize].trips[seat.trip as usize].kitchen;
            self.is_moved(self.model.units[unit as usize].order as usize, seat.courier, kitchen)
        })
    }
    fn is_moved(&self, order: usize, courier: u32, kitchen: u32) -> bool {
        let before = &self.model.orders[order].before;
        !before.is_empty() && before.binary_search(&(courier, kitchen)).is_err()
    }
    /// Keeps what a round was, once.
    fn touch(&mut self, courier: u32) {
        if self.journal.rounds.iter().all(|(c, _)| *c != courier) {
            self.journal.rounds.push((courier, self.rounds[courier as usize].clone()));
        }
    }
    /// Counts a unit in, or out again, of a courier's trip from a kitchen.
    fn count(&mut self, unit: u32, courier: u32, kitchen: u32, comes: bool) {
        let this = &self.model.units[unit as usize];
        let change = if comes { this.meals } else { -this.meals };
        self.cooked[kitchen as usize] += change;
        let price = self.price_of_hands(unit, courier, kitchen) - self.model.left_out(unit);
        self.total = if comes { self.total + price } else { self.total - price };
    }
    /// Writes down where the units of a round are, from a trip on.
    fn reseat(&mut self, courier: u32, from: usize) {
        for (t, trip) in self.rounds[courier as usize].trips.iter().enumerate().skip(from) {
            for (at, node) in trip.nodes.iter().enumerate() {
                let seat = Seat { courier, trip: t as u32, at: at as u32 };
                self.seats[node.unit as usize] = Some(seat);
            }
        }
    }
    /// Works a round out anew. Whether it can be.
    fn tell(&mut self, courier: u32, touched: Option<usize>) -> bool {
        let round = &mut self.rounds[courier as usize];
        let before = self.model.prices.of(round.amounts);
        let fits = round.tell(self.model, courier, touched);
        self.total += self.model.prices.of(round.amounts) - before;
        fits
    }
    /// Puts a unit in its place. Whether that can be; where it cannot, the caller takes everything back.
    pub(super) fn insert(&mut self, unit: u32, place: &Place) -> bool {
        self.touch(place.courier);
        let model = self.model;
        let (courier, t) = (place.courier, place.trip);
        let round = &mut self.rounds[courier as usize];
        if place.is_new {
            round.trips.insert(t, Trip::empty(model, place.kitchen));
        }
        round.trips[t].insert(model, place.at, unit);
        self.count(unit, courier, place.kitchen, true);
        self.missing.retain(|other| *other != unit);
        self.taken.retain(|other| *other != unit);
        let fits = self.tell(courier, Some(t));
        self.reseat(courier, t);
        fits
    }
    /// Takes units out. Whether everything else can stay as it is.
    pub(super) fn remove(&mut self, units: &[u32]) -> bool {
        let mut couriers: Vec<u32> = Vec::new();
        for &unit in units {
            let Some(seat) = self.seats[unit as usize].take() else { continue };
            self.touch(seat.courier);
            let round = &mut self.rounds[seat.courier as usize];
            let trip = &mut round.trips[seat.trip as usize];
            let kitchen = trip.kitchen;
            // Stops after it have moved up where others were taken out before it.
            if let Some(at) = trip.nodes.iter().position(|node| node.unit == unit) {
                trip.remove(self.model, at);
            }
            self.count(unit, seat.courier, kitchen, false);
            self.missing.push(unit);
            self.taken.push(unit);
            if !couriers.contains(&seat.courier) {
                couriers.push(seat.courier);
            }
        }
        let mut fits = true;
        for courier in couriers {
            self.rounds[courier as usize].trips.retain(|trip| !trip.nodes.is_empty());
            fits &= self.tell(courier, None);
            self.reseat(courier, 0);
        }
        fits
    }
    /// Gives a courier who has no trips yet all of these; `None` where they cannot be, or one has no stops or a unit is there
    /// twice.
    pub(super) fn begin_round(&mut self, courier: u32, trips: Vec<Trip>) -> Option<()> {
        for trip in &trips {
            trip.nodes.first()?;
            for node in &trip.nodes {
                let seat = Seat { courier, trip: 0, at: 0 };
                self.seats[node.unit as usize].replace(seat).is_none().then_some(())?;
                self.count(node.unit, courier, trip.kitchen, true);
            }
        }
        self.rounds[courier as usize].trips = trips;
        self.tell(courier, None).then_some(())?;
        self.reseat(courier, 0);
        Some(())
    }
    /// Names what is missing, in order; `None` where that is not what nobody brings.
    pub(super) fn miss(&mut self, missing: Vec<u32>) -> Option<()> {
        let mut is_named = vec![false; self.seats.len()];
        for unit in &missing {
            let was_named = std::mem::replace(&mut is_named[*unit as usize], true);
            (!was_named).then_some(())?;
        }
        self.missing = missing;
        is_named.iter().zip(&self.seats).all(|(is_named, seat)| *is_named == seat.is_none()).then_some(())
    }
    /// Asks the rules without a term.
    pub(super) fn settle(&mut self) {
        if !self.model.others.is_empty() {
            self.others = self.model.others.of(self.model.problem, &self.freeze());
        }
    }
}

impl State for Rounds<'_> {
    fn score(&self) -> Score {
        self.total + self.others
    }
    fn begin(&mut self) {
        self.taken.clear();
        self.journal.rounds.clear();
        self.journal.missing.clone_from(&self.missing);
        (self.journal.total, self.journal.others) = (self.total, self.others);
    }
    fn commit(&mut self) {
        self.journal.rounds.clear();
    }
    fn rollback(&mut self) {
        let before = std::mem::take(&mut self.journal.rounds);
        for (courier, _) in &before {
            let now = std::mem::take(&mut self.rounds[*courier as usize]);
            for trip in &now.trips {
                for node in &trip.nodes {
                    self.seats[node.unit as usize] = None;
                    self.count(node.unit, *courier, trip.kitchen, false);
                }
            }
        }
        for (courier, round) in before {
            for trip in &round.trips {
                for node in &trip.nodes {
                    self.count(node.unit, courier, trip.kitchen, true);
                }
            }
            self.rounds[courier as usize] = round;
            self.reseat(courier, 0);
        }
        std::mem::swap(&mut self.missing, &mut self.journal.missing);
        (self.total, self.others) = (self.journal.total, self.journal.others);
    }
    fn audit(&self) {
        if self.model.is_slowest {
            return;
        }
        let plan = self.freeze();
        let referee = anpai_core::meals::rounds::rules::referee(self.model.problem, &plan).score;
        let others = self.model.others.of(self.model.problem, &plan);
        assert_eq!(self.total + others, referee, "search and referee");
    }
}
