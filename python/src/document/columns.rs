//! A table of another library, by the Arrow PyCapsule interface (https://arrow.apache.org/docs/format/CDataInterface/
//! PyCapsuleInterface.html): pandas, polars, pyarrow, DuckDB and others hand it over without a copy, and none of them is asked
//! for by name.

use std::ffi::CStr;

use arrow_array::ffi_stream::{FFI_ArrowArrayStream, RecordBatchStreamReader};
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;
use pyo3::types::PyCapsule;

/// The name that the interface gives to a stream.
pub const STREAM: &CStr = c"arrow_array_stream";

/// The batches of a table.
pub fn stream(table: &Bound<'_, PyAny>) -> PyResult<RecordBatchStreamReader> {
    let capsule = table.call_method0("__arrow_c_stream__")?;
    let capsule = capsule.cast_into::<PyCapsule>()?;
    let pointer = capsule.pointer_checked(Some(STREAM))?.cast::<FFI_ArrowArrayStream>();
    // SAFETY: a capsule of this name holds a stream of the C interface, valid as long as the capsule; `from_raw` moves it out
    // and leaves a released one, which is what the interface asks of whoever takes it.
    #[expect(unsafe_code, reason = "the interface hands over a pointer")]
    let reader = unsafe { RecordBatchStreamReader::from_raw(pointer.as_ptr()) };
    reader.map_err(|error| PyValueError::new_err(format!("the table cannot be read: {error}")))
}
