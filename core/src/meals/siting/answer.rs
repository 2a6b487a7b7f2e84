//! Solutions as text: a line `customer site` for every customer, both counted from 0.

use std::fmt::Write;

use super::problem::{Problem, Sites};
use crate::issue::Issues;

/// The text of a solution.
#[must_use]
pub fn text(sites: &[u32]) -> String {
    let mut text = String::new();
    for (customer, site) in sites.iter().enumerate() {
        // Writing to a string cannot fail.
        let _ = writeln!(text, "{customer} {site}");
    }
    text
}

/// Reads a solution.
///
/// # Errors
/// Every issue, with its line.
pub fn read(problem: &Problem, bytes: &[u8]) -> Result<Sites, Issues> {
    let mut issues = Issues::default();
    let mut sites: Vec<Option<u32>> = vec![None; problem.customers()];
    for (at, line) in String::from_utf8_lossy(bytes).lines().enumerate() {
        let pointer = format!("line {}", at + 1);
        let words: Vec<Option<usize>> = line.split_whitespace().map(|w| w.parse().ok()).collect();
        let (customer, site) = match words[..] {
            [] => continue,
            [Some(customer), Some(site)] => (customer, site),
            _ => {
                let cause = "a line has the numbers of a customer and a site";
                issues.push("bad-line", pointer, line, cause, "write such as `17 4`");
                continue;
            }
        };
        if customer >= sites.len() || site >= problem.sites() {
            let (i, j) = (problem.customers(), problem.sites());
            let cause = format!("there are {i} customers and {j} sites, counted from 0");
            issues.push("unknown-id", pointer, line, cause, "correct the number");
        } else if sites[customer].replace(site as u32).is_some() {
            let cause = "a customer belongs to one site";
            issues.push("placed-twice", pointer, line, cause, "keep one of the two lines");
        }
    }
    if let Some(first) = sites.iter().position(Option::is_none)
        && issues.is_empty()
    {
        let left = sites.iter().filter(|s| s.is_none()).count();
        let cause = format!("{left} customers have no line, the first of them {first}");
        issues.push("not-placed", "the file", first, cause, "give every customer a site");
    }
    issues.into_result(sites.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem() -> Problem {
        super::super::read(b"2 3\n10 7\n100 80\n4 5 6\n1 2\n3 4\n5 6\n").expect("good")
    }

    #[test]
    fn a_solution_is_read_as_it_was_written() {
        assert_eq!(read(&problem(), text(&[1, 0, 1]).as_bytes()), Ok(vec![1, 0, 1]));
        assert_eq!(read(&problem(), b"2 1\n\n0 1\n1 0\n"), Ok(vec![1, 0, 1]));
    }

    #[test]
    fn every_issue_is_told_with_its_line() {
        let issues = read(&problem(), b"0 0\n7 0\n1 5\n\nx y\n0 1\n").expect_err("four mistakes");
        let found: Vec<_> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        let expected = [
            ("unknown-id", "line 2"),
            ("unknown-id", "line 3"),
            ("bad-line", "line 5"),
            ("placed-twice", "line 6"),
        ];
        assert_eq!(found, expected);
        assert_eq!(read(&problem(), b"1 0\n").expect_err("two left out").0[0].code, "not-placed");
    }
}
