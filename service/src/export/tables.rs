//! The document's tables as pages of cells, by the same description of the tables that `import` reads by.

use anpai_core::time::{Clock, Duration};
use jiff::civil::Date;
use serde_json::Value;

use crate::import::document::KEYS;
use crate::import::list::{NOTHING, quote, whole};
use crate::import::tables::{Field, Kind, Table, fields};

/// What stands in a cell that is written.
#[derive(Clone, Debug, PartialEq)]
pub enum Out {
    /// Nothing.
    Empty,
    /// Text.
    Text(String),
    /// A number.
    Number(f64),
    /// A clock time from midnight, or a span.
    Clock(Duration),
    /// A date.
    Date(Date),
}

impl Out {
    /// Text, as it is.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }
}

/// A sheet to write.
#[derive(Clone, Debug)]
pub struct Page {
    /// Its title.
    pub title: String,
    /// Headers.
    pub headers: Vec<String>,
    /// Rows, each as long as the headers.
    pub rows: Vec<Vec<Out>>,
}

/// A page for each table that has a row.
#[must_use]
pub fn pages(document: &Value) -> Vec<Page> {
    let start = document.pointer("/horizon/start").and_then(Value::as_str).and_then(|s| s.parse().ok());
    let writer = Writer { document, start };
    Table::ALL.into_iter().map(|table| writer.page(table)).filter(|page| !page.rows.is_empty()).collect()
}

/// The columns of a table that are written: all that the document can fill.
fn columns(table: Table) -> impl Iterator<Item = &'static Field> {
    fields(table).iter().filter(|f| f.name != "people")
}

#[derive(Clone, Copy)]
struct Writer<'a> {
    document: &'a Value,
    start: Option<Date>,
}

