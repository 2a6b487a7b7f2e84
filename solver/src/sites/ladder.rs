//! The stages of one model, one after another, each held to what the ones before reached. First it is tried whether nothing
//! need be missed at all; then there is only the last stage.

use anpai_core::stop::Stop;

use super::INF;
use super::fairness::{Street, largest};
use crate::mip::{Incumbent, Limits, Look, Model, Sum, solve, solve_looking};

/// What is known of a stage.
#[derive(Clone, Copy, Debug)]
pub struct Bound<S> {
    /// The stage.
    pub stage: S,
    /// The priority, or the rank of the street.
    pub part: Option<usize>,
    /// No solution that keeps the stages before comes to less.
    pub bound: f64,
    /// What the solution came to.
    pub reached: f64,
}

/// A part of the time that is left: that in which it is tried to miss nothing, that of each stage before the last, and that of
/// the last, which leaves a little for who is served from where.
const FIRST: f64 = 0.3;
const EARLY: f64 = 0.3;
const LAST: f64 = 0.97;
/// Of the time of such a stage the worst street has a half, the next a quarter and so on; all of them together share another
/// half evenly.
const HALF: f64 = 0.5;
/// What later stages may give up of earlier ones, relatively and absolutely: the solver's tolerance.
pub(super) const SLACK: (f64, f64) = (1e-7, 1e-6);

/// What is to be made small, stage by stage.
pub struct Objective<'a, S> {
    /// What is missed, each never below 0, in order: shortfalls of targets, then what goes unserved.
    pub misses: Vec<(S, Option<usize>, Sum)>,
    /// Then what goes unserved of each street, the worst first.
    pub streets: (S, Vec<Street>),
    /// Then this.
    pub last: (S, Sum),
    /// Adds rows that follow from what the stages before the last are kept at, and that HiGHS would have to find out.
    pub sharpen: Box<Sharpen<'a, S>>,
}

/// Adds rows to a model, given the stages that are kept.
pub type Sharpen<'a, S> = dyn Fn(&mut Model, &[Bound<S>]) + 'a;

/// What goes with the stages of a model: limits for a part of the time, and who hears of solutions and says whether they
/// miss nothing in whole numbers either.
pub struct Ear<'a> {
    /// Limits.
    pub limits: &'a dyn Fn(f64) -> Limits,
    /// Hears of solutions, with the model that they keep.
    pub heard: &'a mut dyn FnMut(&Model, &[f64]) -> bool,
    /// Threads, and who looks for better solutions beside the proof of a stage; nobody where that is not worth it.
    pub looks: Option<(usize, &'a mut Looks<'a>)>,
}

impl Ear<'_> {
    fn is_over(&self) -> bool {
        (self.limits)(1.0).stop.is_over()
    }
}

/// Looks for a solution of a model that costs less than the best one that is known, after so many looks at the same stage.
pub type Looks<'a> = dyn FnMut(&Model, usize, Option<&[f64]>, &Stop) -> Option<Vec<f64>> + 'a;

/// A model with its stages.
pub struct Ladder<S> {
    /// The model, with a row for each stage that is kept.
    pub model: Model,
    /// Of each stage that was begun.
    pub bounds: Vec<Bound<S>>,
    /// The last solution: a start for the next stage.
    pub at: Option<Vec<f64>>,
}

