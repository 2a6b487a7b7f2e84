//! The best place for a case or a collection as everything else is. Of a case the farewell (or the cremation) decides what it
//! costs; preparation and pick-up only have to be over by then, so they go as late as they can and leave the early hours to
//! who needs them.

use anpai_core::funerals::services::plan::{Placed, Service};
use anpai_core::funerals::services::problem::{CaseId, CollectionId, PoolId};
use anpai_core::funerals::services::{trip_uses, uses};
use anpai_core::score::Score;
use anpai_core::time::{Duration, Time};

use super::bits::{first_from, last_to};
use super::model::{CaseModel, Model, Room, StepModel};
use super::state::{Kept, Place, Services, kept};
use crate::search::{Dice, cost};

/// Places in pools that a case takes at most: of five steps and the staff of four of them.
const STEPS: usize = 10;

/// The pools of a step as they are now.
#[derive(Clone, Copy)]
struct Opens<'s> {
    rooms: &'s [Room],
    state: &'s Services<'s>,
}

impl<'s> Opens<'s> {
    /// Slots from which it fits in one of them.
    fn word(&self, at: usize) -> u64 {
        self.rooms.iter().fold(0, |any, room| any | (self.state.fits(room.way).word(at) & room.may.word(at)))
    }
    fn words(&self) -> usize {
        self.rooms.first().map_or(0, |room| room.may.len())
    }
    fn first_from(&self, slot: usize) -> Option<usize> {
        first_from(self.words(), slot, |at| self.word(at))
    }
    fn last_to(&self, slot: usize) -> Option<usize> {
        last_to(self.words(), slot, |at| self.word(at))
    }
    /// A pool, where it may begin there in a slot.
    fn of(&self, pool: PoolId, slot: usize) -> Option<&'s Room> {
        let is_open = |room: &&Room| room.may.has(slot) && self.state.fits(room.way).has(slot);
        self.rooms.iter().find(|room| self.state.model.way(room).pool == pool).filter(is_open)
    }
    /// The first pool in which it may begin in a slot.
    fn at(&self, slot: usize) -> Option<&'s Room> {
        self.rooms.iter().find(|room| room.may.has(slot) && self.state.fits(room.way).has(slot))
    }
}

/// The best place of a job; `None` where it has none. `blink` is the chance that a slot goes unseen.
pub(super) fn best(state: &mut Services<'_>, job: u32, blink: f64, dice: &mut Dice) -> Option<Place> {
    state.renew(job);
    let (model, job) = (state.model, job as usize);
    match model.cases.get(job) {
        Some(case) => Search::new(state, job, case)?.best(blink, dice),
        None => trip(state, job - model.cases.len()),
    }
}

/// Where a rite is.
#[derive(Clone, Copy)]
struct Rite<'s> {
    /// The slot of the farewell, or of the cremation where there is none.
    slot: usize,
    hall: Option<&'s Room>,
    /// The slot of the cremation; that of the farewell where there is none.
    later: usize,
    /// The pool of its vigil.
    night: Option<PoolId>,
}

/// A search for the place of a case.
struct Search<'s> {
    state: &'s Services<'s>,
    at: usize,
    case: &'s CaseModel,
    pickup: Option<Opens<'s>>,
    preparation: Option<Opens<'s>>,
    halls: Option<Opens<'s>>,
    cremators: Option<Opens<'s>>,
    /// By when pick-up and preparation can be over.
    earliest: usize,
    /// Days on which no vigil hall is free, as far as they were asked about.
    days: Vec<Option<Option<PoolId>>>,
    before: Option<Service>,
}

