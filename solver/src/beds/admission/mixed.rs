//! The mixed-integer model of a decision under limits: a column for everybody in each bed that would do, rows for days,
//! rooms, budgets and quotas, each with a column for how far it is broken.

use anpai_core::beds::admission::Problem;
use anpai_core::beds::admission::problem::{ApplicantId, UnitId};

use super::arcs::Arcs;
use super::limits::{Bound, Limits, Load, column, drawn};
use crate::mip::{Column, Model};

/// No bound.
const ANY: f64 = f64::INFINITY;

/// The model, and what its columns are.
#[derive(Debug)]
pub(super) struct Mixed {
    pub(super) model: Model,
    /// By applicant: unit, points, and whether they are there.
    pub(super) there: Vec<Vec<(UnitId, i64, Column)>>,
    /// Rooms for women, for men, and for each of those of whom that is not said.
    rooms: Vec<(UnitId, u32, [Column; 3])>,
    /// How far limits are broken, with what a unit of it counts.
    pub(super) broken: Vec<(Column, f64, Limit)>,
}

/// Which limit.
#[derive(Clone, Copy, Debug)]
pub(super) enum Limit {
    Rooms(UnitId),
    Budget(usize),
    /// A bound of a quota, by their order.
    Quota(usize, usize),
}

impl Mixed {
    pub(super) fn of(problem: &Problem, arcs: &Arcs, limits: &Limits) -> Self {
        let mut mixed =
            Self { model: Model::default(), there: Vec::new(), rooms: Vec::new(), broken: Vec::new() };
        mixed.people(problem, arcs);
        mixed.days(problem, limits);
        mixed.budgets(problem, limits);
        mixed.quotas(problem, limits);
        mixed
    }
    /// Everybody has one bed or none; those who are pinned have theirs, and residents have one.
    fn people(&mut self, problem: &Problem, arcs: &Arcs) {
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            let own = arcs.of_applicant(applicant);
            let columns: Vec<_> =
                own.iter().map(|(unit, points)| (*unit, *points, self.model.binary("", 0.0))).collect();
            let least = if person.pinned.is_some() || person.resident.is_some() { 1.0 } else { 0.0 };
            if !columns.is_empty() {
                self.model.row(&*person.id, least, 1.0, columns.iter().map(|(_, _, c)| (*c, 1.0)));
            }
            self.there.push(columns);
        }
    }
    /// Beds and rooms on the days that count.
    fn days(&mut self, problem: &Problem, limits: &Limits) {
        let mut into: Vec<Vec<(ApplicantId, Column)>> = vec![Vec::new(); problem.units.len()];
        for (applicant, own) in problem.applicant_ids().zip(&self.there) {
            for (unit, _, column) in own {
                into[unit.index()].push((applicant, *column));
            }
        }
        for (unit, people) in problem.unit_ids().zip(&into) {
            let bed = &problem.units[unit.index()];
            let rooms = bed.room_beds.map(|size| (size, self.open_rooms(bed.beds / size, unit, size)));
            for day in &limits.days[unit.index()] {
                let there = |a: &ApplicantId| problem.applicants[a.index()].stay.covers(*day);
                let people: Vec<_> = people.iter().filter(|(a, _)| there(a)).collect();
                self.model.row(&*bed.id, -ANY, f64::from(bed.beds), people.iter().map(|(_, c)| (*c, 1.0)));
                let Some((size, rooms)) = rooms else { continue };
                for (gender, room) in rooms.into_iter().enumerate() {
                    let of =
                        people.iter().filter(|(a, _)| column(problem.applicants[a.index()].gender) == gender);
                    let size = if gender == 2 { 1.0 } else { f64::from(size) };
                    let terms = of.map(|(_, c)| (*c, 1.0)).chain([(room, -size)]);
                    self.model.row(&*bed.id, -ANY, 0.0, terms);
                }
            }
        }
    }
    fn open_rooms(&mut self, rooms: u32, unit: UnitId, size: u32) -> [Column; 3] {
        let columns = [(); 3].map(|()| self.model.integer("", 0.0, ANY, 0.0));
        let broken = self.model.integer("", 0.0, ANY, 0.0);
        let terms = columns.iter().map(|c| (*c, 1.0)).chain([(broken, -1.0)]);
        self.model.row("rooms", -ANY, f64::from(rooms), terms);
        self.rooms.push((unit, size, columns));
        self.broken.push((broken, 1.0, Limit::Rooms(unit)));
        columns
    }
    /// In steps of what all amounts are whole multiples of, so that they are small numbers.
    fn budgets(&mut self, problem: &Problem, limits: &Limits) {
        for (at, (budget, chosen)) in problem.budgets.iter().zip(&limits.budgets).enumerate() {
            let mut terms = Vec::new();
            for (applicant, own) in problem.applicant_ids().zip(&self.there) {
                for (unit, _, column) in own.iter().filter(|(unit, ..)| chosen.holds(applicant, *unit)) {
                    let fen = drawn(&problem.applicants[applicant.index()], &problem.units[unit.index()]);
                    terms.push((*column, fen));
                }
            }
            let step = terms.iter().fold(0, |step, (_, fen)| common(step, *fen)).max(1);
            let broken = self.model.continuous("", 0.0, ANY, 0.0);
            let terms = terms.into_iter().map(|(column, fen)| (column, (fen / step) as f64));
            let most = budget.fen as f64 / step as f64;
            self.model.row(&*budget.named.id, -ANY, most, terms.chain([(broken, -1.0)]));
            self.broken.push((broken, step as f64, Limit::Budget(at)));
        }
    }
    fn quotas(&mut self, problem: &Problem, limits: &Limits) {
        for (at, (quota, share)) in problem.quotas.iter().zip(&limits.quotas).enumerate() {
            for (which, bound) in Bound::all(quota).enumerate() {
                let mut terms = Vec::new();
                for (applicant, own) in problem.applicant_ids().zip(&self.there) {
                    for (unit, _, column) in own {
                        let of = i64::from(share.of.holds(applicant, *unit)) * bound.factor;
                        let out_of = i64::from(share.out_of.holds(applicant, *unit)) * bound.percent;
                        terms.push((*column, (of - out_of) as f64));
                    }
                }
                let broken = self.model.integer("", 0.0, ANY, 0.0);
                terms.push((broken, -(bound.factor.abs() as f64)));
                self.model.row(&*quota.named.id, -ANY, bound.most as f64, terms);
                self.broken.push((broken, 1.0, Limit::Quota(at, which)));
            }
        }
    }
    /// A decision as values of all columns.
    pub(super) fn values(&self, load: &Load<'_>, beds: &[Option<UnitId>]) -> Vec<f64> {
        let mut values = vec![0.0; self.model.columns()];
        for (own, bed) in self.there.iter().zip(beds) {
            for (_, _, column) in own.iter().filter(|(unit, ..)| Some(*unit) == *bed) {
                values[column.index()] = 1.0;
            }
        }
        for (unit, size, columns) in &self.rooms {
            for (column, rooms) in columns.iter().zip(load.rooms(*unit, *size)) {
                values[column.index()] = rooms as f64;
            }
        }
        for (column, step, limit) in &self.broken {
            let beyond = match *limit {
                Limit::Rooms(unit) => load.rooms_beyond(unit),
                Limit::Budget(at) => load.budget_beyond(at),
                Limit::Quota(at, which) => load.quota_beyond(at).nth(which).unwrap_or(0),
            };
            values[column.index()] = beyond as f64 / step;
        }
        values
    }
    /// The decision that values of all columns say.
    pub(super) fn beds(&self, values: &[f64]) -> Vec<Option<UnitId>> {
        let there = |c: &Column| values[c.index()] > 0.5;
        self.there.iter().map(|own| own.iter().find(|(_, _, c)| there(c)).map(|(unit, ..)| *unit)).collect()
    }
}

/// The largest number that both are whole multiples of.
fn common(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { common(b, a % b) }
}
