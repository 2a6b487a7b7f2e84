//! The parts of the document that are no arrays of rows: its name and days, rules by name, modes of travel by name, and
//! travel tables.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::{Assembly, Read, Reading, Row, escape, put};
use crate::import::headers::plain;
use crate::import::tables::{Kind, Table};

/// What the table `document` may say: key, path, kind, other keys.
pub const KEYS: &[(&str, &str, Kind, &[&str])] = &[
    ("name", "name", Kind::Text, &["名称"]),
    ("synthetic", "synthetic", Kind::Flag, &["虚构", "合成数据"]),
    ("time_zone", "time_zone", Kind::Text, &["时区"]),
    ("start", "horizon/start", Kind::Date, &["date", "日期", "开始日期"]),
    ("days", "horizon/days", Kind::Whole, &["天数"]),
    ("datum", "datum", Kind::Choice(DATUM), &["坐标系"]),
    ("travel", "travel/kind", Kind::Choice(TRAVEL), &["行程来源"]),
    ("chains", "search/chains", Kind::Whole, &["搜索链数"]),
];
const DATUM: &[(&str, &[&str])] = &[
    ("wgs84", &["wgs-84", "gps"]),
    ("gcj02", &["gcj-02", "火星坐标", "高德"]),
    ("bd09", &["bd-09", "百度"]),
    ("local-plane", &["平面坐标"]),
];
const TRAVEL: &[(&str, &[&str])] = &[("straight-line", &["直线"]), ("table", &["表"])];
/// A travel table of more places than this is not written by hand, and takes gigabytes as JSON.
const MOST_PLACES: usize = 2000;