impl<'s> Search<'s> {
    fn new(state: &'s Services<'s>, at: usize, case: &'s CaseModel) -> Option<Self> {
        let opens = |rooms: &'s [Room]| Opens { rooms, state };
        let open = |step: &'s StepModel| (step.length, opens(&step.options));
        let mut earliest = case.ready;
        let mut after = |step: Option<(usize, Opens<'s>)>| -> Option<Option<Opens<'s>>> {
            let Some((length, opens)) = step else { return Some(None) };
            earliest = opens.first_from(earliest)? + length;
            Some(Some(opens))
        };
        let pickup = after(case.pickup.as_ref().map(open))?;
        let preparation = after(case.preparation.as_ref().map(open))?;
        Some(Self {
            state,
            at,
            case,
            pickup,
            preparation,
            halls: case.farewell.as_deref().map(opens),
            cremators: case.cremation.as_deref().map(opens),
            earliest,
            days: vec![None; usize::from(state.model.problem.horizon.days())],
            before: state.model.problem.previous.get(at).copied().flatten(),
        })
    }
    fn best(&mut self, blink: f64, dice: &mut Dice) -> Option<Place> {
        let (case, prices) = (self.case, self.state.model.prices);
        // Where it was costs no change, and may stand anywhere among the others.
        let mut best = self.as_before();
        let moved = if self.before.is_some() { cost(prices.moved, 1) } else { Score::ZERO };
        for (slot, price) in case.starts(dice.chance(0.5)) {
            if best.as_ref().is_some_and(|best| best.cost <= price + moved) {
                break;
            }
            if slot < self.earliest || !self.may_begin(slot) || dice.chance(blink) {
                continue;
            }
            let limit = best.as_ref().map(|best| best.cost);
            if let Some(place) = self.tried(slot, price, limit) {
                best = Some(place);
            }
        }
        best
    }
    /// Whether the farewell, or the cremation, may begin in a slot, as far as can be seen at once.
    fn may_begin(&self, slot: usize) -> bool {
        let first = self.halls.as_ref().or(self.cremators.as_ref());
        first.is_some_and(|opens| opens.at(slot).is_some())
            && (self.halls.is_none() || self.case.wait > 0 || self.cremation(slot).is_some())
    }
    /// The slot of the cremation after a farewell.
    fn cremation(&self, slot: usize) -> Option<usize> {
        let Some(cremators) = &self.cremators else { return Some(slot) };
        let from = slot + if self.halls.is_some() { self.case.later } else { 0 };
        if self.case.wait == 0 {
            return cremators.at(from).map(|_| from);
        }
        cremators.first_from(from).filter(|at| at - from <= self.case.wait)
    }
    /// The place where the family knows it to be, where that is free: what comes before the rite may be elsewhere.
    fn as_before(&self) -> Option<Place> {
        let (before, model) = (self.before?, self.state.model);
        let slot = self.case.before?;
        let (_, price) = self.case.starts.iter().find(|(start, _)| *start == slot)?;
        let slot = slot as usize;
        let hall = match (&self.halls, before.farewell) {
            (Some(halls), placed) => Some(halls.of(placed?.pool, slot)?),
            (None, _) => None,
        };
        let waits = match before
            .farewell
            .zip(before.cremation)
            .filter(|_| hall.is_some() && self.cremators.is_some())
        {
            Some((said, placed)) => placed.start.0.checked_sub(said.start.0 + self.after_farewell())?,
            None => 0,
        };
        let (waits, _) = model.grid.split(Duration(waits.max(0)));
        let after = if hall.is_some() && self.cremators.is_some() { self.case.later + waits } else { 0 };
        let night = match &self.case.vigil {
            Some(vigil) => {
                let (from, to, _) = vigil.spans[usize::from(model.problem.day_of(model.grid.time(slot)))];
                Some(before.vigil.filter(|pool| self.state.free(*pool, 1).holds(from, to - from))?)
            }
            None => None,
        };
        (waits <= self.case.wait).then_some(())?;
        self.placed(Rite { slot, hall, later: slot + after, night }, *price, None)
    }
    /// The place with the farewell in a slot, in the cheapest hall, where it costs less than `limit`.
    fn tried(&mut self, slot: usize, price: Score, limit: Option<Score>) -> Option<Place> {
        let (model, later) = (self.state.model, self.cremation(slot)?);
        let hall = match &self.halls {
            Some(halls) => Some(halls.at(slot)?),
            None => None,
        };
        let night = match &self.case.vigil {
            Some(_) => Some(self.vigil(model.problem.day_of(model.grid.time(slot)).into())?),
            None => None,
        };
        self.placed(Rite { slot, hall, later, night }, price, limit)
    }
    /// A place with all that comes before its rite.
    fn placed(&self, rite: Rite<'_>, price: Score, limit: Option<Score>) -> Option<Place> {
        let (model, prices) = (self.state.model, self.state.model.prices);
        let Rite { slot, hall, later, night } = rite;
        let (time, mut total) = (model.grid.time(slot), price);
        total += cost(prices.upgrade, hall.map_or(0, |hall| hall.upgrade));
        let cremator = match &self.cremators {
            Some(cremators) => Some(cremators.at(later)?),
            None => None,
        };
        let soonest = slot + if hall.is_some() { self.case.later } else { 0 };
        let waits = cremator.map_or(0, |_| model.grid.of(later - soonest));
        total += cost(prices.waiting, waits);
        if limit.is_some_and(|limit| limit <= total) {
            return None;
        }
        let begins = |room: &Room, start| Placed { pool: model.way(room).pool, start };
        let mut service = Service {
            farewell: hall.map(|hall| begins(hall, time)),
            cremation: cremator.map(|room| begins(room, Time(time.0 + self.after_farewell() + waits))),
            ..self.case.begun
        };
        service.farewell = service.farewell.or(self.case.begun.farewell);
        let mut by = slot.min(self.case.by);
        let night = self.case.vigil.as_ref().zip(night).map(|(vigil, pool)| {
            let (from, to, done) = vigil.spans[usize::from(model.problem.day_of(time))];
            service.vigil = Some(pool);
            by = by.min(done);
            Kept { pool, from, slots: to - from, units: 1 }
        });
        if let Some(before) = self.before
            && is_moved(&before, &service)
        {
            total += cost(prices.moved, 1);
            if limit.is_some_and(|limit| limit <= total) {
                return None;
            }
        }
        let mut kept = Vec::with_capacity(STEPS);
        self.before_rite(by, &mut service, &mut kept)?;
        self.storage(slot, &mut service, &mut kept)?;
        hall.into_iter().for_each(|hall| model.way(hall).keeps(slot, &mut kept));
        cremator.into_iter().for_each(|room| model.way(room).keeps(later, &mut kept));
        kept.extend(night);
        Some(Place { service, trip: None, slot: later, kept, cost: total })
    }
    fn after_farewell(&self) -> i64 {
        after_farewell(self.state.model, self.at, self.halls.is_some())
    }
    /// A vigil hall that is free for the nights that end on a day.
    fn vigil(&mut self, day: usize) -> Option<PoolId> {
        let (state, vigil) = (self.state, self.case.vigil.as_ref()?);
        let (from, to, _) = vigil.spans[day];
        *self.days[day].get_or_insert_with(|| {
            vigil.pools.iter().copied().find(|pool| state.free(*pool, 1).holds(from, to - from))
        })
    }
    /// Preparation and pick-up, as late as they can be.
    fn before_rite(&self, by: usize, service: &mut Service, kept: &mut Vec<Kept>) -> Option<()> {
        let (model, grid) = (self.state.model, &self.state.model.grid);
        let mut by = by;
        let mut last = |step: &Option<StepModel>, opens: &Option<Opens<'_>>, from: usize| {
            let (Some(step), Some(opens)) = (step, opens) else { return Some(None) };
            let slot = opens.last_to(by.checked_sub(step.length)?).filter(|slot| *slot >= from)?;
            let room = opens.at(slot)?;
            let way = model.way(room);
            way.keeps(slot, kept);
            by = slot;
            Some(Some(Placed { pool: way.pool, start: grid.time(slot) }))
        };
        let ready = self.case.ready;
        service.preparation = last(&self.case.preparation, &self.preparation, ready)?.or(service.preparation);
        service.pickup = last(&self.case.pickup, &self.pickup, ready)?.or(service.pickup);
        (by >= ready).then_some(())
    }
    /// A drawer, where the case is kept cold for some time.
    fn storage(&self, slot: usize, service: &mut Service, kept: &mut Vec<Kept>) -> Option<()> {
        let Some(pools) = &self.case.storage else { return Some(()) };
        let (from, slots) = cold(self.state.model, self.at, slot, service)?;
        let pool = pools.iter().copied().find(|pool| self.state.free(*pool, 1).holds(from, slots))?;
        if slots > 0 {
            kept.push(Kept { pool, from, slots, units: 1 });
        }
        service.storage = Some(pool);
        Some(())
    }
}

