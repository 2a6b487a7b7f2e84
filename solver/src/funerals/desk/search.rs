//! Every start of a farewell (or of a cremation, where there is no farewell) with what it costs, and the best of them.

use anpai_core::funerals::desk::{OfferOptions, Request};
use anpai_core::funerals::services::Problem;
use anpai_core::funerals::services::plan::{Placed, Service};
use anpai_core::funerals::services::problem::{Case, PoolId};
use anpai_core::score::Score;
use anpai_core::time::{Duration, Time};

use super::before::{Before, Until};
use super::calendar::{Calendar, Layer};
use super::opens::{Opens, Step};
use super::slots::Slots;
use crate::funerals::services::bits::Bits;
use crate::funerals::services::prices::Prices;
use crate::search::cost;

/// A place that was found.
pub(super) struct Found {
    pub(super) service: Service,
    pub(super) cost: Score,
    pub(super) start: Time,
    pub(super) farewells: Option<(u32, u32)>,
    pub(super) cremations: Option<(u32, u32)>,
}

/// A start that can be had.
#[derive(Clone, Copy, Debug)]
struct Start {
    slot: usize,
    /// The slot of the cremation; the same where there is no farewell.
    later: usize,
    day: u16,
    cost: Score,
    until: Until,
}

/// A search for the places of one case.
pub(super) struct Search<'a> {
    problem: &'a Problem,
    case: &'a Case,
    request: &'a Request,
    slots: Slots,
    layer: &'a Layer,
    prices: Prices,
    before: Before<'a>,
    halls: Option<Opens>,
    cremators: Option<Opens>,
    /// From the farewell's slot to the first one of a cremation.
    to_cremation: usize,
    /// Slots that a cremation may wait.
    wait: usize,
}

/// The vigil of one day: its hall, and until when all before it is done.
struct Vigil {
    pool: Option<PoolId>,
    from: usize,
    done: usize,
}

