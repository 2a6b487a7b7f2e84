//! Prices: what changed rounds cost by their measures, what hangs on them, and the slack that bounds ask for.

use anpai_core::score::Score;

use super::Roster;
use super::journal::Undo;
use crate::visits::measures::measure;

impl Roster<'_> {
    /// Prices the links of persons of a request.
    pub(super) fn price_links(&mut self, request: u32) {
        let model = self.model;
        let Some(links) = model.links_of.get(request as usize) else { return };
        for &link in links {
            let cost = self.link_cost(link);
            let before = std::mem::replace(&mut self.totals.links[link as usize], cost);
            if cost != before {
                self.total += cost - before;
                self.log.push(Undo::Link(link, before));
            }
        }
    }
    /// Prices the rounds that changed, and what hangs on them.
    pub(super) fn price_rounds(&mut self) {
        let model = self.model;
        let plan_before = self.totals.plan_cost(model);
        let mut dirty = std::mem::take(&mut self.dirty);
        for &shift in &dirty {
            self.is_dirty[shift as usize] = false;
            let trip = &mut self.trips[shift as usize];
            let before = trip.cost;
            self.signposts -= trip.measures.signpost;
            measure(model, shift, trip);
            self.total += trip.cost - before;
            self.signposts += trip.measures.signpost;
            self.totals.set(shift, &trip.measures);
        }
        if model.terms.has_caregiver_terms() {
            for &shift in &dirty {
                let caregiver = model.shifts[shift as usize].caregiver;
                let cost = self.caregiver_cost(caregiver);
                let before = std::mem::replace(&mut self.totals.caregivers[caregiver as usize], cost);
                if cost != before {
                    self.total += cost - before;
                    self.log.push(Undo::Caregiver(caregiver, before));
                }
            }
        }
        self.total += self.totals.plan_cost(model) - plan_before;
        if model.terms.has_custom() {
            let custom = model.terms.custom_cost(self);
            self.total += custom - self.custom;
            self.custom = custom;
        }
        self.changes.extend_from_slice(&dirty);
        dirty.clear();
        self.dirty = dirty;
    }
    pub(super) fn caregiver_cost(&self, caregiver: u32) -> Score {
        self.model.terms.caregiver_cost(self.model, caregiver, &self.trips)
    }
    /// Computes the slacks of a round where they are not known.
    pub fn know_slack(&mut self, shift: u32) {
        let model = self.model;
        let trip = &mut self.trips[shift as usize];
        if trip.slack_is_known {
            return;
        }
        trip.slack_is_known = true;
        let round = &model.shifts[shift as usize];
        let mut hard = round.latest.saturating_sub(trip.finish);
        let mut soft = if round.latest == round.end { hard } else { (round.end - trip.finish).max(0) };
        // By how much the end of a stop may move, given by how much the arrival after it may: the same, unless a later
        // hour is a slower or a faster one.
        let moved = |from: u32, to: u32, free: i64, arrival: i64, slack: i64| {
            if !model.ways.change() {
                return slack;
            }
            (model.ways.leave_by(round.mode, from, to, arrival.saturating_add(slack)) - free).max(0)
        };
        let (mut to, mut arrival) = (round.to, trip.finish);
        for stop in trip.stops.iter_mut().rev() {
            hard = moved(stop.place, to, stop.free(), arrival, hard);
            soft = moved(stop.place, to, stop.free(), arrival, soft);
            let latest = model.latest(stop.node, round.day, stop.duration, stop.start);
            stop.hard_slack = hard.min(latest.hard - stop.start);
            stop.soft_slack = soft.min(latest.soft - stop.start);
            let wait = stop.start - stop.arrival;
            hard = stop.hard_slack + wait;
            soft = stop.soft_slack + wait;
            (to, arrival) = (stop.place, stop.arrival);
        }
    }
}