/// Milliseconds from the beginning of a farewell that has not begun to the first moment of a cremation.
pub(super) fn after_farewell(model: &Model<'_>, at: usize, is_open: bool) -> i64 {
    let farewell = model.problem.cases[at].farewell.as_ref().filter(|_| is_open);
    farewell.map_or(0, |farewell| farewell.duration.0 + model.problem.transfer.0)
}

/// From which slot on a case is kept cold, and for how many, when its rite is in a slot and the steps before it are known.
pub(super) fn cold(model: &Model<'_>, at: usize, slot: usize, service: &Service) -> Option<(usize, usize)> {
    let (problem, case) = (model.problem, &model.problem.cases[at]);
    let from = match (service.pickup, &case.pickup) {
        (Some(placed), Some(step)) => uses::after(placed.start, step.duration),
        _ => case.ready.unwrap_or_default(),
    };
    let vigil = case
        .vigil
        .as_ref()
        .map(|vigil| problem.vigil_span(problem.day_of(model.grid.time(slot)), vigil.nights).from);
    let to = service.preparation.map(|placed| placed.start).or(vigil).or(service.rite())?;
    let (first, end) = (model.grid.floor(from), model.grid.ceil(to));
    Some((first, end.saturating_sub(first)))
}

/// Whether a family has to be told of a change.
pub(super) fn is_moved(before: &Service, now: &Service) -> bool {
    let start = |placed: Option<Placed>| placed.map(|placed| placed.start);
    let of = |service: &Service| (service.farewell, service.vigil, start(service.cremation));
    of(before) != of(now)
}

