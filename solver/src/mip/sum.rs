//! A sum of columns and a number: what a stage makes small, and what a row holds.

use std::collections::BTreeMap;

use super::model::{Column, Model, Row};

/// The sum of some columns, each so many times, and a number.
#[derive(Clone, Debug, Default)]
pub struct Sum {
    /// Columns with how many times each counts; a column may stand more than once.
    pub terms: Vec<(Column, f64)>,
    /// The number.
    pub constant: f64,
}

impl Sum {
    /// A column alone.
    #[must_use]
    pub fn of(column: Column) -> Self {
        Self { terms: vec![(column, 1.0)], constant: 0.0 }
    }
    /// A number alone.
    #[must_use]
    pub fn constant(constant: f64) -> Self {
        Self { terms: Vec::new(), constant }
    }
    /// Adds another sum, so many times.
    pub fn add(&mut self, other: &Self, times: f64) {
        self.terms.extend(other.terms.iter().map(|(c, f)| (*c, f * times)));
        self.constant += other.constant * times;
    }
    /// What it comes to in a solution.
    #[must_use]
    pub fn at(&self, values: &[f64]) -> f64 {
        self.constant + self.terms.iter().map(|(c, factor)| factor * values[c.index()]).sum::<f64>()
    }
    /// Adds a column, so many times.
    pub fn push(&mut self, column: Column, times: f64) {
        self.terms.push((column, times));
    }
    /// Adds up the terms of each column.
    pub fn merge(&mut self) {
        let mut merged = BTreeMap::new();
        for (column, factor) in &self.terms {
            *merged.entry(*column).or_insert(0.0) += factor;
        }
        self.terms = merged.into_iter().collect();
    }
    /// Makes it the cost of a model, but for the number.
    pub fn aim(&self, model: &mut Model) {
        let mut merged = self.clone();
        merged.merge();
        model.clear_costs();
        for (column, cost) in merged.terms {
            model.set_cost(column, cost);
        }
    }
    /// The same as one column, where it is not one already: what many rows speak of is said once.
    #[must_use]
    pub fn named(self, model: &mut Model, name: &str, most: f64) -> Self {
        if self.terms.len() < 2 {
            return self;
        }
        let column = model.continuous(name, 0.0, most, 0.0);
        let mut same = self;
        same.add(&Self::of(column), -1.0);
        same.row(model, name.to_owned(), 0.0, 0.0);
        Self::of(column)
    }
    /// A row: `lower <= sum <= upper`.
    pub fn row(self, model: &mut Model, name: String, lower: f64, upper: f64) -> Row {
        model.row(name, lower - self.constant, upper - self.constant, self.terms)
    }
}
