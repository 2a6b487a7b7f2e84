//! Solving a model: incumbents as they come, a bound, and an answer within 100 ms of the stop.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use anpai_core::stop::Stop;
use highs::HighsModelStatus;

use super::aside::aside;
use super::highs::{build, limit};
use super::listen::{Listener, Word, listening};
use super::model::Model;

/// How hard HiGHS looks for solutions beside its tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heuristics {
    /// By everything that it has.
    All,
    /// Without solving smaller models on the way, which pays only where solutions are hard to come by.
    Simple,
    /// Not at all: only its bound is wanted.
    Off,
}

/// What ends a solve.
#[derive(Clone, Debug)]
pub struct Limits {
    /// Time and flag.
    pub stop: Stop,
    /// Nodes of the search tree; with this limit and no other the answer does not depend on any clock.
    pub nodes: Option<u32>,
    /// The relative gap at which to end.
    pub gap: f64,
    /// The seed of HiGHS.
    pub seed: u32,
    /// How hard HiGHS looks for solutions.
    pub heuristics: Heuristics,
    /// A bound that was proved before; minus infinity where none was.
    pub known: f64,
}

impl Limits {
    /// Until proved to one part in a million, or `stop`.
    #[must_use]
    pub fn new(stop: &Stop) -> Self {
        let (stop, known) = (stop.clone(), f64::NEG_INFINITY);
        Self { stop, nodes: None, gap: 1e-6, seed: 1, heuristics: Heuristics::All, known }
    }
    /// The same that ends at another relative gap.
    #[must_use]
    pub fn to_gap(self, gap: f64) -> Self {
        Self { gap, ..self }
    }
    /// The same where no solution costs less than `bound`, as is known already.
    #[must_use]
    pub fn known(self, bound: f64) -> Self {
        Self { known: bound, ..self }
    }
    /// Whether a solution closes the gap to the bound that is known.
    fn is_closed_by(&self, best: Option<&Incumbent>) -> bool {
        self.known.is_finite() && best.is_some_and(|best| gap(best.objective, self.known) <= self.gap)
    }
}

/// A solution that keeps every bound and row, its integers whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Incumbent {
    /// Values by column.
    pub values: Vec<f64>,
    /// Their cost.
    pub objective: f64,
}

/// What a solve came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// The best solution, to the gap that was asked for.
    Optimal,
    /// A limit was reached first; a solution may be there.
    Stopped,
    /// No values keep all rows and bounds.
    Infeasible,
    /// The cost has no least value.
    Unbounded,
}

/// The end of a solve.
#[derive(Clone, Debug)]
pub struct Answer {
    /// What it came to.
    pub status: Status,
    /// The best solution that was found.
    pub best: Option<Incumbent>,
    /// No solution costs less than this, by HiGHS's word; minus infinity where nothing is known.
    pub bound: f64,
    /// Nodes of the search tree.
    pub nodes: u64,
}

impl Answer {
    /// How far the best solution is from the bound, relative to the solution; 0 where both are 0, infinite without one.
    #[must_use]
    pub fn gap(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |best| gap(best.objective, self.bound))
    }
}

/// The relative gap between a solution's cost and a bound.
fn gap(objective: f64, bound: f64) -> f64 {
    let by = (objective - bound).max(0.0);
    if by == 0.0 { 0.0 } else { by / objective.abs().max(f64::MIN_POSITIVE) }
}

/// How long HiGHS may take to come back after the stop before it is left behind.
const GRACE: Duration = Duration::from_millis(50);

/// The best that is known while HiGHS runs: left here, so that it is there when HiGHS is left behind.
#[derive(Debug, Default)]
struct Known {
    best: Option<Incumbent>,
    bound: Option<f64>,
    nodes: u64,
}

impl Known {
    /// Takes in a bound; whether it is finite and higher than before.
    fn raise(&mut self, bound: f64) -> bool {
        let higher = bound.is_finite() && self.bound.is_none_or(|known| bound > known);
        if higher {
            self.bound = Some(bound);
        }
        higher
    }
    /// Takes in a solution where it settles and is better.
    fn take(&mut self, model: &Model, values: &[f64]) -> Option<&Incumbent> {
        let values = model.settle(values).ok()?;
        let objective = model.objective(&values);
        if self.best.as_ref().is_some_and(|best| best.objective <= objective) {
            return None;
        }
        Some(self.best.insert(Incumbent { values, objective }))
    }
    fn answer(self, status: Status) -> Answer {
        let bound = self.bound.unwrap_or(f64::NEG_INFINITY);
        // HiGHS's tolerances can put its bound a hair above what we have settled.
        let bound = self.best.as_ref().map_or(bound, |best| bound.min(best.objective));
        let status = match status {
            // What we hold in our hands is not infeasible, whatever HiGHS says.
            Status::Infeasible if self.best.is_some() => Status::Stopped,
            // Optimal by HiGHS's word, but nothing that it gave us holds.
            Status::Optimal if self.best.is_none() => Status::Stopped,
            other => other,
        };
        Answer { status, best: self.best, bound, nodes: self.nodes }
    }
}

/// What is told while a model is solved.
#[derive(Clone, Debug)]
pub enum News {
    /// A better solution.
    Better(Incumbent),
    /// A higher bound.
    Bound(f64),
}

