//! What the last percent of a target costs: the cheapest network for it, and for one percent (or one site) less, and so on,
//! each with its bound.

use anpai_core::issue::Issues;
use anpai_core::network::plan::proof::Stage;
use anpai_core::network::plan::{Problem, Stages};
use serde::Serialize;
use serde_json::{Value, json};

use super::{Terms, solve};

/// A percent, a site or an hour, in hundredths.
const STEP: i64 = 100;

/// A network for a target.
#[derive(Clone, Debug, Serialize)]
pub struct Point {
    /// What is asked of the target, in hundredths.
    pub at_least_hundredths: i64,
    /// Millionths by which binding and expected targets are missed together.
    pub shortfall: i64,
    /// Hours, or what the document counts, that are unmet.
    pub unmet_hours: i64,
    /// What it costs.
    pub cost_fen: i64,
    /// What no network for it costs less than.
    pub bound_fen: Option<i64>,
}

/// The place of a target by its id, where it asks for a least: those alone have a front.
///
/// # Errors
/// There is none of this id that does.
pub fn target(problem: &Problem, id: &str) -> Result<usize, Issues> {
    let found = problem.targets.iter().position(|target| target.named.id.as_str() == id && !target.at_most);
    found.ok_or_else(|| {
        let mut issues = Issues::default();
        let cause = "the front of a network plan is that of one of its targets, which asks for a least";
        let ids = problem.targets.iter().filter(|target| !target.at_most);
        let ids: Vec<&str> = ids.map(|target| target.named.id.as_str()).collect();
        issues.push("unknown-target", "/targets", id, cause, format!("name one of {}", ids.join(", ")));
        issues
    })
}

/// As many points as there is time for, from what the document asks of the target down. Each has an equal part of what is left
/// of the stop.
#[must_use]
pub fn front(problem: &Problem, target: usize, points: usize, terms: &Terms) -> Vec<Point> {
    let mut asked = problem.clone();
    let mut all = Vec::new();
    for left in (1..=points).rev() {
        if terms.stop.is_over() || asked.targets[target].hundredths <= 0 {
            break;
        }
        all.extend(point(&asked, target, &terms.until(terms.stop.part(1.0 / left as f64))));
        asked.targets[target].hundredths -= STEP;
    }
    all
}

/// What programs are told of a front. Of problems that count something else than hours a week, what it is.
#[must_use]
pub fn told(problem: &Problem, target: usize, front: &[Point]) -> Value {
    let mut told = json!({ "target": problem.targets[target].named.id, "front": front });
    if let Some(unit) = &problem.unit {
        told["unit"] = json!(unit);
    }
    told
}

fn point(problem: &Problem, target: usize, terms: &Terms) -> Option<Point> {
    let found = solve(problem, terms, &mut |_| {});
    let stages = Stages::of(problem, found.plan.as_ref()?);
    let cost = found.proof.stages.iter().find(|stage| stage.stage == Stage::Cost);
    Some(Point {
        at_least_hundredths: problem.targets[target].hundredths,
        shortfall: stages.binding_shortfall.saturating_add(stages.expected_shortfall),
        unmet_hours: stages.unserved,
        cost_fen: stages.cost,
        bound_fen: cost.and_then(|stage| stage.bound),
    })
}
