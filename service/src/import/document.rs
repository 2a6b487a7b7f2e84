//! From tables to a document: each row becomes the object that the table's fields describe, shifts go to their
//! caregivers, windows to their visits. What a cell cannot mean is told at once; what a whole document cannot mean is
//! `check`'s to say, so the cell's own words stay in the document where they are wrong, and everything else is still
//! looked at.

use std::collections::BTreeMap;

use anpai_core::issue::Issues;
use serde_json::{Map as Object, Value, json};

use super::cell::{Calendar, Reading};
use super::headers::Source;
use super::map::Map;
use super::origin::{Origins, Row, escape};
use super::sheet::Cell;
use super::tables::{Field, Kind, Need, Table};

mod nested;
mod settings;

pub use settings::KEYS;

/// A row that was read.
#[derive(Clone, Debug)]
struct Read {
    at: Row,
    /// What goes into the document.
    object: Object<String, Value>,
    /// What does not: keys of parents, and columns for people.
    keys: BTreeMap<&'static str, Value>,
}

impl Read {
    fn key(&self, name: &str) -> Option<&str> {
        self.keys.get(name).and_then(Value::as_str)
    }
}

/// A document in the making.
#[derive(Debug)]
pub struct Assembly<'a> {
    sources: &'a [Source<'a>],
    map: &'a Map,
    calendar: Calendar,
    document: Object<String, Value>,
    lists: BTreeMap<Table, Vec<Value>>,
    /// Where each id of a list stands: the first, where there are several.
    ids: BTreeMap<Table, BTreeMap<String, usize>>,
    /// The rows of the roster.
    roster: Vec<(Row, Object<String, Value>)>,
    /// Where everything came from.
    pub origins: Origins,
    /// What is wrong.
    pub issues: Issues,
}