/// What is known while a model is solved.
#[derive(Clone, Copy, Debug)]
pub struct Standing<'a> {
    /// The best solution so far.
    pub best: &'a Incumbent,
    /// No solution costs less.
    pub bound: f64,
    /// Whether the solution is the news; otherwise the bound is higher.
    pub is_better: bool,
}

/// Solves `model`, from the complete solution `start` where there is one. `improved` hears of every better solution.
///
/// # Panics
/// Where HiGHS refuses a model that is well-formed: a bug, ours or its.
pub fn solve(
    model: &Model,
    start: Option<&[f64]>,
    limits: &Limits,
    improved: &mut dyn FnMut(&Incumbent),
) -> Answer {
    solve_telling(model, start, limits, &mut |news| {
        if let News::Better(incumbent) = news {
            improved(&incumbent);
        }
    })
}

/// The same that tells of both, solution and bound, whenever one of them is better, from the first solution on.
///
/// # Panics
/// As [`solve`].
pub fn solve_standing(
    model: &Model,
    start: Option<&[f64]>,
    limits: &Limits,
    told: &mut dyn FnMut(&Standing<'_>),
) -> Answer {
    let (mut best, mut bound): (Option<Incumbent>, f64) = (None, limits.known);
    solve_telling(model, start, limits, &mut |news| {
        let is_better = matches!(news, News::Better(_));
        match news {
            News::Better(incumbent) => best = Some(incumbent),
            News::Bound(higher) => bound = bound.max(higher),
        }
        if let Some(best) = &best {
            told(&Standing { best, bound, is_better });
        }
    })
}

/// The same that tells of bounds as well.
///
/// # Panics
/// As [`solve`].
pub fn solve_telling(
    model: &Model,
    start: Option<&[f64]>,
    limits: &Limits,
    news: &mut dyn FnMut(News),
) -> Answer {
    let known = Arc::new(Mutex::new(Known::default()));
    lock(&known).raise(limits.known);
    if let Some(best) = start.and_then(|s| lock(&known).take(model, s).cloned()) {
        news(News::Better(best));
    }
    if limits.is_closed_by(lock(&known).best.as_ref()) {
        return std::mem::take(&mut *lock(&known)).answer(Status::Optimal);
    }
    let (model, limits, shared) = (model.clone(), limits.clone(), Arc::clone(&known));
    let stop = limits.stop.clone();
    let work = move |tell: &mut dyn FnMut(News)| run(&model, &limits, &shared, tell);
    let ended = aside(&stop, GRACE, work, news);
    std::mem::take(&mut *lock(&known)).answer(ended.unwrap_or(Status::Stopped))
}

fn lock(known: &Mutex<Known>) -> std::sync::MutexGuard<'_, Known> {
    known.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
}

/// In the thread of HiGHS.
fn run(model: &Model, limits: &Limits, known: &Mutex<Known>, tell: &mut dyn FnMut(News)) -> Status {
    let start = lock(known).best.clone();
    let mut presolve = true;
    // HiGHS cannot be told what was known before: it is ended where that suffices.
    let inner = limits.stop.inner();
    loop {
        let (mut built, _) = build(model, limits.seed);
        limit(&mut built, limits);
        if !presolve {
            built.set_option("presolve", "off");
        }
        if let Some(start) = &start {
            // A start that HiGHS does not like is only a start lost.
            let _ = built.try_set_solution(Some(&start.values), None, None, None);
        }
        let heard = &mut |word: Word<'_>| {
            let mut known = lock(known);
            known.nodes = word.nodes;
            if model.integers() > 0 && known.raise(word.bound) {
                tell(News::Bound(word.bound));
            }
            if let Some(better) = word.values.and_then(|v| known.take(model, v)) {
                tell(News::Better(better.clone()));
                if limits.is_closed_by(known.best.as_ref()) {
                    inner.raise();
                }
            }
        };
        let mut listener = Listener { stop: inner.clone(), heard };
        let solved = listening(built, &mut listener, highs::Model::try_solve)
            .expect("HiGHS takes a well-formed model");
        let status = match solved.status() {
            HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => Status::Optimal,
            // We hold a solution: presolve is wrong. It happens where tolerances are close to nothing.
            HighsModelStatus::Infeasible if presolve && start.is_some() => {
                presolve = false;
                continue;
            }
            HighsModelStatus::Infeasible => Status::Infeasible,
            HighsModelStatus::Unbounded => Status::Unbounded,
            // Presolve cannot tell the two apart; the search itself can.
            HighsModelStatus::UnboundedOrInfeasible if presolve => {
                presolve = false;
                continue;
            }
            HighsModelStatus::UnboundedOrInfeasible => Status::Infeasible,
            _ => Status::Stopped,
        };
        let mut known = lock(known);
        if let Some(better) = known.take(model, solved.get_solution().columns()) {
            tell(News::Better(better.clone()));
        }
        let bound = if model.integers() > 0 {
            solved.double_info_value(c"mip_dual_bound").ok()
        } else {
            (status == Status::Optimal).then(|| solved.objective_value())
        };
        known.raise(bound.unwrap_or(f64::NEG_INFINITY));
        let is_closed = status == Status::Stopped && limits.is_closed_by(known.best.as_ref());
        return if is_closed { Status::Optimal } else { status };
    }
}
