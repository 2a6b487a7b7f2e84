//! Travel by time of day: the day falls into periods, each with figures of its own. Someone under way when a period ends
//! goes on at the pace of the next one, so that leaving later never means arriving earlier. A way that jumped from one
//! duration to another at the stroke of the hour would have people wait at home to overtake themselves, and earliest
//! starts would not be earliest.
//!
//! Source: Ichoua, Gendreau and Potvin (2003), Vehicle dispatching with time-dependent travel times, European Journal of
//! Operational Research 144(2): speeds, not durations, are what changes with the hour.

use std::sync::Arc;

use super::{Leg, Travel, TravelSource};
use crate::id::{ModeId, PlaceId};
use crate::place::Coordinate;
use crate::time::{Duration, Time};

/// A day. Periods come again after so long, counted from the start of the horizon: where a zone changes its clock within
/// the horizon, they stay at the clock of its first day.
const DAY: i64 = 24 * 3_600_000;

/// The periods of a day, each from its start up to the start of the next; the last one goes on through midnight.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Periods {
    /// Rising, within a day; none where the whole day is one period.
    starts: Vec<Duration>,
}

impl Periods {
    /// One period: nothing changes with the hour.
    pub const ALL_DAY: Self = Self { starts: Vec::new() };

    /// Periods that start at these times after midnight; fewer than two are all day. `None` where the starts do not rise
    /// or are not within a day.
    #[must_use]
    pub fn new(starts: Vec<Duration>) -> Option<Self> {
        let within = |start: &Duration| (0..DAY).contains(&start.0);
        if !starts.iter().all(within) || !starts.windows(2).all(|pair| pair[0] < pair[1]) {
            return None;
        }
        Some(if starts.len() < 2 { Self::ALL_DAY } else { Self { starts } })
    }
    /// How many there are: one at least.
    #[must_use]
    pub fn count(&self) -> usize {
        self.starts.len().max(1)
    }
    /// When they start, after midnight; none where the whole day is one period.
    #[must_use]
    pub fn starts(&self) -> &[Duration] {
        &self.starts
    }
    /// The period in which an instant is, with the instants at which that period began and will end (exclusive).
    #[must_use]
    pub fn around(&self, instant: Time) -> (usize, Time, Time) {
        let (Some(first), Some(last)) = (self.starts.first(), self.starts.last()) else {
            return (0, Time(i64::MIN), Time(i64::MAX));
        };
        let clock = instant.0.rem_euclid(DAY);
        let midnight = Time(instant.0 - clock);
        let begun = self.starts.partition_point(|start| start.0 <= clock);
        let began = match begun.checked_sub(1) {
            Some(at) => midnight + self.starts[at],
            None => midnight + *last - Duration(DAY),
        };
        let ends = match self.starts.get(begun) {
            Some(next) => midnight + *next,
            None => midnight + *first + Duration(DAY),
        };
        ((begun + self.starts.len() - 1) % self.starts.len(), began, ends)
    }
}

/// The way for one who leaves at `departure`; `None` where there is none in any period. In each period one advances at
/// the rate at which the whole way would take what it takes then, and stands still where it does not exist then (a ferry
/// that does not run, a gate that is locked); what is left at the end of a period is rounded up to whole milliseconds of
/// the next. Its length is that of the period of departure, or of the first one from then on in which it exists.
///
/// Leaving later never arrives earlier: within a period, who leaves later has more left at its end, what is left is
/// rounded up alike for all, and nobody has more left than one who only leaves then.
#[must_use]
pub fn leg_at(
    travel: &(impl Travel + ?Sized),
    mode: ModeId,
    from: PlaceId,
    to: PlaceId,
    departure: Time,
) -> Option<Leg> {
    let periods = travel.periods();
    if periods.count() == 1 {
        return travel.leg(mode, from, to);
    }
    let in_period = |period| travel.leg_in(mode, from, to, period);
    if !(0..periods.count()).any(|period| in_period(period).is_some()) {
        return None;
    }
    let mut now = departure;
    // What is left of the way, in milliseconds of a period in which all of it takes `whole`.
    let mut left: Option<Part> = None;
    let mut metres = None;
    loop {
        let (period, _, ends) = periods.around(now);
        if let Some(leg) = in_period(period) {
            let metres = *metres.get_or_insert(leg.metres);
            let rest = left.map_or(leg.time, |part| part.rounded_up(leg.time));
            if now + rest <= ends {
                return Some(Leg { time: now + rest - departure, metres });
            }
            left = Some(Part { of: rest - (ends - now), whole: leg.time });
        }
        now = ends;
    }
}

