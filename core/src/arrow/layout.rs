//! Which tables a plan file has: every list of objects in it, under its own name, and every object with fields of its own beside
//! them as a table of one row. A list within a list is a table of its own, whose rows begin with what says whose they are: of
//! `routes` with their `stops`, a stop has the caregiver, day and shift of its route.

use serde_json::{Map, Value};

/// Fields of a row that say which one it is, and stand in the tables of what is in it. Whatever else it has is told once, in
/// its own table.
const KEYS: [&str; 20] = [
    "plan",
    "id",
    "caregiver",
    "day",
    "shift",
    "trip",
    "courier",
    "kitchen",
    "case",
    "request",
    "pool",
    "site",
    "kind",
    "year",
    "scenario",
    "visit",
    "repetition",
    "order",
    "applicant",
    "community",
];

type Row = Map<String, Value>;

/// Names of the tables, in the order of the file.
#[must_use]
pub fn names(plan: &Value) -> Vec<String> {
    let mut names = Vec::new();
    walk(plan, &mut |name, _, _| {
        if !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    });
    names
}

/// The rows of a table; nothing, where there is none of this name.
#[must_use]
pub fn rows(plan: &Value, name: &str) -> Option<Vec<Row>> {
    let mut rows: Option<Vec<Row>> = None;
    walk(plan, &mut |table, above, own| {
        if table == name {
            let rows = rows.get_or_insert_default();
            rows.extend(own.iter().map(|row| {
                let mut all = above.clone();
                all.extend(plain(row));
                all
            }));
        }
    });
    rows
}

/// Who hears of a table: its name, what is above it, and its rows; a table within rows is met once in each.
type Met<'a, 'b> = &'a mut dyn FnMut(&str, &Row, &[&'b Row]);

fn walk<'b>(plan: &'b Value, met: Met<'_, 'b>) {
    let Value::Object(plan) = plan else { return };
    let above = Row::new();
    for (key, value) in plan {
        match value {
            Value::Array(items) if items.is_empty() => met(key, &above, &[]),
            Value::Object(one) => {
                if !plain(one).is_empty() {
                    met(key, &above, &[one]);
                }
                within(&above, one, met);
            }
            _ => list(key, &above, value, met),
        }
    }
}

fn list<'b>(name: &str, above: &Row, value: &'b Value, met: Met<'_, 'b>) {
    if !is_table(value) {
        return;
    }
    let rows: Vec<&Row> = value.as_array().into_iter().flatten().filter_map(Value::as_object).collect();
    met(name, above, &rows);
    for row in rows {
        within(above, row, met);
    }
}

/// The tables in a row, and in the objects in it.
fn within<'b>(above: &Row, row: &'b Row, met: Met<'_, 'b>) {
    let mut keys = above.clone();
    let own = KEYS.iter().filter_map(|key| Some(((*key).to_owned(), row.get(*key)?.clone())));
    keys.extend(own.filter(|(_, value)| !value.is_object() && !value.is_array()));
    for (key, value) in row {
        match value {
            Value::Object(one) => within(&keys, one, met),
            _ => list(key, &keys, value, met),
        }
    }
}

/// A row without the tables in it.
fn plain(row: &Row) -> Row {
    let mut own = Row::new();
    for (key, value) in row.iter().filter(|(_, value)| !is_table(value)) {
        match value {
            Value::Object(one) => {
                let one = plain(one);
                if !one.is_empty() {
                    own.insert(key.clone(), one.into());
                }
            }
            Value::Array(items) if items.is_empty() => {}
            _ => {
                own.insert(key.clone(), value.clone());
            }
        }
    }
    own
}

/// Whether it is a list of objects, with at least one.
fn is_table(value: &Value) -> bool {
    value.as_array().is_some_and(|items| !items.is_empty() && items.iter().all(Value::is_object))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_of_objects_are_tables_and_those_within_begin_with_whose_they_are() {
        let plan = json!({
            "anpai": 1,
            "score": {"hard": 0, "soft": 7},
            "routes": [
                {"caregiver": "e1", "day": 0, "travel": 5, "stops": [{"visit": "v1"}, {"visit": "v2"}]},
                {"caregiver": "e2", "day": 1, "travel": 6, "stops": [{"visit": "v3"}]},
            ],
            "unserved": [],
        });
        assert_eq!(names(&plan), ["score", "routes", "stops", "unserved"]);
        let row = |value: Value| value.as_object().unwrap().clone();
        assert_eq!(rows(&plan, "score").unwrap(), [row(json!({"hard": 0, "soft": 7}))]);
        let stops = rows(&plan, "stops").unwrap();
        assert_eq!((stops.len(), &stops[2]), (3, &row(json!({"caregiver": "e2", "day": 1, "visit": "v3"}))));
        assert_eq!(rows(&plan, "routes").unwrap()[0], row(json!({"caregiver": "e1", "day": 0, "travel": 5})));
        assert_eq!(rows(&plan, "unserved"), Some(Vec::new()));
        assert_eq!(rows(&plan, "anpai"), None);
    }
}
