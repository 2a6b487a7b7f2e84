//! What Python is told where something goes wrong: the exceptions of `anpai.errors`, made from issues and from bugs.

use anpai_core::issue::{Issue, Issues};
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyDict, PyList, PyType};

/// Where the exceptions are.
const MODULE: &str = "anpai.errors";

/// `anpai.BadInput` with every issue.
pub fn bad_input(py: Python<'_>, issues: &Issues) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let error = || -> PyResult<PyErr> {
        let list = PyList::empty(py);
        for issue in &issues.0 {
            let Issue { pointer, value, code, cause, action } = issue;
            let told = PyDict::new(py);
            for (key, text) in [
                ("pointer", pointer.as_str()),
                ("value", value),
                ("code", code),
                ("cause", cause),
                ("advice", action),
            ] {
                told.set_item(key, text)?;
            }
            list.append(told)?;
        }
        Ok(PyErr::from_value(CLASS.import(py, MODULE, "BadInput")?.call1((list,))?))
    };
    error().unwrap_or_else(|broken| broken)
}

/// `anpai.NotSolved` with a reason.
pub fn not_solved(py: Python<'_>, reason: &str) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    let error = || -> PyResult<PyErr> {
        Ok(PyErr::from_value(CLASS.import(py, MODULE, "NotSolved")?.call1((reason,))?))
    };
    error().unwrap_or_else(|broken| broken)
}

/// `anpai.BadInput` with one issue about what a function was given.
pub fn refused(py: Python<'_>, pointer: &str, value: &str, cause: &str, action: &str) -> PyErr {
    let mut issues = Issues::default();
    issues.push("bad-argument", pointer, value, cause, action);
    bad_input(py, &issues)
}
