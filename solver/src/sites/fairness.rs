//! Fairness between streets: the worst-served first, then the next. The sum of the `k` largest shares that go unserved is
//! the least value of a small linear program (Ogryczak and Śliwiński 2003), so that making these sums as small as can be
//! one after another, from one street on, gives the least list in the order of the worst.

use super::INF;
use crate::mip::{Column, Model, Sum};

/// What goes unserved of a street, and in whole thousandths of its need as the referee rounds them, up. Both are whole, so
/// that sizes are not chosen for the sake of fractions that no plan can have.
#[derive(Clone, Debug)]
pub struct Street {
    need: f64,
    served: Vec<Column>,
    unserved: Column,
    thousandths: Column,
}

impl Street {
    /// Of each street that needs anything: given what each street needs, and the columns of what is served of it.
    #[must_use]
    pub fn all(model: &mut Model, need: &[i64], served: impl Iterator<Item = (usize, Column)>) -> Vec<Self> {
        let mut columns: Vec<Vec<Column>> = vec![Vec::new(); need.len()];
        served.for_each(|(street, column)| columns[street].push(column));
        let needy = columns.into_iter().zip(need).filter(|(_, need)| **need > 0);
        needy.map(|(served, need)| Self::new(model, *need as f64, served)).collect()
    }
    fn new(model: &mut Model, need: f64, served: Vec<Column>) -> Self {
        let unserved = model.integer("unserved of a street", 0.0, need, 0.0);
        let terms = served.iter().chain([&unserved]).map(|column| (*column, 1.0));
        model.row("need of a street", need, INF, terms);
        let thousandths = model.integer("thousandths unserved", 0.0, 1000.0, 0.0);
        model.row("thousandths unserved", 0.0, INF, [(thousandths, need), (unserved, -1000.0)]);
        Self { need, served, unserved, thousandths }
    }
    /// The thousandths.
    pub(super) fn share(&self) -> Sum {
        Sum::of(self.thousandths)
    }
    /// Bounds them by what the worst of all streets is kept at.
    pub(super) fn bound(&self, model: &mut Model, worst: f64) {
        model.set_bounds(self.thousandths, 0.0, (worst + NEAR).floor().clamp(0.0, 1000.0));
    }
    /// Makes a solution say no more of them than there are.
    pub(super) fn tidy(&self, at: &mut [f64]) {
        let served: f64 = self.served.iter().map(|column| at[column.index()]).sum();
        let unserved = (self.need - served - NEAR).ceil().clamp(0.0, self.need);
        at[self.unserved.index()] = unserved;
        at[self.thousandths.index()] = (1000.0 * unserved / self.need - NEAR).ceil().clamp(0.0, 1000.0);
    }
}

/// What is as good as whole.
const NEAR: f64 = 1e-6;

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
