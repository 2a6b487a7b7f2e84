//! What stands above beds and people: days, rooms whose gender is open, budgets and quotas, by formulas of our own that the
//! referee holds to the rules. [`Limits`] is what there is, [`Load`] how much of it a decision takes.

use std::collections::BTreeSet;

use anpai_core::beds::admission::limits::{Quota, Selection, Stay};
use anpai_core::beds::admission::problem::{Applicant, ApplicantId, Unit, UnitId};
use anpai_core::beds::admission::{Plan, Problem};
use anpai_core::person::Gender;

use super::arcs::Arcs;

/// Whom a selection is about: it asks of people and of beds apart.
#[derive(Debug)]
pub(super) struct Chosen {
    people: Vec<bool>,
    units: Vec<bool>,
}

impl Chosen {
    fn of(problem: &Problem, of: &Selection) -> Self {
        let person = |p: &Applicant| {
            (of.groups.is_empty() || of.groups.contains(&p.group))
                && (of.tiers.is_empty() || of.tiers.contains(&p.tier))
                && (of.levels.is_empty() || of.levels.contains(&p.level))
                && (of.genders.is_empty() || of.genders.iter().any(|g| p.gender == Some(*g)))
                && (of.sources.is_empty() || of.sources.iter().any(|s| p.source.as_ref() == Some(s)))
        };
        let unit = |u: &Unit| {
            let home = &problem.institutions[u.institution.index()];
            (of.institutions.is_empty() || of.institutions.contains(&u.institution))
                && (of.kinds.is_empty() || of.kinds.contains(&u.kind))
                && (of.run_by.is_empty() || of.run_by.iter().any(|r| home.run_by.as_ref() == Some(r)))
        };
        Self {
            people: problem.applicants.iter().map(person).collect(),
            units: problem.units.iter().map(unit).collect(),
        }
    }
    pub(super) fn holds(&self, applicant: ApplicantId, unit: UnitId) -> bool {
        self.people[applicant.index()] && self.units[unit.index()]
    }
}

/// A quota, with whom it is about.
#[derive(Debug)]
pub(super) struct Share {
    pub(super) of: Chosen,
    pub(super) out_of: Chosen,
}

/// What a bound of a quota asks: `factor` times those chosen, less `percent` times those that they are a share of, is no
/// more than `most`. A breach is counted in steps of `factor`.
#[derive(Clone, Copy, Debug)]
pub(super) struct Bound {
    pub(super) factor: i64,
    pub(super) percent: i64,
    pub(super) most: i64,
}

impl Bound {
    /// Those of a quota; the least ones have their signs turned.
    pub(super) fn all(quota: &Quota) -> impl Iterator<Item = Self> {
        let number = |factor: i64, bound: Option<u32>| {
            bound.map(|b| Self { factor, percent: 0, most: factor * i64::from(b) })
        };
        let share = |factor: i64, bound: Option<u32>| {
            bound.map(|b| Self { factor, percent: factor.signum() * i64::from(b), most: 0 })
        };
        let all = [
            number(1, quota.most),
            number(-1, quota.least),
            share(100, quota.most_percent),
            share(-100, quota.least_percent),
        ];
        all.into_iter().flatten()
    }
    fn beyond(self, of: i64, out_of: i64) -> i64 {
        let over = (self.factor * of - self.percent * out_of - self.most).max(0);
        (over as u64).div_ceil(self.factor.unsigned_abs()) as i64
    }
}

/// All limits of a problem.
#[derive(Debug)]
pub(super) struct Limits {
    /// By unit, the days on which it may be fullest: that no bed is taken twice on these says the same of all days.
    pub(super) days: Vec<Vec<u32>>,
    pub(super) budgets: Vec<Chosen>,
    pub(super) quotas: Vec<Share>,
    /// Whether every unit has one such day, on which everybody is there.
    pub(super) one_day: bool,
    rooms: bool,
}

