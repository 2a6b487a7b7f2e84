//! The linear relaxation: integers may be fractions. It is solved again from its last basis after rows were added or
//! bounds changed, and its duals are the prices of the rows: what one more unit of a row's bound would save, as far as
//! fractions can say it.

use anpai_core::stop::Stop;
use highs::{Col, HighsModelStatus, Model as HighsModel};

use super::highs::build;
use super::listen::{Listener, listening};
use super::model::{Column, Model};
use super::solve::Status;

/// A relaxation that can be solved again and again.
pub struct Relaxation {
    /// There except while it is being solved.
    model: Option<HighsModel>,
    columns: Vec<Col>,
}

/// A solved relaxation.
#[derive(Clone, Debug)]
pub struct Relaxed {
    /// Its cost: no whole solution costs less.
    pub objective: f64,
    /// Values by column.
    pub values: Vec<f64>,
    /// By row: what the cost changes by for each unit that the row's binding bound rises.
    pub duals: Vec<f64>,
    /// By column: what the cost changes by for each unit that the column is forced up.
    pub reduced: Vec<f64>,
}

impl Relaxation {
    /// The relaxation of `model`.
    #[must_use]
    pub fn new(model: &Model, seed: u32) -> Self {
        let mut relaxed = model.clone();
        relaxed.columns.iter_mut().for_each(|c| c.integer = false);
        let (model, columns) = build(&relaxed, seed);
        Self { model: Some(model), columns }
    }
    /// Adds a row.
    ///
    /// # Panics
    /// Where a column is not the model's.
    pub fn add_row(&mut self, lower: f64, upper: f64, terms: &[(Column, f64)]) {
        let terms: Vec<(Col, f64)> = terms.iter().map(|(c, f)| (self.columns[c.index()], *f)).collect();
        self.model_mut().add_row(lower..=upper, terms);
    }
    /// Sets a column's bounds.
    pub fn set_bounds(&mut self, which: Column, lower: f64, upper: f64) {
        let which = self.columns[which.index()];
        self.model_mut().change_column_bounds(which, lower..=upper);
    }
    fn model_mut(&mut self) -> &mut HighsModel {
        self.model.as_mut().expect("there except while it is being solved")
    }
    /// Solves it, from the last basis where there is one.
    ///
    /// # Errors
    /// Why there is no solution: stopped, infeasible, or without a least cost.
    ///
    /// # Panics
    /// Where HiGHS refuses a well-formed model.
    pub fn solve(&mut self, stop: &Stop) -> Result<Relaxed, Status> {
        let model = self.model.take().expect("there except while it is being solved");
        let mut listener = Listener { stop: stop.clone(), heard: &mut |_| {} };
        let solved =
            listening(model, &mut listener, HighsModel::try_solve).expect("HiGHS takes a well-formed model");
        let result = match solved.status() {
            HighsModelStatus::Optimal | HighsModelStatus::ModelEmpty => {
                let solution = solved.get_solution();
                Ok(Relaxed {
                    objective: solved.objective_value(),
                    values: solution.columns().to_vec(),
                    duals: solution.dual_rows().to_vec(),
                    reduced: solution.dual_columns().to_vec(),
                })
            }
            HighsModelStatus::Infeasible | HighsModelStatus::UnboundedOrInfeasible => Err(Status::Infeasible),
            HighsModelStatus::Unbounded => Err(Status::Unbounded),
            _ => Err(Status::Stopped),
        };
        self.model = Some(HighsModel::from(solved));
        result
    }
}
