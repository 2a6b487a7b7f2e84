//! Travel tables: as many rows and columns as there are places, entries that are ways.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::by_period;
use super::draft::TableDraft;
use crate::issue::escape;
use crate::read::findings::Findings;
use crate::roads::Found;
use crate::time::{Duration, LONGEST};
use crate::travel::{Dense, Leg, Periods, Travel};

/// The longest way, in metres: around the earth, a hundred times.
const LONGEST_WAY: i64 = 4_000_000_000;

/// Times and metres as a document writes them, `[places][places]`.
type Seconds = [Vec<Option<Duration>>];
type Metres = [Vec<Option<i64>>];
/// One table, in the order of places.
type Table = Arc<[Option<Leg>]>;

/// Travel by the tables of all modes.
pub(super) fn tables(
    modes: &BTreeMap<String, TableDraft>,
    periods: Periods,
    places: usize,
    found: &mut Findings,
) -> Found {
    // `[modes][periods]`
    let by_mode: Vec<Vec<Table>> =
        modes.iter().map(|(name, mode)| of_mode(name, mode, &periods, places, found)).collect();
    let mut longest = Leg::default();
    for leg in by_mode.iter().flatten().flat_map(|table| table.iter().flatten()) {
        longest = Leg { time: longest.time.max(leg.time), metres: longest.metres.max(leg.metres) };
    }
    let of_period = |period: usize| -> Arc<dyn Travel> {
        Arc::new(Dense::sharing(places, by_mode.iter().map(|of| Arc::clone(&of[period])).collect()))
    };
    let each = (0..periods.count()).map(of_period).collect();
    let exists = |of: &[Table], entry: usize| of.iter().filter(|table| table[entry].is_some()).count();
    let stands =
        |of: &Vec<Table>| (0..places * places).any(|entry| (1..of.len()).contains(&exists(of, entry)));
    let stands = by_mode.iter().any(stands);
    by_period::joined(periods, each, longest, stands)
}

/// One mode's table for each period; one and the same where it has one for all day.
fn of_mode(
    name: &str,
    draft: &TableDraft,
    periods: &Periods,
    places: usize,
    found: &mut Findings,
) -> Vec<Table> {
    let base = format!("/travel/modes/{}", escape(name));
    let by_period = &draft.by_period;
    if by_period.is_empty() {
        if found.is_unreadable(&format!("{base}/by_period")) {
            // Nobody knows whether `seconds` should have been there.
            return vec![Arc::from(vec![None; places * places]); periods.count()];
        }
        let all_day = table(&draft.seconds, draft.metres.as_deref(), &base, places, found);
        return vec![all_day; periods.count()];
    }
    by_period::one_each(by_period.len(), periods, &format!("{base}/by_period"), found);
    let each = by_period.iter().enumerate().map(|(at, of)| {
        table(&of.seconds, of.metres.as_deref(), &format!("{base}/by_period/{at}"), places, found)
    });
    let mut each: Vec<Table> = each.collect();
    each.resize(periods.count(), Arc::from(vec![None; places * places]));
    each
}

/// One table, in the order of places; unusable entries are "no way".
fn table(
    seconds: &Seconds,
    metres: Option<&Metres>,
    base: &str,
    places: usize,
    found: &mut Findings,
) -> Table {
    let seconds_fit = is_square(seconds, places, &format!("{base}/seconds"), found);
    let metres_fit = metres.is_none_or(|m| is_square(m, places, &format!("{base}/metres"), found));
    if !seconds_fit || !metres_fit {
        return Arc::from(vec![None; places * places]);
    }
    let mut legs = Vec::with_capacity(places * places);
    for (from, row) in seconds.iter().enumerate() {
        for (to, seconds) in row.iter().enumerate() {
            let metres = metres.map_or(Some(0), |m| m[from][to]);
            legs.push(leg(*seconds, metres, from, to, base, found));
        }
    }
    Arc::from(legs)
}

fn leg(
    seconds: Option<Duration>,
    metres: Option<i64>,
    from: usize,
    to: usize,
    base: &str,
    found: &mut Findings,
) -> Option<Leg> {
    let pointer = |field| format!("{base}/{field}/{from}/{to}");
    if from == to {
        if seconds.is_none() {
            let cause = "a place cannot be reached from itself";
            found.add("unreachable-own-place", pointer("seconds"), "null", cause, "write 0 on the diagonal");
        } else if seconds != Some(Duration::ZERO) {
            let seconds = seconds.unwrap_or_default().0 as f64 / 1000.0;
            let cause = "staying where one is takes no time";
            found.add("travel-to-itself", pointer("seconds"), seconds, cause, "write 0 on the diagonal");
        } else if metres != Some(0) {
            let metres = metres.map_or("null".to_owned(), |m| m.to_string());
            let cause = "staying where one is is no way";
            found.add("travel-to-itself", pointer("metres"), metres, cause, "write 0 on the diagonal");
        }
        return Some(Leg::default());
    }
    let time = seconds?;
    let Some(metres) = metres else {
        let cause = "this way has a time and no length";
        found.add(
            "missing-metres",
            pointer("metres"),
            "null",
            cause,
            "write the metres, or no seconds either",
        );
        return None;
    };
    if !(Duration::ZERO..=LONGEST).contains(&time) {
        let cause = format!("a way takes 0 to {} seconds", LONGEST.0 / 1000);
        let action = "write seconds; `null` where there is no way";
        found.add("bad-travel-time", pointer("seconds"), time.0 as f64 / 1000.0, cause, action);
        return None;
    }
    if !(0..=LONGEST_WAY).contains(&metres) {
        let cause = format!("a way is 0 to {LONGEST_WAY} metres long");
        found.add("bad-travel-length", pointer("metres"), metres, cause, "write metres");
        return None;
    }
    Some(Leg { time, metres })
}

fn is_square<T>(table: &[Vec<T>], places: usize, pointer: &str, found: &mut Findings) -> bool {
    let action = format!("write {places} rows of {places} entries, in the order of `places`");
    if table.len() != places {
        let cause = format!("there are {places} places");
        found.add("table-not-square", pointer, format!("{} rows", table.len()), cause, action);
        return false;
    }
    let mut square = true;
    for (row, entries) in table.iter().enumerate() {
        if entries.len() != places {
            let cause = format!("there are {places} places");
            let value = format!("{} entries", entries.len());
            found.add("table-not-square", format!("{pointer}/{row}"), value, cause, action.clone());
            square = false;
        }
    }
    square
}
