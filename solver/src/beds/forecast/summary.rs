//! What replications say together: a mean with its confidence interval.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// A mean over independent replications, and how far off it may be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    /// The mean.
    pub mean: f64,
    /// Half the width of the confidence interval; infinite where there is one replication alone.
    pub half_width: f64,
}

impl Estimate {
    /// Of one value for each replication; `None` where there is none. `confidence` is between 0 and 1.
    ///
    /// Source: Law and Kelton (2000), Simulation Modeling and Analysis, equation 4.12.
    #[must_use]
    pub fn of(values: impl IntoIterator<Item = f64>, confidence: f64) -> Option<Self> {
        let values: Vec<f64> = values.into_iter().collect();
        let n = values.len() as f64;
        if values.is_empty() {
            return None;
        }
        let mean = values.iter().sum::<f64>() / n;
        let Ok(student) = StudentsT::new(0.0, 1.0, n - 1.0) else {
            return Some(Self { mean, half_width: f64::INFINITY });
        };
        let variance = values.iter().map(|v| (v - mean).powi(2)).sum::<f64>() / (n - 1.0);
        let half_width = student.inverse_cdf(0.5 + confidence / 2.0) * (variance / n).sqrt();
        Some(Self { mean, half_width })
    }
    /// Whether the interval holds a value.
    #[must_use]
    pub fn holds(&self, value: f64) -> bool {
        (value - self.mean).abs() <= self.half_width
    }
}
