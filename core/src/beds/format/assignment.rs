//! The assignment problem as published with the benchmark: a line `applicants slots arcs`, a line of capacities, a line
//! of what leaving each applicant out costs, then a line `applicant slot cost` for each arc. Ids count from 0; all
//! figures are whole. Strict, and read in one pass over the bytes: millions of arcs are usual.

use crate::issue::Issues;

/// The problem as it stands in the file, its arcs grouped by applicant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Assignment {
    /// Places of each slot.
    pub capacity: Vec<u32>,
    /// What leaving out each applicant costs.
    pub unserved: Vec<i64>,
    /// Slot and cost of each arc: first all of applicant 0, in the order of the file, then all of applicant 1.
    pub arcs: Vec<(u32, i64)>,
    /// The arcs of applicant `a` are `arcs[first[a]..first[a + 1]]`.
    pub first: Vec<usize>,
}

impl Assignment {
    /// The slots that an applicant fits, with the cost of each.
    ///
    /// # Panics
    /// On an applicant that does not exist.
    #[must_use]
    pub fn arcs_of(&self, applicant: usize) -> &[(u32, i64)] {
        &self.arcs[self.first[applicant]..self.first[applicant + 1]]
    }
}

/// The largest count or capacity.
const MOST: i64 = u32::MAX as i64 - 16;
/// More issues of one file than this are not looked for.
const ENOUGH: usize = crate::issue::MOST_ISSUES;

/// Reads the text.
///
/// # Errors
/// Every issue, with its line.
pub fn read(bytes: &[u8]) -> Result<Assignment, Issues> {
    let mut issues = Issues::default();
    let mut lines = Lines { bytes, line: 0 };
    let head = lines.next().unwrap_or_default();
    let counts = figures(head, 1, 3, 0..=MOST, "the counts of applicants, slots and arcs", &mut issues);
    let &[applicants, slots, count] = counts.as_slice() else { return Err(issues) };
    if !issues.is_empty() {
        return Err(issues);
    }
    let (applicants, slots, count) = (applicants as usize, slots as usize, count as usize);
    let row = lines.next().unwrap_or_default();
    let capacity = figures(row, 2, slots, 0..=MOST, "the capacity of each slot", &mut issues);
    let row = lines.next().unwrap_or_default();
    let any = i64::MIN..=i64::MAX;
    let unserved = figures(row, 3, applicants, any, "the cost of leaving out each applicant", &mut issues);
    let found = arcs(&mut lines, applicants, slots, count, &mut issues);
    let (first, arcs) = grouped(&found, applicants, slots, &mut issues);
    let capacity = capacity.into_iter().map(|c| c as u32).collect();
    issues.into_result(Assignment { capacity, unserved, arcs, first })
}

/// One arc line.
#[derive(Clone, Copy)]
struct Arc {
    line: usize,
    applicant: u32,
    slot: u32,
    cost: i64,
}

/// The lines of arcs, and whether they are as many as was told.
fn arcs(
    lines: &mut Lines<'_>,
    applicants: usize,
    slots: usize,
    count: usize,
    issues: &mut Issues,
) -> Vec<Arc> {
    // What the file tells of its size is not trusted with memory.
    let mut found = Vec::with_capacity(count.min(lines.bytes.len() / 6 + 1));
    let mut rows = 0;
    while let Some(text) = lines.next() {
        if issues.len() >= ENOUGH {
            return found;
        }
        if text.trim_ascii().is_empty() && lines.bytes.trim_ascii().is_empty() {
            break;
        }
        rows += 1;
        let at = lines.line;
        let Some([applicant, slot, cost]) = three(text) else {
            let cause = "an arc is three whole numbers: applicant, slot, cost";
            issues.push("wrong-arc", line(at), shown(text), cause, "Correct the line.");
            continue;
        };
        let known = |id: i64, of: usize| usize::try_from(id).is_ok_and(|id| id < of);
        if !known(applicant, applicants) {
            let cause = format!("there are {applicants} applicants, counted from 0");
            issues.push("unknown-applicant", line(at), applicant, cause, "Correct the number.");
        } else if !known(slot, slots) {
            let cause = format!("there are {slots} slots, counted from 0");
            issues.push("unknown-slot", line(at), slot, cause, "Correct the number.");
        } else {
            found.push(Arc { line: at, applicant: applicant as u32, slot: slot as u32, cost });
        }
    }
    if rows != count {
        let cause = format!("the first line tells of {count} arcs, and {rows} follow");
        issues.push("wrong-count", "line 1", count, cause, "Correct the count, or complete the file.");
    }
    found
}

