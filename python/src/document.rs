//! Documents of Python's objects: dictionaries, lists and numbers as `json` would write them, and besides them dates, times,
//! what NumPy has, and tables of whatever library, wherever a document has a list of objects. What has no form in a document is
//! an issue like any other, with its place; all of them are found.

use std::fmt::Write as _;

use anpai_core::issue::{Issues, escape};
use pyo3::basic::CompareOp;
use pyo3::exceptions::PyImportError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDate, PyDict, PyFloat, PyInt, PyList, PyString, PyTime, PyTuple};

use crate::failure::bad_input;

mod cells;
mod columns;
mod rows;
mod shape;

pub use columns::STREAM;
use shape::Shape;

/// Deeper than any document; a list that holds itself is deeper than that.
const DEEPEST: usize = 100;
/// From here on not every whole number is a float.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// Where in a document something stands.
#[derive(Clone, Copy, Debug)]
pub enum At<'a> {
    /// The document.
    Root,
    /// A field of an object.
    Field(&'a At<'a>, &'a str),
    /// An entry of a list.
    Entry(&'a At<'a>, usize),
}

impl At<'_> {
    /// Its JSON pointer.
    pub fn pointer(&self) -> String {
        match self {
            At::Root => String::new(),
            At::Field(parent, name) => format!("{}/{}", parent.pointer(), escape(name)),
            At::Entry(parent, n) => format!("{}/{n}", parent.pointer()),
        }
    }
    fn depth(&self) -> usize {
        match self {
            At::Root => 0,
            At::Field(parent, _) | At::Entry(parent, _) => parent.depth() + 1,
        }
    }
}

/// What is being written, and what of it cannot be.
#[derive(Debug, Default)]
pub struct Writer {
    text: String,
    issues: Issues,
}

impl Writer {
    fn issue(&mut self, at: At<'_>, code: &'static str, value: &str, cause: &str, action: &str) {
        self.issues.push(code, at.pointer(), value, cause, action);
        self.text.push_str("null");
    }
    /// A text in quotes.
    fn string(&mut self, text: &str) {
        // Nothing in most texts needs an escape, and a search for it is quicker than a writer for each.
        if text.bytes().all(|b| b >= 0x20 && b != b'"' && b != b'\\') {
            self.text.extend(["\"", text, "\""]);
        } else {
            self.text.push_str(&serde_json::Value::from(text).to_string());
        }
    }
    /// A number. A whole one is written without decimals: tables make floats of whole numbers where one is missing.
    fn float(&mut self, at: At<'_>, number: f64) {
        if number.fract() == 0.0 && number.abs() < EXACT {
            let _ = write!(self.text, "{}", number as i64);
        } else if number.is_finite() {
            let _ = write!(self.text, "{number}");
        } else {
            let cause =
                if number.is_nan() { "NaN is no number" } else { "infinity is no number of a document" };
            let action =
                "fill it in, or leave it out: None in a dictionary, null in a table (polars: fill_nan(None))";
            self.issue(at, "not-finite", &number.to_string(), cause, action);
        }
    }
    fn list<'py>(
        &mut self,
        items: impl Iterator<Item = Bound<'py, PyAny>>,
        at: At<'_>,
        shape: Shape<'_>,
    ) -> PyResult<()> {
        self.text.push('[');
        for (n, item) in items.enumerate() {
            if n > 0 {
                self.text.push(',');
            }
            self.value(&item, At::Entry(&at, n), shape.entry())?;
        }
        self.text.push(']');
        Ok(())
    }
    fn object(&mut self, fields: &Bound<'_, PyDict>, at: At<'_>, shape: Shape<'_>) -> PyResult<()> {
        self.text.push('{');
        let mut first = true;
        for (key, value) in fields {
            let Ok(key) = key.cast::<PyString>() else {
                let action = "write it as a text";
                self.issues.push("wrong-key", at.pointer(), &key, "a name in a document is a text", action);
                continue;
            };
            let key = key.to_str()?;
            if !std::mem::take(&mut first) {
                self.text.push(',');
            }
            self.string(key);
            self.text.push(':');
            self.value(&value, At::Field(&at, key), shape.field(key))?;
        }
        self.text.push('}');
        Ok(())
    }
    /// Anything. Errors are those of Python's objects; issues are collected.
    fn value(&mut self, value: &Bound<'_, PyAny>, at: At<'_>, shape: Shape<'_>) -> PyResult<()> {
        if at.depth() > DEEPEST {
            let action = "see whether a list or a dictionary holds itself";
            self.issue(at, "too-deep", "", "no document is nested so deep", action);
        } else if value.is_none() {
            self.text.push_str("null");
        } else if let Ok(text) = value.cast::<PyString>() {
            self.string(text.to_str()?);
        } else if let Ok(truth) = value.cast::<PyBool>() {
            self.text.push_str(if truth.is_true() { "true" } else { "false" });
        } else if value.is_instance_of::<PyInt>() {
            // As `int` writes it: a subclass, such as of an enumeration, may call itself otherwise.
            let _ = write!(self.text, "{}", value.call_method0("__index__")?);
        } else if let Ok(number) = value.cast::<PyFloat>() {
            self.float(at, number.value());
        } else if let Ok(fields) = value.cast::<PyDict>() {
            self.object(fields, at, shape)?;
        } else if let Ok(list) = value.cast::<PyList>() {
            self.list(list.iter(), at, shape)?;
        } else if let Ok(tuple) = value.cast::<PyTuple>() {
            self.list(tuple.iter(), at, shape)?;
        } else {
            self.other(value, at, shape)?;
        }
        Ok(())
    }
    /// What no document has by itself, and has a form in it all the same.
    fn other(&mut self, value: &Bound<'_, PyAny>, at: At<'_>, shape: Shape<'_>) -> PyResult<()> {
        if value.hasattr("__arrow_c_stream__")? {
            return self.table(value, at, shape);
        }
        if value.is_instance_of::<PyDate>() || value.is_instance_of::<PyTime>() {
            // A moment is a date as well, and NaT a moment.
            let text: String = value.call_method0("isoformat")?.extract()?;
            match text.as_str() {
                "NaT" => self.text.push_str("null"),
                _ => self.string(&local(&text)),
            }
            return Ok(());
        }
        for method in ["tolist", "to_list"] {
            // An array or a number of NumPy, a column of pandas or polars.
            if value.hasattr(method)? {
                return self.value(&value.call_method0(method)?, At::Field(&at, ""), shape);
            }
        }
        let name = value.get_type().name()?.to_string();
        let action = "give text, numbers, True or False, None, dates, lists, dictionaries or tables";
        self.issue(at, "unknown-type", &name, "an object of this type has no form in a document", action);
        Ok(())
    }
    /// A table, as a list of objects.
    fn table(&mut self, value: &Bound<'_, PyAny>, at: At<'_>, shape: Shape<'_>) -> PyResult<()> {
        match columns::stream(value) {
            Ok(stream) => rows::write(self, stream, at, shape),
            Err(error) if error.is_instance_of::<PyImportError>(value.py()) => {
                // pandas asks pyarrow for its stream; without it, the rows are taken one by one, and what is missing is NaN.
                let records = value.call_method1("to_dict", ("records",)).map_err(|_| error)?;
                let rows = records.try_iter()?.map(|row| present(&row?)).collect::<PyResult<Vec<_>>>()?;
                self.list(rows.into_iter(), at, shape)
            }
            Err(error) => Err(error),
        }
    }
}

