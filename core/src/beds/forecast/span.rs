//! How long something lasts that nobody knows beforehand: a stay, or the patience of somebody who waits.

use crate::time::Duration;

/// A distribution of lengths of time.
#[derive(Clone, Debug, PartialEq)]
pub enum Span {
    /// Always as long.
    Fixed(Duration),
    /// Without memory.
    Exponential {
        /// The mean.
        mean: Duration,
    },
    /// Where leaving becomes likelier (shape above 1) or less likely (below 1) the longer it has lasted.
    Weibull {
        /// The length that 1 - 1/e of all do not exceed.
        scale: Duration,
        /// The shape.
        shape: f64,
    },
    /// Where the logarithm of the length is normal.
    LogNormal {
        /// The length that half of all do not exceed.
        median: Duration,
        /// The standard deviation of the logarithm.
        sigma: f64,
    },
    /// Lengths that were observed, ascending, at least one.
    Empirical(Vec<Duration>),
}