impl<S: Copy> Ladder<S> {
    /// Of a model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, bounds: Vec::new(), at: None }
    }
    /// All stages.
    pub fn climb(&mut self, objective: &Objective<'_, S>, ear: &mut Ear<'_>) {
        let before = self.model.clone();
        for (_, _, sum) in &objective.misses {
            self.hold(sum, 0.0);
        }
        let streets = (objective.streets.0, Some(1));
        let missed = objective.misses.iter().map(|(stage, part, _)| (*stage, *part)).chain([streets]);
        self.bounds = missed.map(|(stage, part)| Bound { stage, part, bound: 0.0, reached: 0.0 }).collect();
        (objective.sharpen)(&mut self.model, &self.bounds);
        if self.least(None, &Sum::default(), FIRST, ear) != Some(true) {
            (self.model, self.bounds) = (before, Vec::new());
            if !self.miss_little(objective, ear) {
                return;
            }
            (objective.sharpen)(&mut self.model, &self.bounds);
        }
        let (stage, sum) = &objective.last;
        self.least(Some((*stage, None)), sum, LAST, ear);
    }
    /// The stages before the last; whether there is any solution, and time for the last.
    fn miss_little(&mut self, objective: &Objective<'_, S>, ear: &mut Ear<'_>) -> bool {
        for (stage, part, sum) in &objective.misses {
            if self.least(Some((*stage, *part)), sum, EARLY, ear).is_none() || ear.is_over() {
                return false;
            }
            self.keep(sum);
        }
        let (stage, streets) = &objective.streets;
        if let Some(at) = &mut self.at {
            streets.iter().for_each(|street| street.tidy(at));
        }
        let shares: Vec<Sum> = streets.iter().map(Street::share).collect();
        let mut all = Sum::default();
        shares.iter().for_each(|share| all.add(share, 1.0));
        for count in 1..=shares.len() {
            let sum = largest(&mut self.model, &shares, count, self.at.as_mut());
            let part = EARLY * HALF.powi(count as i32).max(HALF / shares.len() as f64);
            if self.least(Some((*stage, Some(count))), &sum, part, ear).is_none() {
                break;
            }
            self.keep(&sum);
            if count == 1
                && let Some(values) = &self.at
            {
                streets.iter().for_each(|street| street.bound(&mut self.model, sum.at(values)));
            }
            if ear.is_over() {
                return false;
            }
            if self.at.as_ref().is_some_and(|values| all.at(values) <= sum.at(values) + SLACK.1) {
                // Nobody is left unserved in the other streets.
                break;
            }
        }
        true
    }
    /// A row that keeps a sum at what the last solution has of it.
    fn keep(&mut self, sum: &Sum) {
        if let Some(reached) = self.at.as_ref().map(|values| sum.at(values)) {
            self.hold(sum, reached);
        }
    }
    fn hold(&mut self, sum: &Sum, most: f64) {
        if most <= 0.0 && sum.constant == 0.0 && sum.terms.iter().all(|(_, factor)| *factor > 0.0) {
            // Columns that lack something are never below 0. A row with a tolerance so close to nothing has made HiGHS's
            // presolve call models infeasible whose solution we held.
            sum.terms.iter().for_each(|(column, _)| self.model.set_bounds(*column, 0.0, 0.0));
            return;
        }
        let most = most + SLACK.0 * most.abs() + SLACK.1;
        sum.clone().row(&mut self.model, "a stage kept".to_owned(), -INF, most);
    }
    /// Makes a sum as small as it can be; what is said of the solution, and `None` where none was met. Where it is a stage,
    /// somebody looks for better solutions beside its proof, and in the last one every better one is heard.
    fn least(
        &mut self,
        stage: Option<(S, Option<usize>)>,
        sum: &Sum,
        part: f64,
        ear: &mut Ear<'_>,
    ) -> Option<bool> {
        sum.aim(&mut self.model);
        let limits = (ear.limits)(part);
        let (model, start, heard) = (&self.model, self.at.as_deref(), &mut ear.heard);
        let mut improved = |incumbent: &Incumbent| {
            if part >= LAST {
                heard(model, &incumbent.values);
            }
        };
        let answer = match &mut ear.looks {
            Some((threads, looks)) if stage.is_some() => {
                let mut before = 0;
                let look: &mut Look<'_> = &mut |best, stop| {
                    before += 1;
                    looks(model, before - 1, best, stop)
                };
                solve_looking(model, start, &limits, *threads, look, &mut improved)
            }
            _ => solve(model, start, &limits, &mut improved),
        };
        let found = answer.best?;
        if let Some((stage, part)) = stage {
            let (bound, reached) = (answer.bound + sum.constant, found.objective + sum.constant);
            self.bounds.push(Bound { stage, part, bound, reached });
        }
        let said = (ear.heard)(&self.model, &found.values);
        self.at = Some(found.values);
        Some(said)
    }
}
