//! Rows of JSON as columns, and back. Objects in a row are columns with dots in their names; lists of texts stay lists; what
//! is of several kinds is written as its JSON.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::cast::AsArray as _;
use arrow_array::types::{Float64Type, Int32Type, Int64Type};
use arrow_array::{
    Array as _, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    StringArray,
};
use arrow_schema::{ArrowError, DataType, Field, Schema};
use serde_json::{Map, Value};

/// What the cells of a column are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Kind {
    /// Nothing was seen yet.
    Empty,
    Truth,
    Whole,
    Number,
    Text,
    Texts,
    /// Several kinds at once.
    Json,
}

impl Kind {
    fn of(value: &Value) -> Self {
        match value {
            Value::Null => Self::Empty,
            Value::Bool(_) => Self::Truth,
            Value::Number(n) if n.is_i64() => Self::Whole,
            Value::Number(_) => Self::Number,
            Value::String(_) => Self::Text,
            Value::Array(items) if items.iter().all(Value::is_string) => Self::Texts,
            Value::Array(_) | Value::Object(_) => Self::Json,
        }
    }
    fn with(self, other: Self) -> Self {
        match (self, other) {
            (one, other) if one == other => one,
            (Self::Empty, kind) | (kind, Self::Empty) => kind,
            (Self::Whole, Self::Number) | (Self::Number, Self::Whole) => Self::Number,
            _ => Self::Json,
        }
    }
}

/// Columns by name, in the order in which they are met; a cell is nothing where its row does not have it.
#[derive(Debug, Default)]
struct Frame<'a> {
    places: HashMap<String, usize>,
    columns: Vec<(String, Vec<Option<&'a Value>>)>,
}

impl<'a> Frame<'a> {
    fn put(&mut self, row: usize, prefix: &str, fields: &'a Map<String, Value>) {
        for (key, value) in fields {
            let name = if prefix.is_empty() { key.clone() } else { format!("{prefix}.{key}") };
            if let Value::Object(own) = value {
                self.put(row, &name, own);
                continue;
            }
            let next = self.columns.len();
            let at = *self.places.entry(name.clone()).or_insert(next);
            if at == next {
                self.columns.push((name, Vec::new()));
            }
            let cells = &mut self.columns[at].1;
            cells.resize(row, None);
            cells.push(Some(value).filter(|value| !value.is_null()));
        }
    }
}

/// The columns of rows.
pub fn of_rows(rows: &[Map<String, Value>]) -> RecordBatch {
    let mut frame = Frame::default();
    for (n, row) in rows.iter().enumerate() {
        frame.put(n, "", row);
    }
    let (fields, columns): (Vec<_>, Vec<_>) = (frame.columns.iter_mut())
        .map(|(name, cells)| {
            cells.resize(rows.len(), None);
            let column = column(cells);
            (Field::new(name.as_str(), column.data_type().clone(), true), column)
        })
        .unzip();
    // A table may have rows and no columns.
    let options = RecordBatchOptions::new().with_row_count(Some(rows.len()));
    let schema = Arc::new(Schema::new(fields));
    RecordBatch::try_new_with_options(schema, columns, &options)
        .expect("columns of one length under their own types")
}

fn column(cells: &[Option<&Value>]) -> ArrayRef {
    let kind = cells.iter().flatten().fold(Kind::Empty, |kind, value| kind.with(Kind::of(value)));
    let cells = cells.iter();
    match kind {
        Kind::Truth => Arc::new(cells.map(|c| c.and_then(Value::as_bool)).collect::<BooleanArray>()),
        Kind::Whole => Arc::new(cells.map(|c| c.and_then(Value::as_i64)).collect::<Int64Array>()),
        Kind::Number => Arc::new(cells.map(|c| c.and_then(Value::as_f64)).collect::<Float64Array>()),
        Kind::Empty | Kind::Text => {
            Arc::new(cells.map(|c| c.and_then(Value::as_str)).collect::<StringArray>())
        }
        Kind::Json => Arc::new(cells.map(|c| c.map(Value::to_string)).collect::<StringArray>()),
        Kind::Texts => {
            let mut lists = ListBuilder::new(StringBuilder::new());
            for cell in cells {
                let items = cell.and_then(|c| c.as_array());
                lists.append_option(items.map(|items| items.iter().map(Value::as_str)));
            }
            Arc::new(lists.finish())
        }
    }
}

/// The rows of columns, as a JSON list of objects.
///
/// # Errors
/// A column of a type that no table of this package has.
pub fn rows(batch: &RecordBatch) -> Result<String, ArrowError> {
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
