//! A document that was read and found good.

use std::sync::Arc;

use anpai_core::stop::Stop;
use anpai_solver::models::{self, AnyProblem, Contents};
use anpai_solver::roads::travel::Beside;
use pyo3::prelude::*;

use crate::answer::Answer;
use crate::failure::bad_input;

/// A problem, with the document that it was read from.
#[pyclass(frozen, module = "anpai._anpai")]
#[derive(Debug)]
pub struct Problem {
    model: &'static str,
    contents: Contents,
    pub(crate) problem: Arc<dyn AnyProblem>,
}

#[pymethods]
impl Problem {
    /// Reads a document; networks of roads are looked for in `folder`. `previous` is a plan file to stay close to: what is read
    /// is the document with it.
    #[new]
    fn new(py: Python<'_>, document: &str, folder: &str) -> PyResult<Self> {
        let read = || {
            let model = models::of_document(document.as_bytes())?;
            let problem = model.read(document.as_bytes(), &Beside::new(folder, &Stop::never()))?;
            Ok(Self { model: model.name(), contents: problem.contents(), problem })
        };
        py.detach(read).map_err(|issues| bad_input(py, &issues))
    }
    /// Its model.
    #[getter]
    fn model(&self) -> &'static str {
        self.model
    }
    /// What is in it, in one line.
    #[getter]
    fn line(&self) -> &str {
        &self.contents.line
    }
    /// How many there are of what, as JSON.
    #[getter]
    fn counts(&self) -> String {
        serde_json::Value::Object(self.contents.counts.clone()).to_string()
    }
    /// What a reader has to know besides.
    #[getter]
    fn notes(&self) -> Vec<String> {
        self.contents.notes.clone()
    }
    /// The document with an earlier plan in it to stay close to, as JSON.
    fn with_previous(&self, py: Python<'_>, document: &str, plan: &str) -> PyResult<String> {
        let model = models::by_name(self.model).unwrap_or(models::MODELS[0]);
        let joined = models::with_previous(document.as_bytes(), model, plan.as_bytes());
        let joined = joined.map_err(|issues| bad_input(py, &issues))?;
        Ok(String::from_utf8(joined)?)
    }
    /// The referee's word on a plan file.
    fn judge(&self, py: Python<'_>, plan: &str) -> PyResult<Answer> {
        let judged = py.detach(|| Arc::clone(&self.problem).judge(plan.as_bytes()));
        Ok(Answer::from(judged.map_err(|issues| bad_input(py, &issues))?))
    }
}
