//! Fairness between streets: the worst-served first, then the next. The sum of the `k` largest shares that go unserved is
//! the least value of a small linear program (Ogryczak and Śliwiński 2003), so that making these sums as small as can be
//! one after another, from one street on, gives the least list in the order of the worst.

use super::INF;
use crate::mip::{Column, Model, Sum};

/// What goes unserved of each street that needs anything, in thousandths of its need: given what each street needs, and how
/// much of it each column brings.
#[must_use]
pub fn unserved(need: &[i64], served: impl Iterator<Item = (usize, Column)>) -> Vec<Sum> {
    let mut sums: Vec<Sum> = need.iter().map(|_| Sum::constant(1000.0)).collect();
    for (street, column) in served.filter(|(street, _)| need[*street] > 0) {
        sums[street].push(column, -1000.0 / need[street] as f64);
    }
    sums.into_iter().zip(need).filter(|(_, need)| **need > 0).map(|(sum, _)| sum).collect()
}

/// Adds rows and columns for the sum of the `count` largest of `shares`, and says what it is. A solution of the model before
/// gets its values for the new columns.
pub(super) fn largest(model: &mut Model, shares: &[Sum], count: usize, at: Option<&mut Vec<f64>>) -> Sum {
    let level = model.continuous(format!("level {count}"), 0.0, 1000.0, 0.0);
    let mut sum = Sum::default();
    sum.push(level, count as f64);
    for share in shares {
        let above: Column = model.continuous("above the level", 0.0, INF, 0.0);
        let terms = share.terms.iter().map(|(c, f)| (*c, -f)).chain([(above, 1.0), (level, 1.0)]);
        model.row("street above the level", share.constant, INF, terms);
        sum.push(above, 1.0);
    }
    if let Some(at) = at {
        let values: Vec<f64> = shares.iter().map(|share| share.at(at)).collect();
        let mut sorted = values.clone();
        sorted.sort_by(|a, b| b.total_cmp(a));
        let level = sorted[count - 1].clamp(0.0, 1000.0);
        at.push(level);
        at.extend(values.iter().map(|value| (value - level).max(0.0)));
    }
    sum
}
