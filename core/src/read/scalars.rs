//! Texts, truth values, numbers and times.

use super::wire::{Leaf, Slip, Wire};
use crate::time::{Clock, Duration, Minutes};

impl Wire for String {
    const WHAT: &'static str = "a text";
    fn blank() -> Self {
        Self::new()
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        if let Leaf::Text(text) = leaf { Ok((*text).to_owned()) } else { Err(Slip::kind(Self::WHAT, leaf)) }
    }
}

impl Wire for bool {
    const WHAT: &'static str = "`true` or `false`";
    fn blank() -> Self {
        false
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        if let Leaf::Bool(value) = leaf { Ok(*value) } else { Err(Slip::kind(Self::WHAT, leaf)) }
    }
}

impl Wire for f64 {
    const WHAT: &'static str = "a number";
    fn blank() -> Self {
        0.0
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        match leaf {
            Leaf::Int(n) => Ok(*n as Self),
            Leaf::Float(x) => Ok(*x),
            _ => Err(Slip::kind(Self::WHAT, leaf)),
        }
    }
}

/// Whole numbers up to here have a float of their own.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// A whole number; `3.0` is one.
fn whole(leaf: &Leaf) -> Result<i128, Slip> {
    match leaf {
        Leaf::Int(n) => Ok(*n),
        Leaf::Float(x) if x.abs() > EXACT => {
            let cause = "the number is larger than can be counted with";
            Err(Slip::new("number-out-of-range", leaf, cause, "write a smaller number"))
        }
        Leaf::Float(x) if x.fract() != 0.0 => {
            Err(Slip::new("not-whole", leaf, "a whole number is expected here", "round it"))
        }
        Leaf::Float(x) => Ok(*x as i128),
        _ => Err(Slip::kind("a whole number", leaf)),
    }
}

macro_rules! whole_numbers {
    ($($number:ty),*) => {$(
        impl Wire for $number {
            const WHAT: &'static str = "a whole number";
            fn blank() -> Self {
                0
            }
            fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
                Self::try_from(whole(leaf)?).map_err(|_| {
                    let cause = format!("a number from {} to {} is expected here", Self::MIN, Self::MAX);
                    Slip::new("number-out-of-range", leaf, cause, "write a number in that range")
                })
            }
        }
    )*};
}
whole_numbers!(u8, u16, u32, i64);

/// A length of time, from its number and how many milliseconds one of it has.
fn length(leaf: &Leaf, unit: i64, name: &str) -> Result<Duration, Slip> {
    let too_large = || {
        let cause = "the time is longer than can be counted with";
        Slip::new("number-out-of-range", leaf, cause, format!("write a smaller number of {name}"))
    };
    match leaf {
        Leaf::Int(n) => i64::try_from(n * i128::from(unit)).map(Duration).map_err(|_| too_large()),
        Leaf::Float(x) => {
            let milliseconds = x * unit as f64;
            if milliseconds.is_nan() || milliseconds.abs() >= EXACT {
                return Err(too_large());
            }
            // A decimal fraction has no float of its own; a millionth of a millisecond is none that anyone wrote.
            let nearest = milliseconds.round();
            if (milliseconds - nearest).abs() > 1e-6_f64.max(nearest.abs() * 1e-15) {
                let cause = "times are counted in whole milliseconds, and this is a fraction of one";
                return Err(Slip::new("too-precise", leaf, cause, "write three decimals at most"));
            }
            Ok(Duration(nearest as i64))
        }
        _ => Err(Slip::kind(&format!("a number of {name}"), leaf)),
    }
}

impl Wire for Minutes {
    const WHAT: &'static str = "a number of minutes";
    fn blank() -> Self {
        Self::default()
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        length(leaf, 60_000, "minutes").map(Self)
    }
}

/// Plain lengths of time stand in travel tables only, in seconds.
impl Wire for Duration {
    const WHAT: &'static str = "a number of seconds";
    fn blank() -> Self {
        Self::ZERO
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        length(leaf, 1000, "seconds")
    }
}

impl Wire for Clock {
    const WHAT: &'static str = "a clock time such as \"08:30\"";
    fn blank() -> Self {
        Self::default()
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        let Leaf::Text(text) = leaf else { return Err(Slip::kind(Self::WHAT, leaf)) };
        Self::parse(text).ok_or_else(|| {
            let cause = "it is not a clock time, written HH:MM";
            Slip::new("bad-clock", leaf, cause, "write such as \"08:30\"; hours past 24 mean the next day")
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn minutes_are_whole_milliseconds() {
        let read = |x| Minutes::leaf(&Leaf::Float(x)).map(|m| m.0.0).map_err(|s| format!("{s:?}"));
        // 12.345 min = 740,700 ms; 10 s = 0.1666... min.
        assert_eq!(read(12.345), Ok(740_700));
        assert_eq!(read(10.0 / 60.0), Ok(10_000));
        assert!(read(0.000_01).is_err_and(|s| s.contains("too-precise")));
        assert!(read(1e300).is_err_and(|s| s.contains("number-out-of-range")));
        assert!(Minutes::leaf(&Leaf::Int(i64::MAX.into())).is_err());
    }

    #[test]
    fn whole_numbers_may_have_a_zero_fraction() {
        assert!(matches!(u8::leaf(&Leaf::Float(3.0)), Ok(3)));
        assert!(u8::leaf(&Leaf::Float(3.5)).is_err());
        assert!(u8::leaf(&Leaf::Int(256)).is_err());
    }
}