impl Assembly<'_> {
    pub(super) fn setting(&mut self, row: &Read) {
        let Some(key) = row.key("key") else { return };
        let known = KEYS.iter().find(|(name, _, _, more)| {
            plain(name) == plain(key) || more.iter().any(|m| plain(m) == plain(key))
        });
        let Some((_, path, kind, _)) = known else {
            let names: Vec<_> = KEYS.iter().map(|(name, ..)| *name).collect();
            let action = format!("use one of: {}", names.join(", "));
            self.tell_field(row.at, "key", "unknown-key", "the document has no such setting".into(), &action);
            return;
        };
        let column = self.sources[row.at.source].column_or_first("value");
        let cell = self.sources[row.at.source].sheet.cell(row.at.row, column);
        self.origins.note(format!("/{path}"), Row { column: Some(column), ..row.at });
        if cell.is_empty() {
            return;
        }
        let reading = Reading { formats: &self.map.formats, calendar: self.calendar };
        let (value, faults) = reading.value(*kind, cell);
        for fault in faults {
            self.tell(row.at, column, fault.code, fault.cause, fault.action);
        }
        put(&mut self.document, path, value.unwrap_or_else(|| super::unreadable(*kind, cell)));
    }

    pub(super) fn rule(&mut self, row: Read) {
        let Some(rule) = row.key("rule").map(str::to_owned) else { return };
        self.named(&["rules"], &rule, "rule", row);
    }

    pub(super) fn mode(&mut self, row: Read) {
        let Some(mode) = row.key("mode").map(str::to_owned) else { return };
        self.travel_kind("straight-line");
        self.named(&["travel", "modes"], &mode, "mode", row);
    }

    /// An object under its name; a name twice is an issue.
    fn named(&mut self, path: &[&str], name: &str, key: &'static str, row: Read) {
        let mut here = &mut self.document;
        for part in path {
            let next = here.entry(*part).or_insert_with(|| json!({}));
            let Value::Object(next) = next else { return };
            here = next;
        }
        let pointer = format!("/{}/{}", path.join("/"), escape(name));
        let at = row.at;
        let before = here.insert(name.to_owned(), Value::Object(row.object));
        if before.is_some() {
            self.tell_field(
                at,
                key,
                "duplicate",
                "this name is there already".into(),
                "keep one of the two rows",
            );
        }
        self.origins.note(pointer, at);
    }

    fn travel_kind(&mut self, kind: &str) {
        let travel = self.document.entry("travel").or_insert_with(|| json!({}));
        if let Value::Object(travel) = travel {
            travel.entry("kind").or_insert_with(|| kind.into());
        }
    }

    /// Pairs of places become tables; a pair that no row names has no way, a place is no way from itself.
    pub(super) fn travel(&mut self, rows: Vec<Read>) {
        let Some(first) = rows.first().map(|row| row.at) else { return };
        self.travel_kind("table");
        let places = self.lists.get(&Table::Places).map_or(0, Vec::len);
        if places > MOST_PLACES {
            let cause = format!("a travel table of {places} places is too large; {MOST_PLACES} are the most");
            self.tell_field(
                first,
                "mode",
                "too-large",
                cause,
                "use straight-line travel, in the table `modes`",
            );
            return;
        }
        let mut tables: BTreeMap<String, Pairs> = BTreeMap::new();
        for row in rows {
            let Some(mode) = row.key("mode").map(str::to_owned) else { continue };
            let pairs = tables.entry(mode.clone()).or_insert_with(|| Pairs::new(places));
            let (Some(from), Some(to)) = (self.place(&row, "from"), self.place(&row, "to")) else { continue };
            let (seconds, metres) = (row.object.get("seconds"), row.object.get("metres"));
            if pairs.seen[from * places + to] {
                let cause = "there is a row for this pair and mode already".to_owned();
                self.tell_field(row.at, "from", "duplicate", cause, "keep one of the two rows");
                continue;
            }
            pairs.seen[from * places + to] = true;
            pairs.seconds[from][to] = seconds.cloned().unwrap_or(Value::Null);
            pairs.metres[from][to] = metres.cloned().unwrap_or(Value::Null);
            pairs.has_metres |= metres.is_some();
            let mode = escape(&mode);
            self.origins.note(format!("/travel/modes/{mode}/seconds/{from}/{to}"), row.at);
            let metres = self.sources[row.at.source].column("metres");
            self.origins
                .note(format!("/travel/modes/{mode}/metres/{from}/{to}"), Row { column: metres, ..row.at });
            self.origins.note(format!("/travel/modes/{mode}"), row.at);
        }
        let Some(Value::Object(travel)) = self.document.get_mut("travel") else { return };
        let modes = travel.entry("modes").or_insert_with(|| json!({}));
        let Value::Object(modes) = modes else { return };
        for (mode, pairs) in tables {
            modes.insert(mode, pairs.table());
        }
    }

    /// The place that a row of the travel table names, told where there is none.
    fn place(&mut self, row: &Read, key: &'static str) -> Option<usize> {
        let id = row.key(key)?;
        let at = self.ids.get(&Table::Places).and_then(|ids| ids.get(id)).copied();
        if at.is_none() {
            let column = self.sources[row.at.source].column_or_first(key);
            let cause = "there is no such row in the table `places`".to_owned();
            self.tell(row.at, column, "unknown-id", cause, "correct the id, or add the row to `places`");
        }
        at
    }
}

/// The pairs of a mode.
struct Pairs {
    seconds: Vec<Vec<Value>>,
    metres: Vec<Vec<Value>>,
    has_metres: bool,
    seen: Vec<bool>,
}

impl Pairs {
    fn new(places: usize) -> Self {
        let table = |diagonal: bool| {
            let cell = |a: usize, b: usize| if diagonal && a == b { json!(0) } else { Value::Null };
            (0..places).map(|a| (0..places).map(|b| cell(a, b)).collect()).collect()
        };
        Self {
            seconds: table(true),
            metres: table(true),
            has_metres: false,
            seen: vec![false; places * places],
        }
    }
    fn table(self) -> Value {
        if self.has_metres {
            json!({ "seconds": self.seconds, "metres": self.metres })
        } else {
            json!({ "seconds": self.seconds })
        }
    }
}
