//! Ways by rows: all ways from a place beside each other, and all ways to it, so that whoever looks for a place for one
//! stop among many reads two rows and not a column.

use std::sync::Arc;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::stop::Stop;
use anpai_core::travel::Travel;

use super::ways::NEVER;

/// Ways that tables may have over all modes: 256 MB in both directions.
const MOST_ENTRIES: usize = 16_000_000;
/// A way that does not exist.
const NO_WAY: u32 = u32::MAX;

/// Time and metres of a way.
#[derive(Clone, Copy, Debug)]
struct Entry {
    time: u32,
    metres: u32,
}

/// The ways of one mode.
#[derive(Debug)]
struct Table {
    /// `[places x places]`, row = from.
    out: Vec<Entry>,
    /// The same, row = to.
    into: Vec<Entry>,
}

/// Travel that never changes, by rows; asks for each way anew where tables would be too large, or where there is no time to
/// make them.
#[derive(Debug)]
pub struct Rows {
    places: usize,
    travel: Arc<dyn Travel>,
    tables: Vec<Table>,
}

impl Rows {
    /// The ways of so many modes between so many places.
    pub fn new(travel: Arc<dyn Travel>, places: usize, modes: usize, stop: &Stop) -> Self {
        let mut rows = Self { places, travel, tables: Vec::new() };
        if places * places * modes <= MOST_ENTRIES {
            let tables: Option<Vec<Table>> = (0..modes as u32).map(|mode| rows.table(mode, stop)).collect();
            rows.tables = tables.unwrap_or_default();
        }
        rows
    }
    /// `None` where the stop comes first.
    fn table(&self, mode: u32, stop: &Stop) -> Option<Table> {
        let none = Entry { time: NO_WAY, metres: 0 };
        let mut into = vec![none; self.places * self.places];
        let mut out = Vec::with_capacity(self.places * self.places);
        for from in 0..self.places {
            if stop.is_over() {
                return None;
            }
            for to in 0..self.places {
                let entry = self.ask(mode, from as u32, to as u32);
                into[to * self.places + from] = entry;
                out.push(entry);
            }
        }
        Some(Table { out, into })
    }
    fn ask(&self, mode: u32, from: u32, to: u32) -> Entry {
        let leg = self.travel.leg(ModeId(mode), PlaceId(from), PlaceId(to));
        // Longer than 49 days is longer than any round.
        let time = leg.and_then(|leg| u32::try_from(leg.time.0).ok()).unwrap_or(NO_WAY);
        let metres = leg.and_then(|leg| u32::try_from(leg.metres).ok()).unwrap_or(0);
        Entry { time, metres }
    }
    /// Time and metres from a place to another, as it stands in the row of the first; time is [`NEVER`] where there is no way.
    #[inline]
    pub fn leaving(&self, mode: u32, from: u32, to: u32) -> (i64, i64) {
        told(match self.tables.get(mode as usize) {
            Some(table) => table.out[from as usize * self.places + to as usize],
            None => self.ask(mode, from, to),
        })
    }
    /// The same, as it stands in the row of the second.
    #[inline]
    pub fn reaching(&self, mode: u32, from: u32, to: u32) -> (i64, i64) {
        told(match self.tables.get(mode as usize) {
            Some(table) => table.into[to as usize * self.places + from as usize],
            None => self.ask(mode, from, to),
        })
    }
}

#[inline]
fn told(entry: Entry) -> (i64, i64) {
    if entry.time == NO_WAY { (NEVER, 0) } else { (entry.time.into(), entry.metres.into()) }
}

#[cfg(test)]
mod tests {
    use anpai_core::time::Duration;
    use anpai_core::travel::{Dense, Leg};

    use super::*;

    #[test]
    fn a_row_of_either_end_says_the_same_of_a_way() {
        let leg = |time: i64| Some(Leg { time: Duration(time), metres: 10 * time });
        // There is no way from the second place to the third.
        let table = vec![leg(0), leg(3), leg(5), leg(4), leg(0), None, leg(7), leg(8), leg(0)];
        let travel: Arc<dyn Travel> = Arc::new(Dense::new(3, vec![table]));
        let mut rows = Rows::new(travel, 3, 1, &Stop::never());
        for _ in 0..2 {
            let both = |from, to| [rows.leaving(0, from, to), rows.reaching(0, from, to)];
            assert_eq!(both(0, 1), [(3, 30); 2]);
            assert_eq!(both(1, 0), [(4, 40); 2]);
            assert_eq!(both(1, 2), [(NEVER, 0); 2]);
            // As where tables would be too large.
            rows.tables.clear();
        }
    }
}
