//! Better solutions around the best one: every group of decisions is kept but some, and HiGHS finds the best of those.
//! Small enough it is proved in no time; so the part that is free grows where it is, and shrinks where it is not.
//!
//! Source: Shaw 1998 (large neighbourhoods); Danna, Rothberg and Le Pape, *Mathematical Programming* 102 (2005).

use anpai_core::stop::Stop;

use super::model::{Column, Model};
use super::solve::{Limits, Status, solve};
use crate::search::Dice;

/// The part of the groups that is free at first, and how it changes.
const FIRST: f64 = 0.3;
const GROWS: f64 = 1.15;
const SHRINKS: f64 = 0.8;
const LEAST: f64 = 0.05;
/// Nodes of a tree, the part of the time left that it may take, and what it is proved to.
const NODES: u32 = 100;
const PART: f64 = 0.15;
const GAP: f64 = 1e-4;

/// The one who looks.
#[derive(Clone, Debug)]
pub struct Polish {
    /// Decisions that are free together, such as those of one site.
    groups: Vec<Vec<Column>>,
    dice: Dice,
    part: f64,
}

impl Polish {
    /// One that frees some of the groups at a time; columns of none are always free.
    #[must_use]
    pub fn new(groups: Vec<Vec<Column>>, seed: u64) -> Self {
        Self { groups, dice: Dice::new(seed, 2), part: FIRST }
    }
    /// Looks around `best` once: groups of its own choice, or those that are the least `apart` from one of them. Gives
    /// what costs less, where there is anything.
    pub fn look(
        &mut self,
        model: &Model,
        best: &[f64],
        apart: &dyn Fn(usize, usize) -> f64,
        seed: u32,
        stop: &Stop,
    ) -> Option<Vec<f64>> {
        let mut order: Vec<usize> = (0..self.groups.len()).collect();
        self.dice.shuffle(&mut order);
        if self.dice.chance(0.5)
            && let Some(&from) = order.first()
        {
            order.sort_by(|a, b| apart(from, *a).total_cmp(&apart(from, *b)));
        }
        let free = ((order.len() as f64 * self.part).ceil() as usize).max(1);
        let mut kept = model.clone();
        for group in order.into_iter().skip(free) {
            for column in &self.groups[group] {
                let value = best[column.index()].round();
                kept.set_bounds(*column, value, value);
            }
        }
        let limits = Limits { nodes: Some(NODES), seed, ..Limits::new(&stop.part(PART)).to_gap(GAP) };
        let answer = solve(&kept, Some(best), &limits, &mut |_| {});
        let was = model.objective(best);
        let better = answer.best.filter(|found| found.objective < was - GAP * 0.1 * was.abs());
        match (&better, answer.status) {
            (Some(_), _) => {}
            (None, Status::Optimal) => self.part = (self.part * GROWS).min(1.0),
            _ => self.part = (self.part * SHRINKS).max(LEAST),
        }
        better.map(|found| found.values)
    }
}