/// The arcs by applicant, in the order of the file; a slot named twice by one applicant is an issue.
fn grouped(
    found: &[Arc],
    applicants: usize,
    slots: usize,
    issues: &mut Issues,
) -> (Vec<usize>, Vec<(u32, i64)>) {
    if !issues.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut first = vec![0; applicants + 1];
    for arc in found {
        first[arc.applicant as usize + 1] += 1;
    }
    for at in 0..applicants {
        first[at + 1] += first[at];
    }
    let mut next = first.clone();
    let mut order = vec![0_u32; found.len()];
    for (at, arc) in (0..).zip(found) {
        let place = &mut next[arc.applicant as usize];
        order[*place] = at;
        *place += 1;
    }
    let mut last = vec![None; slots];
    for &at in &order {
        let arc = &found[at as usize];
        let before = last[arc.slot as usize].replace((arc.applicant, arc.line));
        if let Some((applicant, earlier)) = before
            && applicant == arc.applicant
        {
            let cause = format!("line {earlier} has the same applicant and slot");
            let value = format!("{} {}", arc.applicant, arc.slot);
            issues.push("duplicate-arc", line(arc.line), value, cause, "Remove one of them.");
        }
    }
    let arcs = order.iter().map(|&at| (found[at as usize].slot, found[at as usize].cost)).collect();
    (first, arcs)
}

/// A line of exactly so many figures.
fn figures(
    text: &[u8],
    at: usize,
    count: usize,
    range: std::ops::RangeInclusive<i64>,
    what: &str,
    issues: &mut Issues,
) -> Vec<i64> {
    let mut found = Vec::with_capacity(count.min(text.len()));
    for word in words(text) {
        match whole(word).filter(|v| range.contains(v)) {
            Some(value) => found.push(value),
            None if issues.len() < ENOUGH => {
                let cause =
                    format!("here stands {what}, as whole numbers from {} to {}", range.start(), range.end());
                issues.push("wrong-figure", line(at), shown(word), cause, "Correct the figure.");
                found.push(0);
            }
            None => return found,
        }
    }
    if found.len() != count {
        let cause = format!("here stands {what}: {count} figures, and not {}", found.len());
        issues.push("wrong-size", line(at), shown(text), cause, "Complete the line.");
    }
    found
}

/// Exactly three whole numbers.
fn three(text: &[u8]) -> Option<[i64; 3]> {
    let mut words = words(text);
    let found = [whole(words.next()?)?, whole(words.next()?)?, whole(words.next()?)?];
    words.next().is_none().then_some(found)
}

fn words(text: &[u8]) -> impl Iterator<Item = &[u8]> {
    text.split(|b| b.is_ascii_whitespace()).filter(|word| !word.is_empty())
}

/// Digits with at most a minus before them.
fn whole(word: &[u8]) -> Option<i64> {
    let (minus, digits) = word.strip_prefix(b"-").map_or((false, word), |digits| (true, digits));
    if digits.is_empty() {
        return None;
    }
    // Below zero, because there is one more of those.
    let mut value = 0_i64;
    for digit in digits {
        let digit = digit.wrapping_sub(b'0');
        if digit > 9 {
            return None;
        }
        value = value.checked_mul(10)?.checked_sub(i64::from(digit))?;
    }
    if minus { Some(value) } else { value.checked_neg() }
}

/// The lines of a text, with the number of the one that was read last.
struct Lines<'a> {
    bytes: &'a [u8],
    line: usize,
}

