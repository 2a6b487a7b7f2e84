//! Travel as the search reads it: a flat table where it fits, the problem's own travel where it does not. Where travel
//! changes with the time of day, the table has an entry for each period, and who is under way when a period ends goes on
//! at the pace of the next ([`leg_at`](anpai_core::travel::leg_at) says how; this is written apart from it, since the
//! referee reads that).

use std::sync::Arc;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::travel::{Leg, Travel};

/// Entries that a table may have over all modes and periods: 64 MB of times.
const MOST_ENTRIES: usize = 16_000_000;
/// A way that does not exist, in the table.
const NO_WAY: u32 = u32::MAX;
/// What a way that does not exist takes: longer than any horizon, so that no round fits.
pub const NEVER: i64 = 1 << 45;
/// After so long the periods come again.
const DAY: i64 = 24 * 3_600_000;
/// Arrivals from here on are no instants of a horizon: nobody asks for the hour of them.
const NO_HOUR: i64 = 1 << 46;

/// Travel times and lengths by mode.
#[derive(Debug)]
pub struct Ways {
    places: usize,
    /// How many periods a day has, and when they start after midnight; no starts where it is one.
    periods: usize,
    starts: Vec<i64>,
    /// `[modes][places x places x periods]`, row = from. Beyond 49 days there is no way: that is longer than any round.
    times: Vec<Vec<u32>>,
    metres: Vec<Vec<u32>>,
    on_demand: Arc<dyn Travel>,
}

impl Ways {
    /// The ways between so many places by so many modes, with lengths where somebody asks for them.
    pub fn new(travel: &Arc<dyn Travel>, places: usize, modes: usize, with_metres: bool) -> Self {
        let periods = travel.periods().count();
        let starts = travel.periods().starts().iter().map(|start| start.0).collect();
        let on_demand = Arc::clone(travel);
        let mut ways = Self { places, periods, starts, times: Vec::new(), metres: Vec::new(), on_demand };
        let entries = places * places * periods;
        if entries * modes > MOST_ENTRIES {
            return ways;
        }
        for mode in 0..modes as u32 {
            let mut times = Vec::with_capacity(entries);
            let mut metres = Vec::with_capacity(if with_metres { entries } else { 0 });
            for (from, to) in (0..places as u32).flat_map(|a| (0..places as u32).map(move |b| (a, b))) {
                for period in 0..periods {
                    let leg = ways.ask(mode, from, to, period);
                    times.push(leg.map_or(NO_WAY, |l| l.0));
                    if with_metres {
                        metres.push(leg.map_or(0, |l| l.1));
                    }
                }
            }
            ways.times.push(times);
            ways.metres.push(metres);
        }
        ways
    }
    /// Time and metres in a period, as a table has them.
    fn ask(&self, mode: u32, from: u32, to: u32, period: usize) -> Option<(u32, u32)> {
        let Leg { time, metres } = self.on_demand.leg_in(ModeId(mode), PlaceId(from), PlaceId(to), period)?;
        let time = u32::try_from(time.0).ok().filter(|n| *n != NO_WAY)?;
        Some((time, u32::try_from(metres).unwrap_or(0)))
    }
    /// Whether travel changes with the time of day.
    pub fn change(&self) -> bool {
        self.periods > 1
    }
    fn entry(&self, from: u32, to: u32) -> usize {
        (from as usize * self.places + to as usize) * self.periods
    }
    /// Time in a period; `NO_WAY` where there is none then.
    fn in_period(&self, mode: u32, from: u32, to: u32, period: usize) -> u32 {
        match self.times.get(mode as usize) {
            Some(table) => table[self.entry(from, to) + period],
            None => self.ask(mode, from, to, period).map_or(NO_WAY, |l| l.0),
        }
    }
    /// The least travel time at any hour.
    pub fn least(&self, mode: u32, from: u32, to: u32) -> i64 {
        if self.periods == 1 {
            return self.time(mode, from, to);
        }
        let least = (0..self.periods).map(|period| self.in_period(mode, from, to, period)).min();
        least.filter(|time| *time != NO_WAY).map_or(NEVER, i64::from)
    }
    /// Travel time for one who leaves at `departure`; `NEVER` where there is no way at any hour.
    #[inline]
    pub fn time_at(&self, mode: u32, from: u32, to: u32, departure: i64) -> i64 {
        if self.periods == 1 { self.time(mode, from, to) } else { self.walk(mode, from, to, departure).0 }
    }
    /// Length for one who leaves at `departure`; zero where there is no way.
    pub fn metres_at(&self, mode: u32, from: u32, to: u32, departure: i64) -> i64 {
        if self.periods == 1 {
            return self.metres(mode, from, to, 0);
        }
        let (time, period) = self.walk(mode, from, to, departure);
        if time == NEVER { 0 } else { self.metres(mode, from, to, period) }
    }
    /// The latest departure by which one arrives no later than `arrival`, where there is a way.
    #[inline]
    pub fn leave_by(&self, mode: u32, from: u32, to: u32, arrival: i64) -> i64 {
        if self.periods == 1 {
            arrival - self.time(mode, from, to)
        } else if arrival >= NO_HOUR {
            // An upper bound does for a stop that may be as late as it likes.
            arrival - self.least(mode, from, to)
        } else {
            self.walk_back(mode, from, to, arrival)
        }
    }
    /// Travel time where it never changes.
    fn time(&self, mode: u32, from: u32, to: u32) -> i64 {
        let time = match self.times.get(mode as usize) {
            Some(table) => table[from as usize * self.places + to as usize],
            None => self.in_period(mode, from, to, 0),
        };
        if time == NO_WAY { NEVER } else { i64::from(time) }
    }
    fn metres(&self, mode: u32, from: u32, to: u32, period: usize) -> i64 {
        if let Some(table) = self.metres.get(mode as usize).filter(|t| !t.is_empty()) {
            return i64::from(table[self.entry(from, to) + period]);
        }
        self.ask(mode, from, to, period).map_or(0, |l| l.1.into())
    }

