//! The linear relaxation of a large model, by cuts. Cuts at its own optimum swing from corner to corner; cuts at a point
//! that follows the optimum slowly are deep and few.
//!
//! Source: Ben-Ameur and Neto, *Networks* 49 (2007); Fischetti, Ljubić and Sinnl, *Management Science* 63 (2017).

use anpai_core::beds::plan::Problem;
use anpai_core::stop::Stop;

use super::recourse::{Cut, Point};
use super::solve::Whole;
use crate::mip::Relaxation;

/// How far the point follows at each step. With a half Yinchuan's relaxation takes as many steps and rises later.
const STEP: f64 = 0.3;
/// A cut that is not higher by this, relatively, is none.
const HIGHER: f64 = 1e-6;
/// The relaxation is as good as solved when so many steps have not raised it by this part.
const STEPS: usize = 5;
const STILL: f64 = 2e-5;
/// Cuts are kept that are no lower than this part below the end.
const KEPT: f64 = 2e-2;

/// Solves the relaxation for the costs that the model has, and gives the model the cuts that its end rests on.
pub(super) fn relax(p: &Problem, whole: &mut Whole, seed: u32, stop: &Stop) {
    let mut relaxation = Relaxation::new(&whole.informed(), seed);
    let mut follower: Option<Point> = None;
    let mut cuts: Vec<Cut> = Vec::new();
    let mut bounds: Vec<f64> = Vec::new();
    let mut end: Option<Vec<f64>> = None;
    while !stop.is_over() {
        let Ok(relaxed) = relaxation.solve(stop) else { break };
        let optimum = Point::of(&whole.design, &relaxed.values);
        let before = bounds.len().checked_sub(STEPS).map(|n| bounds[n]);
        bounds.push(relaxed.objective);
        let known = cuts.len();
        // Behind the optimum first; where that cuts nothing off, at the optimum itself.
        for step in [STEP, 1.0] {
            let point = match &follower {
                Some(follower) => follower.toward(&optimum, step),
                None => optimum.clone(),
            };
            for part in &whole.people.parts {
                let (_, cut) = whole.recourse.cut(p, &whole.design, part, &point);
                let height = cut.height(&relaxed.values);
                if height > relaxed.values[part.column.index()] + HIGHER * (1.0 + height.abs()) {
                    let (least, terms) = cut.row();
                    relaxation.add_row(least, f64::INFINITY, &terms);
                    cuts.push(cut);
                }
            }
            follower = Some(point);
            if cuts.len() > known {
                break;
            }
        }
        let still = before.is_some_and(|b| relaxed.objective - b <= STILL * relaxed.objective.abs());
        end = Some(relaxed.values);
        if still || cuts.len() == known {
            break;
        }
    }
    let Some(end) = end else { return };
    let kept = |cut: &Cut| {
        let believed = end[cut.column().index()];
        cut.height(&end) >= believed - KEPT * (1.0 + believed.abs())
    };
    cuts.retain(kept);
    whole.take(cuts);
}
