//! Columns as rows of JSON: what a table shows of itself where no library of tables is there.

use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{Array as _, ArrayRef, RecordBatch};
use arrow_schema::{ArrowError, DataType};
use serde_json::{Map, Value};

/// The rows of columns, as a JSON list of objects.
///
/// # Errors
/// A column of a type that no table of this package has.
pub fn of(batch: &RecordBatch) -> Result<String, ArrowError> {
    let schema = batch.schema();
    let mut rows = vec![Map::new(); batch.num_rows()];
    for (field, column) in schema.fields().iter().zip(batch.columns()) {
        for (n, row) in rows.iter_mut().enumerate() {
            let value = if column.is_null(n) { Value::Null } else { cell(column, n)? };
            row.insert(field.name().clone(), value);
        }
    }
    serde_json::to_string(&rows).map_err(|error| ArrowError::JsonError(error.to_string()))
}

fn cell(column: &ArrayRef, n: usize) -> Result<Value, ArrowError> {
    Ok(match column.data_type() {
        DataType::Boolean => column.as_boolean().value(n).into(),
        DataType::Int64 => column.as_primitive::<Int64Type>().value(n).into(),
        DataType::Float64 => column.as_primitive::<Float64Type>().value(n).into(),
        DataType::Utf8 => column.as_string::<i32>().value(n).into(),
        DataType::Dictionary(..) => {
            let ids = column.as_dictionary::<Int32Type>();
            let at = ids.keys().value(n) as usize;
            ids.values().as_string::<i32>().value(at).into()
        }
        DataType::List(_) => {
            let items = column.as_list::<i32>().value(n);
            items.as_string::<i32>().iter().map(|item| item.map_or(Value::Null, Value::from)).collect()
        }
        other => return Err(ArrowError::NotYetImplemented(other.to_string())),
    })
}
