//! The score of a plan: three levels, compared in order, all integers, lower is better.

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub};

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// How much a rule weighs before any number is looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// A plan that breaks it is no plan.
    Hard,
    /// Who goes unserved, by priority.
    Medium,
    /// Everything that makes a plan better.
    Soft,
}

/// What a plan costs at each level. The order of the fields is the order of comparison.
#[derive(
    Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema,
)]
pub struct Score {
    /// Breaches that make it no plan.
    pub hard: i64,
    /// Weighted people who go unserved.
    pub medium: i64,
    /// The rest, in points; a point is a millisecond of travel under the default weights.
    pub soft: i64,
}

impl Score {
    /// Nothing to complain of.
    pub const ZERO: Self = Self { hard: 0, medium: 0, soft: 0 };

    /// `cost` points at one level and none at the others.
    #[must_use]
    pub fn at(level: Level, cost: i64) -> Self {
        let mut score = Self::ZERO;
        *score.level_mut(level) = cost;
        score
    }
    /// The cost at one level.
    #[must_use]
    pub fn level(&self, level: Level) -> i64 {
        match level {
            Level::Hard => self.hard,
            Level::Medium => self.medium,
            Level::Soft => self.soft,
        }
    }
    fn level_mut(&mut self, level: Level) -> &mut i64 {
        match level {
            Level::Hard => &mut self.hard,
            Level::Medium => &mut self.medium,
            Level::Soft => &mut self.soft,
        }
    }
    /// Whether no hard rule is broken.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        self.hard == 0
    }
}

impl Add for Score {
    type Output = Self;
    fn add(self, o: Self) -> Self {
        Self { hard: self.hard + o.hard, medium: self.medium + o.medium, soft: self.soft + o.soft }
    }
}
impl AddAssign for Score {
    fn add_assign(&mut self, o: Self) {
        *self = *self + o;
    }
}
impl Sub for Score {
    type Output = Self;
    fn sub(self, o: Self) -> Self {
        self + -o
    }
}
impl Neg for Score {
    type Output = Self;
    fn neg(self) -> Self {
        Self { hard: -self.hard, medium: -self.medium, soft: -self.soft }
    }
}
impl std::iter::Sum for Score {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::ZERO, Add::add)
    }
}
impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}hard/{}medium/{}soft", self.hard, self.medium, self.soft)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_hard_point_outweighs_every_soft_one() {
        let late = Score { hard: 0, medium: 0, soft: i64::MAX / 4 };
        let broken = Score { hard: 1, medium: 0, soft: 0 };
        assert!(late < broken);
        assert!(Score { hard: 0, medium: 1, soft: 0 } > late);
        assert_eq!(late + broken - late, broken);
    }
}
