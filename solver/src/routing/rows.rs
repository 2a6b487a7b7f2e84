//! Ways by rows: all ways from a place beside each other, and all ways to it, so that whoever looks for a place for one
//! stop among many reads two rows and not a column.

use super::ways::{NEVER, Ways};

/// Ways that tables may have over all modes: 256 MB in both directions.
const MOST_ENTRIES: usize = 16_000_000;
/// A way that does not exist.
const NO_WAY: u32 = u32::MAX;

/// Time and metres of a way; nothing of a day's hours.
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

/// Travel that never changes, by rows; asks for each way anew where tables would be too large.
#[derive(Debug)]
pub struct Rows {
    places: usize,
    ways: Ways,
    tables: Vec<Table>,
}

impl Rows {
    /// The ways of so many modes between so many places.
    pub fn new(ways: Ways, places: usize, modes: usize) -> Self {
        let mut rows = Self { places, ways, tables: Vec::new() };
        if places * places * modes <= MOST_ENTRIES {
            let table = |mode| {
                let pairs = |turned: bool| {
                    let row =
                        move |a: u32| (0..places as u32).map(move |b| if turned { (b, a) } else { (a, b) });
                    (0..places as u32).flat_map(row)
                };
                let entry = |(from, to)| rows.ask(mode, from, to);
                Table { out: pairs(false).map(entry).collect(), into: pairs(true).map(entry).collect() }
            };
            let tables = (0..modes as u32).map(table).collect();
            rows.tables = tables;
        }
        rows
    }
    fn ask(&self, mode: u32, from: u32, to: u32) -> Entry {
        let time = self.ways.time_at(mode, from, to, 0);
        // Longer than 49 days is longer than any round.
        let time = u32::try_from(time).unwrap_or(NO_WAY);
        let metres = u32::try_from(self.ways.metres_at(mode, from, to, 0)).unwrap_or(0);
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
    /// The ways that it is made of.
    pub fn ways(&self) -> &Ways {
        &self.ways
    }
}

#[inline]
fn told(entry: Entry) -> (i64, i64) {
    if entry.time == NO_WAY { (NEVER, 0) } else { (entry.time.into(), entry.metres.into()) }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use anpai_core::time::Duration;
    use anpai_core::travel::{Dense, Leg, Travel};

    use super::*;

    #[test]
    fn a_row_of_either_end_says_the_same_of_a_way() {
        let leg = |time: i64| Some(Leg { time: Duration(time), metres: 10 * time });
        // There is no way from the second place to the third.
        let table = vec![leg(0), leg(3), leg(5), leg(4), leg(0), None, leg(7), leg(8), leg(0)];
        let travel: Arc<dyn Travel> = Arc::new(Dense::new(3, vec![table]));
        let mut rows = Rows::new(Ways::new(&travel, 3, 1, true), 3, 1);
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
