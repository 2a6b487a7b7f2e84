//! The years of the plan, and lists with an entry for each.

use crate::beds::plan::draft::Draft;
use crate::read::findings::Findings;

/// Years as the document has them, counted from 0 inside.
pub(super) struct Years {
    pub(super) first: u16,
    pub(super) count: usize,
}

/// More years than this are no plan.
const MOST_YEARS: u16 = 50;

impl Years {
    pub(super) fn read(draft: &Draft, found: &mut Findings) -> Self {
        let (first, last) = (draft.years.first, draft.years.last);
        if last < first || last - first >= MOST_YEARS {
            let cause = format!("a plan has 1 to {MOST_YEARS} years, and ends no earlier than it begins");
            found.add("bad-years", "/years/last", last, cause, "write the last year, such as 2025");
            return Self { first, count: 1 };
        }
        Self { first, count: usize::from(last - first) + 1 }
    }
    /// The index of a year.
    pub(super) fn index(&self, year: u16, pointer: &str, found: &mut Findings) -> usize {
        let index = year.checked_sub(self.first).map(usize::from).filter(|n| *n < self.count);
        index.unwrap_or_else(|| {
            let cause =
                format!("the plan is for {} to {}", self.first, usize::from(self.first) + self.count - 1);
            found.add("year-outside", pointer, year, cause, "write a year of the plan");
            0
        })
    }
    /// The window from `earliest` to `latest`, both included.
    pub(super) fn window(
        &self,
        earliest: Option<u16>,
        latest: Option<u16>,
        pointer: &str,
        found: &mut Findings,
    ) -> (usize, usize) {
        let first = earliest.map_or(0, |y| self.index(y, &format!("{pointer}/earliest"), found));
        let last = latest.map_or(self.count - 1, |y| self.index(y, &format!("{pointer}/latest"), found));
        if last < first {
            let cause = "it would end before it begins";
            let value = latest.unwrap_or(self.first);
            found.add("window-reversed", format!("{pointer}/latest"), value, cause, "write a later year");
            return (first, first);
        }
        (first, last)
    }
    /// Counts by year.
    pub(super) fn list(&self, pointer: &str, values: &[i64], found: &mut Findings) -> Vec<i64> {
        self.is_whole(pointer, values.len(), found);
        let read =
            (values.iter().enumerate()).map(|(n, v)| super::count(&format!("{pointer}/{n}"), *v, found));
        let mut list: Vec<i64> = read.collect();
        list.resize(self.count, 0);
        list
    }
    /// Whether a list has an entry for each year.
    pub(super) fn is_whole(&self, pointer: &str, length: usize, found: &mut Findings) {
        if length != self.count {
            let cause = format!("there is one entry for each of the {} years", self.count);
            found.add("wrong-length", pointer, format!("{length} entries"), cause, "write one for each year");
        }
    }
}