/// The latest departure by which one arrives no later than `arrival`, with the way then; `None` where there is no way in
/// any period. Exact: who leaves a millisecond later arrives too late. The arrival may be a little early, since an instant
/// that nobody arrives at has none who leave for it.
#[must_use]
pub fn leg_by(
    travel: &(impl Travel + ?Sized),
    mode: ModeId,
    from: PlaceId,
    to: PlaceId,
    arrival: Time,
) -> Option<(Time, Leg)> {
    let periods = travel.periods();
    if periods.count() == 1 {
        return travel.leg(mode, from, to).map(|leg| (arrival - leg.time, leg));
    }
    let in_period = |period| travel.leg_in(mode, from, to, period);
    if !(0..periods.count()).any(|period| in_period(period).is_some()) {
        return None;
    }
    let (mut period, mut began, _) = periods.around(arrival);
    // Up to when one is under way in this period, the latest departure in it, and the most that may be left at its end.
    let (mut end, mut last, mut left) = (arrival, arrival, Part { of: Duration::ZERO, whole: Duration(1) });
    let departure = loop {
        if let Some(Leg { time: whole, .. }) = in_period(period) {
            let most = left.rounded_down(whole) + (end - began);
            if whole <= most {
                break (began + (most - whole)).min(last);
            }
            left = Part { of: most, whole };
        }
        // Whoever leaves at the end of a period is in the next one already.
        (end, last) = (began, began - Duration(1));
        (period, began, _) = periods.around(last);
    };
    leg_at(travel, mode, from, to, departure).map(|leg| (departure, leg))
}

/// A part of a way: so many milliseconds where the whole takes so many.
#[derive(Clone, Copy)]
struct Part {
    of: Duration,
    whole: Duration,
}

impl Part {
    /// The same part in a period in which the whole takes `whole`.
    fn rounded_up(self, whole: Duration) -> Duration {
        Duration(-(-self.product(whole)).div_euclid(self.whole.0.into()) as i64)
    }
    fn rounded_down(self, whole: Duration) -> Duration {
        Duration(self.product(whole).div_euclid(self.whole.0.into()) as i64)
    }
    fn product(self, whole: Duration) -> i128 {
        i128::from(self.of.0) * i128::from(whole.0)
    }
}

/// Travel with figures of their own for each period of the day.
#[derive(Clone, Debug)]
pub struct ByPeriod {
    periods: Periods,
    each: Vec<Arc<dyn Travel>>,
}

impl ByPeriod {
    /// `each[period]` has the figures of a period, of the same places and modes.
    ///
    /// # Panics
    /// Where there is not one for each period.
    #[must_use]
    pub fn new(periods: Periods, each: Vec<Arc<dyn Travel>>) -> Self {
        assert_eq!(periods.count(), each.len(), "figures for each period");
        Self { periods, each }
    }
}

impl Travel for ByPeriod {
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        self.each[0].leg(mode, from, to)
    }
    fn periods(&self) -> &Periods {
        &self.periods
    }
    fn leg_in(&self, mode: ModeId, from: PlaceId, to: PlaceId, period: usize) -> Option<Leg> {
        self.each[period].leg(mode, from, to)
    }
    fn source(&self, mode: ModeId) -> TravelSource {
        self.each[0].source(mode)
    }
    fn credit(&self, mode: ModeId) -> Option<&str> {
        self.each[0].credit(mode)
    }
    fn line(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Vec<Coordinate>> {
        self.each[0].line(mode, from, to)
    }
}

#[cfg(test)]
mod tests;
