//! What a solve or the referee comes to.

use anpai_core::outcome::Status;
use anpai_solver::models::AnyAnswer;
use pyo3::prelude::*;
use serde_json::Value;

use crate::failure::not_solved;

/// An answer, with the problem that it answers.
#[pyclass(frozen, module = "anpai._anpai")]
#[derive(Debug)]
pub struct Answer(Box<dyn AnyAnswer>);

impl From<Box<dyn AnyAnswer>> for Answer {
    fn from(answer: Box<dyn AnyAnswer>) -> Self {
        Self(answer)
    }
}

#[pymethods]
impl Answer {
    /// `optimal`, `feasible`, `partial`, `infeasible`; `simulated` of a forecast.
    #[getter]
    fn status(&self) -> &'static str {
        match self.0.status() {
            Some(Status::Optimal) => "optimal",
            Some(Status::Feasible) => "feasible",
            Some(Status::Partial) => "partial",
            Some(Status::Infeasible) => "infeasible",
            None => "simulated",
        }
    }
    /// The plan file.
    fn file(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.file())
    }
    /// What programs are told, as JSON.
    fn told(&self, py: Python<'_>) -> PyResult<String> {
        let told = py.detach(|| self.0.told());
        let told = told.map_err(|error| not_solved(py, &format!("the answer has no JSON: {error}")))?;
        Ok(Value::Object(told).to_string())
    }
    /// A report: one page that opens without a network.
    fn report(&self, py: Python<'_>) -> String {
        py.detach(|| self.0.report())
    }
}
