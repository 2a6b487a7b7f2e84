//! What may differ from the usual on the same roads: the hour of the day, and ways that are closed.

use std::collections::BTreeSet;
use std::fmt;
use std::str::FromStr;

/// Hours of a day.
pub const HOURS: usize = 24;

/// An hour of the day: 7 is from 7:00 to 8:00.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Hour(u8);

impl Hour {
    /// From 0 to 23.
    #[must_use]
    pub fn new(hour: u8) -> Option<Self> {
        (usize::from(hour) < HOURS).then_some(Self(hour))
    }
    /// All of them, from midnight on.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..HOURS as u8).map(Self)
    }
    /// From 0 to 23.
    #[must_use]
    pub fn number(self) -> u8 {
        self.0
    }
    pub(super) fn index(self) -> usize {
        usize::from(self.0)
    }
}

impl fmt::Display for Hour {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:00", self.0)
    }
}

/// No hour of the day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("write an hour from 0 to 23, or a time such as 17:30")]
pub struct NoHour;

impl FromStr for Hour {
    type Err = NoHour;
    /// `17`, or a time within the hour, `17:30`.
    fn from_str(text: &str) -> Result<Self, NoHour> {
        let digits = |text: &str, most: usize| {
            let plain = !text.is_empty() && text.len() <= most && text.bytes().all(|b| b.is_ascii_digit());
            plain.then(|| text.parse::<u8>().ok()).flatten().ok_or(NoHour)
        };
        let hour = match text.split_once(':') {
            Some((hour, minute)) if minute.len() == 2 && digits(minute, 2)? < 60 => hour,
            Some(_) => return Err(NoHour),
            None => text,
        };
        Self::new(digits(hour, 2)?).ok_or(NoHour)
    }
}

/// What differs from the usual.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Conditions {
    /// The profile's factors of this hour count; `None` for the times without any.
    pub hour: Option<Hour>,
    /// Ids of ways in the source on which nobody travels in either direction. Those that the network does not hold have no
    /// effect; [`Origins::missing`](super::Origins::missing) tells which these are.
    pub closed: BTreeSet<i64>,
}

impl Conditions {
    /// An hour, with all ways open.
    #[must_use]
    pub fn at(hour: Hour) -> Self {
        Self { hour: Some(hour), ..Self::default() }
    }
    /// Whether nothing differs.
    #[must_use]
    pub fn are_usual(&self) -> bool {
        *self == Self::default()
    }
}

#[cfg(test)]
mod tests;
