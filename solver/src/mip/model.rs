//! A model as it is built: columns with bounds, cost and name, rows with bounds, terms and name. Costs are minimised.

/// A column of a [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Column(pub(super) u32);

/// A row of a [`Model`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Row(pub(super) u32);

impl Column {
    /// Where its value stands in a solution.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

impl Row {
    /// Where its dual stands.
    #[must_use]
    pub fn index(self) -> usize {
        self.0 as usize
    }
}

#[derive(Clone, Debug)]
pub(super) struct ColumnData {
    pub(super) name: String,
    pub(super) lower: f64,
    pub(super) upper: f64,
    pub(super) cost: f64,
    pub(super) integer: bool,
}

#[derive(Clone, Debug)]
pub(super) struct RowData {
    pub(super) name: String,
    pub(super) lower: f64,
    pub(super) upper: f64,
    pub(super) terms: Vec<(Column, f64)>,
}

/// A mixed-integer model; see the module above for an example.
#[derive(Clone, Debug, Default)]
pub struct Model {
    pub(super) columns: Vec<ColumnData>,
    pub(super) rows: Vec<RowData>,
}

/// Why a solution is none.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum Unsettled {
    /// It has another number of values than the model has columns.
    #[error("{found} values for {expected} columns")]
    Length {
        /// Values given.
        found: usize,
        /// Columns of the model.
        expected: usize,
    },
    /// A value is not within its column's bounds.
    #[error("{column} = {value} is out of bounds")]
    Column {
        /// The column's name.
        column: String,
        /// Its value.
        value: f64,
    },
    /// A row does not hold.
    #[error("{row} is off by {by}")]
    Row {
        /// The row's name.
        row: String,
        /// How far it is from its nearest bound.
        by: f64,
    },
}

/// What a row or bound may be off, relative to the sizes of its terms: HiGHS works to 1e-7 absolutely, and rounding the
/// integers moves a row by that times their coefficients.
const TOLERANCE: f64 = 1e-6;
/// A value this near to an integer is taken for it; HiGHS's own tolerance is 1e-6.
const NEAR: f64 = 1e-4;

impl Model {
    /// A continuous column from `lower` to `upper`, either of which may be infinite.
    pub fn continuous(&mut self, name: impl Into<String>, lower: f64, upper: f64, cost: f64) -> Column {
        self.column(name.into(), lower, upper, cost, false)
    }
    /// A column of whole numbers from `lower` to `upper`, both included.
    pub fn integer(&mut self, name: impl Into<String>, lower: f64, upper: f64, cost: f64) -> Column {
        self.column(name.into(), lower, upper, cost, true)
    }
    /// A column that is 0 or 1.
    pub fn binary(&mut self, name: impl Into<String>, cost: f64) -> Column {
        self.column(name.into(), 0.0, 1.0, cost, true)
    }
    fn column(&mut self, name: String, lower: f64, upper: f64, cost: f64, integer: bool) -> Column {
        self.columns.push(ColumnData { name, lower, upper, cost, integer });
        Column(u32::try_from(self.columns.len() - 1).expect("fewer than 2^32 columns fit in memory"))
    }
    /// A row: `lower <= sum of the terms <= upper`. Terms of the same column are added up.
    pub fn row(
        &mut self,
        name: impl Into<String>,
        lower: f64,
        upper: f64,
        terms: impl IntoIterator<Item = (Column, f64)>,
    ) -> Row {
        let mut terms: Vec<(Column, f64)> = terms.into_iter().collect();
        terms.sort_by_key(|(column, _)| *column);
        terms.dedup_by(|next, first| {
            next.0 == first.0 && {
                first.1 += next.1;
                true
            }
        });
        terms.retain(|(_, factor)| *factor != 0.0);
        self.rows.push(RowData { name: name.into(), lower, upper, terms });
        Row(u32::try_from(self.rows.len() - 1).expect("fewer than 2^32 rows fit in memory"))
    }
    /// Sets a column's cost.
    pub fn set_cost(&mut self, column: Column, cost: f64) {
        self.columns[column.index()].cost = cost;
    }
    /// Makes every cost zero, before another stage sets its own.
    pub fn clear_costs(&mut self) {
        self.columns.iter_mut().for_each(|c| c.cost = 0.0);
    }
    /// Makes a column one of whole numbers, or one that may be a fraction.
    pub fn set_integer(&mut self, column: Column, integer: bool) {
        self.columns[column.index()].integer = integer;
    }
    /// Sets a column's bounds.
    pub fn set_bounds(&mut self, column: Column, lower: f64, upper: f64) {
        let data = &mut self.columns[column.index()];
        (data.lower, data.upper) = (lower, upper);
    }
    /// Sets a row's bounds.
    pub fn set_row_bounds(&mut self, row: Row, lower: f64, upper: f64) {
        let data = &mut self.rows[row.index()];
        (data.lower, data.upper) = (lower, upper);
    }
    /// Adds a term to a row that has none of this column yet.
    pub fn add_term(&mut self, row: Row, column: Column, factor: f64) {
        self.rows[row.index()].terms.push((column, factor));
    }
    /// How many columns.
    #[must_use]
    pub fn columns(&self) -> usize {
        self.columns.len()
    }
    /// How many of them are integer.
    #[must_use]
    pub fn integers(&self) -> usize {
        self.columns.iter().filter(|c| c.integer).count()
    }
    /// How many rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.rows.len()
    }
    /// A column's name.
    #[must_use]
    pub fn column_name(&self, column: Column) -> &str {
        &self.columns[column.index()].name
    }
    /// A row's name.
    #[must_use]
    pub fn row_name(&self, row: Row) -> &str {
        &self.rows[row.index()].name
    }
    /// A row's bounds, lower and upper.
    #[must_use]
    pub fn row_bounds(&self, row: Row) -> (f64, f64) {
        let data = &self.rows[row.index()];
        (data.lower, data.upper)
    }
    /// The cost of a solution.
    #[must_use]
    pub fn objective(&self, values: &[f64]) -> f64 {
        self.columns.iter().zip(values).map(|(c, v)| c.cost * v).sum()
    }
    /// The sum of a row's terms.
    #[must_use]
    pub fn activity(&self, row: Row, values: &[f64]) -> f64 {
        self.rows[row.index()].terms.iter().map(|(c, f)| f * values[c.index()]).sum()
    }
    /// The solution with its integers made whole and every value within its bounds, once every row has been held to it.
    ///
    /// # Errors
    /// The first thing that does not hold.
    pub fn settle(&self, values: &[f64]) -> Result<Vec<f64>, Unsettled> {
        if values.len() != self.columns.len() {
            return Err(Unsettled::Length { found: values.len(), expected: self.columns.len() });
        }
        let mut settled = Vec::with_capacity(values.len());
        for (column, &value) in self.columns.iter().zip(values) {
            let whole = if column.integer { value.round() } else { value };
            let kept = whole.clamp(column.lower, column.upper);
            let near = if column.integer { NEAR } else { TOLERANCE * (1.0 + value.abs()) };
            if value.is_nan() || (kept - value).abs() > near {
                return Err(Unsettled::Column { column: column.name.clone(), value });
            }
            settled.push(kept);
        }
        for row in &self.rows {
            let (mut sum, mut size) = (0.0, 1.0);
            for (column, factor) in &row.terms {
                let part = factor * settled[column.index()];
                sum += part;
                size += part.abs();
            }
            let by = (row.lower - sum).max(sum - row.upper);
            if by > TOLERANCE * size {
                return Err(Unsettled::Row { row: row.name.clone(), by });
            }
        }
        Ok(settled)
    }
}
