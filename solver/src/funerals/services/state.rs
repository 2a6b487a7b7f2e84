//! The plan under change: where every case and collection is, what is busy when, and what it all costs.

use anpai_core::funerals::services::begun_uses;
use anpai_core::funerals::services::plan::{Placed, Plan, Service};
use anpai_core::funerals::services::problem::{CaseId, CollectionId, PoolId};
use anpai_core::funerals::services::uses::Use;
use anpai_core::score::Score;

use super::bits::Bits;
use super::grid::Grid;
use super::model::Model;
use super::open::Open;
use super::ways::Fits;
use crate::search::State;

/// Units of a pool that are kept for some slots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Kept {
    pub(super) pool: PoolId,
    pub(super) from: usize,
    pub(super) slots: usize,
    pub(super) units: i64,
}

/// What keeps a unit busy, in slots.
pub(super) fn kept(grid: &Grid, used: &Use) -> Kept {
    let (from, end) = (grid.floor(used.span.from), grid.ceil(used.span.to));
    Kept { pool: used.pool, from, slots: end.saturating_sub(from), units: used.units }
}

/// Where a case or a collection is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Place {
    /// The steps of a case.
    pub(super) service: Service,
    /// The trip of a collection.
    pub(super) trip: Option<Placed>,
    /// The slot of the cremation, or of the farewell where there is none, or of the trip.
    pub(super) slot: usize,
    pub(super) kept: Vec<Kept>,
    /// What it costs.
    pub(super) cost: Score,
}

impl Place {
    /// The pool that ties it to others: the cremator, or the hall where there is none, or the hearse of a collection.
    pub(super) fn tie(&self) -> Option<PoolId> {
        self.service.cremation.or(self.service.farewell).or(self.trip).map(|placed| placed.pool)
    }
}

/// The mutable twin of a plan. Jobs are the cases and, after them, the collections.
#[derive(Clone)]
pub(super) struct Services<'m> {
    pub(super) model: &'m Model<'m>,
    /// Units left, by pool and slot; fewer than none where what is confirmed takes more than there is.
    left: Vec<Vec<i32>>,
    /// By pool and by amount: slots in which so many units are free.
    free: Vec<Vec<Bits>>,
    /// Slots from which each way to use a pool fits.
    fits: Fits,
    /// By job.
    places: Vec<Option<Place>>,
    /// Jobs that stay as they are.
    frozen: Vec<bool>,
    missing: Vec<u32>,
    taken: Vec<u32>,
    total: Score,
    others: Score,
    journal: Journal,
}

#[derive(Clone, Default)]
struct Journal {
    places: Vec<(u32, Option<Place>)>,
    missing: Vec<u32>,
    total: Score,
    others: Score,
}

