//! The problem as flat tables in slots: for every step the pools that it can be in with the slots in which it may begin, for
//! every case the slots of its farewell (or cremation) by what they cost.

use std::collections::HashMap;

use anpai_core::funerals::services::plan::Service;
use anpai_core::funerals::services::problem::{
    Capacity, CaseId, Cremation, Farewell, PoolId, PoolKind, Problem, Step,
};
use anpai_core::score::Score;
use anpai_core::stop::Stop;
use anpai_core::time::{Duration, Time};

use super::bits::Bits;
use super::grid::Grid;
use super::open::Open;
use super::others::others;
use super::prices::Prices;
use super::ways::Way;
use crate::search::{Others, cost};

/// A pool that a step can be in.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Room {
    /// How it uses the pool: its place in `Model::ways`.
    pub(super) way: u32,
    /// Slots in which it may begin.
    pub(super) may: Bits,
    /// Ranks of a hall above the one that was asked for.
    pub(super) upgrade: i64,
}

/// A pick-up or a preparation.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct StepModel {
    pub(super) length: usize,
    pub(super) options: Vec<Room>,
}

/// A case: what is still to be planned of it.
#[derive(Clone, Debug)]
pub(super) struct CaseModel {
    /// What is not planned any more: steps that have begun, and the drawer that it has left.
    pub(super) begun: Service,
    pub(super) ready: usize,
    /// Pick-up and preparation are over by then, whenever the farewell is.
    pub(super) by: usize,
    pub(super) pickup: Option<StepModel>,
    pub(super) storage: Option<Vec<PoolId>>,
    pub(super) preparation: Option<StepModel>,
    pub(super) vigil: Option<VigilModel>,
    pub(super) farewell: Option<Vec<Room>>,
    /// In these the cremation begins so many slots after the farewell's, or in them itself where there is none.
    pub(super) cremation: Option<Vec<Room>>,
    pub(super) later: usize,
    /// Slots that the cremation may be later still.
    pub(super) wait: usize,
    /// The slot of the farewell, or of the cremation where there is none, in the earlier plan.
    pub(super) before: Option<u32>,
    /// Slots of the farewell, or of the cremation where there is none, with what they cost: the cheapest first, and of those
    /// that cost the same the earliest.
    pub(super) starts: Vec<(u32, Score)>,
    /// What it costs to serve it not at all.
    pub(super) unserved: Score,
}

impl CaseModel {
    /// The slot that would suit it best.
    pub(super) fn wished(&self) -> Option<u32> {
        self.starts.first().map(|(slot, _)| *slot)
    }
    /// The same slots, of those that cost the same the latest first where it is wanted so.
    pub(super) fn starts(&self, late: bool) -> impl Iterator<Item = (usize, Score)> {
        let alike = self.starts.chunk_by(|a, b| a.1 == b.1);
        alike.flat_map(move |group| {
            let last = group.len() - 1;
            (0..=last).map(move |at| {
                let (slot, price) = group[if late { last - at } else { at }];
                (slot as usize, price)
            })
        })
    }
}

/// Vigil nights.
#[derive(Clone, Debug)]
pub(super) struct VigilModel {
    pub(super) pools: Vec<PoolId>,
    /// By day: slots from which and until which a hall is kept, and by which all before it is done.
    pub(super) spans: Vec<(usize, usize, usize)>,
}

/// A collection.
#[derive(Clone, Debug)]
pub(super) struct CollectionModel {
    pub(super) options: Vec<Room>,
    pub(super) ready: usize,
    pub(super) unmade: Score,
}

/// The problem as the search has it.
pub(super) struct Model<'p> {
    pub(super) problem: &'p Problem,
    pub(super) grid: Grid,
    pub(super) prices: Prices,
    pub(super) others: Others<Problem>,
    /// Units of each pool by slot.
    pub(super) units: Vec<Vec<i32>>,
    /// Numbers of units of each pool that something takes at once, 1 first.
    pub(super) amounts: Vec<Vec<i64>>,
    /// Ways to use pools, each once, and by pool those that it or its staff has to do with.
    pub(super) ways: Vec<Way>,
    pub(super) ways_of: Vec<Vec<u32>>,
    pub(super) cases: Vec<CaseModel>,
    pub(super) collections: Vec<CollectionModel>,
}