impl<'a> Assembly<'a> {
    /// Reads every source.
    #[must_use]
    pub fn new(sources: &'a [Source<'a>], map: &'a Map) -> Self {
        let mut assembly = Self {
            sources,
            map,
            calendar: Calendar::default(),
            document: map.document.clone(),
            lists: BTreeMap::new(),
            ids: BTreeMap::new(),
            roster: Vec::new(),
            origins: Origins::default(),
            issues: Issues::default(),
        };
        assembly.begin();
        for table in Table::ALL {
            for at in (0..sources.len()).filter(|at| sources[*at].table == table) {
                let rows = assembly.rows(at);
                assembly.take(table, rows);
            }
            if table == Table::Document {
                assembly.set_calendar();
            }
            assembly.index(table);
        }
        assembly
    }

    /// What the mapping's own document says of the lists.
    fn begin(&mut self) {
        for table in Table::ALL {
            if let Some(list) = table.array()
                && let Some(Value::Array(rows)) = self.document.get_mut(list)
            {
                self.lists.insert(table, std::mem::take(rows));
            }
        }
    }

    fn set_calendar(&mut self) {
        let horizon = self.document.get("horizon");
        let start = horizon.and_then(|h| h.get("start")).and_then(Value::as_str);
        self.calendar = Calendar {
            start: start.and_then(|s| s.parse().ok()),
            days: horizon.map(|h| h.get("days").and_then(Value::as_i64).unwrap_or(1)),
        };
    }

    /// The ids of a list, once all of its rows are there.
    fn index(&mut self, table: Table) {
        let mut ids = BTreeMap::new();
        for (at, row) in self.lists.get(&table).into_iter().flatten().enumerate() {
            if let Some(id) = row.get("id").and_then(Value::as_str) {
                ids.entry(id.to_owned()).or_insert(at);
            }
        }
        self.ids.insert(table, ids);
    }

    /// An issue at a cell.
    fn tell(&mut self, at: Row, column: usize, code: &'static str, cause: String, action: &str) {
        let sheet = self.sources[at.source].sheet;
        let value = sheet.cell(at.row, column);
        self.issues.push(code, sheet.position(at.row, column), value, cause, action);
        self.origins.tell(at.source, at.row, column);
    }
    /// An issue at the cell of a field.
    fn tell_field(&mut self, at: Row, field: &str, code: &'static str, cause: String, action: &str) {
        self.tell(at, self.sources[at.source].column_or_first(field), code, cause, action);
    }

    fn rows(&mut self, at: usize) -> Vec<Read> {
        let source = &self.sources[at];
        for field in super::tables::fields(source.table) {
            let there = source.columns.iter().any(|(f, _)| f.name == field.name);
            if field.need == Need::Always && !there {
                let sheet = source.sheet;
                self.issues.push(
                    "column-missing",
                    sheet.position(source.header, 0),
                    format!("no `{}`", field.name),
                    format!("the table `{}` needs the column `{}`", source.table.name(), field.name),
                    "add the column, or give it a default in the mapping",
                );
                self.origins.tell_absent(at, field.name);
            }
        }
        let rows: Vec<u32> = source.sheet.rows.range(source.header + 1..).map(|(row, _)| *row).collect();
        rows.into_iter().filter_map(|row| self.row(Row { source: at, row, column: None })).collect()
    }

    /// A row; `None` where nothing stands in any column that is read.
    fn row(&mut self, at: Row) -> Option<Read> {
        let source = &self.sources[at.source];
        let cell = |column: &Option<usize>| column.map_or(&Cell::Empty, |c| source.sheet.cell(at.row, c));
        if source.columns.iter().all(|(_, column)| cell(column).is_empty()) {
            return None;
        }
        let mut read = Read { at, object: Object::new(), keys: BTreeMap::new() };
        for (field, column) in &source.columns {
            let Some(value) = self.value(at, field, *column, cell(column)) else { continue };
            if field.path.is_empty() {
                read.keys.insert(field.name, value);
            } else {
                put(&mut read.object, field.path, value);
            }
        }
        Some(read)
    }

    fn value(&mut self, at: Row, field: &'static Field, column: Option<usize>, cell: &Cell) -> Option<Value> {
        let source = &self.sources[at.source];
        let table = self.map.tables.get(source.table.name());
        let translated =
            table.and_then(|t| t.values.get(field.name)).map(|words| translate(words, field, cell, self.map));
        let cell = translated.as_ref().unwrap_or(cell);
        let default = table.and_then(|t| t.defaults.get(field.name));
        let column = column.unwrap_or_else(|| source.column_or_first(field.name));
        if cell.is_empty() {
            if default.is_none() && field.need == Need::Always {
                let cause =
                    format!("every row of the table `{}` needs `{}`", source.table.name(), field.name);
                self.tell(
                    at,
                    column,
                    "missing-value",
                    cause,
                    "fill the cell, or give a default in the mapping",
                );
            }
            return default.cloned();
        }
        // What a person fills in for people only is not looked at.
        if field.path.is_empty() && field.need == Need::Never && source.table == Table::Roster {
            return None;
        }
        let reading = Reading { formats: &self.map.formats, calendar: self.calendar };
        let kind = if matches!(field.kind, Kind::Any) { return Some(Value::Null) } else { field.kind };
        let (value, faults) = reading.value(kind, cell);
        for fault in faults {
            self.tell(at, column, fault.code, fault.cause, fault.action);
        }
        Some(value.unwrap_or_else(|| unreadable(kind, cell)))
    }

    fn take(&mut self, table: Table, rows: Vec<Read>) {
        match table {
            Table::Document => rows.into_iter().for_each(|row| self.setting(&row)),
            Table::Rules => rows.into_iter().for_each(|row| self.rule(row)),
            Table::Modes => rows.into_iter().for_each(|row| self.mode(row)),
            Table::Travel => self.travel(rows),
            Table::Shifts => rows.into_iter().for_each(|row| self.shift(row)),
            Table::Breaks => rows.into_iter().for_each(|row| self.rest(row)),
            Table::Windows => rows.into_iter().for_each(|row| self.window(row)),
            Table::Roster => self.roster.extend(rows.into_iter().map(|row| (row.at, row.object))),
            _ => {
                for row in rows {
                    self.list(table, row);
                }
            }
        }
    }

    /// A row of a table that is one array of the document.
    fn list(&mut self, table: Table, mut row: Read) {
        match table {
            Table::Visits => self.people(&mut row),
            Table::Caregivers => {
                row.object.entry("shifts").or_insert_with(|| json!([]));
            }
            _ => {}
        }
        let rows = self.lists.entry(table).or_default();
        if self.map.tables.get(table.name()).is_some_and(|t| t.distinct) {
            let object = Value::Object(row.object.clone());
            let id = |v: &Value| v.get("id").cloned();
            let ids = self.ids.entry(table).or_default();
            let key = id(&object).map(|id| id.to_string()).unwrap_or_default();
            if let Some(first) = ids.get(&key) {
                if rows[*first] != object {
                    let cause = "an earlier row with this id says something else".to_owned();
                    self.tell_field(row.at, "id", "distinct", cause, "make the rows agree");
                }
                return;
            }
            ids.insert(key, rows.len());
        }
        self.origins.note(format!("/{}/{}", table.name(), rows.len()), row.at);
        rows.push(Value::Object(row.object));
    }

    /// The number of people becomes the second task.
    fn people(&mut self, row: &mut Read) {
        match row.keys.get("people").map(Value::as_i64) {
            None | Some(Some(1)) => {}
            Some(Some(2)) => {
                if let Some(Value::Array(tasks)) = row.object.get_mut("tasks")
                    && let [first] = &tasks[..]
                {
                    tasks.push(first.clone());
                }
                row.object.entry("pair").or_insert_with(|| json!({ "kind": "simultaneous" }));
            }
            Some(n) => {
                // A number that could not be read has been told.
                if n.is_some() {
                    let cause = "a visit takes one or two caregivers".to_owned();
                    self.tell_field(
                        row.at,
                        "people",
                        "people",
                        cause,
                        "write 1 or 2, or make it several visits",
                    );
                }
            }
        }
    }

    /// The rows of the roster's sheet, as the rows of `pins` or `previous`, or as a plan's stops.
    #[must_use]
    pub fn roster(&self) -> &[(Row, Object<String, Value>)] {
        &self.roster
    }
    /// Puts the rows of the roster's sheet into the document, in the place of the table that it had.
    pub fn carry_roster(&mut self, table: Table) {
        let tasks: Vec<_> =
            self.roster.iter().filter(|(_, row)| row.contains_key("visit")).cloned().collect();
        let mut rows = Vec::new();
        for (at, mut row) in tasks {
            row.retain(|field, _| ["visit", "task", "caregiver", "day", "start"].contains(&field.as_str()));
            self.origins.note(format!("/{}/{}", table.name(), rows.len()), at);
            rows.push(Value::Object(row));
        }
        self.lists.insert(table, rows);
    }

    /// The document, its parts in the order of the form.
    #[must_use]
    pub fn document(&mut self) -> Value {
        let mut rest = std::mem::take(&mut self.document);
        let mut document = Object::new();
        document.insert("anpai".into(), rest.shift_remove("anpai").unwrap_or(json!(1)));
        document.insert("model".into(), rest.shift_remove("model").unwrap_or(json!("visits")));
        for name in
            ["name", "synthetic", "time_zone", "horizon", "datum", "streets", "places", "travel", "services"]
                .into_iter()
                .chain([
                    "clients",
                    "caregivers",
                    "visits",
                    "dependencies",
                    "pins",
                    "previous",
                    "rules",
                    "search",
                ])
        {
            let list = Table::of(name).filter(|t| t.array().is_some()).and_then(|t| self.lists.remove(&t));
            let needed = ["places", "services", "caregivers", "visits"].contains(&name);
            let value = match (list, rest.shift_remove(name)) {
                (Some(list), _) => Some(Value::Array(list)),
                (None, given) => given.or_else(|| needed.then(|| json!([]))),
            };
            if let Some(value) = value {
                document.insert(name.into(), value);
            }
        }
        // What the mapping's document has beyond the form is `check`'s to say.
        document.extend(rest);
        Value::Object(document)
    }
}

