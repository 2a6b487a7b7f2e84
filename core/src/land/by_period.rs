//! What a document says of travel by time of day: where the periods of a day begin, how much slower they are, and that
//! what is given for each is given for all.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::draft::PaceDraft;
use super::space::pace;
use crate::issue::escape;
use crate::read::findings::Findings;
use crate::roads::Found;
use crate::time::{Clock, Duration};
use crate::travel::{ByPeriod, Leg, Pace, Periods, Travel};

/// The most periods of a day: one for each half an hour.
const MOST: usize = 48;
/// The shortest period.
const SHORTEST: Duration = Duration::minutes(1);
const DAY: Duration = Duration::hours(24);
/// How many times as long a way may take as at the stated speed.
const SLOWER: std::ops::RangeInclusive<f64> = 0.1..=20.0;

/// The periods; all day where they cannot be used.
pub(super) fn periods(starts: &[Clock], found: &mut Findings) -> Periods {
    if starts.len() > MOST {
        let cause = format!("a day has {MOST} periods at most");
        found.add("too-many-periods", "/travel/periods", starts.len(), cause, "join periods that are alike");
        return Periods::ALL_DAY;
    }
    let mut right = true;
    for (at, start) in starts.iter().enumerate() {
        let pointer = || format!("/travel/periods/{at}");
        if !(Duration::ZERO..DAY).contains(&start.0) {
            let action =
                "write the time of the day at which the period begins; the last one goes on through midnight";
            found.add("bad-period", pointer(), start, "a period begins from 00:00 to before 24:00", action);
            right = false;
        } else if at > 0 && start.0 < starts[at - 1].0 + SHORTEST {
            let cause =
                format!("the period before begins at {}, and lasts a minute at least", starts[at - 1]);
            found.add("bad-period", pointer(), start, cause, "write the starts in order");
            right = false;
        }
    }
    let starts = starts.iter().map(|start| start.0).collect();
    Periods::new(starts).filter(|_| right).unwrap_or(Periods::ALL_DAY)
}

/// Refuses a list that does not have one entry for each period.
pub(super) fn one_each(count: usize, periods: &Periods, pointer: &str, found: &mut Findings) {
    let of = periods.count();
    if count == of
        || found.has_issue_below("/travel/periods")
        || found.has_unreadable_below("/travel/periods")
    {
        return;
    }
    let cause = match of {
        1 => "the travel has no `periods`".to_owned(),
        _ => format!("the travel has {of} periods"),
    };
    let action = "write one entry for each of `travel.periods`, in their order";
    found.add("not-by-period", pointer, format!("{count} entries"), cause, action);
}

/// The paces of all modes, `[periods][modes]`.
pub(super) fn paces(
    modes: &BTreeMap<String, PaceDraft>,
    periods: &Periods,
    found: &mut Findings,
) -> Vec<Vec<Pace>> {
    let mut each = vec![Vec::with_capacity(modes.len()); periods.count()];
    for (name, draft) in modes {
        let all_day = pace(name, draft, found);
        let base = format!("/travel/modes/{}/slower", escape(name));
        if !draft.slower.is_empty() {
            one_each(draft.slower.len(), periods, &base, found);
        }
        for (at, slower) in draft.slower.iter().enumerate().filter(|(_, slower)| !SLOWER.contains(slower)) {
            let cause = format!("a way takes {} to {} times as long", SLOWER.start(), SLOWER.end());
            found.add("bad-factor", format!("{base}/{at}"), slower, cause, "write a factor such as 1.4");
        }
        for (at, paces) in each.iter_mut().enumerate() {
            let slower = draft.slower.get(at).filter(|slower| SLOWER.contains(slower)).unwrap_or(&1.0);
            paces.push(Pace { metres_per_second: all_day.metres_per_second / slower, ..all_day });
        }
    }
    each
}

/// Travel with the figures of each period, of which none is above `longest`; `stands` where a way exists in some periods
/// and not in others.
pub(super) fn joined(periods: Periods, mut each: Vec<Arc<dyn Travel>>, longest: Leg, stands: bool) -> Found {
    if periods.count() == 1
        && let Some(all_day) = each.pop()
    {
        return Found { travel: all_day, longest };
    }
    let longest = Leg { time: longest.time + most_delay(&periods, longest.time, stands), ..longest };
    Found { travel: Arc::new(ByPeriod::new(periods, each)), longest }
}

/// By how much a way may take longer than in its slowest period: by a millisecond, rounded up, for each period that ends
/// on the way; by a day for each that one stands still.
fn most_delay(periods: &Periods, longest: Duration, stands: bool) -> Duration {
    let midnight = periods.starts().iter().map(|start| start.0);
    let next = midnight.clone().skip(1).chain(midnight.clone().next().map(|first| first + DAY.0));
    let shortest = midnight.zip(next).map(|(start, end)| end - start).min().unwrap_or(DAY.0);
    Duration((longest.0 / shortest + 2) * if stands { DAY.0 } else { 1 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_delayed_by_periods_that_end_on_it() {
        let hours =
            |h: &[i64]| Periods::new(h.iter().map(|h| Duration::hours(*h)).collect()).expect("rising");
        // From 22:00 to 23:00 is the shortest: five hours have no more than 7 ends in them.
        let periods = hours(&[7, 22, 23]);
        assert_eq!(most_delay(&periods, Duration::hours(5), false), Duration(7));
        assert_eq!(most_delay(&periods, Duration::minutes(5), true), DAY + DAY);
        // Through midnight: 22:00 to 07:00 is nine hours, and 15 from then on.
        assert_eq!(most_delay(&hours(&[7, 22]), Duration::hours(20), false), Duration(4));
    }
}
