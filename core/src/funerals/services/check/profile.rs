//! How many units there are when: the pool's own, less what is out of service.

use crate::funerals::services::problem::{Capacity, Span};
use crate::time::{Duration, LONGEST, Time};

/// Everything that may stand in a document, and what may follow it, lies this far around the horizon.
const AROUND: Duration = Duration(4 * LONGEST.0);

/// The capacity of a pool over time. With `hours`, which are joined, there is none outside them.
pub(super) fn profile(units: i64, outages: &[Capacity], hours: Option<&[Span]>, end: Time) -> Vec<Capacity> {
    let whole = Span { from: Time(-AROUND.0), to: end + AROUND };
    // When something changes: how many more are out of service, and how many more windows are open.
    let mut events = vec![(whole.to, 0, 0)];
    for Capacity { span, units } in outages {
        events.extend([(span.from, *units, 0), (span.to, -units, 0)]);
    }
    for span in hours.unwrap_or_default() {
        events.extend([(span.from, 0, 1), (span.to, 0, -1)]);
    }
    events.sort_unstable();
    let (mut out, mut open, mut from) = (0, i64::from(hours.is_none()), whole.from);
    let mut profile: Vec<Capacity> = Vec::new();
    for (at, outage, window) in events {
        if from < at {
            let (span, units) = (Span { from, to: at }, if open > 0 { (units - out).max(0) } else { 0 });
            match profile.last_mut() {
                Some(last) if last.units == units => last.span.to = at,
                _ => profile.push(Capacity { span, units }),
            }
            from = at;
        }
        out += outage;
        open += window;
    }
    profile
}

/// Windows in order, those that touch joined.
pub(super) fn joined(mut spans: Vec<Span>) -> Vec<Span> {
    spans.sort_unstable();
    let mut all: Vec<Span> = Vec::with_capacity(spans.len());
    for span in spans {
        match all.last_mut() {
            Some(last) if span.from <= last.to => last.to = last.to.max(span.to),
            _ => all.push(span),
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, to: i64) -> Span {
        Span { from: Time(from), to: Time(to) }
    }

    #[test]
    fn outages_add_up_and_leave_no_less_than_nothing() {
        let out = |from, to, units| Capacity { span: span(from, to), units };
        // 3 units: 2 out from 10 to 30, 2 more from 20 to 40: 3, 1, 0 (not -1), 1, 3.
        let all = profile(3, &[out(10, 30, 2), out(20, 40, 2)], None, Time(100));
        let units: Vec<i64> = all.iter().map(|c| c.units).collect();
        let inner: Vec<Span> = all[1..4].iter().map(|c| c.span).collect();
        assert_eq!((units, inner), (vec![3, 1, 0, 1, 3], vec![span(10, 20), span(20, 30), span(30, 40)]));
    }

    #[test]
    fn staff_are_there_in_their_hours() {
        let all = profile(5, &[], Some(&[span(10, 20), span(30, 40)]), Time(100));
        assert_eq!(all.iter().map(|c| c.units).collect::<Vec<_>>(), [0, 5, 0, 5, 0]);
    }

    #[test]
    fn windows_that_touch_are_one() {
        let spans = vec![span(30, 40), span(0, 10), span(10, 20), span(15, 18)];
        assert_eq!(joined(spans), [span(0, 20), span(30, 40)]);
    }
}