/// Sets the value at a path of an object; numbers in the path are places of an array.
fn put(object: &mut Object<String, Value>, path: &str, value: Value) {
    let mut parts = path.split('/').peekable();
    let Some(first) = parts.next() else { return };
    let mut here = object.entry(first).or_insert(Value::Null);
    for part in parts {
        here = match part.parse::<usize>() {
            Ok(at) => {
                if !here.is_array() {
                    *here = json!([]);
                }
                let Value::Array(all) = here else { return };
                while all.len() <= at {
                    all.push(json!({}));
                }
                &mut all[at]
            }
            Err(_) => {
                if !here.is_object() {
                    *here = json!({});
                }
                let Value::Object(object) = here else { return };
                object.entry(part).or_insert(Value::Null)
            }
        };
    }
    *here = value;
}

/// What `check` cannot read either, so that it says nothing that follows from this cell alone.
fn unreadable(kind: Kind, cell: &Cell) -> Value {
    if kind == Kind::Text { Value::Bool(false) } else { Value::from(format!("{cell} ")) }
}

/// The cell in the words of the document: the whole of it, or item by item.
fn translate(words: &BTreeMap<String, String>, field: &Field, cell: &Cell, map: &Map) -> Cell {
    let word = |text: &str| {
        let plain = super::headers::plain(text);
        words.iter().find(|(from, _)| super::headers::plain(from) == plain).map(|(_, to)| to.as_str())
    };
    let text = cell.to_string();
    if let Some(to) = word(&text) {
        return Cell::text(to);
    }
    if !matches!(field.kind, Kind::Texts | Kind::Levels | Kind::Days) || !matches!(cell, Cell::Text(_)) {
        return cell.clone();
    }
    let items = super::list::split(&text, &map.formats.list_separators);
    let separator = map.formats.list_separators.chars().next().unwrap_or(';');
    let items: Vec<String> = items
        .into_iter()
        .map(|item| {
            let (name, number) = if field.kind == Kind::Levels {
                item.pair()
            } else {
                (item.text().unwrap_or_default(), None)
            };
            let name = super::list::quote(word(&name).unwrap_or(&name));
            number.map_or(name.clone(), |number| format!("{name}:{number}"))
        })
        .collect();
    Cell::text(&items.join(&separator.to_string()))
}
