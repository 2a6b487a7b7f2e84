//! How many units of a pool are taken, as a step function over time. It is exact in milliseconds and knows nothing of units
//! one by one: those of a pool are identical, so that whoever fits the counts can be given units by colouring intervals.

use std::collections::BTreeMap;

use crate::funerals::services::problem::{Capacity, Span};
use crate::time::Time;

/// Units that are taken.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Busy {
    /// From each instant on so many, until the next one; none before the first. Neighbours differ.
    levels: BTreeMap<i64, i64>,
}

impl Busy {
    /// Takes units for a time; gives them back where `units` is negative.
    pub fn add(&mut self, span: Span, units: i64) {
        let (from, to) = (span.from.0, span.to.0);
        if from >= to || units == 0 {
            return;
        }
        for cut in [from, to] {
            let level = self.at(cut);
            self.levels.entry(cut).or_insert(level);
        }
        self.levels.range_mut(from..to).for_each(|(_, level)| *level += units);
        for cut in [from, to] {
            let before = self.levels.range(..cut).next_back().map_or(0, |(_, level)| *level);
            if self.levels.get(&cut) == Some(&before) {
                self.levels.remove(&cut);
            }
        }
    }
    fn at(&self, instant: i64) -> i64 {
        self.levels.range(..=instant).next_back().map_or(0, |(_, level)| *level)
    }
    /// The stretches of `span` with how many are taken, in order, all of it covered.
    pub fn within(&self, span: Span) -> impl Iterator<Item = (Span, i64)> + '_ {
        let (from, to) = (span.from.0, span.to.0.max(span.from.0));
        let cuts = self.levels.range(from.saturating_add(1).min(to)..to).map(|(cut, level)| (*cut, *level));
        let starts = std::iter::once((from, self.at(from))).chain(cuts);
        let ends = self.levels.range(from.saturating_add(1).min(to)..to).map(|(cut, _)| *cut);
        let ends = ends.chain(std::iter::once(to));
        starts.zip(ends).filter(|((from, _), to)| from < to).map(|((from, level), to)| {
            let span = Span { from: Time(from), to: Time(to) };
            (span, level)
        })
    }
    /// The first stretch of `span` in which `units` more are more than there are.
    #[must_use]
    pub fn full(&self, profile: &[Capacity], span: Span, units: i64) -> Option<Span> {
        self.within(span).find_map(|(piece, level)| {
            let first = profile.partition_point(|part| part.span.to <= piece.from);
            let parts = profile[first..].iter().take_while(|part| part.span.from < piece.to);
            let short = |part: &&Capacity| level.saturating_add(units) > part.units;
            let end = profile.last().map_or(i64::MIN, |part| part.span.to.0);
            let clipped = |part: &Capacity| Span {
                from: part.span.from.max(piece.from),
                to: part.span.to.min(piece.to),
            };
            // Behind the profile there is nothing.
            let beyond =
                || (end < piece.to.0).then_some(Span { from: Time(end.max(piece.from.0)), to: piece.to });
            let mut parts = parts;
            parts.find(short).map(clipped).or_else(beyond)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn span(from: i64, to: i64) -> Span {
        Span { from: Time(from), to: Time(to) }
    }

    #[test]
    fn what_is_taken_and_given_back_leaves_nothing() {
        let mut busy = Busy::default();
        busy.add(span(10, 30), 2);
        busy.add(span(20, 40), 1);
        // 2 until 20, 3 until 30, 1 until 40.
        let pieces: Vec<_> = busy.within(span(0, 50)).collect();
        let expected =
            [(span(0, 10), 0), (span(10, 20), 2), (span(20, 30), 3), (span(30, 40), 1), (span(40, 50), 0)];
        assert_eq!(pieces, expected);
        assert_eq!(busy.within(span(25, 26)).collect::<Vec<_>>(), [(span(25, 26), 3)]);
        assert_eq!(busy.within(span(25, 25)).count(), 0);
        busy.add(span(10, 30), -2);
        busy.add(span(20, 40), -1);
        assert_eq!(busy, Busy::default());
    }

    #[test]
    fn it_is_full_where_there_are_too_few() {
        let profile = [Capacity { span: span(0, 25), units: 3 }, Capacity { span: span(25, 60), units: 1 }];
        let mut busy = Busy::default();
        busy.add(span(10, 30), 1);
        // One of three until 25, one of one until 30.
        assert_eq!(busy.full(&profile, span(10, 25), 2), None);
        assert_eq!(busy.full(&profile, span(10, 25), 3), Some(span(10, 25)));
        assert_eq!(busy.full(&profile, span(12, 40), 1), Some(span(25, 30)));
        assert_eq!(busy.full(&profile, span(30, 60), 1), None);
        assert_eq!(busy.full(&profile, span(50, 70), 1), Some(span(60, 70)));
    }
}
