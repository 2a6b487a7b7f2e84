//! The rows of a table as a list of objects. A column is a field; one whose name has dots is a field of a field, so that
//! `place.x` and `place.y` stand beside each other. What is null is left out.

use std::collections::BTreeSet;

use anpai_core::issue::escape;
use arrow_array::ffi_stream::RecordBatchStreamReader;
use arrow_array::{RecordBatch, RecordBatchReader as _};
use arrow_schema::Schema;
use pyo3::exceptions::PyValueError;
use pyo3::prelude::*;

use super::cells;
use super::shape::Shape;
use super::{At, Writer};

/// A field of every row.
#[derive(Debug)]
struct Field<'a> {
    name: &'a str,
    source: Source<'a>,
}

#[derive(Debug)]
enum Source<'a> {
    /// The column of this number.
    Column(usize),
    /// Fields of its own.
    Fields(Vec<Field<'a>>),
}

/// Writes them.
pub fn write(
    writer: &mut Writer,
    stream: RecordBatchStreamReader,
    at: At<'_>,
    shape: Shape<'_>,
) -> PyResult<()> {
    let schema = stream.schema();
    let fields = fields(&schema);
    let before = writer.issues.len();
    check(writer, &schema, &fields, at, shape.entry());
    writer.text.push('[');
    let mut row = 0;
    for batch in stream {
        let batch = batch.map_err(|e| PyValueError::new_err(format!("the table cannot be read: {e}")))?;
        // A column that cannot be used is told of once, and not once a row.
        if writer.issues.len() > before {
            break;
        }
        for n in 0..batch.num_rows() {
            if row > 0 {
                writer.text.push(',');
            }
            object(writer, &fields, &batch, n, At::Entry(&at, row));
            row += 1;
        }
    }
    writer.text.push(']');
    Ok(())
}

/// The fields of the columns, in order; those with the same beginning together.
fn fields(schema: &Schema) -> Vec<Field<'_>> {
    let mut all = Vec::new();
    for (n, column) in schema.fields().iter().enumerate() {
        put(&mut all, column.name(), n);
    }
    all
}

fn put<'a>(fields: &mut Vec<Field<'a>>, name: &'a str, column: usize) {
    let Some((first, rest)) = name.split_once('.') else {
        fields.push(Field { name, source: Source::Column(column) });
        return;
    };
    let there = fields.iter_mut().find_map(|field| match &mut field.source {
        Source::Fields(own) if field.name == first => Some(own),
        _ => None,
    });
    match there {
        Some(own) => put(own, rest, column),
        None => {
            let mut own = Vec::new();
            put(&mut own, rest, column);
            fields.push(Field { name: first, source: Source::Fields(own) });
        }
    }
}

/// Whether the columns are those that the model asks for.
fn check(writer: &mut Writer, schema: &Schema, fields: &[Field<'_>], at: At<'_>, shape: Shape<'_>) {
    for column in schema.fields() {
        if let Err(kind) = cells::can_be_used(column.data_type()) {
            let cause = format!("a column of the type {kind} has no form in a document");
            let action = "cast it to text, numbers, true and false, or dates";
            let pointer = At::Field(&at, column.name()).pointer();
            writer.issues.push("column-type", pointer, column.name(), cause, action);
        }
    }
    names(writer, fields, &at.pointer(), "", shape);
}

fn names(writer: &mut Writer, fields: &[Field<'_>], pointer: &str, prefix: &str, shape: Shape<'_>) {
    let mut seen = BTreeSet::new();
    for field in fields {
        if !seen.insert(field.name) {
            let cause = "two columns of the table have this name";
            let pointer = format!("{pointer}/{}", escape(field.name));
            writer.issues.push(
                "column-twice",
                pointer,
                format!("{prefix}{}", field.name),
                cause,
                "rename one of them",
            );
        }
        if let Source::Fields(own) = &field.source {
            let pointer = format!("{pointer}/{}", escape(field.name));
            let prefix = format!("{prefix}{}.", field.name);
            names(writer, own, &pointer, &prefix, shape.field(field.name));
        }
    }
    let Some((may, must)) = shape.names() else { return };
    for field in fields.iter().filter(|field| !may.contains(&field.name)) {
        let name = format!("{prefix}{}", field.name);
        let listed: Vec<String> = may.iter().map(|m| format!("{prefix}{m}")).collect();
        let action = format!("drop the column, or rename it to one of {}", listed.join(", "));
        let pointer = format!("{pointer}/{}", escape(field.name));
        writer.issues.push("unknown-column", pointer, name, "the model has no such field", action);
    }
    for missing in must.iter().filter(|must| fields.iter().all(|field| field.name != **must)) {
        let name = format!("{prefix}{missing}");
        let there: Vec<String> = fields.iter().map(|field| format!("{prefix}{}", field.name)).collect();
        let cause = format!("the table has no column of this name; it has {}", there.join(", "));
        let action = "add the column, or rename the one that is meant";
        writer.issues.push("missing-column", format!("{pointer}/{}", escape(missing)), name, cause, action);
    }
}

/// A row. Fields without any value are left out.
fn object(writer: &mut Writer, fields: &[Field<'_>], batch: &RecordBatch, row: usize, at: At<'_>) {
    writer.text.push('{');
    let mut first = true;
    for field in fields {
        let here = At::Field(&at, field.name);
        if !is_there(field, batch, row) {
            continue;
        }
        if !std::mem::take(&mut first) {
            writer.text.push(',');
        }
        writer.string(field.name);
        writer.text.push(':');
        match &field.source {
            Source::Column(n) => cells::write(writer, batch.column(*n).as_ref(), row, here),
            Source::Fields(own) => object(writer, own, batch, row, here),
        }
    }
    writer.text.push('}');
}

fn is_there(field: &Field<'_>, batch: &RecordBatch, row: usize) -> bool {
    match &field.source {
        Source::Column(n) => !cells::is_null(batch.column(*n).as_ref(), row),
        Source::Fields(own) => own.iter().any(|field| is_there(field, batch, row)),
    }
}
