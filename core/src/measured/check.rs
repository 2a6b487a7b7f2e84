//! Bounds and weights of targets as the wire form gives them.

use super::Bound;
use crate::read::findings::Findings;

/// The heaviest target.
const HEAVIEST: u32 = 1000;

/// How heavily the target at `at` counts; 1 where nothing is said.
pub(crate) fn weight(weight: Option<u32>, at: &str, found: &mut Findings) -> i64 {
    let weight = weight.unwrap_or(1);
    if !(1..=HEAVIEST).contains(&weight) {
        let cause = format!("a target weighs 1 to {HEAVIEST}");
        let action = "write such as 1, or leave the target out";
        found.add("number-out-of-range", format!("{at}/weight"), weight, cause, action);
    }
    i64::from(weight)
}

/// What keeps the target at `at`: from 0 to `largest`, with two decimals. A most is refused where `no_most` says why.
pub(crate) fn bound(
    (at_least, at_most): (Option<f64>, Option<f64>),
    at: &str,
    largest: f64,
    no_most: Option<&str>,
    found: &mut Findings,
) -> Bound {
    let (bound, at_most) = match (at_least, at_most) {
        (Some(least), None) => (least, false),
        (None, Some(most)) => (most, true),
        _ => {
            if !found.is_unreadable(&format!("{at}/at_most")) {
                let cause = "a target has a least or a most, and not both";
                found.add_missing("no-bound", at, "at_least", cause, "write `at_least`");
            }
            return Bound { hundredths: 0, at_most: false };
        }
    };
    let field = format!("{at}/{}", if at_most { "at_most" } else { "at_least" });
    if let Some(cause) = no_most.filter(|_| at_most) {
        found.add("unknown-field", &*field, bound, cause, "write `at_least`");
    }
    let hundredths = bound * 100.0;
    if !(0.0..=largest).contains(&bound) || (hundredths - hundredths.round()).abs() > 1e-6 {
        let cause = format!("a bound of this measure is from 0 to {largest}, with two decimals at most");
        found.add("bad-bound", field, bound, cause, "write such as 80 or 66.7");
        return Bound { hundredths: 0, at_most };
    }
    Bound { hundredths: hundredths.round() as i64, at_most }
}
