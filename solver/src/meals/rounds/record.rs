//! The rounds written down: kitchens and units of each courier's trips, and what is missing in the order in which the
//! search draws from it. When everything happens follows from these.

use anpai_core::meals::rounds::Plan;
use anpai_core::meals::rounds::rules::referee;
use anpai_core::score::Score;

use super::state::Rounds;
use super::trip::Trip;
use crate::search::{Digest, Reader, Recorded, State, Writer};

impl Recorded for Rounds<'_> {
    type Plan = Plan;

    fn plan(&self) -> Plan {
        self.freeze()
    }
    fn write(&self, page: &mut Writer) {
        for round in &self.rounds {
            page.count(round.trips.len());
            for trip in &round.trips {
                page.index(trip.kitchen);
                page.count(trip.nodes.len());
                trip.nodes.iter().for_each(|node| page.index(node.unit));
            }
        }
        page.count(self.missing().len());
        self.missing().iter().for_each(|unit| page.index(*unit));
    }
    fn tell(&self, digest: &mut Digest) {
        for (_, _, trip) in self.trips() {
            [trip.departure, trip.end, trip.by, trip.late].into_iter().for_each(|time| digest.number(time));
        }
        self.cooked.iter().for_each(|meals| digest.number(*meals));
    }
    fn read(&mut self, page: &mut Reader<'_>) -> Option<()> {
        let (model, units) = (self.model, self.model.units.len());
        for courier in 0..model.couriers.len() as u32 {
            let mut trips = Vec::new();
            for _ in 0..page.count(units)? {
                let mut trip = Trip::empty(model, page.index(model.kitchens.len())?);
                let stops = page.count(units)?;
                for at in 0..stops {
                    trip.insert(model, at, page.index(units)?);
                }
                trips.push(trip);
            }
            self.begin_round(courier, trips)?;
        }
        let missing: Option<Vec<u32>> = (0..page.count(units)?).map(|_| page.index(units)).collect();
        self.miss(missing?)?;
        self.settle();
        Some(())
    }
    fn agrees(&self) -> bool {
        self.agrees_with(referee(self.model.problem, &self.freeze()).score)
    }
}

impl Rounds<'_> {
    /// Whether the referee may say this of the plan. Where travel changes with the hour, the search plans with its slowest,
    /// and the referee knows better.
    pub(super) fn agrees_with(&self, told: Score) -> bool {
        told == self.score() || self.model.is_slowest && told.is_feasible()
    }
}
