//! Decimal figures as whole numbers: digits with at most one point, read without floats.

/// More decimals than this are no figure of such a file.
const MOST_DECIMALS: usize = 12;

/// A figure as it stands in the text: its digits as one number, and how many of them are decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    digits: i64,
    decimals: u32,
}

impl Decimal {
    /// Nothing.
    pub(super) const ZERO: Self = Self { digits: 0, decimals: 0 };
    /// Reads digits with at most one point; trailing zeros after it do not count. `None` where it is anything else.
    pub(super) fn read(word: &str) -> Option<Self> {
        let (whole, part) = word.split_once('.').unwrap_or((word, ""));
        let part = part.trim_end_matches('0');
        let plain = |text: &str| text.bytes().all(|b| b.is_ascii_digit());
        if !plain(whole) || !plain(part) || word.trim_matches('.').is_empty() || part.len() > MOST_DECIMALS {
            return None;
        }
        let digits = format!("{whole}{part}").parse().ok()?;
        Some(Self { digits, decimals: u32::try_from(part.len()).ok()? })
    }
    /// How many decimals it has.
    pub(super) fn decimals(self) -> u32 {
        self.decimals
    }
    /// Its value in units of `10^-decimals`; `None` where that is beyond 64 bits.
    pub(super) fn scaled(self, decimals: u32) -> Option<i64> {
        self.digits.checked_mul(10_i64.checked_pow(decimals.checked_sub(self.decimals)?)?)
    }
}

/// A number in units of `10^-decimals`, written out exactly, without trailing zeros.
pub(super) fn written(value: i128, decimals: u32) -> String {
    let unit = 10_u128.pow(decimals);
    let (sign, size) = (if value < 0 { "-" } else { "" }, value.unsigned_abs());
    let (whole, part) = (size / unit, size % unit);
    if part == 0 {
        return format!("{sign}{whole}");
    }
    let part = format!("{part:0width$}", width = decimals as usize);
    format!("{sign}{whole}.{}", part.trim_end_matches('0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_with_one_point_are_read_exactly() {
        let of = |text: &str, decimals| Decimal::read(text).and_then(|d| d.scaled(decimals));
        assert_eq!(of("41.27", 2), Some(4127));
        assert_eq!(of("41.27", 4), Some(412_700));
        assert_eq!(of("8000.", 0), Some(8000));
        assert_eq!((of(".5", 1), of("7.500", 1)), (Some(5), Some(75)));
        assert_eq!(of("41.27", 1), None);
        assert_eq!(of("9223372036854775807", 0), Some(i64::MAX));
        for word in
            ["", ".", "-1", "+1", "1e3", "1.2.3", "NaN", "inf", "9223372036854775808", "0.1234567890123"]
        {
            assert_eq!(Decimal::read(word), None, "{word}");
        }
    }

    #[test]
    fn what_was_read_is_written_again() {
        assert_eq!((written(4127, 2), written(412_700, 4)), ("41.27".into(), "41.27".into()));
        assert_eq!(
            (written(5, 3), written(-5, 3), written(7000, 3)),
            ("0.005".into(), "-0.005".into(), "7".into())
        );
    }
}
