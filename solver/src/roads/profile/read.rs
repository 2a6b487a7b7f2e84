//! Reading a profile: the whole TOML is gone through, and everything that is wrong with it is told at once, by its path.

use std::collections::BTreeMap;

use anpai_core::issue::Issues;
use toml::{Table, Value};

use super::{Access, Class, Limit, Profile, TurnRules, hours};

/// Nobody goes faster, in km/h; a larger figure is in another unit.
const FASTEST: f64 = 200.0;
/// Nobody waits longer at a point, in seconds.
const LONGEST: f64 = 3600.0;

pub(super) fn parse(text: &str) -> Result<Profile, Issues> {
    let mut issues = Issues::default();
    let table = match text.parse::<Table>() {
        Ok(table) => table,
        Err(e) => {
            let line = e.span().map_or(1, |span| text[..span.start].matches('\n').count() + 1);
            let cause = e.message().to_owned();
            issues.push("bad-toml", format!("line {line}"), "", cause, "correct the line");
            return Err(issues);
        }
    };
    let mut reader = Reader { issues };
    let profile = reader.profile(table, text);
    reader.issues.into_result(profile)
}

/// Goes through the TOML and takes note of what is wrong.
pub(super) struct Reader {
    pub(super) issues: Issues,
}

impl Reader {
    fn profile(&mut self, mut top: Table, text: &str) -> Profile {
        let name = match top.remove("name") {
            Some(Value::String(name)) if !name.is_empty() => name,
            other => {
                self.wrong("name", other.as_ref(), "a profile has a name", "write name = \"…\"");
                String::new()
            }
        };
        let top_speed = self.number(&mut top, "top_speed", 0.1, FASTEST).unwrap_or(f64::INFINITY);
        let maxspeed = self.limit(top.remove("maxspeed"));
        let access = self.texts(top.remove("access"), "access");
        if access.is_empty() {
            let action = "list the keys, the most special first, such as [\"foot\", \"access\"]";
            self.issues.push("missing-access", "access", "", "nothing says who may pass", action);
        }
        let values = self.values(&mut top);
        let surface = self.numbers(&mut top, "surface", FASTEST);
        let service = self.numbers(&mut top, "service", FASTEST);
        let oneway = self.texts(top.remove("oneway"), "oneway");
        let implied_oneway = self.pairs(&mut top, "implied_oneway");
        let contraflow = self.pairs(&mut top, "contraflow");
        let mut barrier = self.barriers(&mut top);
        let other_barrier = barrier.remove("other").unwrap_or(None);
        let delay = self.numbers(&mut top, "delay", LONGEST);
        let delay = delay.into_iter().map(|(value, s)| (value, (s * 1000.0).round() as u32)).collect();
        let turns = self.turns(&mut top);
        let classes = self.classes(&mut top);
        for (key, value) in &top {
            self.wrong(key, Some(value), "no rule has this name", "correct the name or take it out");
        }
        Profile {
            name,
            text: text.to_owned(),
            classes,
            access,
            values,
            top_speed,
            maxspeed,
            surface,
            service,
            oneway,
            implied_oneway,
            contraflow,
            barrier,
            other_barrier,
            delay,
            turns,
        }
    }
    fn classes(&mut self, top: &mut Table) -> Vec<Class> {
        let speed = self.numbers(top, "speed", FASTEST);
        let permitted = self.numbers(top, "permitted", FASTEST);
        let pushed = self.numbers(top, "pushed", FASTEST);
        let mut classes: BTreeMap<String, Class> = BTreeMap::new();
        for name in speed.keys().chain(permitted.keys()).chain(pushed.keys()) {
            let of = |table: &BTreeMap<String, f64>| table.get(name).copied();
            let class = Class {
                name: name.clone(),
                speed: of(&speed),
                permitted: of(&permitted),
                pushed: of(&pushed),
                hours: [1.0; 24],
            };
            classes.insert(name.clone(), class);
        }
        if classes.is_empty() {
            let action = "give speeds in km/h by class of road, such as residential = 4.3";
            self.issues.push("missing-speed", "speed", "", "no class of road has a speed", action);
        }
        if classes.len() > usize::from(u8::MAX) {
            let cause = "more than 255 classes of road";
            self.issues.push("too-many-classes", "speed", classes.len(), cause, "leave some out");
        }
        hours::read(self, top.remove("hours"), &mut classes);
        classes.into_values().collect()
    }
    fn limit(&mut self, value: Option<Value>) -> Limit {
        match value {
            None => Limit::Ignored,
            Some(Value::String(word)) if word == "ignored" => Limit::Ignored,
            Some(Value::String(word)) if word == "at most" => Limit::AtMost,
            Some(value @ (Value::Float(_) | Value::Integer(_))) => {
                self.within("maxspeed", &value, 0.1, 1.5).map_or(Limit::Ignored, Limit::Share)
            }
            other => {
                let action = "write \"ignored\", \"at most\", or the share of the limit that is driven";
                self.wrong("maxspeed", other.as_ref(), "not a rule for posted limits", action);
                Limit::Ignored
            }
        }
    }
    fn values(&mut self, top: &mut Table) -> BTreeMap<String, Access> {
        let mut values = BTreeMap::new();
        let mut table = self.table(top, "values");
        for (key, access) in
            [("open", Access::Open), ("restricted", Access::Restricted), ("shut", Access::Shut)]
        {
            for value in self.texts(table.remove(key), &format!("values.{key}")) {
                if values.insert(value.clone(), access).is_some() {
                    let cause = "the value is listed twice";
                    self.issues.push("double-value", format!("values.{key}"), value, cause, "keep one");
                }
            }
        }
        for (key, value) in &table {
            let action = "the groups are open, restricted and shut";
            self.wrong(&format!("values.{key}"), Some(value), "no group has this name", action);
        }
        values
    }
    fn barriers(&mut self, top: &mut Table) -> BTreeMap<String, Option<u32>> {
        let table = self.table(top, "barrier");
        let mut barriers = BTreeMap::new();
        for (name, value) in table {
            let path = format!("barrier.{name}");
            let effect = match &value {
                Value::String(word) if word == "shut" => None,
                Value::String(word) if word == "open" => Some(0),
                Value::Float(_) | Value::Integer(_) => {
                    self.within(&path, &value, 0.0, LONGEST).map(|s| (s * 1000.0).round() as u32)
                }
                _ => {
                    let action = "write \"open\", \"shut\", or the seconds that passing takes";
                    self.wrong(&path, Some(&value), "not what a barrier does", action);
                    None
                }
            };
            barriers.insert(name, effect);
        }
        barriers
    }
    fn turns(&mut self, top: &mut Table) -> TurnRules {
        let mut table = self.table(top, "turns");
        let keys = self.texts(table.remove("keys"), "turns.keys");
        let except = self.texts(table.remove("except"), "turns.except");
        for (key, value) in &table {
            let path = format!("turns.{key}");
            self.wrong(&path, Some(value), "no rule has this name", "correct the name or take it out");
        }
        TurnRules { keys, except }
    }
    /// A table of lists: each key with each of its values.
    fn pairs(&mut self, top: &mut Table, name: &str) -> Vec<(String, String)> {
        let mut pairs = Vec::new();
        for (key, values) in self.table(top, name) {
            for value in self.texts(Some(values), &format!("{name}.{key}")) {
                pairs.push((key.clone(), value));
            }
        }
        pairs
    }
    /// A table of positive numbers, at most `most`.
    fn numbers(&mut self, top: &mut Table, name: &str, most: f64) -> BTreeMap<String, f64> {
        let table = self.table(top, name);
        let least = if name == "delay" { 0.0 } else { 0.1 };
        let mut numbers = BTreeMap::new();
        for (key, value) in table {
            if let Some(number) = self.within(&format!("{name}.{key}"), &value, least, most) {
                numbers.insert(key, number);
            }
        }
        numbers
    }
    fn number(&mut self, top: &mut Table, key: &str, least: f64, most: f64) -> Option<f64> {
        let value = top.remove(key)?;
        self.within(key, &value, least, most)
    }
    pub(super) fn within(&mut self, path: &str, value: &Value, least: f64, most: f64) -> Option<f64> {
        let number = match value {
            Value::Float(number) => *number,
            Value::Integer(number) => *number as f64,
            _ => {
                self.wrong(path, Some(value), "not a number", "write a number without quotes");
                return None;
            }
        };
        if number >= least && number <= most {
            return Some(number);
        }
        let action = format!("give a number from {least} to {most}");
        self.issues.push("out-of-range", path, number, "cannot be", action);
        None
    }
    pub(super) fn texts(&mut self, value: Option<Value>, path: &str) -> Vec<String> {
        let list = match value {
            None => return Vec::new(),
            Some(Value::Array(list)) => list,
            Some(other) => {
                self.wrong(path, Some(&other), "not a list", "write [\"…\", \"…\"]");
                return Vec::new();
            }
        };
        let mut texts = Vec::with_capacity(list.len());
        for (at, value) in list.into_iter().enumerate() {
            match value {
                Value::String(text) => texts.push(text),
                other => {
                    let path = format!("{path}[{at}]");
                    self.wrong(&path, Some(&other), "not a text", "write it in quotes");
                }
            }
        }
        texts
    }
    fn table(&mut self, top: &mut Table, name: &str) -> Table {
        match top.remove(name) {
            None => Table::new(),
            Some(Value::Table(table)) => table,
            Some(other) => {
                self.wrong(name, Some(&other), "not a table", &format!("write [{name}]"));
                Table::new()
            }
        }
    }
    pub(super) fn wrong(&mut self, path: &str, value: Option<&Value>, cause: &str, action: &str) {
        let value = value.map(ToString::to_string).unwrap_or_default();
        self.issues.push("bad-profile", path, value, cause, action);
    }
}
