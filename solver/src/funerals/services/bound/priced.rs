//! Every job alone at given prices of slots: what is cheapest for each, and what all of them take together.

use std::collections::HashMap;

use anpai_core::funerals::services::problem::PoolId;
use anpai_core::score::Score;

use super::super::model::{CaseModel, Model, Room, StepModel};
use super::super::state::Services;
use super::Level;
use crate::search::cost;

/// More than any place costs, and the most that a single step is said to cost: less than it does is still a bound.
const NEVER: i64 = i64::MAX / 4;
const MOST: i64 = 1 << 56;

/// A level of a problem with prices.
pub(super) struct Priced<'m> {
    model: &'m Model<'m>,
    /// Jobs that are not confirmed.
    jobs: Vec<u32>,
    /// What those that are cost.
    fixed: i64,
    level: Level,
    unit: i64,
    /// The first slot that matters, and how many do.
    first: usize,
    slots: usize,
    /// The price of a unit for a slot, pool after pool.
    pub(super) prices: Vec<i64>,
    /// Units of each pool in each slot.
    left: Vec<i64>,
    /// What the cheapest places take beyond these.
    over: Vec<i64>,
    /// What each way to use a pool costs, by the slot in which it begins.
    ways: Vec<Vec<i64>>,
    /// Prices of each pool, added up.
    sums: Vec<Vec<i64>>,
    /// What comes before a rite, and cremations, each once for all cases that have them alike: whose they are, and what they
    /// cost by slot.
    early: Vec<(usize, Early)>,
    cremations: Vec<(usize, Line)>,
    /// By case: which of these are its own.
    alike: Vec<(usize, usize)>,
}

/// What it costs to have been picked up by a slot, and to be prepared as well.
#[derive(Clone, Default)]
struct Early {
    picked: Line,
    ready: Line,
}

/// What a step costs by slot, and the way and slot in which it begins then.
type Line = Vec<(i64, Begun)>;
type Begun = Option<(u32, usize)>;

/// What is cheapest for a job, and what it takes.
#[derive(Clone, Copy, Default)]
struct Cheapest {
    cost: i64,
    begun: [Begun; 4],
    night: Option<(PoolId, usize, usize)>,
}

