//! The years of the plan, and lists with an entry for each.

use super::amounts::Count;
use crate::funerals::cemetery::draft::Draft;
use crate::read::findings::Findings;

/// Years as the document has them, counted from 0 inside.
pub(super) struct Years {
    pub(super) first: u16,
    pub(super) count: usize,
}

/// Fewer years than this are soon over, and more nobody foresees.
const YEARS: std::ops::RangeInclusive<u16> = 5..=30;

impl Years {
    /// The years; where they are no years, those that stand in for them are as long as the document's lists, so that no list
    /// is told to be wrong for that.
    pub(super) fn read(draft: &Draft, found: &mut Findings) -> Self {
        let (first, last) = (draft.years.first, draft.years.last);
        let count = last.checked_sub(first).and_then(|more| more.checked_add(1));
        if let Some(count) = count.filter(|count| YEARS.contains(count)) {
            return Self { first, count: usize::from(count) };
        }
        let unreadable = ["first", "last"].iter().any(|f| found.is_unreadable(&format!("/years/{f}")));
        if !unreadable {
            let cause = format!(
                "a plan has {} to {} years, and ends no earlier than it begins",
                YEARS.start(),
                YEARS.end()
            );
            found.add("bad-years", "/years/last", last, cause, "write the last year, such as 2035");
        }
        Self { first, count: draft.cremated_percent.len().clamp(1, usize::from(*YEARS.end())) }
    }
    /// The index of a year.
    pub(super) fn index(&self, year: u16, pointer: &str, found: &mut Findings) -> usize {
        let index = year.checked_sub(self.first).map(usize::from).filter(|n| *n < self.count);
        index.unwrap_or_else(|| {
            if !found.has_issue_below("/years") && !found.has_unreadable_below("/years") {
                let last = usize::from(self.first) + self.count - 1;
                let cause = format!("the plan is for {} to {last}", self.first);
                found.add("year-outside", pointer, year, cause, "write a year of the plan");
            }
            0
        })
    }
    /// The window from `earliest` to `latest`, both included.
    pub(super) fn window(
        &self,
        (earliest, latest): (Option<u16>, Option<u16>),
        pointer: &str,
        found: &mut Findings,
    ) -> (usize, usize) {
        let first = earliest.map_or(0, |y| self.index(y, &format!("{pointer}/earliest"), found));
        let last = latest.map_or(self.count - 1, |y| self.index(y, &format!("{pointer}/latest"), found));
        if let (Some(from), Some(to)) = (earliest, latest)
            && to < from
        {
            let cause = "it would end before it begins";
            found.add("window-reversed", format!("{pointer}/latest"), to, cause, "write a later year");
        }
        (first, last.max(first))
    }
    /// Counts by year.
    pub(super) fn list(&self, pointer: &str, values: &[i64], count: Count, found: &mut Findings) -> Vec<i64> {
        self.each(pointer, values, |at, value, found| count.check(at, *value, found), found)
    }
    /// What `read` makes of each year's entry; 0 where there is none.
    pub(super) fn each<T>(
        &self,
        pointer: &str,
        values: &[T],
        read: impl Fn(&str, &T, &mut Findings) -> i64,
        found: &mut Findings,
    ) -> Vec<i64> {
        let length = values.len();
        let doubtful = found.has_issue_below("/years") || found.has_unreadable_below("/years");
        if length != self.count && !doubtful {
            let cause = format!("there is one entry for each of the {} years", self.count);
            found.add("wrong-length", pointer, format!("{length} entries"), cause, "write one for each year");
        }
        let all = values.iter().enumerate();
        let mut list: Vec<i64> = all.map(|(n, v)| read(&format!("{pointer}/{n}"), v, found)).collect();
        list.resize(self.count, 0);
        list
    }
}
