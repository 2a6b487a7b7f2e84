//! The earlier plan as a start: what has not left stays in the same hands, as far as that can still be.

use anpai_core::score::Score;

use super::insertion::Place;
use super::state::Rounds;
use crate::search::State;

impl Rounds<'_> {
    /// Puts what the earlier plan brings where it was, stop by stop; what no longer fits stays out.
    pub(super) fn keep_previous(&mut self) {
        let model = self.model;
        let mut of_order: Vec<Vec<u32>> = vec![Vec::new(); model.orders.len()];
        for (at, unit) in model.units.iter().enumerate().rev() {
            of_order[unit.order as usize].push(at as u32);
        }
        for trip in &model.problem.previous.trips {
            if model.problem.has_left(trip.departure) {
                continue;
            }
            let (courier, kitchen) = (trip.courier.0, trip.kitchen.0);
            let t = self.rounds[courier as usize].trips.len();
            for stop in &trip.stops {
                let mut meals = stop.meals;
                while let Some(unit) = of_order[stop.order.index()].pop() {
                    if model.units[unit as usize].meals > meals {
                        of_order[stop.order.index()].push(unit);
                        break;
                    }
                    meals -= model.units[unit as usize].meals;
                    self.append(unit, courier, t, kitchen);
                }
            }
        }
    }
    /// Puts a unit at the end of a trip, which may be a new one at the end of the round; where that cannot be it stays out.
    fn append(&mut self, unit: u32, c: u32, t: usize, kitchen: u32) {
        let model = self.model;
        let (this, courier) = (&model.units[unit as usize], &model.couriers[c as usize]);
        let k = kitchen as usize;
        let (load, at, is_new) = match self.rounds[c as usize].trips.get(t) {
            Some(trip) => (trip.load[this.kind], trip.nodes.len(), false),
            None => (0, 0, true),
        };
        let fits = courier.may_load(kitchen)
            && (!is_new || self.rounds[c as usize].trips.len() < courier.trips)
            && load + this.meals <= courier.capacity[this.kind]
            && model.orders[this.order as usize].may_come_from[k]
            && self.cooked[k] + this.meals <= model.kitchens[k].meals;
        if !fits {
            return;
        }
        self.begin();
        let place = Place { courier: c, trip: t, at, kitchen, is_new, change: Score::ZERO };
        if self.insert(unit, &place) {
            self.commit();
        } else {
            self.rollback();
        }
    }
}