impl<'p> Model<'p> {
    /// However soon the stop comes, it is all there but for the slots of cases that it cuts off: these stay out.
    pub(super) fn new(problem: &'p Problem, stop: &Stop) -> Self {
        let grid = Grid::new(problem);
        let mut model = Self {
            problem,
            grid,
            prices: Prices::new(problem),
            others: others(problem),
            units: problem.pools.iter().map(|pool| units(&grid, &pool.profile, problem.now)).collect(),
            amounts: vec![vec![1]; problem.pools.len()],
            ways: Vec::new(),
            ways_of: vec![Vec::new(); problem.pools.len()],
            cases: Vec::new(),
            collections: Vec::new(),
        };
        for staff in problem.pools.iter().filter_map(|pool| pool.staff) {
            let amounts = &mut model.amounts[staff.pool.index()];
            if !amounts.contains(&staff.people) {
                amounts.push(staff.people);
            }
        }
        let mut ways = Ways::default();
        model.cases =
            (0..problem.cases.len()).map(|case| model.case(case, &mut ways, stop.is_over())).collect();
        model.collections =
            (0..problem.collections.len()).map(|at| model.collection(at, &mut ways)).collect();
        model.ways = ways.all;
        for (at, way) in (0..).zip(&model.ways) {
            model.ways_of[way.pool.index()].push(at);
            if let Some((staff, ..)) = way.staff.filter(|(staff, ..)| *staff != way.pool) {
                model.ways_of[staff.index()].push(at);
            }
        }
        model
    }
    /// What it costs when a collection sets out.
    pub(super) fn late(&self, at: usize, start: Time) -> Score {
        let own = &self.problem.collections[at];
        let late = start.0.saturating_sub(own.due.0).max(0);
        cost(self.prices.late, late.saturating_mul(own.weight))
    }
    /// How a step uses a pool.
    pub(super) fn way(&self, room: &Room) -> &Way {
        &self.ways[room.way as usize]
    }
    /// Which of the amounts of a pool it is.
    pub(super) fn amount(&self, pool: PoolId, units: i64) -> usize {
        self.amounts[pool.index()].iter().position(|amount| *amount == units).unwrap_or(0)
    }
    /// The pools that a job could use.
    pub(super) fn rooms(&self, job: u32) -> impl Iterator<Item = &Room> {
        let job = job as usize;
        let (case, trip) = match self.cases.get(job) {
            Some(case) => (Some(case), None),
            None => (None, Some(&self.collections[job - self.cases.len()])),
        };
        let of_case = case.into_iter().flat_map(|case| {
            let steps = [&case.pickup, &case.preparation].into_iter().flatten().map(|step| &step.options);
            steps.chain([&case.farewell, &case.cremation].into_iter().flatten())
        });
        of_case.chain(trip.map(|trip| &trip.options)).flatten()
    }
    fn case(&self, at: usize, ways: &mut Ways, is_over: bool) -> CaseModel {
        let (p, grid, case) = (self.problem, &self.grid, &self.problem.cases[at]);
        let open = Open::new(p, CaseId::new(at));
        let mut step = |step: &Step| StepModel {
            length: grid.length(step.duration),
            options: step.pools.iter().map(|pool| self.option(*pool, step.duration, ways)).collect(),
        };
        let (pickup, preparation) = (open.pickup.map(&mut step), open.preparation.map(&mut step));
        let (later, left) = match open.farewell {
            Some(farewell) => grid.split(Duration(farewell.duration.0 + p.transfer.0)),
            None => (0, Duration::ZERO),
        };
        let wait = match (open.farewell, p.gap.most()) {
            (None, _) => 0,
            (Some(_), Some(most)) => grid.split(most).0,
            (Some(_), None) => grid.slots,
        };
        let farewell = open.farewell.map(|farewell| self.halls(farewell, ways));
        let cremation = open.cremation.map(|c| self.cremators(c, left, case.latest, ways));
        let first = farewell.as_ref().or(cremation.as_ref()).filter(|_| !is_over);
        let starts = first.map_or_else(Vec::new, |options| self.starts(at, &open, options));
        let span = |day: u16, nights: u16| {
            let span = p.vigil_span(day, nights);
            let done = grid.floor(p.first_vigil_midnight(day, nights));
            (grid.floor(span.from), grid.ceil(span.to), done)
        };
        CaseModel {
            begun: open.begun,
            ready: open.ready.map_or(0, |ready| grid.ceil(ready)),
            by: open.by.map_or(grid.slots, |by| grid.floor(by)),
            pickup,
            storage: open.storage,
            preparation,
            vigil: open.vigil.map(|vigil| VigilModel {
                pools: vigil.pools.clone(),
                spans: (0..p.horizon.days()).map(|day| span(day, vigil.nights)).collect(),
            }),
            farewell,
            cremation,
            later,
            wait,
            before: open.before.map(|rite| slot_of(grid.floor(rite))),
            starts,
            unserved: cost(self.prices.unserved, case.priority),
        }
    }
    fn collection(&self, at: usize, ways: &mut Ways) -> CollectionModel {
        let collection = &self.problem.collections[at];
        let option = |pool: &PoolId| {
            let mut option = self.option(*pool, collection.duration, ways);
            if collection.any_hour {
                option.may = Bits::all(self.grid.slots);
                self.after_now(&mut option.may);
            }
            option
        };
        CollectionModel {
            options: collection.pools.iter().map(option).collect(),
            ready: self.grid.ceil(collection.ready),
            unmade: cost(self.prices.uncollected, 1),
        }
    }
    /// A step in a pool, within its hours.
    fn option(&self, id: PoolId, duration: Duration, ways: &mut Ways) -> Room {
        let (grid, pool) = (&self.grid, &self.problem.pools[id.index()]);
        let is_bound = !matches!(pool.kind, PoolKind::ColdStorage | PoolKind::VigilHall | PoolKind::Staff);
        let mut may = Bits::none(grid.slots);
        for span in pool.hours.iter().filter(|_| is_bound) {
            let last = Time(span.to.0.saturating_sub(duration.0));
            if span.from <= last {
                (grid.ceil(span.from)..=grid.floor(last)).for_each(|slot| may.set(slot, true));
            }
        }
        self.after_now(&mut may);
        Room { way: ways.of(self.use_of(id, duration)), may, upgrade: 0 }
    }
    /// Takes out slots before the moment of a repair.
    fn after_now(&self, may: &mut Bits) {
        let first = self.problem.now.map_or(0, |now| self.grid.ceil(now));
        (0..first.min(self.grid.slots)).for_each(|slot| may.set(slot, false));
    }
    fn use_of(&self, id: PoolId, duration: Duration) -> Way {
        let (grid, pool) = (&self.grid, &self.problem.pools[id.index()]);
        Way {
            pool: id,
            busy: grid.length(Duration(duration.0 + pool.after.0)),
            staff: pool.staff.map(|staff| (staff.pool, grid.length(duration), staff.people)),
        }
    }
    fn halls(&self, farewell: &Farewell, ways: &mut Ways) -> Vec<Room> {
        let hall = |hall: &anpai_core::funerals::services::problem::Hall| {
            let mut option = self.option(hall.pool, farewell.duration, ways);
            option.upgrade = hall.upgrade;
            self.close(&mut option.may, farewell.duration, Duration::ZERO, true);
            option
        };
        farewell.halls.iter().map(hall).collect()
    }
    /// Where a cremation begins so much after the beginning of its slot.
    fn cremators(
        &self,
        cremation: &Cremation,
        left: Duration,
        latest: Option<Time>,
        ways: &mut Ways,
    ) -> Vec<Room> {
        let grid = &self.grid;
        let option = |id: &PoolId| {
            let pool = &self.problem.pools[id.index()];
            let whole = Duration(left.0 + cremation.duration.0);
            let mut option = self.option(*id, whole, ways);
            if left > Duration::ZERO {
                // Its own hours are those of what is left of it.
                option.may = Bits::none(grid.slots);
                for slot in 0..grid.slots {
                    let from = Time(grid.time(slot).0 + left.0);
                    option.may.set(slot, pool.is_open(from, Time(from.0 + cremation.duration.0)));
                }
                self.after_now(&mut option.may);
            }
            self.close(&mut option.may, cremation.duration, left, false);
            if let Some(latest) = latest {
                let by = latest.0.saturating_sub(cremation.duration.0 + left.0);
                let first = if by < grid.time(0).0 { 0 } else { grid.floor(Time(by)) + 1 };
                (first..grid.slots).for_each(|slot| option.may.set(slot, false));
            }
            option
        };
        cremation.pools.iter().map(option).collect()
    }
    /// Takes out slots whose step would have a moment in a closed time.
    fn close(&self, may: &mut Bits, duration: Duration, left: Duration, is_farewell: bool) {
        let grid = &self.grid;
        for closed in &self.problem.closed {
            if if is_farewell { closed.farewells } else { closed.cremations } {
                let first = grid.floor(Time(closed.span.from.0 - duration.0 - left.0));
                for slot in first..=grid.floor(closed.span.to).min(grid.slots.saturating_sub(1)) {
                    let from = Time(grid.time(slot).0 + left.0);
                    if from < closed.span.to && from.0 + duration.0 > closed.span.from.0 {
                        may.set(slot, false);
                    }
                }
            }
        }
    }
    /// Slots of the farewell, or of the cremation, by what they cost.
    fn starts(&self, at: usize, open: &Open<'_>, options: &[Room]) -> Vec<(u32, Score)> {
        let (p, case, prices) = (self.problem, &self.problem.cases[at], &self.prices);
        let mut may = Bits::none(self.grid.slots);
        options.iter().for_each(|option| may.or(&option.may));
        let price = |rite: Time| {
            let day = p.day_of(rite);
            let off = case.deviation(day, rite).0.saturating_mul(case.wish_weight);
            let away = case.days_away(day).saturating_mul(case.day_weight);
            cost(prices.deviation, off) + cost(prices.day, away)
        };
        // Where the farewell has begun, it costs what it costs, and the cremation follows as soon as it can.
        let said = open.said.map(|said| (said.over, price(said.from) + cost(prices.upgrade, said.upgrade)));
        let (mut starts, mut from) = (Vec::new(), 0);
        while let Some(slot) = may.first_from(from).filter(|slot| *slot < self.grid.slots) {
            from = slot + 1;
            let time = self.grid.time(slot);
            let price = match said {
                Some((over, _)) if time < over => continue,
                Some((over, price)) => price + cost(prices.waiting, time.0 - over.0),
                None if case.may_be_on(p.day_of(time))
                    && open.day.is_none_or(|day| p.day_of(time) == day) =>
                {
                    price(time)
                }
                None => continue,
            };
            starts.push((slot_of(slot), price));
        }
        starts.sort_by_key(|(slot, price)| (*price, *slot));
        starts
    }
}

