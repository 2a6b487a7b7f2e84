//! What a plan comes to in a target's measure: two whole numbers, so that "at least 60 %" is a comparison of products and
//! never of fractions.

use super::draft::Measure;
use super::figures::{covered, fit, served, with_point};
use super::plan::Plan;
use super::problem::{Problem, Target};
pub use crate::measured::{Measured, PARTS};

/// The factor of a measure.
#[must_use]
pub fn factor(measure: Measure) -> i64 {
    match measure {
        Measure::MealsPerDay | Measure::Points => 100,
        Measure::CommunitiesCovered | Measure::StreetsWithPoint | Measure::ServedShare => 10_000,
    }
}

/// What a measure is measured against.
#[must_use]
pub fn whole(problem: &Problem, measure: Measure) -> i64 {
    match measure {
        Measure::MealsPerDay | Measure::Points => 1,
        Measure::CommunitiesCovered => len(problem.communities.len()),
        Measure::StreetsWithPoint => len(problem.streets.len()),
        Measure::ServedShare => problem.total_demand(),
    }
}

/// What a plan comes to in a measure.
#[must_use]
pub fn measure(problem: &Problem, plan: &Plan, measure: Measure) -> Measured {
    let yes = |all: Vec<bool>| len(all.into_iter().filter(|yes| *yes).count());
    let part = match measure {
        Measure::MealsPerDay | Measure::ServedShare => served(problem, plan).iter().map(|s| s.served).sum(),
        Measure::CommunitiesCovered => yes(covered(problem, plan)),
        Measure::StreetsWithPoint => yes(with_point(problem, plan)),
        Measure::Points => len(plan.points.iter().flatten().count()),
    };
    Measured { part, whole: whole(problem, measure), factor: factor(measure) }
}

/// What a shortfall is measured against, in `1 / factor`: the bound itself, and one meal (community, street, point) at
/// least.
#[must_use]
pub fn size(problem: &Problem, target: &Target) -> i64 {
    (target.hundredths * whole(problem, target.measure)).max(factor(target.measure))
}

/// The shortfall of a target in [`PARTS`] of its size, rounded up.
#[must_use]
pub fn shortfall(problem: &Problem, plan: &Plan, target: &Target) -> i64 {
    let lacks = i128::from(measure(problem, plan, target.measure).lacks(target.bound())) * i128::from(PARTS);
    let size = i128::from(size(problem, target));
    fit((lacks + size - 1) / size)
}

fn len(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