impl Limits {
    pub(super) fn of(problem: &Problem, arcs: &Arcs) -> Self {
        let mut stays = vec![BTreeSet::<Stay>::new(); problem.units.len()];
        for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
            for (unit, _) in arcs.of_applicant(applicant) {
                stays[unit.index()].insert(person.stay);
            }
        }
        let stays: Vec<Vec<Stay>> = stays.into_iter().map(|all| all.into_iter().collect()).collect();
        let days: Vec<Vec<u32>> = stays.iter().map(|all| fullest(all)).collect();
        let one_day = days
            .iter()
            .zip(&stays)
            .all(|(days, all)| days.len() == 1 && all.iter().all(|s| s.covers(days[0])));
        let share =
            |q: &Quota| Share { of: Chosen::of(problem, &q.of), out_of: Chosen::of(problem, &q.out_of) };
        Self {
            days,
            budgets: problem.budgets.iter().map(|b| Chosen::of(problem, &b.of)).collect(),
            quotas: problem.quotas.iter().map(share).collect(),
            one_day,
            rooms: problem.units.iter().any(|u| u.room_beds.is_some()),
        }
    }
    /// Whether a flow knows all that there is.
    pub(super) fn is_plain(&self) -> bool {
        self.one_day && !self.rooms && self.budgets.is_empty() && self.quotas.is_empty()
    }
}

/// The days on which people of these stays may be most. Between two beginnings people only leave, so that the day of a
/// beginning has as many as any before the next; with days of the week, one of the seven from there on. Where nobody
/// leaves before the next beginning, that one has as many and more.
fn fullest(stays: &[Stay]) -> Vec<u32> {
    let begins: BTreeSet<u32> = stays.iter().map(|s| s.from).collect();
    if stays.iter().any(|s| s.days != [true; 7]) {
        let all: BTreeSet<u32> = begins.iter().flat_map(|from| *from..*from + 7).collect();
        return all.into_iter().collect();
    }
    let ends: BTreeSet<u32> = stays.iter().filter_map(|s| s.until).collect();
    let begins: Vec<u32> = begins.into_iter().collect();
    let mut days: Vec<u32> = begins
        .windows(2)
        .filter(|pair| ends.range(pair[0] + 1..=pair[1]).next().is_some())
        .map(|pair| pair[0])
        .collect();
    days.push(begins.last().copied().unwrap_or(0));
    days
}

/// What somebody draws in a bed, in fen a month.
pub(super) fn drawn(person: &Applicant, unit: &Unit) -> i64 {
    match person.fen {
        Some(fen) => (unit.fen - (fen - person.subsidy)).max(0).min(person.subsidy),
        None => 0,
    }
}

/// Women, men, and people of whom that is not said.
pub(super) fn column(gender: Option<Gender>) -> usize {
    match gender {
        Some(Gender::Female) => 0,
        Some(Gender::Male) => 1,
        None => 2,
    }
}

/// How much of the limits a decision takes.
#[derive(Clone, Debug)]
pub(super) struct Load<'a> {
    problem: &'a Problem,
    limits: &'a Limits,
    /// People by unit, day and gender.
    there: Vec<Vec<[i64; 3]>>,
    paid: Vec<i64>,
    /// By quota: those it is about, and those that they are a share of.
    people: Vec<(i64, i64)>,
}

/// What one more person in a bed would break, or break more.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Broken {
    pub(super) beds: bool,
    pub(super) rooms: bool,
    pub(super) budgets: Vec<usize>,
    pub(super) quotas: Vec<usize>,
}