fn slot_of(slot: usize) -> u32 {
    u32::try_from(slot).unwrap_or(u32::MAX)
}

/// Ways to use pools as they come up, each once.
#[derive(Default)]
struct Ways {
    all: Vec<Way>,
    known: HashMap<Way, u32>,
}

impl Ways {
    fn of(&mut self, way: Way) -> u32 {
        let next = u32::try_from(self.all.len()).expect("there are fewer pools of steps than 2^32");
        *self.known.entry(way).or_insert_with_key(|way| {
            self.all.push(way.clone());
            next
        })
    }
}

/// Units by slot: as many as there are all through it. Of what is past there are enough.
fn units(grid: &Grid, profile: &[Capacity], now: Option<Time>) -> Vec<i32> {
    let mut units = vec![i32::MAX; grid.slots];
    let mut covered = vec![false; grid.slots];
    for part in profile {
        let (first, end) = (grid.floor(part.span.from), grid.ceil(part.span.to));
        for slot in first..end.min(grid.slots) {
            units[slot] = units[slot].min(i32::try_from(part.units).unwrap_or(i32::MAX));
            covered[slot] = true;
        }
    }
    units.iter_mut().zip(covered).filter(|(_, covered)| !covered).for_each(|(units, _)| *units = 0);
    let past = now.map_or(0, |now| grid.floor(now)).min(grid.slots);
    units[..past].fill(i32::MAX / 2);
    units
}
