//! Rows of JSON as columns. Objects in a row are columns with dots in their names; lists of texts stay lists; what
//! is of several kinds is written as its JSON.

use std::collections::HashMap;
use std::sync::Arc;

use arrow_array::builder::{ListBuilder, StringBuilder};
use arrow_array::{
    Array as _, ArrayRef, BooleanArray, Float64Array, Int64Array, RecordBatch, RecordBatchOptions,
    StringArray,
};
use arrow_schema::{Field, Schema};
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
///
/// # Panics
/// Never: all columns are as long as there are rows.
#[must_use]
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

#[cfg(test)]
mod tests {
    use arrow_array::cast::AsArray as _;
    use arrow_array::types::{Float64Type, Int64Type};
    use serde_json::json;

    use super::*;

    #[test]
    fn a_column_has_the_kind_of_its_cells_and_is_null_where_a_row_has_none() {
        let rows = json!([
            {"id": "a", "count": 1, "share": 1, "score": {"soft": 5}, "skills": ["x", "y"], "mixed": 1, "is": true},
            {"id": "b", "share": 0.5, "score": {"soft": -1}, "skills": [], "mixed": "one", "late": null},
            {"id": null, "count": 3, "is": false},
        ]);
        let rows: Vec<Map<String, Value>> = serde_json::from_value(rows).unwrap();
        let batch = of_rows(&rows);
        let schema = batch.schema();
        let names: Vec<&str> = schema.fields().iter().map(|field| field.name().as_str()).collect();
        assert_eq!(names, ["id", "count", "share", "score.soft", "skills", "mixed", "is", "late"]);
        let column = |name: &str| Arc::clone(batch.column_by_name(name).unwrap());
        let texts = |name: &str| {
            column(name).as_string::<i32>().iter().map(|t| t.map(str::to_owned)).collect::<Vec<_>>()
        };
        assert_eq!(texts("id"), [Some("a".to_owned()), Some("b".to_owned()), None]);
        let count = column("count");
        assert_eq!(count.as_primitive::<Int64Type>().iter().collect::<Vec<_>>(), [Some(1), None, Some(3)]);
        let share = column("share");
        assert_eq!(
            share.as_primitive::<Float64Type>().iter().collect::<Vec<_>>(),
            [Some(1.0), Some(0.5), None]
        );
        assert_eq!(texts("mixed"), [Some("1".to_owned()), Some("\"one\"".to_owned()), None]);
        assert_eq!(column("score.soft").as_primitive::<Int64Type>().value(1), -1);
        let skills = column("skills");
        assert_eq!((skills.as_list::<i32>().value(0).len(), skills.is_null(2)), (2, true));
        assert_eq!(column("late").null_count(), 3);
    }

    #[test]
    fn a_table_may_have_rows_without_columns() {
        assert_eq!(of_rows(&[Map::new(), Map::new()]).num_rows(), 2);
        assert_eq!(of_rows(&[]).num_rows(), 0);
    }
}