impl Writer<'_> {
    fn page(&self, table: Table) -> Page {
        let headers = columns(table).map(|f| f.name.to_owned()).collect();
        Page { title: table.title(), headers, rows: self.rows(table) }
    }

    fn rows(&self, table: Table) -> Vec<Vec<Out>> {
        let row = |object: &Value, keys: &[Out]| self.row(table, object, keys);
        let text = |text: &str| Out::Text(whole(text));
        match table {
            Table::Document => self.settings(),
            Table::Rules => self.named("/rules").map(|(name, object)| row(object, &[text(name)])).collect(),
            Table::Modes => self.named("/travel/modes").map(|(name, o)| row(o, &[text(name)])).collect(),
            Table::Travel => self.travel(),
            Table::Shifts => {
                let mut rows = Vec::new();
                for caregiver in self.list("caregivers") {
                    for shift in list(caregiver, "shifts") {
                        rows.push(row(shift, &[text(id(caregiver))]));
                    }
                }
                rows
            }
            Table::Breaks => {
                let mut rows = Vec::new();
                for caregiver in self.list("caregivers") {
                    for (number, shift) in (1_u32..).zip(list(caregiver, "shifts")) {
                        let day = shift.get("day").map_or(Out::Empty, |day| self.cell(Kind::Day, day));
                        for rest in list(shift, "breaks") {
                            let keys = [text(id(caregiver)), day.clone(), Out::Number(f64::from(number))];
                            rows.push(row(rest, &keys));
                        }
                    }
                }
                rows
            }
            Table::Windows => {
                let mut rows = Vec::new();
                for visit in self.list("visits") {
                    for window in list(visit, "windows").iter().skip(1) {
                        rows.push(row(window, &[text(id(visit))]));
                    }
                }
                rows
            }
            Table::Roster => Vec::new(),
            _ => self.list(table.name()).iter().map(|object| row(object, &[])).collect(),
        }
    }

    /// A row: the columns without a path take the keys in turn.
    fn row(&self, table: Table, object: &Value, keys: &[Out]) -> Vec<Out> {
        let mut keys = keys.iter().cloned();
        columns(table)
            .map(|field| match field.path {
                "" => keys.next().unwrap_or(Out::Empty),
                path => at(object, path).map_or(Out::Empty, |value| self.cell(field.kind, value)),
            })
            .collect()
    }

    fn settings(&self) -> Vec<Vec<Out>> {
        KEYS.iter()
            .filter_map(|(key, path, kind, _)| {
                let value = at(self.document, path)?;
                Some(vec![Out::text(*key), self.cell(*kind, value)])
            })
            .collect()
    }

    fn travel(&self) -> Vec<Vec<Out>> {
        if self.document.pointer("/travel/kind").and_then(Value::as_str) != Some("table") {
            return Vec::new();
        }
        let places: Vec<&str> = self.list("places").iter().map(id).collect();
        let entry = |table: Option<&Value>, from: usize, to: usize| {
            table.and_then(|t| t.get(from)).and_then(|row| row.get(to)).and_then(Value::as_f64)
        };
        let mut rows = Vec::new();
        for (mode, tables) in self.named("/travel/modes") {
            let (seconds, metres) = (tables.get("seconds"), tables.get("metres"));
            for (from, from_id) in places.iter().enumerate() {
                for (to, to_id) in places.iter().enumerate() {
                    let cells = [entry(seconds, from, to), entry(metres, from, to)];
                    if cells.iter().any(Option::is_some) {
                        let ids = [mode, from_id, to_id].map(|text| Out::Text(whole(text)));
                        let cells = cells.map(|cell| cell.map_or(Out::Empty, Out::Number));
                        rows.push(ids.into_iter().chain(cells).collect());
                    }
                }
            }
        }
        rows
    }

    fn list(&self, name: &str) -> &[Value] {
        list(self.document, name)
    }
    fn named(&self, pointer: &str) -> impl Iterator<Item = (&str, &Value)> {
        let object = self.document.pointer(pointer).and_then(Value::as_object);
        object.into_iter().flatten().map(|(name, value)| (name.as_str(), value))
    }

    fn cell(&self, kind: Kind, value: &Value) -> Out {
        let joined =
            |items: Vec<String>| Out::Text(if items.is_empty() { NOTHING.into() } else { items.join("; ") });
        match (kind, value) {
            (_, Value::Null) => Out::Empty,
            (Kind::Clock, Value::String(text)) => {
                Clock::parse(text).map_or_else(|| Out::text(text), |clock| Out::Clock(clock.0))
            }
            (Kind::Date, Value::String(text)) => text.parse().map_or_else(|_| Out::text(text), Out::Date),
            (Kind::Day, Value::Number(_)) => {
                let day = value.as_i64().and_then(|n| self.date(n));
                day.map_or_else(|| Out::Number(value.as_f64().unwrap_or(0.0)), Out::Date)
            }
            (Kind::Days, Value::Array(days)) => {
                let day = |v: &Value| {
                    v.as_i64().and_then(|n| self.date(n)).map_or_else(|| v.to_string(), |d| d.to_string())
                };
                joined(days.iter().map(day).collect())
            }
            (Kind::Levels, Value::Object(levels)) => {
                joined(levels.iter().map(|(name, level)| format!("{}:{level}", quote(name))).collect())
            }
            (Kind::LevelMinutes, Value::Array(all)) => {
                let part = |v: &Value, key: &str| v.get(key).map_or_else(String::new, ToString::to_string);
                joined(all.iter().map(|v| format!("{}:{}", part(v, "level"), part(v, "minutes"))).collect())
            }
            (_, Value::Array(items)) => {
                joined(items.iter().map(|item| quote(item.as_str().unwrap_or_default())).collect())
            }
            (_, Value::String(text)) => Out::Text(whole(text)),
            (_, Value::Bool(flag)) => Out::text(if *flag { "yes" } else { "no" }),
            (_, Value::Number(number)) => number.as_f64().map_or(Out::Empty, Out::Number),
            (_, Value::Object(_)) => Out::Empty,
        }
    }

    /// The date of a day of the horizon.
    fn date(&self, day: i64) -> Option<Date> {
        self.start?.checked_add(jiff::Span::new().try_days(day).ok()?).ok()
    }
}

fn list<'a>(object: &'a Value, name: &str) -> &'a [Value] {
    object.get(name).and_then(Value::as_array).map_or(&[], Vec::as_slice)
}
fn id(object: &Value) -> &str {
    object.get("id").and_then(Value::as_str).unwrap_or_default()
}
/// The value at a path, its parts split by `/`.
fn at<'a>(object: &'a Value, path: &str) -> Option<&'a Value> {
    path.split('/').try_fold(object, |here, part| match part.parse::<usize>() {
        Ok(place) => here.get(place),
        Err(_) => here.get(part),
    })
}