/// The earliest trip of a collection.
fn trip(state: &Services<'_>, at: usize) -> Option<Place> {
    let (model, collection) = (state.model, &state.model.collections[at]);
    let opens = Opens { rooms: &collection.options, state };
    let slot = opens.first_from(collection.ready)?;
    let (way, mut kept) = (model.way(opens.at(slot)?), Vec::new());
    way.keeps(slot, &mut kept);
    let placed = Placed { pool: way.pool, start: model.grid.time(slot) };
    let (service, cost) = (Service::default(), model.late(at, model.grid.time(slot)));
    Some(Place { service, trip: Some(placed), slot, kept, cost })
}

impl Services<'_> {
    /// A case where the earlier plan has it, whatever is free there.
    pub(super) fn as_before(&self, at: usize, service: Service) -> Place {
        let (model, problem) = (self.model, self.model.problem);
        let (case, prices) = (&problem.cases[at], self.model.prices);
        let id = CaseId::new(at);
        let mut all = Vec::new();
        uses::case_uses(problem, id, &service, &mut all);
        let rite = service.rite().unwrap_or_default();
        let day = problem.day_of(rite);
        let off = case.deviation(day, rite).0.saturating_mul(case.wish_weight);
        let away = case.days_away(day).saturating_mul(case.day_weight);
        let mut total = cost(prices.deviation, off) + cost(prices.day, away);
        if let (Some(farewell), Some(placed)) = (&case.farewell, service.farewell) {
            let hall = farewell.halls.iter().find(|hall| hall.pool == placed.pool);
            total += cost(prices.upgrade, hall.map_or(0, |hall| hall.upgrade));
            let ready = placed.start.0 + Duration(farewell.duration.0 + problem.transfer.0).0;
            total += cost(prices.waiting, service.cremation.map_or(0, |c| c.start.0 - ready));
        }
        let slot = model.grid.floor(service.cremation.map_or(rite, |placed| placed.start));
        Place {
            service,
            trip: None,
            slot,
            kept: all.iter().map(|one| kept(&model.grid, one)).collect(),
            cost: total,
        }
    }
    /// A trip of a collection that has begun.
    pub(super) fn trip_as_before(&self, at: usize, placed: Placed) -> Place {
        let model = self.model;
        let mut all = Vec::new();
        trip_uses(model.problem, CollectionId::new(at), &mut all);
        let slot = model.grid.floor(placed.start);
        Place {
            service: Service::default(),
            trip: Some(placed),
            slot,
            kept: all.iter().map(|one| kept(&model.grid, one)).collect(),
            cost: model.late(at, placed.start),
        }
    }
}
