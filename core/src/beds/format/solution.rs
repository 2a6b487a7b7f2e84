//! Solutions of the published assignment problem: a line `applicant slot` for everybody with a place, read, written and
//! evaluated without a line of any search.

use std::fmt::Write;

use super::assignment::Assignment;
use crate::issue::Issues;

/// The slot of each applicant.
pub type Slots = Vec<Option<u32>>;

/// What a solution costs, and what is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Evaluated {
    /// Arcs used and applicants left out; an applicant in a slot that does not fit counts as left out.
    pub cost: i128,
    /// Applicants with a place that fits.
    pub served: usize,
    /// Applicants in a slot that does not fit.
    pub misfits: usize,
    /// Applicants beyond the capacity of their slots.
    pub overfull: u64,
}

impl Evaluated {
    /// Whether it is a solution at all.
    #[must_use]
    pub fn is_feasible(&self) -> bool {
        self.misfits == 0 && self.overfull == 0
    }
}

/// Evaluates a solution.
///
/// # Panics
/// Where there is not one entry for each applicant.
#[must_use]
pub fn evaluate(problem: &Assignment, slots: &[Option<u32>]) -> Evaluated {
    assert_eq!(slots.len(), problem.unserved.len(), "one entry for each applicant");
    let mut held = vec![0_u64; problem.capacity.len()];
    let mut all = Evaluated { cost: 0, served: 0, misfits: 0, overfull: 0 };
    for (applicant, slot) in slots.iter().enumerate() {
        let arcs = problem.arcs_of(applicant).iter();
        let cost = slot.and_then(|slot| arcs.filter(|(s, _)| *s == slot).map(|(_, cost)| *cost).min());
        all.misfits += usize::from(slot.is_some() && cost.is_none());
        all.served += usize::from(cost.is_some());
        all.cost += i128::from(cost.unwrap_or(problem.unserved[applicant]));
        if let Some(held) = slot.and_then(|slot| held.get_mut(slot as usize)) {
            *held += 1;
        }
    }
    all.overfull =
        held.iter().zip(&problem.capacity).map(|(held, most)| held.saturating_sub(u64::from(*most))).sum();
    all
}

/// The text of a solution.
#[must_use]
pub fn write(slots: &[Option<u32>]) -> String {
    let mut text = String::new();
    for (applicant, slot) in slots.iter().enumerate() {
        if let Some(slot) = slot {
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{applicant} {slot}");
        }
    }
    text
}

/// Reads a solution.
///
/// # Errors
/// Every issue, with its line.
pub fn read(problem: &Assignment, bytes: &[u8]) -> Result<Slots, Issues> {
    let mut issues = Issues::default();
    let mut slots = vec![None; problem.unserved.len()];
    for (at, line) in String::from_utf8_lossy(bytes).lines().enumerate() {
        let pointer = format!("line {}", at + 1);
        let words: Vec<Option<usize>> = line.split_whitespace().map(|w| w.parse().ok()).collect();
        let (applicant, slot) = match words[..] {
            [] => continue,
            [Some(applicant), Some(slot)] => (applicant, slot),
            _ => {
                let cause = "a line has the numbers of an applicant and a slot";
                issues.push("bad-line", pointer, line, cause, "write such as `17 4`");
                continue;
            }
        };
        let Some(entry) = slots.get_mut(applicant) else {
            let cause = format!("the problem has {} applicants, counted from 0", problem.unserved.len());
            issues.push("unknown-id", pointer, line, cause, "correct the number");
            continue;
        };
        if slot >= problem.capacity.len() {
            let cause = format!("the problem has {} slots, counted from 0", problem.capacity.len());
            issues.push("unknown-id", pointer, line, cause, "correct the number");
        } else if entry.replace(slot as u32).is_some() {
            issues.push("placed-twice", pointer, line, "nobody has two places", "keep one of the two lines");
        }
    }
    issues.into_result(slots)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::beds::format::assignment;

    /// Two slots with 1 and 2 places, three applicants.
    const TEXT: &[u8] = b"3 2 4\n1 2\n50 60 70\n0 0 5\n0 1 8\n1 0 4\n2 1 9\n";

    #[test]
    fn a_solution_costs_its_arcs_and_those_left_out() {
        let problem = assignment::read(TEXT).expect("good");
        let of = |text: &[u8]| evaluate(&problem, &read(&problem, text).expect("good"));
        // 8 + 4, and 70 for the third.
        let Evaluated { cost, served, .. } = of(b"0 1\n1 0\n");
        assert_eq!((cost, served), (82, 2));
        // Applicant 2 does not fit slot 0, which has one place: left out at 70, and one too many.
        let all = of(b"1 0\n2 0\n");
        assert_eq!((all.cost, all.misfits, all.overfull, all.is_feasible()), (50 + 4 + 70, 1, 1, false));
        let slots = vec![Some(1), None, Some(1)];
        assert_eq!(read(&problem, write(&slots).as_bytes()), Ok(slots));
    }

    #[test]
    fn every_issue_is_told_with_its_line() {
        let problem = assignment::read(TEXT).expect("good");
        let issues = read(&problem, b"0 0\n7 0\n1 5\n\nx y\n0 1\n").expect_err("four mistakes");
        let found: Vec<_> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
        assert_eq!(
            found,
            [
                ("unknown-id", "line 2"),
                ("unknown-id", "line 3"),
                ("bad-line", "line 5"),
                ("placed-twice", "line 6")
            ]
        );
    }
}
