//! Time inside the engine: whole milliseconds. Instants count from the start of the horizon (midnight of its first
//! day, local time); calendars and time zones stay at the edge, in [`Horizon`].

use std::fmt;
use std::ops::{Add, AddAssign, Neg, Sub, SubAssign};

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan, Zoned};

mod wire;

pub use wire::Minutes;

/// The longest horizon: a year and its week at either end.
pub(crate) const MOST_DAYS: u16 = 400;
/// The longest time that may stand anywhere: the longest horizon.
pub(crate) const LONGEST: Duration = Duration::hours(24 * MOST_DAYS as i64);

/// A length of time in milliseconds; negative where a difference is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Duration(pub i64);

/// An instant: milliseconds since the start of the horizon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Time(pub i64);

impl Duration {
    /// No time at all.
    pub const ZERO: Self = Self(0);

    /// `n` whole minutes.
    #[must_use]
    pub const fn minutes(n: i64) -> Self {
        Self(n * 60_000)
    }
    /// `n` whole hours.
    #[must_use]
    pub const fn hours(n: i64) -> Self {
        Self(n * 3_600_000)
    }
    /// Minutes with their fraction, for people to read.
    #[must_use]
    pub fn as_minutes(self) -> f64 {
        self.0 as f64 / 60_000.0
    }
    /// This length, or zero where it is negative.
    #[must_use]
    pub fn or_zero(self) -> Self {
        Self(self.0.max(0))
    }
}

impl Add for Duration {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}
impl AddAssign for Duration {
    fn add_assign(&mut self, other: Self) {
        self.0 += other.0;
    }
}
impl Sub for Duration {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}
impl SubAssign for Duration {
    fn sub_assign(&mut self, other: Self) {
        self.0 -= other.0;
    }
}
impl Neg for Duration {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}
impl std::iter::Sum for Duration {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        Self(all.map(|d| d.0).sum())
    }
}
impl Add<Duration> for Time {
    type Output = Self;
    fn add(self, d: Duration) -> Self {
        Self(self.0 + d.0)
    }
}
impl Sub<Duration> for Time {
    type Output = Self;
    fn sub(self, d: Duration) -> Self {
        Self(self.0 - d.0)
    }
}
impl Sub for Time {
    type Output = Duration;
    fn sub(self, other: Self) -> Duration {
        Duration(self.0 - other.0)
    }
}

/// A clock time within a day as a person writes it: `HH:MM`, with seconds and thousandths where there are any. Hours
/// may pass 24 and mean the next day, as in timetables.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock(pub Duration);

impl Clock {
    /// Reads `HH:MM`, `HH:MM:SS` or `HH:MM:SS.mmm`; `None` where the text is none of these.
    ///
    /// ```
    /// use anpai_core::time::{Clock, Duration};
    /// assert_eq!(Clock::parse("08:30"), Some(Clock(Duration::minutes(510))));
    /// assert_eq!(Clock::parse("8:77"), None);
    /// ```
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = |s: &str, most: usize| {
            (!s.is_empty() && s.len() <= most && s.bytes().all(|b| b.is_ascii_digit()))
                .then(|| s.parse::<i64>().ok())
                .flatten()
        };
        let mut parts = text.split(':');
        let hours = digits(parts.next()?, 3)?;
        let minutes = digits(parts.next()?, 2).filter(|m| *m < 60)?;
        let mut millis = 0;
        if let Some(rest) = parts.next() {
            let (seconds, fraction) = rest.split_once('.').unwrap_or((rest, "0"));
            let thousandths = digits(fraction, 3)? * 10_i64.pow(3 - u32::try_from(fraction.len()).ok()?);
            millis = digits(seconds, 2).filter(|s| *s < 60)? * 1000 + thousandths;
        }
        parts.next().is_none().then_some(Self(Duration((hours * 60 + minutes) * 60_000 + millis)))
    }
}

impl fmt::Display for Clock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if self.0.0 < 0 { "-" } else { "" };
        let ms = self.0.0.unsigned_abs();
        write!(f, "{sign}{:02}:{:02}", ms / 3_600_000, ms / 60_000 % 60)?;
        if !ms.is_multiple_of(60_000) {
            write!(f, ":{:02}", ms / 1000 % 60)?;
        }
        if !ms.is_multiple_of(1000) {
            write!(f, ".{:03}", ms % 1000)?;
        }
        Ok(())
    }
}

