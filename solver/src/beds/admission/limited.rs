//! A decision under limits, stage by stage: as little broken as can be, then as few as can be who wait tier by tier, then
//! their days, then soft points. The sets of people who can all have a bed are no matroid any more, so standings would
//! not do (`ApplicantServed` says why), and each stage is a mixed-integer model of its own, with what was reached before
//! as rows. Where the flow that knows no limits keeps them by chance, its decision is the best of all. Whatever HiGHS
//! says is counted again in whole numbers, and each stage has its bound; a flow's values, where they are reached, are
//! bounds as well, and spare their stage.

use std::cmp::Reverse;

use anpai_core::beds::admission::problem::{ApplicantId, UnitId};
use anpai_core::beds::admission::unserved::Stage;
use anpai_core::beds::admission::{Plan, Problem};
use anpai_core::stop::Stop;

use super::arcs::Arcs;
use super::limits::{Limits, Load};
use super::mixed::Mixed;
use super::optimal;
use crate::mip;

/// Somebody's unit, by applicant.
type Beds = Vec<Option<UnitId>>;
/// What there is of each stage; less is better.
type Key = Vec<i64>;

/// The decision and its stages; `None` where it was stopped before there was any.
pub(super) fn decide(
    problem: &Problem,
    arcs: &Arcs,
    limits: &Limits,
    stop: &Stop,
) -> Option<(Plan, Vec<Stage>)> {
    let it = Staged { problem, arcs, limits };
    let relaxed = if limits.one_day { Some(optimal(problem, arcs, stop)?.0) } else { None };
    let mut floor = None;
    if let Some(plan) = &relaxed {
        let mut key = it.key(plan.beds());
        if key[0] == 0 {
            let stages = it.stages(&key, &key);
            return Some((plan.clone(), stages));
        }
        key[0] = 0;
        floor = Some(key);
    }
    let start = it.greedy(relaxed.as_ref().map(Plan::beds));
    let (beds, bounds) = it.improve(start, floor.as_deref(), stop);
    let stages = it.stages(&it.key(&beds), &bounds);
    Some((Plan::freeze(problem, beds), stages))
}

struct Staged<'a> {
    problem: &'a Problem,
    arcs: &'a Arcs,
    limits: &'a Limits,
}

