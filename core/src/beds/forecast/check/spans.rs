//! Distributions: numbers that make one.

use super::MOST_DAYS;
use crate::beds::forecast::Span;
use crate::beds::forecast::draft::SpanDraft;
use crate::read::findings::Findings;
use crate::time::Duration;

/// Shapes and sigmas beyond these make every stay the same, or no two alike.
const SHAPES: (f64, f64) = (0.05, 20.0);

/// A length of time; nothing where it is none.
pub(super) fn span(draft: &SpanDraft, pointer: &str, found: &mut Findings) -> Span {
    match draft {
        SpanDraft::Fixed { days } => Span::Fixed(length(*days, 0.0, pointer, "days", found)),
        SpanDraft::Exponential { mean_days } => {
            Span::Exponential { mean: length(*mean_days, LEAST, pointer, "mean_days", found) }
        }
        SpanDraft::Weibull { scale_days, shape } => Span::Weibull {
            scale: length(*scale_days, LEAST, pointer, "scale_days", found),
            shape: shape_of(*shape, pointer, "shape", found),
        },
        SpanDraft::LogNormal { median_days, sigma } => Span::LogNormal {
            median: length(*median_days, LEAST, pointer, "median_days", found),
            sigma: shape_of(*sigma, pointer, "sigma", found),
        },
        SpanDraft::Empirical { observed_days } => {
            let mut observed: Vec<Duration> = (observed_days.iter().enumerate())
                .map(|(at, days)| length(*days, 0.0, pointer, &format!("observed_days/{at}"), found))
                .collect();
            observed.sort_unstable();
            let list = format!("{pointer}/observed_days");
            if observed.is_empty() && !found.is_unreadable(&list) {
                found.add("empty-list", list, "[]", "nothing was observed", "write one length at least");
            }
            Span::Empirical(observed)
        }
    }
}

/// A minute: no mean is shorter.
const LEAST: f64 = 1.0 / 1440.0;

fn length(days: f64, least: f64, pointer: &str, field: &str, found: &mut Findings) -> Duration {
    let most = 4.0 * f64::from(MOST_DAYS);
    if !(least..=most).contains(&days) {
        let cause = format!("a length from {least} to {most} days is expected here");
        found.add("number-out-of-range", format!("{pointer}/{field}"), days, cause, "write a number of days");
        return Duration::ZERO;
    }
    Duration((days * 86_400_000.0).round() as i64)
}

fn shape_of(shape: f64, pointer: &str, field: &str, found: &mut Findings) -> f64 {
    let (least, most) = SHAPES;
    if !(least..=most).contains(&shape) {
        let cause = format!("a number from {least} to {most} is expected here");
        found.add("number-out-of-range", format!("{pointer}/{field}"), shape, cause, "write such as 1.2");
    }
    shape
}
