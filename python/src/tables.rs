//! Plans as tables, for pandas, polars and whoever else takes Arrow's PyCapsule interface.

use anpai_core::arrow::{frame, layout};
use arrow_array::ffi::FFI_ArrowSchema;
use arrow_array::ffi_stream::FFI_ArrowArrayStream;
use arrow_array::{RecordBatch, RecordBatchIterator};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;
use serde_json::Value;

use crate::failure::refused;

mod rows;

/// A table in memory.
#[pyclass(frozen, module = "anpai._anpai")]
#[derive(Debug)]
pub struct Columns(RecordBatch);

impl From<RecordBatch> for Columns {
    fn from(batch: RecordBatch) -> Self {
        Self(batch)
    }
}

#[pymethods]
impl Columns {
    /// Names of the columns, in order.
    #[getter]
    fn names(&self) -> Vec<String> {
        self.0.schema().fields().iter().map(|field| field.name().clone()).collect()
    }
    /// How many rows there are.
    fn __len__(&self) -> usize {
        self.0.num_rows()
    }
    /// The rows as a JSON list of objects; what is null is null.
    fn rows(&self, py: Python<'_>) -> PyResult<String> {
        py.detach(|| rows::of(&self.0)).map_err(|error| PyValueError::new_err(error.to_string()))
    }
    /// The table as a stream of the Arrow C interface. A schema that was asked for is not followed: whoever takes the stream
    /// casts it.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(
        &self,
        py: Python<'py>,
        requested_schema: Option<Bound<'py, PyAny>>,
    ) -> PyResult<Bound<'py, PyCapsule>> {
        drop(requested_schema);
        let batches = RecordBatchIterator::new([Ok(self.0.clone())], self.0.schema());
        let stream = FFI_ArrowArrayStream::new(Box::new(batches));
        PyCapsule::new_with_value(py, stream, crate::document::STREAM)
    }
    /// The columns' types, of the same interface.
    fn __arrow_c_schema__<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyCapsule>> {
        let schema = FFI_ArrowSchema::try_from(self.0.schema().as_ref());
        let schema = schema.map_err(|error| PyValueError::new_err(error.to_string()))?;
        PyCapsule::new_with_value(py, schema, c"arrow_schema")
    }
}

fn parsed(py: Python<'_>, text: &str) -> PyResult<Value> {
    serde_json::from_str(text).map_err(|error| {
        refused(py, "", "", &format!("it is no JSON: {error}"), "give the text of a plan file")
    })
}

/// Names of the tables of a plan file.
#[pyfunction]
pub fn plan_tables(py: Python<'_>, plan: &str) -> PyResult<Vec<String>> {
    Ok(layout::names(&parsed(py, plan)?))
}

/// One table of a plan file.
#[pyfunction]
pub fn plan_table(py: Python<'_>, plan: &str, name: &str) -> PyResult<Columns> {
    let plan = parsed(py, plan)?;
    let rows = layout::rows(&plan, name).ok_or_else(|| {
        let action = format!("take one of {}", layout::names(&plan).join(", "));
        refused(py, "name", name, "the plan has no such table", &action)
    })?;
    Ok(Columns(frame::of_rows(&rows)))
}

/// A table of a JSON list of objects.
#[pyfunction]
pub fn columns_of_rows(py: Python<'_>, rows: &str) -> PyResult<Columns> {
    let Value::Array(rows) = parsed(py, rows)? else {
        return Err(refused(py, "", "", "it is no list of rows", "give a list of dictionaries"));
    };
    let rows = rows.into_iter().enumerate().map(|(n, row)| match row {
        Value::Object(row) => Ok(row),
        other => Err(refused(
            py,
            &format!("/{n}"),
            &other.to_string(),
            "a row is a dictionary",
            "give its columns names",
        )),
    });
    Ok(Columns(frame::of_rows(&rows.collect::<PyResult<Vec<_>>>()?)))
}