impl<'a> Iterator for Lines<'a> {
    type Item = &'a [u8];
    fn next(&mut self) -> Option<&'a [u8]> {
        if self.bytes.is_empty() {
            return None;
        }
        self.line += 1;
        let end = self.bytes.iter().position(|&b| b == b'\n');
        let (text, rest) = end.map_or((self.bytes, &[][..]), |e| (&self.bytes[..e], &self.bytes[e + 1..]));
        self.bytes = rest;
        Some(text)
    }
}

fn line(at: usize) -> String {
    format!("line {at}")
}

/// The beginning of what stands there, as text.
fn shown(text: &[u8]) -> String {
    String::from_utf8_lossy(&text[..text.len().min(80)]).trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two applicants, three slots; the second applicant's arcs come first and last.
    const GOOD: &str = "2 3 3\n1 0 4\n50 -7\n1 2 5\n0 1 -3\n1 0 9\n";

    #[test]
    fn arcs_are_grouped_by_applicant_in_the_order_of_the_file() {
        let read = read(GOOD.as_bytes()).unwrap();
        assert_eq!(read.capacity, [1, 0, 4]);
        assert_eq!(read.unserved, [50, -7]);
        assert_eq!(read.arcs_of(0), [(1, -3)]);
        assert_eq!(read.arcs_of(1), [(2, 5), (0, 9)]);
    }

    #[test]
    fn windows_line_ends_and_a_missing_last_one_change_nothing() {
        let same = read(GOOD.as_bytes());
        assert_eq!(read(GOOD.replace('\n', "\r\n").as_bytes()), same);
        assert_eq!(read(GOOD.trim_end().as_bytes()), same);
        assert_eq!(read(format!("{GOOD}\n\n").as_bytes()), same);
    }

    #[test]
    fn nobody_and_nothing_is_a_problem_too() {
        let read = read(b"0 0 0\n\n\n").unwrap();
        assert!(read.capacity.is_empty() && read.unserved.is_empty() && read.arcs.is_empty());
    }

    #[test]
    fn every_issue_is_told_with_its_line() {
        let cases: [(&str, &[(&str, &str)]); 14] = [
            ("", &[("wrong-size", "line 1")]),
            ("2 3\n", &[("wrong-size", "line 1")]),
            ("2 x 3\n", &[("wrong-figure", "line 1")]),
            ("-2 3 3\n", &[("wrong-figure", "line 1")]),
            ("1 1 0\n", &[("wrong-size", "line 2"), ("wrong-size", "line 3")]),
            ("1 2 0\n1\n5\n", &[("wrong-size", "line 2")]),
            ("1 1 0\n-1\n5\n", &[("wrong-figure", "line 2")]),
            ("1 1 0\n1\n5.5\n", &[("wrong-figure", "line 3")]),
            ("1 1 1\n1\n5\n", &[("wrong-count", "line 1")]),
            ("1 1 1\n1\n5\n0 0 1\n0 0\n", &[("wrong-arc", "line 5"), ("wrong-count", "line 1")]),
            ("1 1 2\n1\n5\n1 0 1\n0 1 1\n", &[("unknown-applicant", "line 4"), ("unknown-slot", "line 5")]),
            ("1 1 1\n1\n5\n\n0 0 1\n", &[("wrong-arc", "line 4"), ("wrong-count", "line 1")]),
            ("1 1 2\n1\n5\n0 0 1\n0 0 2\n", &[("duplicate-arc", "line 5")]),
            ("1 1 1\n1\n5\n0 0 9223372036854775808\n", &[("wrong-arc", "line 4")]),
        ];
        for (text, expected) in cases {
            let issues = read(text.as_bytes()).unwrap_err();
            let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, i.pointer.as_str())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
    }

    #[test]
    fn the_least_and_the_largest_figure_are_read() {
        assert_eq!(whole(b"-9223372036854775808"), Some(i64::MIN));
        assert_eq!(whole(b"9223372036854775807"), Some(i64::MAX));
        assert_eq!(
            (whole(b"-"), whole(b"+1"), whole(b"1e3"), whole(b"9223372036854775808")),
            (None, None, None, None)
        );
    }

    #[test]
    fn counts_that_the_file_does_not_keep_take_no_memory() {
        let issues = read(b"4000000000 4000000000 4000000000\n1\n2\n").unwrap_err();
        assert_eq!(issues.len(), 3);
    }
}
