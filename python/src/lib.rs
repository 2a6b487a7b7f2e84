//! The compiled half of the Python package `anpai`: documents and tables from Python's objects, solves on threads of their
//! own, and plans back as text and as tables. Everything that people call is written in Python (`anpai/`) on top of what is
//! here, and has its documentation there; `anpai/_anpai.pyi` says the same as this file in Python's words.

use pyo3::prelude::*;

mod answer;
mod document;
mod failure;
mod model;
mod problem;
mod roads;
mod run;
mod scenario;
mod tables;

/// Everything that `anpai._anpai` has.
#[pymodule]
mod _anpai {
    #[pymodule_export]
    use super::answer::Answer;
    #[pymodule_export]
    use super::document::{text, text_of_rows};
    #[pymodule_export]
    use super::model::{models, rules, schema};
    #[pymodule_export]
    use super::problem::Problem;
    #[pymodule_export]
    use super::roads::Roads;
    #[pymodule_export]
    use super::run::Run;
    #[pymodule_export]
    use super::scenario::{scenario, scenarios};
    #[pymodule_export]
    use super::tables::{Columns, columns_of_rows, plan_table, plan_tables};

    #[pymodule_init]
    fn init(module: &super::Bound<'_, super::PyModule>) -> super::PyResult<()> {
        super::version(module)
    }
}

fn version(module: &Bound<'_, PyModule>) -> PyResult<()> {
    module.add("__version__", env!("CARGO_PKG_VERSION"))
}