impl<'a> Load<'a> {
    /// Of nobody.
    pub(super) fn new(problem: &'a Problem, limits: &'a Limits) -> Self {
        Self {
            problem,
            limits,
            there: limits.days.iter().map(|days| vec![[0; 3]; days.len()]).collect(),
            paid: vec![0; problem.budgets.len()],
            people: vec![(0, 0); problem.quotas.len()],
        }
    }
    /// Of a plan.
    pub(super) fn of(problem: &'a Problem, limits: &'a Limits, plan: &Plan) -> Self {
        let mut load = Self::new(problem, limits);
        plan.placed().for_each(|(applicant, unit)| load.add(applicant, unit));
        load
    }
    pub(super) fn add(&mut self, applicant: ApplicantId, unit: UnitId) {
        self.put(applicant, unit, 1);
    }
    pub(super) fn remove(&mut self, applicant: ApplicantId, unit: UnitId) {
        self.put(applicant, unit, -1);
    }
    fn put(&mut self, applicant: ApplicantId, unit: UnitId, by: i64) {
        let (person, bed) = (&self.problem.applicants[applicant.index()], &self.problem.units[unit.index()]);
        for (there, day) in self.there[unit.index()].iter_mut().zip(&self.limits.days[unit.index()]) {
            if person.stay.covers(*day) {
                there[column(person.gender)] += by;
            }
        }
        for (paid, chosen) in self.paid.iter_mut().zip(&self.limits.budgets) {
            if chosen.holds(applicant, unit) {
                *paid += by * drawn(person, bed);
            }
        }
        for (people, share) in self.people.iter_mut().zip(&self.limits.quotas) {
            people.0 += by * i64::from(share.of.holds(applicant, unit));
            people.1 += by * i64::from(share.out_of.holds(applicant, unit));
        }
    }
    /// The rooms that women, men and others need in a unit.
    pub(super) fn rooms(&self, unit: UnitId, size: u32) -> [i64; 3] {
        let most = |column: usize| self.there[unit.index()].iter().map(|d| d[column]).max().unwrap_or(0);
        let whole = |people: i64| (people.max(0) as u64).div_ceil(u64::from(size)) as i64;
        [whole(most(0)), whole(most(1)), most(2)]
    }
    fn beds_beyond(&self, unit: UnitId) -> i64 {
        let beds = i64::from(self.problem.units[unit.index()].beds);
        let most = self.there[unit.index()].iter().map(|d| d.iter().sum::<i64>()).max().unwrap_or(0);
        (most - beds).max(0)
    }
    pub(super) fn rooms_beyond(&self, unit: UnitId) -> i64 {
        let bed = &self.problem.units[unit.index()];
        let Some(size) = bed.room_beds else { return 0 };
        (self.rooms(unit, size).iter().sum::<i64>() - i64::from(bed.beds / size)).max(0)
    }
    pub(super) fn budget_beyond(&self, at: usize) -> i64 {
        (self.paid[at] - self.problem.budgets[at].fen).max(0)
    }
    /// By how much each bound of a quota is missed.
    pub(super) fn quota_beyond(&self, at: usize) -> impl Iterator<Item = i64> + use<'_> {
        let (of, out_of) = self.people[at];
        Bound::all(&self.problem.quotas[at]).map(move |bound| bound.beyond(of, out_of))
    }
    /// Everything that is broken, in what the rules count.
    pub(super) fn broken(&self) -> i64 {
        let units = self.problem.unit_ids().map(|u| self.beds_beyond(u) + self.rooms_beyond(u));
        let budgets = (0..self.paid.len()).map(|at| self.budget_beyond(at));
        let quotas = (0..self.people.len()).flat_map(|at| self.quota_beyond(at));
        units.chain(budgets).sum::<i64>() + quotas.sum::<i64>()
    }
    /// Beds of a unit that nobody has on any day of a stay.
    pub(super) fn free(&self, stay: Stay, unit: UnitId) -> u64 {
        let days = self.limits.days[unit.index()].iter().zip(&self.there[unit.index()]);
        let there = days.filter(|(day, _)| stay.covers(**day)).map(|(_, there)| there.iter().sum::<i64>());
        let beds = i64::from(self.problem.units[unit.index()].beds);
        u64::try_from(beds - there.max().unwrap_or(0)).unwrap_or(0)
    }
    /// What one more would break.
    pub(super) fn broken_by(&mut self, applicant: ApplicantId, unit: UnitId) -> Broken {
        let quotas = |load: &Self| -> Vec<i64> {
            (0..load.people.len()).map(|at| load.quota_beyond(at).sum()).collect()
        };
        let budgets =
            |load: &Self| -> Vec<i64> { (0..load.paid.len()).map(|at| load.budget_beyond(at)).collect() };
        let more = |before: Vec<i64>, after: Vec<i64>| -> Vec<usize> {
            before.iter().zip(&after).enumerate().filter(|(_, (b, a))| a > b).map(|(at, _)| at).collect()
        };
        let before = (self.beds_beyond(unit), self.rooms_beyond(unit), budgets(self), quotas(self));
        self.add(applicant, unit);
        let after = (self.beds_beyond(unit), self.rooms_beyond(unit), budgets(self), quotas(self));
        self.remove(applicant, unit);
        Broken {
            beds: after.0 > before.0,
            rooms: after.1 > before.1,
            budgets: more(before.2, after.2),
            quotas: more(before.3, after.3),
        }
    }
}

impl Broken {
    /// Whether nothing is.
    pub(super) fn is_nothing(&self) -> bool {
        *self == Self::default()
    }
}