impl<'m> Priced<'m> {
    /// All prices are zero.
    pub(super) fn new(empty: &Services<'m>, level: Level, unit: i64) -> Self {
        let model = empty.model;
        let jobs = empty.missing().to_vec();
        let rooms = jobs.iter().flat_map(|job| model.rooms(*job));
        let (mut first, mut end) = (model.grid.slots, 0);
        for room in rooms {
            let has =
                |slot: &usize| room.may.has(*slot) && empty.left(model.way(room).pool.index())[*slot] > 0;
            let from = (0..first).find(has).unwrap_or(first);
            let to = (end..model.grid.slots).rfind(has).map_or(end, |last| last + 1);
            (first, end) = (first.min(from), end.max(to));
        }
        for (from, to, _) in model.cases.iter().filter_map(|case| case.vigil.as_ref()).flat_map(|v| &v.spans)
        {
            (first, end) = (first.min(*from), end.max(*to));
        }
        let (pools, slots) = (model.units.len(), end.saturating_sub(first));
        // More units than jobs could take are as good as none that are short; what has begun takes no unit from the others
        // beyond all that there are.
        let people = model.amounts.iter().flatten().copied().max().unwrap_or(1);
        let enough = people.saturating_mul(jobs.len() as i64 + 1);
        let of = |pool: usize| {
            empty.left(pool)[first.min(end)..end].iter().map(move |left| i64::from(*left).clamp(0, enough))
        };
        let left: Vec<i64> = (0..pools).flat_map(of).collect();
        let open: Score = jobs.iter().map(|job| Services::left_out(model, *job)).sum();
        Self {
            fixed: level.of(empty.total() - open).unwrap_or(0),
            model,
            jobs,
            level,
            unit,
            first,
            slots,
            prices: vec![0; left.len()],
            over: vec![0; left.len()],
            left,
            ways: vec![vec![0; slots]; model.ways.len()],
            sums: vec![vec![0; slots + 1]; pools],
            early: Vec::new(),
            cremations: Vec::new(),
            alike: Vec::new(),
        }
        .grouped()
    }
    /// Finds cases that have alike what comes before their rites, and their cremations.
    fn grouped(mut self) -> Self {
        let (mut early, mut cremations) = (HashMap::new(), HashMap::new());
        for (at, case) in self.model.cases.iter().enumerate() {
            let before = *early.entry((case.ready, &case.pickup, &case.preparation)).or_insert_with(|| {
                self.early.push((at, Early::default()));
                self.early.len() - 1
            });
            let cremation = *cremations.entry((case.wait, &case.cremation)).or_insert_with(|| {
                self.cremations.push((at, Line::new()));
                self.cremations.len() - 1
            });
            self.alike.push((before, cremation));
        }
        self
    }
    /// About how many prices a round looks at.
    pub(super) fn looks(&self) -> usize {
        self.slots * (self.model.ways.len() + 2 * self.early.len() + self.cremations.len() + self.sums.len())
    }
    /// What the cheapest places take beyond what there is, pool after pool.
    pub(super) fn over(&self) -> &[i64] {
        &self.over
    }
    /// The bound at these prices, in parts of a point.
    pub(super) fn value(&mut self) -> i128 {
        self.add_up();
        self.lines();
        self.over.fill(0);
        let mut value = i128::from(self.fixed) * i128::from(self.unit);
        for at in 0..self.jobs.len() {
            let job = self.jobs[at];
            let out = self.points(Services::left_out(self.model, job)).unwrap_or(NEVER);
            let found = match self.model.cases.get(job as usize) {
                Some(case) => self.case(job as usize, case),
                None => self.trip(job as usize - self.model.cases.len()),
            };
            match found.filter(|found| found.cost < out) {
                Some(found) => {
                    self.take(&found);
                    value += i128::from(found.cost);
                }
                None => value += i128::from(out),
            }
        }
        for (pool, over) in self.over.chunks_mut(self.slots.max(1)).enumerate() {
            let at = pool * self.slots;
            let mut taken = 0;
            for ((over, left), price) in over.iter_mut().zip(&self.left[at..]).zip(&self.prices[at..]) {
                taken += *over;
                *over = taken - left;
                value -= i128::from(*left) * i128::from(*price);
            }
        }
        value
    }
    /// A score of this level in parts of a point; `None` where it is worse than this level can be.
    fn points(&self, score: Score) -> Option<i64> {
        Some(self.level.of(score)?.saturating_mul(self.unit).min(MOST))
    }
    fn add_up(&mut self) {
        for (sums, prices) in self.sums.iter_mut().zip(self.prices.chunks(self.slots.max(1))) {
            let mut sum = 0;
            for (all, price) in sums[1..].iter_mut().zip(prices) {
                sum += price;
                *all = sum;
            }
        }
        for (costs, way) in self.ways.iter_mut().zip(&self.model.ways) {
            let lasts = |pool: PoolId, slots: usize, at: usize| {
                let sums = &self.sums[pool.index()];
                sums[(at + slots).min(self.slots)] - sums[at]
            };
            for (at, cost) in costs.iter_mut().enumerate() {
                *cost = lasts(way.pool, way.busy, at);
                if let Some((pool, slots, people)) = way.staff {
                    *cost = cost.saturating_add(lasts(pool, slots, at).saturating_mul(people));
                }
                *cost = (*cost).min(MOST);
            }
        }
    }
    /// The cheapest of some pools for a step that begins in a slot, with what is beside its price.
    fn step(&self, rooms: &[Room], slot: usize) -> Option<(i64, Begun)> {
        let at = slot.checked_sub(self.first).filter(|at| *at < self.slots)?;
        let mut best: Option<(i64, Begun)> = None;
        for room in rooms.iter().filter(|room| room.may.has(slot)) {
            let upgrade = if room.upgrade == 0 {
                0
            } else {
                match self.points(cost(self.model.prices.upgrade, room.upgrade)) {
                    Some(points) => points,
                    None => continue,
                }
            };
            let price = self.ways[room.way as usize][at] + upgrade;
            if best.is_none_or(|(best, _)| price < best) {
                best = Some((price, Some((room.way, slot))));
            }
        }
        best
    }
    /// Turns what it costs to be done with what came before by a slot into what it costs to be done with this step as well.
    fn after(&self, before: &Line, step: &StepModel, done: &mut Line) {
        done.clear();
        let mut best = (NEVER, None);
        for at in 0..=self.slots {
            if let Some(start) = at.checked_sub(step.length)
                && before[start].0 < NEVER
                && let Some((price, begun)) = self.step(&step.options, self.first + start)
                && price + before[start].0 < best.0
            {
                best = (price + before[start].0, begun);
            }
            done.push(best);
        }
    }
    /// What a cremation costs that begins in a slot or later, with its waiting.
    fn cremations(&self, case: &CaseModel, rooms: &[Room], line: &mut Line) {
        line.clear();
        let waiting = |slots: usize| {
            self.points(cost(self.model.prices.waiting, self.model.grid.of(slots))).unwrap_or(NEVER)
        };
        let one = waiting(1);
        line.extend((0..self.slots).map(|at| self.step(rooms, self.first + at).unwrap_or((NEVER, None))));
        if case.wait >= self.slots {
            for at in (1..self.slots).rev() {
                let later = (line[at].0.saturating_add(one).min(NEVER), line[at].1);
                if later.0 < line[at - 1].0 {
                    line[at - 1] = later;
                }
            }
        } else if case.wait > 0 {
            for at in 0..self.slots {
                for by in 1..=case.wait.min(self.slots - 1 - at) {
                    let waits = one.saturating_mul(by as i64);
                    if waits >= line[at].0 {
                        break;
                    }
                    let later = line[at + by].0.saturating_add(waits);
                    if later < line[at].0 {
                        line[at] = (later, line[at + by].1);
                    }
                }
            }
        }
    }
    /// What comes before a rite, and cremations, at these prices.
    fn lines(&mut self) {
        let (mut early, mut cremations) =
            (std::mem::take(&mut self.early), std::mem::take(&mut self.cremations));
        for (at, Early { picked, ready }) in &mut early {
            let case = &self.model.cases[*at];
            let from = case.ready.saturating_sub(self.first);
            let whole: Line = (0..=self.slots).map(|at| (if at >= from { 0 } else { NEVER }, None)).collect();
            match &case.pickup {
                Some(step) => self.after(&whole, step, picked),
                None => picked.clone_from(&whole),
            }
            match &case.preparation {
                Some(step) => self.after(picked, step, ready),
                None => ready.clone_from(picked),
            }
        }
        for (at, line) in &mut cremations {
            let case = &self.model.cases[*at];
            if let Some(rooms) = &case.cremation {
                self.cremations(case, rooms, line);
            }
        }
        (self.early, self.cremations) = (early, cremations);
    }
    fn case(&self, at: usize, case: &CaseModel) -> Option<Cheapest> {
        let (model, alike) = (self.model, self.alike[at]);
        let (Early { picked, ready }, cremated) = (&self.early[alike.0].1, &self.cremations[alike.1].1);
        let before = case.before.map(|slot| slot as usize);
        let moved = self.points(cost(model.prices.moved, 1)).unwrap_or(NEVER);
        let mut nights: Vec<Option<Option<(i64, PoolId)>>> = vec![None; model.problem.horizon.days().into()];
        let mut best: Option<Cheapest> = None;
        for (slot, price) in &case.starts {
            let Some(mut cost) = self.points(*price) else { break };
            if best.is_some_and(|best| best.cost <= cost) {
                break;
            }
            let slot = *slot as usize;
            let (mut by, mut found) = (slot.min(case.by), Cheapest::default());
            if before.is_some_and(|before| before != slot) {
                cost = cost.saturating_add(moved);
            }
            if let Some(halls) = &case.farewell {
                let Some((price, begun)) = self.step(halls, slot) else { continue };
                (cost, found.begun[0]) = (cost.saturating_add(price), begun);
            }
            if case.cremation.is_some() {
                let at = slot + if case.farewell.is_some() { case.later } else { 0 };
                let Some((price, begun)) = at.checked_sub(self.first).and_then(|at| cremated.get(at)) else {
                    continue;
                };
                (cost, found.begun[1]) = (cost.saturating_add(*price), *begun);
            }
            if let Some(vigil) = &case.vigil {
                let day = usize::from(model.problem.day_of(model.grid.time(slot)));
                let (from, to, done) = vigil.spans[day];
                let night = *nights[day].get_or_insert_with(|| {
                    let price = |pool: &PoolId| (self.night(*pool, from, to), *pool);
                    vigil.pools.iter().map(price).min()
                });
                let Some((price, pool)) = night else { continue };
                (cost, found.night, by) = (cost.saturating_add(price), Some((pool, from, to)), by.min(done));
            }
            let Some((price, begun)) =
                by.checked_sub(self.first).and_then(|by| ready.get(by.min(self.slots)))
            else {
                continue;
            };
            cost = cost.saturating_add(*price);
            if cost >= NEVER || best.is_some_and(|best| best.cost <= cost) {
                continue;
            }
            (found.cost, found.begun[2]) = (cost, *begun);
            if let (Some(_), Some((_, slot))) = (&case.preparation, begun) {
                found.begun[3] = picked[slot - self.first].1;
            }
            best = Some(found);
        }
        best
    }
    fn night(&self, pool: PoolId, from: usize, to: usize) -> i64 {
        let sums = &self.sums[pool.index()];
        (sums[to - self.first] - sums[from - self.first]).min(MOST)
    }
    fn trip(&self, at: usize) -> Option<Cheapest> {
        let trip = &self.model.collections[at];
        let mut best: Option<Cheapest> = None;
        for slot in trip.ready.max(self.first)..self.first + self.slots {
            let Some(late) = self.points(self.model.late(at, self.model.grid.time(slot))) else { break };
            if best.is_some_and(|best| best.cost <= late) {
                break;
            }
            let Some((price, begun)) = self.step(&trip.options, slot) else { continue };
            let cost = price.saturating_add(late);
            if best.is_none_or(|best| cost < best.cost) {
                best = Some(Cheapest { cost, begun: [begun, None, None, None], night: None });
            }
        }
        best
    }
    /// Marks what a place takes: more from where it begins, less from where it ends.
    fn take(&mut self, found: &Cheapest) {
        let (slots, first) = (self.slots, self.first);
        let over = &mut self.over;
        let mut take = |pool: PoolId, from: usize, to: usize, units: i64| {
            let at = pool.index() * slots;
            over[at + from - first] += units;
            if to - first < slots {
                over[at + to - first] -= units;
            }
        };
        for (way, slot) in found.begun.iter().flatten() {
            let way = &self.model.ways[*way as usize];
            take(way.pool, *slot, slot + way.busy, 1);
            if let Some((pool, lasts, people)) = way.staff {
                take(pool, *slot, slot + lasts, people);
            }
        }
        if let Some((pool, from, to)) = found.night.filter(|(_, from, to)| from < to) {
            take(pool, from, to, 1);
        }
    }
}
