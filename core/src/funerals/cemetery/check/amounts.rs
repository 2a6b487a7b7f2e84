//! Numbers of a document: whole ones within their range, and ones with two decimals in hundredths.

use crate::read::findings::Findings;

/// A whole number that is something, such as units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Count {
    /// Of what.
    pub(super) unit: &'static str,
    /// The least.
    pub(super) least: i64,
    /// More than this is a slip.
    pub(super) most: i64,
}

impl Count {
    /// The number; the least and an issue where it is out of range.
    pub(super) fn check(self, pointer: &str, value: i64, found: &mut Findings) -> i64 {
        let Self { unit, least, most } = self;
        if (least..=most).contains(&value) {
            return value;
        }
        let cause = format!("{unit} from {least} to {most} are expected here");
        found.add("number-out-of-range", pointer, value, cause, format!("write how many {unit}"));
        least
    }
}

/// A number with two decimals.
#[derive(Clone, Copy, Debug)]
pub(super) struct Decimal {
    /// Of what.
    pub(super) unit: &'static str,
    /// More than this is a slip.
    pub(super) most: f64,
}

/// Parts of a hundred.
pub(super) const PERCENT: Decimal = Decimal { unit: "percent", most: 100.0 };

impl Decimal {
    /// Hundredths of the number; 0 and an issue where it is out of range or finer than a hundredth.
    pub(super) fn hundredths(self, pointer: &str, value: f64, found: &mut Findings) -> i64 {
        let Self { unit, most } = self;
        let exact = value * 100.0;
        let nearest = exact.round();
        // A decimal fraction has no float of its own.
        let fine = (exact - nearest).abs() > 1e-9 * nearest.max(1.0);
        if !(0.0..=most).contains(&value) || fine {
            let cause = format!("{unit} from 0 to {most} are expected here, with two decimals at most");
            found.add("number-out-of-range", pointer, value, cause, format!("write {unit}"));
            return 0;
        }
        nearest as i64
    }
}