impl Staged<'_> {
    fn load(&self, beds: &[Option<UnitId>]) -> Load<'_> {
        let mut load = Load::new(self.problem, self.limits);
        for (applicant, unit) in self.problem.applicant_ids().zip(beds) {
            unit.iter().for_each(|unit| load.add(applicant, *unit));
        }
        load
    }
    /// Broken limits, waiting by tier, days, points.
    fn key(&self, beds: &[Option<UnitId>]) -> Key {
        let tiers = self.problem.tiers.len();
        let mut key = vec![0; tiers + 3];
        key[0] = self.load(beds).broken();
        for ((applicant, person), bed) in self.problem.applicant_ids().zip(&self.problem.applicants).zip(beds)
        {
            match bed {
                None => {
                    key[1 + person.tier.index()] += 1;
                    key[1 + tiers] += i64::from(person.waiting_days);
                }
                Some(unit) => {
                    key[2 + tiers] += self.arcs.points(applicant, *unit).expect("a bed that would do");
                }
            }
        }
        key
    }
    fn stages(&self, key: &[i64], bounds: &[i64]) -> Vec<Stage> {
        let tiers = self.problem.tiers.iter().map(|tier| format!("waiting: {}", tier.id));
        let names = ["broken limits".to_owned()].into_iter().chain(tiers);
        let names = names.chain(["days".to_owned(), "points".to_owned()]);
        names
            .zip(key.iter().zip(bounds))
            .map(|(name, (value, bound))| Stage::new(name, *value, *bound))
            .collect()
    }
    /// A decision to begin with: those who are pinned and residents where they are, then those whom a quota still lacks,
    /// then everybody in the order of standing, each in the best bed that breaks nothing, that of the flow first.
    fn greedy(&self, relaxed: Option<&[Option<UnitId>]>) -> Beds {
        let problem = self.problem;
        let mut beds: Beds = problem.applicants.iter().map(|a| a.pinned.or(a.resident)).collect();
        let mut load = self.load(&beds);
        let mut order: Vec<ApplicantId> = problem.applicant_ids().collect();
        order.sort_by_key(|a| (Reverse(problem.applicants[a.index()].standing), *a));
        for needed in [true, false] {
            for &applicant in order.iter().filter(|a| problem.applicants[a.index()].pinned.is_none()) {
                if beds[applicant.index()].is_some() {
                    continue;
                }
                let wanted = relaxed.and_then(|r| r[applicant.index()]);
                let mut own = self.arcs.of_applicant(applicant).to_vec();
                own.sort_by_key(|(unit, points)| (Some(*unit) != wanted, *points, *unit));
                let before = if needed { load.broken() } else { 0 };
                for (unit, _) in own {
                    if !load.broken_by(applicant, unit).is_nothing() {
                        continue;
                    }
                    load.add(applicant, unit);
                    if needed && load.broken() >= before {
                        load.remove(applicant, unit);
                        continue;
                    }
                    beds[applicant.index()] = Some(unit);
                    break;
                }
            }
        }
        beds
    }
    /// The best decision that is found, and the bound of each stage.
    fn improve(&self, start: Beds, floor: Option<&[i64]>, stop: &Stop) -> (Beds, Key) {
        let mut mixed = Mixed::of(self.problem, self.arcs, self.limits);
        let (mut key, mut best) = (self.key(&start), start);
        let mut bounds = vec![0; key.len()];
        for stage in 0..key.len() {
            // As good as the flow so far: then the flow's next value is a bound of this one.
            let known = floor.filter(|floor| floor[..stage] == key[..stage]).map_or(0, |floor| floor[stage]);
            bounds[stage] = known.min(key[stage]);
            if key[stage] > bounds[stage] && !stop.is_over() {
                let all = self.costs(&mut mixed, stage);
                let part = stop.part(1.0 / (key.len() - stage) as f64);
                let values = mixed.values(&self.load(&best), &best);
                let told = mip::Limits::new(&part).to_gap(0.0);
                let answer = mip::solve(&mixed.model, Some(&values), &told, &mut |_| {});
                if let Some(found) = answer.best {
                    let beds = mixed.beds(&found.values);
                    let other = self.key(&beds);
                    if other < key {
                        (best, key) = (beds, other);
                    }
                }
                let bound = all as f64 + answer.bound;
                // A value is whole; HiGHS's bound is off by its tolerances.
                let whole = (bound - 1e-6 * (1.0 + bound.abs())).ceil().max(bounds[stage] as f64);
                bounds[stage] = if answer.status == mip::Status::Optimal {
                    // Proved to HiGHS's tolerances, which the count in whole numbers is held against.
                    (whole as i64).max(rounded(all, answer.bound)).min(key[stage])
                } else {
                    (whole as i64).min(key[stage])
                };
            }
            self.hold(&mut mixed, stage, key[stage]);
        }
        (best, bounds)
    }
    /// Sets the costs of a stage, and answers what it counts where nobody has a bed.
    fn costs(&self, mixed: &mut Mixed, stage: usize) -> i64 {
        let (terms, all) = self.terms(mixed, stage);
        mixed.model.clear_costs();
        for (column, cost) in terms {
            mixed.model.set_cost(column, cost);
        }
        all
    }
    /// What a stage counts: a sum over columns, and a number.
    fn terms(&self, mixed: &Mixed, stage: usize) -> (Vec<(mip::Column, f64)>, i64) {
        let tiers = self.problem.tiers.len();
        if stage == 0 {
            return (mixed.broken.iter().map(|(column, step, _)| (*column, *step)).collect(), 0);
        }
        let (mut terms, mut all) = (Vec::new(), 0);
        for (person, own) in self.problem.applicants.iter().zip(&mixed.there) {
            let waits = if stage <= tiers {
                i64::from(person.tier.index() + 1 == stage)
            } else if stage == tiers + 1 {
                i64::from(person.waiting_days)
            } else {
                0
            };
            all += waits;
            let points = |points: i64| if stage == tiers + 2 { points } else { -waits };
            terms.extend(own.iter().map(|(_, p, column)| (*column, points(*p) as f64)));
        }
        terms.retain(|(_, cost)| *cost != 0.0);
        (terms, all)
    }
    /// What was reached is held.
    fn hold(&self, mixed: &mut Mixed, stage: usize, value: i64) {
        if stage == 0 && value == 0 {
            for (column, _, _) in &mixed.broken {
                mixed.model.set_bounds(*column, 0.0, 0.0);
            }
            return;
        }
        let (terms, all) = self.terms(mixed, stage);
        mixed.model.row("held", f64::NEG_INFINITY, (value - all) as f64, terms);
    }
}

/// The nearest whole value to a bound that is proved.
fn rounded(all: i64, bound: f64) -> i64 {
    all + if bound.is_finite() { bound.round() as i64 } else { 0 }
}
