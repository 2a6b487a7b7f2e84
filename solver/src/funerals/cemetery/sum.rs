//! Sums of whole columns with whole factors. Money in fen makes rows of large numbers, and HiGHS keeps rows to an absolute
//! tolerance; divided by what all factors have in common they are small again, and exact.

use std::collections::BTreeMap;

use crate::mip::{Column, Model, Row};
use crate::sites::INF;

/// A sum of columns, each so many times, and a number.
#[derive(Clone, Debug, Default)]
pub(super) struct WholeSum {
    terms: BTreeMap<Column, i128>,
    pub(super) constant: i128,
}

/// A row with what its factors were divided by.
#[derive(Clone, Copy, Debug)]
pub(super) struct ScaledRow {
    pub(super) row: Row,
    /// One of the row's units is so many of the sum's.
    pub(super) unit: f64,
}

/// What a sum may be over what it is kept at, relatively and absolutely: the solver's tolerance. Sums are whole, so that it gives
/// nothing away while they are below ten million of their units.
const SLACK: (f64, f64) = (1e-7, 1e-6);

impl WholeSum {
    pub(super) fn push(&mut self, column: Column, times: i64) {
        *self.terms.entry(column).or_insert(0) += i128::from(times);
    }
    pub(super) fn terms(&self) -> impl Iterator<Item = (Column, i128)> + '_ {
        self.terms.iter().map(|(column, times)| (*column, *times))
    }
    /// The largest number that divides every factor; 1 where there is none.
    pub(super) fn unit(&self) -> i128 {
        self.terms.values().fold(0, |unit, times| divisor(unit, times.abs())).max(1)
    }
    /// The least that it could be by its columns alone, which are never below 0; `None` where a factor is.
    pub(super) fn least(&self) -> Option<i128> {
        self.terms.values().all(|times| *times >= 0).then_some(self.constant)
    }
    /// Adds another sum.
    pub(super) fn add(&mut self, other: &Self) {
        self.constant += other.constant;
        for (column, times) in other.terms() {
            *self.terms.entry(column).or_insert(0) += times;
        }
    }
    /// What it comes to; columns of whole numbers have whole values.
    pub(super) fn value(&self, values: &[f64]) -> i128 {
        let each = self.terms().map(|(column, times)| times * values[column.index()].round() as i128);
        self.constant + each.sum::<i128>()
    }
    /// The same with the other sign.
    pub(super) fn negated(&self) -> Self {
        let terms = self.terms().map(|(column, times)| (column, -times));
        Self { terms: terms.collect(), constant: -self.constant }
    }
    /// Adds a row: the sum is `most` at most.
    pub(super) fn at_most(&self, model: &mut Model, name: String, most: i128) -> ScaledRow {
        let unit = self.unit();
        let most = (most - self.constant).div_euclid(unit) as f64;
        ScaledRow { row: model.row(name, -INF, most, self.scaled(unit)), unit: unit as f64 }
    }
    /// Makes it the cost of a model, in its unit and without its number.
    pub(super) fn aim(&self, model: &mut Model) {
        model.clear_costs();
        self.scaled(self.unit()).for_each(|(column, cost)| model.set_cost(column, cost));
    }
    /// Keeps it at what was reached.
    pub(super) fn hold(&self, model: &mut Model, reached: i128) {
        let unit = self.unit();
        let most = (reached - self.constant).div_euclid(unit) as f64;
        if most <= 0.0 && self.least().is_some() {
            // A row so close to nothing has made HiGHS's presolve call models infeasible whose solution we held.
            self.terms().filter(|(_, times)| *times > 0).for_each(|(c, _)| model.set_bounds(c, 0.0, 0.0));
            return;
        }
        let slack = SLACK.0 * most.abs() + SLACK.1;
        model.row("a stage kept", -INF, most + slack, self.scaled(unit));
    }
    fn scaled(&self, unit: i128) -> impl Iterator<Item = (Column, f64)> + '_ {
        self.terms().map(move |(column, times)| (column, (times / unit) as f64))
    }
}

fn divisor(a: i128, b: i128) -> i128 {
    if b == 0 { a } else { divisor(b, a % b) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_divided_by_what_its_factors_share_and_its_bound_rounded_down() {
        let mut model = Model::default();
        let (a, b) = (model.integer("a", 0.0, 9.0, 0.0), model.integer("b", 0.0, 9.0, 0.0));
        let mut sum = WholeSum { constant: 7, ..WholeSum::default() };
        sum.push(a, 600);
        sum.push(b, 300);
        sum.push(b, 150);
        // 600 a + 450 b + 7 <= 1600: 4 a + 3 b <= 1593 / 150 = 10.62, so 10.
        let row = sum.at_most(&mut model, "money".to_owned(), 1600);
        assert_eq!((row.unit, model.row_bounds(row.row).1), (150.0, 10.0));
        assert_eq!(model.activity(row.row, &[2.0, 1.0]), 11.0);
        assert_eq!((sum.least(), WholeSum::default().unit()), (Some(7), 1));
    }
}