    /// Time for one who leaves at `departure`, and the period whose length the way has.
    fn walk(&self, mode: u32, from: u32, to: u32, departure: i64) -> (i64, usize) {
        let (mut period, _, mut ends) = self.around(departure);
        let whole = self.in_period(mode, from, to, period);
        if whole != NO_WAY && departure + i64::from(whole) <= ends {
            return (whole.into(), period);
        }
        if self.least(mode, from, to) == NEVER {
            return (NEVER, period);
        }
        // So much of a whole that takes so long is left at `now`.
        let (mut now, mut left) = (departure, None::<(u64, u64)>);
        let mut first = None;
        loop {
            let whole = self.in_period(mode, from, to, period);
            if whole != NO_WAY {
                let whole = u64::from(whole);
                // Either is below 2^32.
                let rest = left.map_or(whole, |(part, of)| (part * whole).div_ceil(of));
                let length = *first.get_or_insert(period);
                if now + rest as i64 <= ends {
                    return (now + rest as i64 - departure, length);
                }
                left = Some((rest - (ends - now) as u64, whole));
            }
            now = ends;
            (period, _, ends) = self.around(now);
        }
    }
    /// The latest departure by which one arrives no later than `arrival`: the same, backwards.
    fn walk_back(&self, mode: u32, from: u32, to: u32, arrival: i64) -> i64 {
        let (mut period, mut began, _) = self.around(arrival);
        let whole = self.in_period(mode, from, to, period);
        if whole != NO_WAY && arrival - i64::from(whole) >= began {
            return arrival - i64::from(whole);
        }
        if self.least(mode, from, to) == NEVER {
            return arrival - NEVER;
        }
        let (mut end, mut last, mut left) = (arrival, arrival, (0, 1));
        loop {
            let whole = self.in_period(mode, from, to, period);
            if whole != NO_WAY {
                let whole = u64::from(whole);
                let most = left.0 * whole / left.1 + (end - began) as u64;
                if whole <= most {
                    return (began + (most - whole) as i64).min(last);
                }
                left = (most, whole);
            }
            (end, last) = (began, began - 1);
            (period, began, _) = self.around(last);
        }
    }
    /// The period in which an instant is, when it began and when it ends.
    fn around(&self, instant: i64) -> (usize, i64, i64) {
        let clock = instant.rem_euclid(DAY);
        let midnight = instant - clock;
        let (first, last) = (self.starts[0], self.starts.len() - 1);
        match self.starts.iter().rposition(|start| *start <= clock) {
            None => (last, midnight - DAY + self.starts[last], midnight + first),
            Some(at) if at == last => (last, midnight + self.starts[last], midnight + DAY + first),
            Some(at) => (at, midnight + self.starts[at], midnight + self.starts[at + 1]),
        }
    }
}

#[cfg(test)]
mod tests;
