//! What a plan comes to in a target's measure: two whole numbers, so that "at least 60 %" is a comparison of products and
//! never of fractions. Shared by every model with targets.

use schemars::JsonSchema;
use serde::Serialize;

use crate::named::Named;
use crate::nature::Nature;

pub(crate) mod check;

/// Millionths: a shortfall is told in these parts of the target's own size.
pub const PARTS: i64 = 1_000_000;

/// What keeps a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bound {
    /// Hundredths of what the document says.
    pub hundredths: i64,
    /// At most, not at least.
    pub at_most: bool,
}

/// A measure in hundredths: `factor * part / whole`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What is counted: beds, meals, streets.
    pub part: i64,
    /// What they are measured against; 1 where they are counted.
    pub whole: i64,
    /// 100 for counts, 10,000 for percents, 100,000 for one in a thousand.
    pub factor: i64,
}

impl Measured {
    /// Hundredths of the measure, rounded to the nearest; 0 of nothing.
    #[must_use]
    pub fn hundredths(self) -> i64 {
        if self.whole == 0 { 0 } else { (self.factor * self.part + self.whole / 2).div_euclid(self.whole) }
    }
    /// How far it is on the wrong side of a bound, in `1 / factor` of what is counted; 0 where it is kept.
    #[must_use]
    pub fn lacks(self, bound: Bound) -> i64 {
        let by = bound.hundredths * self.whole - self.factor * self.part;
        (if bound.at_most { -by } else { by }).max(0)
    }
    /// The same in whole ones, rounded up.
    #[must_use]
    pub fn missing(self, bound: Bound) -> i64 {
        let lacks = self.lacks(bound);
        lacks / self.factor + i64::from(lacks % self.factor > 0)
    }
}

/// A target and what is reached.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct TargetAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// How the plan speaks of it.
    pub nature: Nature,
    /// The least, in hundredths; this or `at_most_hundredths`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_hundredths: Option<i64>,
    /// The most, in hundredths.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_hundredths: Option<i64>,
    /// What is reached, in hundredths, rounded to the nearest.
    pub reached_hundredths: i64,
    /// What is missing of what is counted, such as meals, communities or streets, or too many; 0 where it is met.
    pub missing: i64,
    /// The same in millionths of its size.
    pub shortfall: i64,
    /// Where the published plan says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub source: Option<String>,
}

impl TargetAnswer {
    /// A target that is kept by a bound, with what a plan comes to and lacks.
    pub(crate) fn new(
        named: &Named,
        (nature, bound): (Nature, Bound),
        (measured, shortfall): (Measured, i64),
        source: Option<&String>,
    ) -> Self {
        Self {
            id: named.id.clone(),
            name: named.name.clone(),
            nature,
            at_least_hundredths: (!bound.at_most).then_some(bound.hundredths),
            at_most_hundredths: bound.at_most.then_some(bound.hundredths),
            reached_hundredths: measured.hundredths(),
            missing: measured.missing(bound),
            shortfall,
            source: source.cloned(),
        }
    }
}