/// A date, a moment or a time of the day as documents write it: without seconds where there are none, a moment at midnight as
/// its date.
fn local(iso: &str) -> String {
    let text = iso.strip_suffix("T00:00:00").unwrap_or(iso).replacen('T', " ", 1);
    match text.strip_suffix(":00") {
        Some(minutes) if minutes.contains(':') => minutes.to_owned(),
        _ => text,
    }
}

/// A row without what is missing in it: that is not equal to itself, or nobody knows whether it is.
fn present<'py>(row: &Bound<'py, PyAny>) -> PyResult<Bound<'py, PyAny>> {
    let kept = PyDict::new(row.py());
    for (key, cell) in row.cast::<PyDict>().map_err(PyErr::from)? {
        if !cell.is_none() && cell.rich_compare(&cell, CompareOp::Eq)?.is_truthy().unwrap_or(false) {
            kept.set_item(key, cell)?;
        }
    }
    Ok(kept.into_any())
}

/// The text of a document; tables in it are held to what its model asks for.
#[pyfunction]
pub fn text(document: &Bound<'_, PyAny>) -> PyResult<String> {
    let model: Option<String> = match document.cast::<PyDict>() {
        Ok(fields) => fields.get_item("model")?.and_then(|model| model.extract().ok()),
        Err(_) => None,
    };
    written(document, Shape::of_model(model.as_deref()))
}

/// The text of any rows: a table, or a list of dictionaries.
#[pyfunction]
pub fn text_of_rows(rows: &Bound<'_, PyAny>) -> PyResult<String> {
    written(rows, Shape::ANY)
}

fn written(value: &Bound<'_, PyAny>, shape: Shape<'_>) -> PyResult<String> {
    let mut writer = Writer::default();
    writer.value(value, At::Root, shape)?;
    writer.issues.into_result(writer.text).map_err(|issues| bad_input(value.py(), &issues))
}