impl<'m> Services<'m> {
    /// Nothing but what is confirmed or has begun.
    pub(super) fn new(model: &'m Model<'m>) -> Self {
        let jobs = model.cases.len() + model.collections.len();
        let free = |(units, amounts): (&Vec<i32>, &Vec<i64>)| -> Vec<Bits> {
            let of = |amount: &i64| {
                let mut free = Bits::none(model.grid.slots);
                (0..units.len()).for_each(|slot| free.set(slot, i64::from(units[slot]) >= *amount));
                free
            };
            amounts.iter().map(of).collect()
        };
        let unplaced = (0..jobs as u32).map(|job| Self::left_out(model, job));
        let mut state = Self {
            model,
            left: model.units.clone(),
            free: model.units.iter().zip(&model.amounts).map(free).collect(),
            fits: Fits::new(model.ways.len(), model.grid.slots),
            places: vec![None; jobs],
            frozen: vec![false; jobs],
            missing: Vec::new(),
            taken: Vec::new(),
            total: unplaced.fold(Score::ZERO, |sum, cost| sum + cost),
            others: Score::ZERO,
            journal: Journal::default(),
        };
        for case in 0..model.cases.len() {
            let before = model.problem.previous.get(case).copied().flatten();
            let id = CaseId::new(case);
            if model.problem.cases[case].confirmed || Open::new(model.problem, id).is_over() {
                state.frozen[case] = true;
                if let Some(before) = before {
                    let place = state.as_before(case, before);
                    state.put(case as u32, place);
                }
            } else {
                let mut begun = Vec::new();
                begun_uses(model.problem, id, &mut begun);
                begun.iter().for_each(|one| state.keep(kept(&model.grid, one), true));
            }
        }
        for trip in 0..model.collections.len() {
            let begun = model.problem.trip_begun(CollectionId::new(trip));
            if let Some(placed) = begun {
                let job = model.cases.len() + trip;
                state.frozen[job] = true;
                let place = state.trip_as_before(trip, placed);
                state.put(job as u32, place);
            }
        }
        state.missing = (0..jobs as u32).filter(|job| !state.frozen[*job as usize]).collect();
        state.settle();
        state
    }
    /// What a job costs that is not done.
    pub(super) fn left_out(model: &Model<'_>, job: u32) -> Score {
        let job = job as usize;
        match model.cases.get(job) {
            Some(case) => case.unserved,
            None => model.collections[job - model.cases.len()].unmade,
        }
    }
    /// Where a job is.
    pub(super) fn place(&self, job: u32) -> Option<&Place> {
        self.places[job as usize].as_ref()
    }
    /// Whether it stays as it is.
    pub(super) fn is_frozen(&self, job: u32) -> bool {
        self.frozen[job as usize]
    }
    /// How many jobs there are.
    pub(super) fn jobs(&self) -> u32 {
        self.places.len() as u32
    }
    /// Jobs that are not done.
    pub(super) fn missing(&self) -> &[u32] {
        &self.missing
    }
    /// Jobs taken out since `begin`.
    pub(super) fn taken_out(&self) -> &[u32] {
        &self.taken
    }
    /// Slots in which so many units of a pool are free.
    pub(super) fn free(&self, pool: PoolId, units: i64) -> &Bits {
        &self.free[pool.index()][self.model.amount(pool, units)]
    }
    /// Slots from which a way to use a pool fits.
    pub(super) fn fits(&self, way: u32) -> &Bits {
        self.fits.of(way)
    }
    /// Units left of a pool by slot; fewer than none where what is confirmed takes more than there is.
    pub(super) fn left(&self, pool: usize) -> &[i32] {
        &self.left[pool]
    }
    /// What all jobs cost, done or not, by the rules that are priced.
    pub(super) fn total(&self) -> Score {
        self.total
    }
    /// Brings up to date where the steps of a job fit.
    pub(super) fn renew(&mut self, job: u32) {
        let Self { model, free, fits, .. } = self;
        for room in model.rooms(job) {
            fits.renew(room.way, model.way(room), |pool, units| {
                &free[pool.index()][model.amount(pool, units)]
            });
        }
    }
    /// Keeps units busy, or lets them go.
    fn keep(&mut self, kept: Kept, comes: bool) {
        let (model, pool) = (self.model, kept.pool.index());
        let by = i32::try_from(if comes { kept.units } else { -kept.units }).unwrap_or(0);
        let left = &mut self.left[pool];
        let end = (kept.from + kept.slots).min(left.len());
        let Some(left) = left.get_mut(kept.from..end) else { return };
        let mut least = i32::MAX;
        for left in left.iter_mut() {
            *left -= by;
            least = least.min(*left);
        }
        // Most of the time there is more left, before and after, than anything takes at once.
        let amounts = &model.amounts[pool];
        if i64::from(least.min(least.saturating_add(by))) >= amounts.iter().copied().max().unwrap_or(0) {
            return;
        }
        for (amount, free) in amounts.iter().zip(&mut self.free[pool]) {
            if let Some((first, last)) = free.set_where(kept.from, left, |left| i64::from(left) >= *amount) {
                self.fits.mark(&model.ways, &model.ways_of[pool], first, last);
            }
        }
    }
    fn put(&mut self, job: u32, place: Place) {
        place.kept.iter().for_each(|kept| self.keep(*kept, true));
        self.total = self.total + place.cost - Self::left_out(self.model, job);
        self.places[job as usize] = Some(place);
    }
    fn lift(&mut self, job: u32) -> Option<Place> {
        let place = self.places[job as usize].take()?;
        place.kept.iter().for_each(|kept| self.keep(*kept, false));
        self.total = self.total - place.cost + Self::left_out(self.model, job);
        Some(place)
    }
    /// Does a job.
    pub(super) fn insert(&mut self, job: u32, place: Place) {
        self.journal.places.push((job, None));
        self.missing.retain(|other| *other != job);
        self.put(job, place);
    }
    /// Puts a job where it was before; `None` where it is somewhere already, or what it keeps is not free.
    pub(super) fn put_back(&mut self, job: u32, place: Place) -> Option<()> {
        let is_free = |kept: &Kept| {
            let left = self.left[kept.pool.index()].get(kept.from..kept.from.saturating_add(kept.slots));
            left.is_some_and(|left| left.iter().all(|left| i64::from(*left) >= kept.units))
        };
        if self.places[job as usize].is_some() || !place.kept.iter().all(is_free) {
            return None;
        }
        self.put(job, place);
        Some(())
    }
    /// Names what is missing, in order; `None` where that is not what could be done and is not.
    pub(super) fn miss(&mut self, missing: Vec<u32>) -> Option<()> {
        let mut is_named = vec![false; self.places.len()];
        for job in &missing {
            let was_named = std::mem::replace(&mut is_named[*job as usize], true);
            (!was_named).then_some(())?;
        }
        self.missing = missing;
        let is_missing = |job: usize| self.places[job].is_none() && !self.frozen[job];
        (0..is_named.len()).all(|job| is_named[job] == is_missing(job)).then_some(())
    }
    /// Takes jobs out.
    pub(super) fn remove(&mut self, jobs: &[u32]) {
        for &job in jobs {
            if self.frozen[job as usize] {
                continue;
            }
            if let Some(place) = self.lift(job) {
                self.journal.places.push((job, Some(place)));
                self.missing.push(job);
                self.taken.push(job);
            }
        }
    }
    /// Asks the rules without a term.
    pub(super) fn settle(&mut self) {
        if !self.model.others.is_empty() {
            self.others = self.model.others.of(self.model.problem, &self.freeze());
        }
    }
    /// The plan.
    pub(super) fn freeze(&self) -> Plan {
        let (cases, collections) = self.places.split_at(self.model.cases.len());
        Plan {
            cases: cases.iter().map(|place| place.as_ref().map(|place| place.service)).collect(),
            collections: collections.iter().map(|place| place.as_ref()?.trip).collect(),
        }
    }
}

impl State for Services<'_> {
    fn score(&self) -> Score {
        self.total + self.others
    }
    fn begin(&mut self) {
        self.taken.clear();
        self.journal.places.clear();
        self.journal.missing.clone_from(&self.missing);
        (self.journal.total, self.journal.others) = (self.total, self.others);
    }
    fn commit(&mut self) {
        self.journal.places.clear();
    }
    fn rollback(&mut self) {
        for (job, before) in std::mem::take(&mut self.journal.places).into_iter().rev() {
            match before {
                Some(place) => self.put(job, place),
                None => drop(self.lift(job)),
            }
        }
        std::mem::swap(&mut self.missing, &mut self.journal.missing);
        (self.total, self.others) = (self.journal.total, self.journal.others);
    }
    fn audit(&self) {
        let plan = self.freeze();
        let referee = anpai_core::funerals::services::rules::referee(self.model.problem, &plan).score;
        let known = self.total + self.model.others.of(self.model.problem, &plan);
        assert_eq!((known.medium, known.soft), (referee.medium, referee.soft), "search and referee");
    }
}
