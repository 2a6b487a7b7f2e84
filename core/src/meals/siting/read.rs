//! Reads the published text: `sites customers`, then capacities and opening costs of the sites, demands of the customers,
//! and for each customer a row of what serving it whole from each site costs. Only the order of figures counts, not where
//! lines end.

use super::decimal::Decimal;
use super::problem::Problem;
use crate::issue::{Issues, MOST_ISSUES};

/// More sites or customers than this are a mistake.
const MOST: usize = 1_000_000;
/// More than this in all, in units of the last decimal, would not leave room to compute with: all openings and the dearest
/// site of everybody, or all that everybody loads.
const MOST_IN_ALL: i128 = 1 << 50;

/// Reads the text.
///
/// # Errors
/// Every issue, with its line.
pub fn read(bytes: &[u8]) -> Result<Problem, Issues> {
    let text = crate::read::text::decode(bytes)?;
    let mut issues = Issues::default();
    let mut words = text
        .lines()
        .enumerate()
        .flat_map(|(at, line)| line.split_whitespace().map(move |word| (at + 1, word)));
    let mut count = |what: &str| -> Option<usize> {
        let found = words.next();
        let value = found.and_then(|(_, word)| word.parse().ok()).filter(|n| (1..=MOST).contains(n));
        if value.is_none() {
            let (line, word) = found.unwrap_or((1, ""));
            let cause = format!("here stands the number of {what}, from 1 to {MOST}");
            issues.push("wrong-count", format!("line {line}"), word, cause, "Correct the number.");
        }
        value
    };
    let (sites, customers) = (count("sites"), count("customers"));
    let (Some(sites), Some(customers)) = (sites, customers) else { return Err(issues) };
    let expected = 2 * sites as u128 + customers as u128 + sites as u128 * customers as u128;
    // What the file says of its size is not trusted with memory.
    let mut figures: Vec<Decimal> = Vec::with_capacity(bytes.len() / 2);
    for (line, word) in words {
        figures.push(Decimal::read(word).unwrap_or_else(|| {
            if issues.len() < MOST_ISSUES {
                let cause = "here stands a figure: digits, at most one point, nothing below zero";
                issues.push("wrong-figure", format!("line {line}"), word, cause, "Correct the figure.");
            }
            Decimal::ZERO
        }));
    }
    if figures.len() as u128 != expected {
        let cause = format!(
            "{sites} sites and {customers} customers have {expected} figures: capacities, openings, demands, and a row of \
             costs for each customer"
        );
        issues.push(
            "wrong-size",
            "line 1",
            figures.len(),
            cause,
            "Correct the counts, or complete the file.",
        );
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    let (capacity, rest) = figures.split_at(sites);
    let (opening, rest) = rest.split_at(sites);
    let (demand, cost) = rest.split_at(customers);
    let (loads, load_decimals) = whole(&[capacity, demand]);
    let (costs, cost_decimals) = whole(&[opening, cost]);
    let (Some(loads), Some(costs)) = (loads, costs) else { return Err(too_large(issues)) };
    let (capacity, demand) = loads.split_at(sites);
    let (opening, cost) = costs.split_at(sites);
    let cost: Vec<Vec<i64>> = cost.chunks(sites).map(<[i64]>::to_vec).collect();
    let sum = |all: &[i64]| -> i128 { all.iter().map(|v| i128::from(*v)).sum() };
    let dearest: i128 = cost.iter().map(|row| i128::from(row.iter().copied().max().unwrap_or(0))).sum();
    if sum(opening) + dearest > MOST_IN_ALL || sum(demand) > MOST_IN_ALL || sum(capacity) > MOST_IN_ALL {
        return Err(too_large(issues));
    }
    issues.into_result(Problem {
        capacity: capacity.to_vec(),
        opening: opening.to_vec(),
        demand: demand.to_vec(),
        cost,
        cost_decimals,
        load_decimals,
    })
}

fn too_large(mut issues: Issues) -> Issues {
    let cause = format!(
        "with all decimals, openings and the dearest site of everybody, or all capacities, come to more than {MOST_IN_ALL}"
    );
    issues.push(
        "number-out-of-range",
        "the file",
        "its figures",
        cause,
        "Write fewer decimals, or a larger unit.",
    );
    issues
}

/// Figures of one kind with the same number of decimals, and that number; `None` where one is beyond 64 bits.
fn whole(parts: &[&[Decimal]]) -> (Option<Vec<i64>>, u32) {
    let all = || parts.iter().flat_map(|part| part.iter());
    let decimals = all().map(|f| f.decimals()).max().unwrap_or(0);
    (all().map(|f| f.scaled(decimals)).collect(), decimals)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two sites, three customers.
    pub(crate) const GOOD: &str = "2 3\n10 7.5\n100.25 80\n4 5.5 6\n1 2\n3 4\n5 6\n";

    #[test]
    fn figures_become_whole_by_the_most_decimals_of_their_kind() {
        let problem = read(GOOD.as_bytes()).expect("good");
        assert_eq!((problem.sites(), problem.customers()), (2, 3));
        assert_eq!((problem.load_decimals, problem.cost_decimals), (1, 2));
        assert_eq!((problem.capacity, problem.demand), (vec![100, 75], vec![40, 55, 60]));
        assert_eq!(problem.opening, [10_025, 8000]);
        assert_eq!(problem.cost, [[100, 200], [300, 400], [500, 600]]);
    }

    #[test]
    fn where_lines_end_does_not_matter() {
        let same = read(GOOD.as_bytes());
        assert_eq!(read(GOOD.replace('\n', " ").as_bytes()), same);
        assert_eq!(read(GOOD.replace('\n', "\r\n").as_bytes()), same);
    }

    #[test]
    fn every_issue_is_told_with_its_line() {
        let cases: [(&str, &[(&str, &str)]); 10] = [
            ("", &[("wrong-count", "line 1"), ("wrong-count", "line 1")]),
            ("0 3", &[("wrong-count", "line 1")]),
            ("2 -3", &[("wrong-count", "line 1")]),
            ("2 1000001", &[("wrong-count", "line 1")]),
            ("1 1\n5\n3\n2\n", &[("wrong-size", "line 1")]),
            ("1 1\n5\n3\n2\n1\n9\n", &[("wrong-size", "line 1")]),
            ("1 1\n5\nx\n2\n-1\n", &[("wrong-figure", "line 3"), ("wrong-figure", "line 5")]),
            ("1 1\n5\n1e5\n2\nNaN\n", &[("wrong-figure", "line 3"), ("wrong-figure", "line 5")]),
            ("1 1\n5\n3\n2\n9007199254740993\n", &[("number-out-of-range", "the file")]),
            ("1 1\n5\n0.000001\n2\n9007199254740\n", &[("number-out-of-range", "the file")]),
        ];
        for (text, expected) in cases {
            let issues = read(text.as_bytes()).expect_err(text);
            let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, i.pointer.as_str())).collect();
            assert_eq!(found, expected, "{text:?}");
        }
        assert_eq!(read(b"1 1\n\xff\n").expect_err("no text").0[0].code, "wrong-encoding");
    }

    #[test]
    fn counts_that_the_file_does_not_keep_take_no_memory() {
        assert_eq!(read(b"1000000 1000000\n1\n").expect_err("short").0[0].code, "wrong-size");
    }
}