impl<'a> Search<'a> {
    /// `alone` is the problem of the one case.
    pub(super) fn new(
        alone: &'a Problem,
        calendar: &Calendar,
        layer: &'a Layer,
        request: &'a Request,
    ) -> Self {
        let (case, slots) = (&alone.cases[0], calendar.slots());
        let on = (slots, layer);
        let halls = case.farewell.as_ref().map(|farewell| {
            let pools = farewell.halls.iter().map(|hall| (hall.pool, hall.upgrade));
            let step = Step::new(farewell.duration);
            let mut halls = Opens::new(alone, on, step, pools);
            halls.close(slots, |may| close(alone, slots, step, may, |closed| closed.farewells));
            halls
        });
        let (to_cremation, left) = match &case.farewell {
            Some(farewell) => Slots::split(farewell.duration + alone.transfer),
            None => (0, Duration::ZERO),
        };
        let cremators = case.cremation.as_ref().map(|cremation| {
            let step = Step { duration: cremation.duration, left };
            let pools = cremation.pools.iter().map(|pool| (*pool, 0));
            let mut cremators = Opens::new(alone, on, step, pools);
            cremators.close(slots, |may| {
                close(alone, slots, step, may, |closed| closed.cremations);
                if let Some(latest) = case.latest {
                    let last = Time(latest.0.saturating_sub(step.duration.0 + step.left.0));
                    may.fill(slots.after(last), slots.count, false);
                }
            });
            cremators
        });
        let wait = match (&case.farewell, alone.gap.most()) {
            (None, _) => 0,
            (Some(_), Some(most)) => Slots::split(most).0,
            (Some(_), None) => slots.count,
        };
        Self {
            problem: alone,
            case,
            request,
            slots,
            layer,
            prices: Prices::new(alone),
            before: Before::new(alone, on, case),
            halls,
            cremators,
            to_cremation,
            wait,
        }
    }
    /// Adds the best places to those that are chosen.
    pub(super) fn extend(&self, chosen: &mut Vec<Found>, options: OfferOptions) {
        let mut starts: Vec<Start> = Vec::new();
        for day in &self.case.days {
            self.of_day(*day, &mut starts);
        }
        let is_apart = |start: &Start, others: &[Found]| {
            let near =
                |other: &Found| (Slots::time(start.slot).0 - other.start.0).abs() < options.apart.0.max(1);
            !others.iter().any(near)
        };
        while chosen.len() < options.best {
            starts.retain(|start| is_apart(start, chosen));
            let best = starts.iter().min_by_key(|start| (start.cost, start.slot));
            let Some(found) = best.and_then(|start| self.found(*start)) else { break };
            chosen.push(found);
        }
    }
    fn day(&self, day: u16) -> (usize, usize) {
        let midnight = |day: u16| self.slots.ceil(self.problem.midnight(i64::from(day)));
        (midnight(day), midnight(day + 1))
    }
    fn vigil(&self, day: u16) -> Option<Option<Vigil>> {
        let Some(vigil) = &self.case.vigil else { return Some(None) };
        let span = self.problem.vigil_span(day, vigil.nights);
        if Slots::is_before(span.from) {
            return None;
        }
        let (from, to) = (self.slots.floor(span.from), self.slots.ceil(span.to));
        let pool = vigil.pools.iter().find(|pool| self.layer.free(**pool, 1).row_before(to) <= from)?;
        let done = self.slots.floor(self.problem.first_vigil_midnight(day, vigil.nights));
        Some(Some(Vigil { pool: Some(*pool), from, done }))
    }
    /// All starts of a day that can be had.
    fn of_day(&self, day: u16, starts: &mut Vec<Start>) {
        let (Some(first), Some(vigil)) = (self.halls.as_ref().or(self.cremators.as_ref()), self.vigil(day))
        else {
            return;
        };
        let (from, end) = self.day(day);
        let days_away = self.case.days_away(day).saturating_mul(self.case.day_weight);
        let of_day = cost(self.prices.day, days_away);
        let last = self.last_cremation(day);
        let mut next = from;
        while let Some(slot) = first.any.first_from(next).filter(|slot| *slot < end) {
            next = slot + 1;
            let until = match &vigil {
                Some(vigil) => Until { by: vigil.done.min(slot), kept: vigil.from },
                None => Until { by: slot, kept: slot },
            };
            let Some(later) = self.cremation(slot).filter(|later| *later <= last) else { continue };
            if !self.before.is_possible(until) {
                continue;
            }
            let off = self.case.deviation(day, Slots::time(slot)).0.saturating_mul(self.case.wish_weight);
            let mut total = of_day + cost(self.prices.deviation, off);
            if let Some(hall) = self.halls.as_ref().and_then(|halls| halls.at(slot)) {
                total += cost(self.prices.upgrade, hall.upgrade);
                total += cost(self.prices.waiting, self.waits(slot, later));
            }
            starts.push(Start { slot, later, day, cost: total, until });
        }
    }
    /// The last slot in which a cremation of that day may begin.
    fn last_cremation(&self, day: u16) -> usize {
        let (Some(by), Some(cremators)) = (self.request.cremated_by, &self.cremators) else {
            return usize::MAX;
        };
        let by = self.problem.midnight(i64::from(day)).0.saturating_add(by.0.0);
        let last = Time(by.saturating_sub(cremators.step.duration.0 + cremators.step.left.0));
        // Where even the first slot is too late, none is left.
        self.slots.after(last).saturating_sub(1)
    }
    /// The slot of the cremation that follows a farewell; the farewell's own where nothing is cremated.
    fn cremation(&self, slot: usize) -> Option<usize> {
        let Some(cremators) = &self.cremators else { return Some(slot) };
        let from = slot + self.to_cremation;
        cremators.any.first_from(from).filter(|later| later - from <= self.wait)
    }
    /// Milliseconds from the transfer's end to the cremation.
    fn waits(&self, slot: usize, later: usize) -> i64 {
        if self.cremators.is_some() { Slots::of(later - slot - self.to_cremation) } else { 0 }
    }
    /// The place of a start, with all its steps.
    fn found(&self, start: Start) -> Option<Found> {
        let (mut service, mut kept) = (Service::default(), Vec::new());
        let time = Slots::time(start.slot);
        if let Some(halls) = &self.halls {
            let hall = halls.at(start.slot)?;
            halls.step.keeps(self.problem, hall.pool, start.slot, &mut kept);
            service.farewell = Some(Placed { pool: hall.pool, start: time });
        }
        if let Some(cremators) = &self.cremators {
            let cremator = cremators.at(start.later)?;
            cremators.step.keeps(self.problem, cremator.pool, start.later, &mut kept);
            let begins = Slots::time(start.later) + cremators.step.left;
            service.cremation = Some(Placed { pool: cremator.pool, start: begins });
        }
        service.vigil = self.vigil(start.day)?.and_then(|vigil| vigil.pool);
        self.before.add(start.until, &mut service)?;
        let (from, end) = self.day(start.day);
        let counted = |opens: &Opens| {
            let rest = opens.after(self.problem, self.layer, &kept, self.slots);
            let free = opens.any.count(from, end);
            (free, free.saturating_sub(rest.count(from, end)))
        };
        let (farewells, cremations) =
            (self.halls.as_ref().map(counted), self.cremators.as_ref().map(counted));
        Some(Found { service, cost: start.cost, start: time, farewells, cremations })
    }
}

/// Takes out slots whose step would have a moment in a closed time.
fn close(
    problem: &Problem,
    slots: Slots,
    step: Step,
    may: &mut Bits,
    is_shut: impl Fn(&anpai_core::funerals::services::problem::Closed) -> bool,
) {
    for closed in problem.closed.iter().filter(|closed| is_shut(closed)) {
        let first = Time(closed.span.from.0.saturating_sub(step.duration.0 + step.left.0));
        let end = Time(closed.span.to.0.saturating_sub(step.left.0));
        may.fill(slots.after(first), slots.ceil(end), false);
    }
}
