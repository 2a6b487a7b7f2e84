//! The roster written down: the nodes of each round in order with their starts, and what is missing in the order in which
//! the search draws from it. Starts are nearly always the earliest ones that order and couplings allow. Where a way around is
//! shorter than the way through, a stop may come earlier by another one before it, and what waited for it stays where it was:
//! so they are written, and read where they lie between the earliest ones and a little later.

use anpai_core::visits::{Activity, Plan, rules};

use super::{NONE, Roster, Stop, UNSET};
use crate::search::{Digest, Reader, Recorded, Writer};
use crate::visits::model::{Model, NOWHERE};

/// How much later than the earliest a start may be: a day, so that no sum is larger than those of the search.
const LATER: i64 = 24 * 3_600_000;

impl Recorded for Roster<'_> {
    type Plan = Plan;

    fn plan(&self) -> Plan {
        self.freeze()
    }
    fn write(&self, page: &mut Writer) {
        for trip in &self.trips {
            page.count(trip.stops.len());
            let mut last = 0;
            for stop in &trip.stops {
                page.index(stop.node);
                page.signed(stop.start - last);
                last = stop.start;
            }
        }
        page.count(self.missing.len());
        self.missing.iter().for_each(|request| page.index(*request));
    }
    fn tell(&self, digest: &mut Digest) {
        digest.number(self.signposts);
        for stop in self.trips.iter().flat_map(|trip| &trip.stops) {
            digest.number(stop.settled);
            digest.number(stop.place.into());
        }
    }
    fn read(&mut self, page: &mut Reader<'_>) -> Option<()> {
        let (nodes, requests) = (self.seats.len(), self.missing.len());
        let (mut work, mut starts) = (Vec::new(), Vec::new());
        for shift in 0..self.trips.len() as u32 {
            let mut last = 0_i64;
            for _ in 0..page.count(nodes)? {
                self.put_last(shift, page.index(nodes)?)?;
                last = last.checked_add(page.signed()?)?;
                starts.push(last);
            }
            if !self.trips[shift as usize].stops.is_empty() {
                work.push((shift, 0));
            }
        }
        let missing: Option<Vec<u32>> = (0..page.count(requests)?).map(|_| page.index(requests)).collect();
        self.place_all_but(missing?)?;
        if !self.lower(&mut work) || !self.start_at(&starts) {
            return None;
        }
        self.price_all();
        Some(())
    }
    fn agrees(&self) -> bool {
        rules::referee(self.model.problem, &self.freeze()).score == self.total
    }
}

impl<'m> Roster<'m> {
    /// The roster of a plan: the same stops in the same order, each as early as it can be. Nothing, where it has something
    /// that no roster of this problem has, such as half of a visit, or a stop that comes too late.
    pub fn of(model: &'m Model<'m>, plan: &Plan) -> Option<Self> {
        let mut roster = Self::empty(model);
        let mut work = Vec::new();
        for route in &plan.routes {
            for stop in &route.stops {
                let node = match stop.activity {
                    Activity::Task(task) => task.index(),
                    Activity::Break(rest) => model.tasks() + rest.index(),
                };
                roster.put_last(route.shift.0, node as u32)?;
            }
            work.push((route.shift.0, 0));
        }
        let is_missing = |nodes: std::ops::Range<u32>| nodes.clone().all(|node| roster.seat(node).is_none());
        let missing = (0..).zip(&model.requests).filter(|(_, request)| is_missing(request.nodes.clone()));
        let missing = missing.map(|(id, _)| id).collect();
        roster.place_all_but(missing)?;
        if !roster.lower(&mut work) {
            return None;
        }
        roster.price_all();
        Some(roster)
    }
    /// Prices everything once; nobody takes any of this back.
    fn price_all(&mut self) {
        (0..self.model.requests.len() as u32).for_each(|request| self.price_links(request));
        self.price_rounds();
        self.log.clear();
    }
    /// Puts a node that is nowhere at the end of a round that may take it, without a time.
    fn put_last(&mut self, shift: u32, node: u32) -> Option<()> {
        let candidate = self.model.candidates[node as usize].iter().find(|c| c.shift == shift)?;
        if self.seat(node).is_some() {
            return None;
        }
        let stops = &mut self.trips[shift as usize].stops;
        self.seats[node as usize] = (shift, stops.len() as u32);
        stops.push(Stop {
            node,
            place: NOWHERE,
            duration: candidate.duration,
            assigned: candidate.cost,
            way: 0,
            arrival: 0,
            start: UNSET,
            settled: 0,
            hard_slack: 0,
            soft_slack: 0,
        });
        Some(())
    }
    /// Has all stops, which are at their earliest, start when they are said to, round by round. Whether they may.
    fn start_at(&mut self, starts: &[i64]) -> bool {
        let stops = self.trips.iter_mut().flat_map(|trip| &mut trip.stops);
        let mut is_later = false;
        for (stop, start) in stops.zip(starts) {
            if !start.checked_sub(stop.start).is_some_and(|later| (0..=LATER).contains(&later)) {
                return false;
            }
            is_later |= *start > stop.start;
            stop.start = *start;
        }
        !is_later || (0..self.trips.len() as u32).all(|shift| self.reach(shift))
    }
    /// Counts every request as placed whose nodes all are; these must be all but the ones named, of which none is.
    fn place_all_but(&mut self, missing: Vec<u32>) -> Option<()> {
        self.missing_at.fill(NONE);
        for (at, &request) in missing.iter().enumerate() {
            let before = std::mem::replace(&mut self.missing_at[request as usize], at as u32);
            (before == NONE).then_some(())?;
        }
        self.missing = missing;
        for (request, id) in self.model.requests.iter().zip(0..) {
            let is_placed = self.is_placed(id);
            let mut seats = request.nodes.clone().map(|node| self.seat(node).is_some());
            seats.all(|is_seated| is_seated == is_placed).then_some(())?;
            if is_placed {
                self.total = self.total - request.left_out;
            }
        }
        Some(())
    }
}
