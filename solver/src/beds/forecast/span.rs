//! Lengths of time from a distribution, by inversion: one uniform number each, and a larger one never gives a shorter
//! length. So the same person stays as long under every plan, and half as much again under a scenario that says so.

use anpai_core::beds::forecast::Span;
use anpai_core::time::Duration;
use statrs::distribution::{ContinuousCDF, Normal};

/// No longer than this, whatever the distribution says: 300 years, so that sums of them stay far from overflow.
const LONGEST: f64 = 300.0 * 366.0 * 86_400_000.0;

/// The length that a share `u` of all do not exceed; `u` in `[0, 1)`.
pub fn quantile(span: &Span, u: f64) -> Duration {
    let millis = match span {
        Span::Fixed(length) => return *length,
        Span::Exponential { mean } => -mean.0 as f64 * (-u).ln_1p(),
        Span::Weibull { scale, shape } => scale.0 as f64 * (-(-u).ln_1p()).powf(1.0 / shape),
        Span::LogNormal { median, sigma } if u > 0.0 => {
            median.0 as f64 * (sigma * Normal::standard().inverse_cdf(u)).exp()
        }
        Span::LogNormal { .. } => 0.0,
        Span::Empirical(observed) => between(observed, u),
    };
    Duration(millis.clamp(0.0, LONGEST).round() as i64)
}

/// The share of all that do not exceed `length`.
pub fn share_within(span: &Span, length: Duration) -> f64 {
    let millis = length.0.max(0) as f64;
    match span {
        Span::Fixed(fixed) => f64::from(u8::from(length >= *fixed)),
        Span::Exponential { mean } => -(-millis / mean.0 as f64).exp_m1(),
        Span::Weibull { scale, shape } => -(-(millis / scale.0 as f64).powf(*shape)).exp_m1(),
        Span::LogNormal { median, sigma } if millis > 0.0 => {
            Normal::standard().cdf((millis / median.0 as f64).ln() / sigma)
        }
        Span::LogNormal { .. } => 0.0,
        Span::Empirical(observed) => rank(observed, millis),
    }
}

/// How much longer something lasts that has lasted for `so_far` already.
pub fn rest(span: &Span, so_far: Duration, u: f64) -> Duration {
    let gone = share_within(span, so_far);
    // Longer than anything that was observed, or than a fixed length: it ends now.
    if gone >= 1.0 {
        return Duration::ZERO;
    }
    let whole = quantile(span, (gone + u * (1.0 - gone)).min(1.0 - f64::EPSILON));
    (whole - so_far).or_zero()
}

/// Source: Hyndman and Fan (1996), Sample Quantiles in Statistical Packages, definition 7.
fn between(observed: &[Duration], u: f64) -> f64 {
    let position = u * (observed.len() - 1) as f64;
    let below = position as usize;
    let (low, high) = (observed[below].0 as f64, observed[(below + 1).min(observed.len() - 1)].0 as f64);
    low + (high - low) * (position - below as f64)
}

/// The inverse of [`between`].
fn rank(observed: &[Duration], millis: f64) -> f64 {
    let above = observed.partition_point(|d| d.0 as f64 <= millis);
    if above == 0 || above == observed.len() {
        return f64::from(u8::from(above > 0));
    }
    let (low, high) = (observed[above - 1].0 as f64, observed[above].0 as f64);
    ((above - 1) as f64 + (millis - low) / (high - low)) / (observed.len() - 1) as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(n: i64) -> Duration {
        Duration::hours(24 * n)
    }
    fn every() -> [Span; 5] {
        [
            Span::Fixed(days(30)),
            Span::Exponential { mean: days(100) },
            Span::Weibull { scale: days(100), shape: 2.0 },
            Span::LogNormal { median: days(50), sigma: 0.7 },
            Span::Empirical([3, 10, 40, 41].map(days).to_vec()),
        ]
    }

    #[test]
    fn lengths_are_those_of_the_textbook() {
        let exponential = Span::Exponential { mean: days(100) };
        // 1 - e^-1 of all leave within one mean.
        let share = 1.0 - (-1.0_f64).exp();
        assert!((quantile(&exponential, share) - days(100)).0.abs() <= 1);
        // Weibull, shape 2: half leave within scale * sqrt(ln 2) = 83.2555 days.
        let half = quantile(&Span::Weibull { scale: days(100), shape: 2.0 }, 0.5);
        assert_eq!(half.0, (83.255_461_115_769_77 * 86_400_000.0_f64).round() as i64);
        // Log-normal: half within the median, 84.134 % within median * e^sigma.
        let normal = Span::LogNormal { median: days(50), sigma: 0.7 };
        assert!((quantile(&normal, 0.5) - days(50)).0.abs() < 1000);
        let more = Duration((days(50).0 as f64 * 0.7_f64.exp()) as i64);
        assert!((share_within(&normal, more) - 0.841_344_746).abs() < 1e-6);
        // Of 3, 10, 40, 41 days: two thirds of the way up is 40, the half is between 10 and 40.
        let observed = Span::Empirical([3, 10, 40, 41].map(days).to_vec());
        assert_eq!([0.0, 0.5].map(|u| quantile(&observed, u)), [days(3), days(25)]);
    }

    #[test]
    fn a_share_and_its_length_belong_together() {
        for span in every().iter().skip(1) {
            for u in [0.01, 0.2, 0.5, 0.77, 0.999] {
                let back = share_within(span, quantile(span, u));
                assert!((back - u).abs() < 1e-6, "{span:?}: {u} comes back as {back}");
            }
        }
    }

    #[test]
    fn what_has_lasted_does_not_end_in_the_past() {
        for span in &every() {
            for so_far in [days(0), days(20), days(35), days(5000)] {
                assert!(rest(span, so_far, 0.9) >= rest(span, so_far, 0.1), "{span:?} after {so_far:?}");
                assert!(rest(span, so_far, 0.0) >= Duration::ZERO);
            }
        }
        // Exponential lengths have no memory.
        let exponential = Span::Exponential { mean: days(100) };
        let (new, old) = (quantile(&exponential, 0.3), rest(&exponential, days(77), 0.3));
        assert!((new - old).0.abs() <= 2);
        assert_eq!(rest(&Span::Fixed(days(30)), days(12), 0.5), days(18));
    }
}
