//! Models by their names.

use anpai_solver::models::{AnyModel, RuleRow, by_name as known, names};
use pyo3::prelude::*;
use serde_json::{Value, json};

use crate::failure::refused;

/// The model of a name.
pub fn by_name(py: Python<'_>, name: &str) -> PyResult<&'static dyn AnyModel> {
    known(name).ok_or_else(|| {
        let action = format!("write one of {}", names().join(", "));
        refused(py, "model", name, "there is no such model", &action)
    })
}

/// Names of all models.
#[pyfunction]
#[must_use]
pub fn models() -> Vec<&'static str> {
    names()
}

/// The JSON Schema of a model's documents, as JSON.
#[pyfunction]
pub fn schema(py: Python<'_>, model: &str) -> PyResult<String> {
    Ok(by_name(py, model)?.schema().to_string())
}

/// The rules of a model, as JSON.
#[pyfunction]
pub fn rules(py: Python<'_>, model: &str) -> PyResult<String> {
    let rules = by_name(py, model)?.rules();
    let rules: Vec<Value> = rules.iter().map(RuleRow::object).collect();
    Ok(json!(rules).to_string())
}