/// The days that a problem covers, in local time. Day 0 is `first`.
#[derive(Clone, Debug)]
pub struct Horizon {
    first: Date,
    zone: TimeZone,
    /// Midnight of each day and of the day after the last, as an instant of the engine.
    midnights: Vec<Time>,
    origin: Timestamp,
}

impl Horizon {
    /// `days` days from `first` on, in `zone`. Days are as long as the zone's calendar makes them (23 or 25 hours where
    /// clocks change).
    ///
    /// # Errors
    /// Where a day is outside what the calendar can hold.
    pub fn new(first: Date, days: u16, zone: TimeZone) -> Result<Self, jiff::Error> {
        let start = first.to_zoned(zone.clone())?;
        let origin = start.timestamp();
        let mut midnights = Vec::with_capacity(usize::from(days) + 1);
        for day in 0..=i64::from(days) {
            let midnight = first.checked_add(day.days())?.to_zoned(zone.clone())?;
            midnights.push(Time(midnight.timestamp().as_millisecond() - origin.as_millisecond()));
        }
        Ok(Self { first, zone, midnights, origin })
    }
    /// How many days.
    #[must_use]
    pub fn days(&self) -> u16 {
        u16::try_from(self.midnights.len() - 1).expect("made from a u16")
    }
    /// The date of day `day`.
    #[must_use]
    pub fn date(&self, day: u16) -> Date {
        self.first
            .checked_add(i64::from(day).days())
            .expect("every day of the horizon was computed when it was made")
    }
    /// The day of a date, where the horizon has it.
    #[must_use]
    pub fn day_of(&self, date: Date) -> Option<u16> {
        (0..self.days()).find(|day| self.date(*day) == date)
    }
    /// Midnight at the start of `day`; the end of the horizon for `day == days()`.
    #[must_use]
    pub fn midnight(&self, day: u16) -> Time {
        self.midnights[usize::from(day)]
    }
    /// The end of the last day.
    #[must_use]
    pub fn end(&self) -> Time {
        self.midnight(self.days())
    }
    /// The instant of a clock time on a day. Hours past 24 fall on the next day.
    #[must_use]
    pub fn at(&self, day: u16, clock: Clock) -> Time {
        self.midnight(day) + clock.0
    }
    /// The day that an instant falls on; the last day for anything later.
    #[must_use]
    pub fn day_at(&self, time: Time) -> u16 {
        let later = self.midnights.partition_point(|m| *m <= time);
        u16::try_from(later.saturating_sub(1))
            .expect("no more days than a u16")
            .min(self.days().saturating_sub(1))
    }
    /// Day and clock time of an instant, as `at` would read them. Instants before the horizon have a negative clock.
    #[must_use]
    pub fn clock(&self, time: Time) -> (u16, Clock) {
        let day = self.day_at(time);
        (day, Clock(time - self.midnight(day)))
    }
    /// The instant with its zone, for calendars.
    #[must_use]
    pub fn zoned(&self, time: Time) -> Option<Zoned> {
        let at = Timestamp::from_millisecond(self.origin.as_millisecond().checked_add(time.0)?).ok()?;
        Some(at.to_zoned(self.zone.clone()))
    }
    /// The name of the time zone, where it has one.
    #[must_use]
    pub fn zone_name(&self) -> Option<&str> {
        self.zone.iana_name()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clocks_read_what_they_write() {
        for text in ["00:00", "08:30", "25:05", "07:00:09", "07:00:09.050"] {
            assert_eq!(Clock::parse(text).expect(text).to_string(), text);
        }
        for text in ["", "8", "8:60", "08:30:60", "-1:00", "08:30:00.1234", "a:b", "08:30:00:00", "+8:00"] {
            assert_eq!(Clock::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_day_is_as_long_as_its_calendar_says() {
        let zone = TimeZone::get("Europe/Rome").expect("bundled");
        let horizon = Horizon::new(jiff::civil::date(2025, 3, 29), 3, zone).expect("in range");
        let hours: Vec<i64> =
            (0..3).map(|d| (horizon.midnight(d + 1) - horizon.midnight(d)).0 / 3_600_000).collect();
        assert_eq!(hours, [24, 23, 24]);
        assert_eq!(horizon.day_at(horizon.midnight(1)), 1);
        assert_eq!(horizon.day_at(horizon.midnight(1) - Duration(1)), 0);
    }
}
