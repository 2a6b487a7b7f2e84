//! Better plans around the best one: everything is kept but what some of the sites do, and HiGHS finds the best of that.
//! Small enough it is proved in no time; so the part that is free grows where it is, and shrinks where it is not.
//!
//! Source: Shaw 1998 (large neighbourhoods); Danna, Rothberg and Le Pape, *Mathematical Programming* 102 (2005).

use anpai_core::beds::plan::Problem;
use anpai_core::place::straight_line;
use anpai_core::stop::Stop;

use super::solve::Whole;
use crate::mip::{Column, Limits, Status, solve};
use crate::search::Dice;

/// The part of the sites that is free at first, and how it changes.
const FIRST: f64 = 0.3;
const GROWS: f64 = 1.15;
const SHRINKS: f64 = 0.8;
const LEAST: f64 = 0.05;
/// Nodes of a tree, the part of the time left that it may take, and what it is proved to.
const NODES: u32 = 100;
const PART: f64 = 0.15;
const GAP: f64 = 1e-4;

/// The one who looks.
pub(super) struct Polish {
    /// By site: the decisions there.
    decisions: Vec<Vec<Column>>,
    dice: Dice,
    part: f64,
}

impl Polish {
    pub(super) fn new(p: &Problem, whole: &Whole, seed: u64) -> Self {
        let design = &whole.design;
        let mut decisions: Vec<Vec<Column>> = (0..p.sites.len())
            .map(|j| {
                let of_site = [&design.begins[j], &design.closes[j], &design.works[j]];
                of_site.into_iter().flatten().flatten().copied().collect()
            })
            .collect();
        for (works, columns) in design.all_works(p) {
            decisions[works.site.index()].extend(columns.iter().flatten());
        }
        Self { decisions, dice: Dice::new(seed, 2), part: FIRST }
    }
    /// Looks around `best` once. Gives what the model believes to be better, where there is anything.
    pub(super) fn look(
        &mut self,
        p: &Problem,
        whole: &Whole,
        best: &[f64],
        seed: u32,
        stop: &Stop,
    ) -> Option<Vec<f64>> {
        let mut order: Vec<usize> = (0..self.decisions.len()).collect();
        self.dice.shuffle(&mut order);
        if self.dice.chance(0.5) {
            // Neighbours of one site.
            let from = p.sites[order[0]].coordinate;
            let metres = |j: &usize| straight_line(p.datum, from, p.sites[*j].coordinate);
            order.sort_by(|a, b| metres(a).total_cmp(&metres(b)));
        }
        let free = ((order.len() as f64 * self.part).ceil() as usize).max(1);
        let mut model = whole.informed();
        for j in order.into_iter().skip(free) {
            for column in &self.decisions[j] {
                let kept = best[column.index()].round();
                model.set_bounds(*column, kept, kept);
            }
        }
        let limits = Limits { nodes: Some(NODES), seed, ..Limits::new(&stop.part(PART)).to_gap(GAP) };
        let answer = solve(&model, Some(best), &limits, &mut |_| {});
        let was = whole.model.objective(best);
        let better = answer.best.filter(|found| found.objective < was - GAP * 0.1 * was.abs());
        match (&better, answer.status) {
            (Some(_), _) => {}
            (None, Status::Optimal) => self.part = (self.part * GROWS).min(1.0),
            _ => self.part = (self.part * SHRINKS).max(LEAST),
        }
        better.map(|found| found.values)
    }
}
