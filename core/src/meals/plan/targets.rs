//! What a plan comes to in a target's measure: two whole numbers, so that "at least 60 %" is a comparison of products and
//! never of fractions.

use super::draft::Measure;
use super::figures::{covered, fit, served, with_point};
use super::plan::Plan;
use super::problem::{Problem, Target};

/// Millionths: a shortfall is told in these parts of the target's own size.
pub const PARTS: i64 = 1_000_000;

/// A measure in hundredths: `factor * part / whole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// Meals, communities, streets or points.
    pub part: i64,
    /// What they are measured against; 1 where they are counted.
    pub whole: i64,
    /// 100 for counts, 10,000 for percents.
    pub factor: i64,
}

impl Measured {
    /// Hundredths of the measure, rounded to the nearest; 0 of nothing.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        if self.whole == 0 { 0 } else { (self.factor * self.part + self.whole / 2).div_euclid(self.whole) }
    }
    /// How far it is on the wrong side of a bound, in `1 / factor` of a meal (community, street, point); 0 where it is
    /// kept.
    #[must_use]
    pub fn lacks(self, target: &Target) -> i64 {
        let by = target.hundredths * self.whole - self.factor * self.part;
        (if target.at_most { -by } else { by }).max(0)
    }
    /// The same in whole meals (communities, streets, points), rounded up.
    #[must_use]
    pub fn missing(self, target: &Target) -> i64 {
        let lacks = self.lacks(target);
        lacks / self.factor + i64::from(lacks % self.factor > 0)
    }
}

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
    let lacks = i128::from(measure(problem, plan, target.measure).lacks(target)) * i128::from(PARTS);
    let size = i128::from(size(problem, target));
    fit((lacks + size - 1) / size)
}

fn len(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}
