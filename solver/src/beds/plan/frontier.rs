//! What more money would buy: plans between the cheapest that meets the targets as well as can be and the one that leaves
//! the least need, none of them beaten in both.

use anpai_core::beds::plan::answer::Answer;
use anpai_core::beds::plan::rules::referee;
use anpai_core::beds::plan::{Plan, Problem, Stages};
use serde_json::{Value, json};

use super::design::{FEN, INF};
use super::freeze::freeze;
use super::least::least;
use super::solve::{Found, Whole, mip_limits, solve};
use crate::sites::Terms;

/// A plan of the front.
#[derive(Clone, Debug)]
pub struct Point {
    /// The plan.
    pub plan: Plan,
    /// What it comes to.
    pub stages: Stages,
}

/// What programs are told of a front; need is the mean of the scenarios, by their weights.
#[must_use]
pub fn told(p: &Problem, front: &[Point]) -> Value {
    let points = front.iter().map(|point| {
        json!({
            "cost_fen": point.stages.cost, "mean_need": mean_need(p, point), "stages": point.stages,
            "decisions": Answer::new(p, &point.plan).decisions,
        })
    });
    json!({ "points": points.collect::<Vec<_>>() })
}

/// The need of a point in the mean of the scenarios.
#[must_use]
pub fn mean_need(p: &Problem, point: &Point) -> i64 {
    point.stages.need / p.total_weight().max(1)
}

/// What a point is proved to.
const GAP: f64 = 1e-3;

/// The front of cost against need in `points` steps of cost, cheapest first, all with the shortfalls of the best plan.
/// Empty where there is no plan at all. Each point has an equal part of what is left of the stop.
#[must_use]
pub fn frontier(
    p: &Problem,
    points: usize,
    terms: &Terms,
    told: &mut dyn FnMut(&Point),
) -> (Found, Vec<Point>) {
    let stop = &terms.stop;
    let dear = solve(p, &terms.until(stop.part(1.0 / (points as f64 + 1.0))), &mut |_| {});
    let Some(plan) = dear.plan.clone() else { return (dear, Vec::new()) };
    let best = Stages::of(p, &plan);
    let mut whole = Whole::new(p);
    for (shortfall, row) in [(best.binding_shortfall, 0), (best.expected_shortfall, 1)] {
        let sum = whole.stage(p, row);
        whole.model.row("shortfall kept", -INF, shortfall as f64, sum.terms);
    }
    let need = whole.people.need();
    let cost = whole.cost.clone();
    let mut front = vec![Point { plan, stages: best }];
    // The cheapest plan that keeps the targets.
    let mut left = points.max(1);
    whole.aim(&cost);
    let one = |whole: &mut Whole, left: &mut usize, told: &mut dyn FnMut(&Point)| -> Option<Point> {
        let within = stop.part(1.0 / (*left as f64).max(1.0));
        *left = left.saturating_sub(1);
        let limits = mip_limits(terms, &within).to_gap(GAP);
        let (values, _) = least(p, whole, None, &limits, terms.threads, &mut |_, _| {}).best?;
        let plan = freeze(p, &whole.design, &values);
        let point = Point { stages: Stages::of(p, &plan), plan };
        told(&point);
        referee(p, &point.plan).score.is_feasible().then_some(point)
    };
    let Some(cheap) = one(&mut whole, &mut left, told) else { return (dear, front) };
    let (least, most) = (cheap.stages.cost, best.cost);
    whole.aim(&need);
    let row = cost.clone().row(&mut whole.model, "cost".to_owned(), -INF, most as f64 / FEN);
    for n in 0..points.saturating_sub(1) {
        if stop.is_over() {
            break;
        }
        let step = i128::from(most - least) * n as i128 / points.saturating_sub(1).max(1) as i128;
        let cap = least + i64::try_from(step).unwrap_or(0);
        whole.model.set_row_bounds(row, -INF, cap as f64 / FEN - cost.constant);
        front.extend(one(&mut whole, &mut left, told));
    }
    front.push(cheap);
    (dear, unbeaten(front))
}

/// Those that no other beats in cost and need, cheapest first.
fn unbeaten(mut points: Vec<Point>) -> Vec<Point> {
    points.sort_by_key(|point| (point.stages.cost, point.stages.need));
    let mut least = i64::MAX;
    points.retain(|point| {
        let better = point.stages.need < least;
        least = least.min(point.stages.need);
        better
    });
    points
}
