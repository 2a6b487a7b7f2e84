//! Travel as the search reads it: a flat table where it fits, the problem's own travel where it does not.

use std::sync::Arc;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::travel::Travel;
use anpai_core::visits::Problem;

/// Entries that a table may have over all modes: 64 MB of times.
const MOST_ENTRIES: usize = 16_000_000;
/// A way that does not exist, in the table.
const NO_WAY: u32 = u32::MAX;
/// What a way that does not exist takes: longer than any horizon, so that no round fits.
pub const NEVER: i64 = 1 << 45;

/// Travel times and lengths by mode.
pub struct Ways {
    places: usize,
    /// `[modes][places x places]`, row = from.
    times: Vec<Vec<u32>>,
    metres: Vec<Vec<u32>>,
    on_demand: Arc<dyn Travel>,
}

impl Ways {
    /// The ways of `problem`, with lengths where a rule asks for them.
    pub fn new(problem: &Problem, with_metres: bool) -> Self {
        let places = problem.places.len();
        let mut ways =
            Self { places, times: Vec::new(), metres: Vec::new(), on_demand: Arc::clone(&problem.travel) };
        if places * places * problem.modes.len() > MOST_ENTRIES {
            return ways;
        }
        let fits = |n: i64| u32::try_from(n).ok().filter(|n| *n != NO_WAY);
        for mode in (0..problem.modes.len()).map(ModeId::new) {
            let legs = (0..places).flat_map(|a| (0..places).map(move |b| (PlaceId::new(a), PlaceId::new(b))));
            let mut times = Vec::with_capacity(places * places);
            let mut metres = Vec::with_capacity(if with_metres { places * places } else { 0 });
            for (from, to) in legs {
                let leg = problem.travel.leg(mode, from, to);
                // A table entry beyond 49 days is longer than any round: no way.
                times.push(leg.and_then(|l| fits(l.time.0)).unwrap_or(NO_WAY));
                if with_metres {
                    metres.push(leg.and_then(|l| fits(l.metres)).unwrap_or(0));
                }
            }
            ways.times.push(times);
            ways.metres.push(metres);
        }
        ways
    }
    /// Travel time.
    pub fn time(&self, mode: u32, from: u32, to: u32) -> i64 {
        if let Some(table) = self.times.get(mode as usize) {
            let time = table[from as usize * self.places + to as usize];
            return if time == NO_WAY { NEVER } else { i64::from(time) };
        }
        self.on_demand.leg(ModeId(mode), PlaceId(from), PlaceId(to)).map_or(NEVER, |l| l.time.0)
    }
    /// Length.
    pub fn metres(&self, mode: u32, from: u32, to: u32) -> i64 {
        if let Some(table) = self.metres.get(mode as usize).filter(|t| !t.is_empty()) {
            return i64::from(table[from as usize * self.places + to as usize]);
        }
        self.on_demand.leg(ModeId(mode), PlaceId(from), PlaceId(to)).map_or(0, |l| l.metres)
    }
}
