//! The stages of one model, one after another, each held to what the ones before reached. First it is tried whether nothing
//! need be missed at all; then there is only the last stage.

use anpai_core::stop::Stop;

use super::INF;
use super::fairness::{Street, largest};
use crate::mip::{Leaves, Left, Limits, Look, Model, Standing, Sum, solve_looking, solve_standing};

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
    /// Hears of what is met on the way.
    pub heard: &'a mut dyn FnMut(&Rung<'_>) -> bool,
    /// Threads, and who looks for better solutions beside the proof of a stage; nobody where that is not worth it.
    pub looks: Option<(usize, &'a mut Looks<'a>)>,
}

/// What is met on a ladder.
#[derive(Clone, Copy)]
pub struct Rung<'a> {
    /// The model as it is at this stage.
    pub model: &'a Model,
    /// The best solution of it.
    pub values: &'a [f64],
    /// Whether a plan should be made of it; otherwise there is only more to leave.
    pub is_to_plan: bool,
    /// What would be left.
    pub leaves: Leaves<'a>,
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
    way: Way,
    /// What another climb left, until the stage is reached that it was at.
    left: Option<Left>,
}

/// Which way up was taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    /// Nothing need be missed: there is only the last stage.
    Whole = 0,
    /// A stage before the last.
    Missing = 1,
    /// The last stage after the others.
    Last = 2,
}

impl<S: Copy> Ladder<S> {
    /// Of a model.
    #[must_use]
    pub fn new(model: Model) -> Self {
        Self { model, bounds: Vec::new(), at: None, way: Way::Whole, left: None }
    }
    /// The same that goes on from where another climb of the same model was.
    #[must_use]
    pub fn going_on(self, left: Option<Left>) -> Self {
        Self { left, ..self }
    }
    /// All stages.
    pub fn climb(&mut self, objective: &Objective<'_, S>, ear: &mut Ear<'_>) {
        let before = self.model.clone();
        let known = self.left.as_ref().map(|left| left.way == Way::Whole as u8);
        for (_, _, sum) in &objective.misses {
            self.hold(sum, 0.0);
        }
        let streets = (objective.streets.0, Some(1));
        let missed = objective.misses.iter().map(|(stage, part, _)| (*stage, *part)).chain([streets]);
        self.bounds = missed.map(|(stage, part)| Bound { stage, part, bound: 0.0, reached: 0.0 }).collect();
        (objective.sharpen)(&mut self.model, &self.bounds);
        let is_whole = known.unwrap_or_else(|| self.least(None, &Sum::default(), FIRST, ear) == Some(true));
        if is_whole {
            // They stand in the bounds already.
            self.left.iter_mut().for_each(|left| left.behind.clear());
        } else {
            (self.model, self.bounds, self.way) = (before, Vec::new(), Way::Missing);
            if !self.miss_little(objective, ear) {
                return;
            }
            (objective.sharpen)(&mut self.model, &self.bounds);
            self.way = Way::Last;
        }
        let (stage, sum) = &objective.last;
        self.least(Some((*stage, None)), sum, LAST, ear);
    }
    /// The stages before the last; whether there is any solution, and time for the last.
    fn miss_little(&mut self, objective: &Objective<'_, S>, ear: &mut Ear<'_>) -> bool {
        for (stage, part, sum) in &objective.misses {
            if self.least(Some((*stage, *part)), sum, EARLY, ear).is_none() || self.is_over(ear) {
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
            let reached = self.reached().unwrap_or(INF);
            if count == 1 {
                streets.iter().for_each(|street| street.bound(&mut self.model, reached));
            }
            if self.is_over(ear) {
                return false;
            }
            let is_even = match &self.left {
                // Whoever left knew.
                Some(left) => left.behind.is_empty() && left.way == Way::Last as u8,
                None => self.at.as_ref().is_some_and(|values| all.at(values) <= reached + SLACK.1),
            };
            if is_even {
                // Nobody is left unserved in the other streets.
                break;
            }
        }
        true
    }
    /// Whether it is time to end. What another climb had behind it is not lost, however short the time is.
    fn is_over(&self, ear: &Ear<'_>) -> bool {
        self.left.is_none() && (ear.limits)(1.0).stop.is_over()
    }
    /// What the last stage ended with.
    fn reached(&self) -> Option<f64> {
        self.bounds.last().map(|bound| bound.reached)
    }
    /// A row that keeps a sum at what the last stage ended with.
    fn keep(&mut self, sum: &Sum) {
        if let Some(reached) = self.reached() {
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
    /// What would be left with this solution and bound of the stage under way.
    fn leave(behind: &[Bound<S>], way: Way, now: &Standing<'_>) -> Left {
        let behind = behind.iter().map(|stage| (stage.bound, stage.reached)).collect();
        Left { behind, way: way as u8, bound: now.bound, at: now.best.values.clone() }
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
        let mut limits = (ear.limits)(part);
        if let (Some((stage, part)), Some(left)) = (stage, &mut self.left) {
            if let Some((bound, reached)) = left.behind.pop_front() {
                self.bounds.push(Bound { stage, part, bound, reached });
                return Some(false);
            }
            limits = limits.known(left.bound);
            self.at = self.left.take().map(|left| left.at);
        }
        sum.aim(&mut self.model);
        let (model, bounds, way, start, heard) =
            (&self.model, &self.bounds, self.way, self.at.as_deref(), &mut ear.heard);
        let mut told = |now: &Standing<'_>| {
            if stage.is_some() {
                let is_to_plan = now.is_better && part >= LAST;
                let left = &|| Self::leave(bounds, way, now);
                heard(&Rung { model, values: &now.best.values, is_to_plan, leaves: Some(left) });
            }
        };
        let answer = match &mut ear.looks {
            Some((threads, looks)) if stage.is_some() => {
                let mut before = 0;
                let look: &mut Look<'_> = &mut |best, stop| {
                    before += 1;
                    looks(model, before - 1, best, stop)
                };
                solve_looking(model, start, &limits, *threads, look, &mut told)
            }
            _ => solve_standing(model, start, &limits, &mut told),
        };
        let found = answer.best?;
        let now = Standing { best: &found, bound: answer.bound, is_better: true };
        let left: &dyn Fn() -> Left = &|| Self::leave(bounds, way, &now);
        // Whether there is a way on is not known before it has been said.
        let leaves = stage.map(|_| left);
        let said = (ear.heard)(&Rung { model, values: &found.values, is_to_plan: true, leaves });
        if let Some((stage, part)) = stage {
            let (bound, reached) = (answer.bound + sum.constant, found.objective + sum.constant);
            self.bounds.push(Bound { stage, part, bound, reached });
        }
        self.at = Some(found.values);
        Some(said)
    }
}
