//! The scenarios that come with anpai.

use std::path::Path;

use anpai_scenarios::{NAMES, scenario as make};
use pyo3::prelude::*;

use crate::failure::refused;

/// Names of the scenarios.
#[pyfunction]
#[must_use]
pub fn scenarios() -> Vec<&'static str> {
    NAMES.to_vec()
}

/// The document of a scenario. One that travels along roads has networks beside its document: they are built in `folder`.
#[pyfunction]
pub fn scenario(py: Python<'_>, name: &str, seed: u64, folder: Option<&str>) -> PyResult<String> {
    let made = py.detach(|| make(name, seed)).ok_or_else(|| {
        refused(py, "name", name, "there is no such scenario", "write one of anpai.scenarios()")
    })?;
    match folder {
        Some(folder) => {
            let built = py.detach(|| made.build_networks(Path::new(folder)));
            built.map_err(|error| {
                refused(py, "folder", folder, &error.to_string(), "give a folder that can be written")
            })?;
        }
        None if !made.networks.is_empty() => {
            let cause = "this scenario has networks of roads beside its document";
            return Err(refused(py, "folder", "None", cause, "say where to build them: folder='roads'"));
        }
        None => {}
    }
    let text = py.detach(|| serde_json::to_string_pretty(&made.document));
    text.map(|text| text + "\n")
        .map_err(|e| refused(py, "name", name, &e.to_string(), "report this as a bug"))
}
