//! The machinery of reading: where in the document the reader is, what it found, and the one visitor that takes any
//! JSON value for any type. A value of the wrong kind is an issue and reads as the type's default; since the document is
//! refused then, nobody sees that default but the checks that look for more issues.

use std::collections::BTreeMap;
use std::fmt::{self, Write as _};
use std::marker::PhantomData;

use serde::de::{DeserializeSeed, Deserializer, Error, IgnoredAny, MapAccess, SeqAccess, Visitor};

use super::findings::Findings;
use super::near::nearest;
use crate::issue::escape;

/// Entries that a list may have; what is beyond them is not kept.
const MOST_ENTRIES: usize = 1_000_000;

/// One step down into the document.
#[derive(Debug)]
enum Step {
    Field(&'static str),
    Key(String),
    At(usize),
}

/// Where the reader is, and what it found.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    pub(crate) found: Findings,
    path: Vec<Step>,
}

impl Reader {
    /// The JSON pointer of where the reader is.
    pub(crate) fn pointer(&self) -> String {
        let mut pointer = String::new();
        for step in &self.path {
            // Writing to a string cannot fail.
            let _ = match step {
                Step::Field(name) => write!(pointer, "/{name}"),
                Step::Key(key) => write!(pointer, "/{}", escape(key)),
                Step::At(index) => write!(pointer, "/{index}"),
            };
        }
        pointer
    }
    /// What stands here cannot be read as what it should be.
    pub(crate) fn refuse(&mut self, slip: Slip) {
        let pointer = self.pointer();
        self.found.add(slip.code, &*pointer, slip.value, slip.cause, slip.action);
        self.found.note_unreadable(pointer);
    }
    /// What stands at the field `field` of this object cannot be used.
    pub(crate) fn refuse_at(&mut self, field: &'static str, slip: Slip) {
        self.path.push(Step::Field(field));
        self.refuse(slip);
        self.path.pop();
    }
    /// Does something from inside the entry `key` of the field `field`, which has been read before.
    pub(crate) fn below(&mut self, field: &'static str, key: &str, act: impl FnOnce(&mut Self)) {
        self.path.extend([Step::Field(field), Step::Key(key.to_owned())]);
        act(self);
        self.path.truncate(self.path.len() - 2);
    }
    /// Refuses those of `fields` that are there: they belong to another kind of object.
    pub(crate) fn strangers(&mut self, fields: &[(&str, bool)], known: &[&str]) {
        for (field, _) in fields.iter().filter(|(_, there)| *there) {
            self.unknown(field, known);
        }
    }
    /// A field that has to be here is not.
    pub(crate) fn missing(&mut self, field: &str) {
        let pointer = self.pointer();
        let cause = format!("the field `{field}` has to be there");
        self.found.add_missing("missing-field", &*pointer, field, cause, format!("write `{field}`"));
        self.found.note_unreadable(format!("{pointer}/{field}"));
    }
    /// A field that is not known here.
    pub(crate) fn unknown(&mut self, field: &str, known: &[&str]) {
        let pointer = format!("{}/{}", self.pointer(), escape(field));
        let action = match nearest(field, known.iter().copied()) {
            Some(near) => format!("did you mean `{near}`? Otherwise leave it out"),
            None => format!("leave it out; known here are {}", known.join(", ")),
        };
        self.found.add("unknown-field", pointer, field, "there is no field of this name here", action);
    }
    /// Notes that a field may have been meant by an unknown one.
    pub(crate) fn doubt(&mut self, field: &str) {
        let pointer = self.pointer();
        self.found.note_unreadable(format!("{pointer}/{field}"));
    }
    fn twice(&mut self, key: &str) {
        let pointer = format!("{}/{}", self.pointer(), escape(key));
        let cause = "the same name stands twice in this object, and only one value can hold";
        self.found.add("duplicate-key", pointer, key, cause, "keep one of the two");
    }
}

/// Why a value cannot be used.
#[derive(Debug)]
pub(crate) struct Slip {
    code: &'static str,
    value: String,
    cause: String,
    action: String,
}

impl Slip {
    /// A slip with its code, cause and action.
    pub(crate) fn new(
        code: &'static str,
        value: impl fmt::Display,
        cause: impl Into<String>,
        action: impl Into<String>,
    ) -> Self {
        Self { code, value: value.to_string(), cause: cause.into(), action: action.into() }
    }
    /// A value of another kind than `what`.
    pub(crate) fn kind(what: &str, leaf: &Leaf) -> Self {
        let cause = format!("{what} is expected here, not {}", leaf.kind());
        Self::new("wrong-type", leaf, cause, format!("write {what}"))
    }
}

/// A JSON value, with lists and objects as such.
#[derive(Debug)]
pub(crate) enum Leaf<'a> {
    Null,
    Bool(bool),
    /// Whole and within 64 bits.
    Int(i128),
    /// Anything else that is a number.
    Float(f64),
    Text(&'a str),
    List,
    Object,
}

impl Leaf<'_> {
    fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "a truth value",
            Self::Int(_) | Self::Float(_) => "a number",
            Self::Text(_) => "a text",
            Self::List => "a list",
            Self::Object => "an object",
        }
    }
}

impl fmt::Display for Leaf<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(b) => write!(f, "{b}"),
            Self::Int(n) => write!(f, "{n}"),
            Self::Float(x) if x.abs() >= 1e16 => write!(f, "{x:e}"),
            Self::Float(x) => write!(f, "{x}"),
            // No more than an issue shows.
            Self::Text(text) => write!(f, "\"{}\"", text.chars().take(70).collect::<String>()),
            Self::List => f.write_str("[...]"),
            Self::Object => f.write_str("{...}"),
        }
    }
}

/// What can be read from a JSON value. Each type overrides the one of three that it is written as.
pub(crate) trait Wire: Sized {
    /// What is expected, with its article.
    const WHAT: &'static str;

    /// What stands in for a value that cannot be read.
    fn blank() -> Self;
    /// From a value that is neither list nor object.
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        Err(Slip::kind(Self::WHAT, leaf))
    }
    /// From a list.
    fn list<'de, A: SeqAccess<'de>>(reader: &mut Reader, mut list: A) -> Result<Self, A::Error> {
        while list.next_element::<IgnoredAny>()?.is_some() {}
        reader.refuse(Slip::kind(Self::WHAT, &Leaf::List));
        Ok(Self::blank())
    }
    /// From an object.
    fn object<'de, A: MapAccess<'de>>(reader: &mut Reader, mut object: A) -> Result<Self, A::Error> {
        while object.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        reader.refuse(Slip::kind(Self::WHAT, &Leaf::Object));
        Ok(Self::blank())
    }
}

/// Reads a `T` from whatever stands there.
pub(crate) struct Seed<'r, T> {
    reader: &'r mut Reader,
    of: PhantomData<T>,
}

impl<'r, T: Wire> Seed<'r, T> {
    pub(crate) fn new(reader: &'r mut Reader) -> Self {
        Self { reader, of: PhantomData }
    }
    fn take(self, leaf: &Leaf) -> T {
        T::leaf(leaf).unwrap_or_else(|slip| {
            self.reader.refuse(slip);
            T::blank()
        })
    }
}

impl<'de, T: Wire> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T;
    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<T, D::Error> {
        source.deserialize_any(self)
    }
}

impl<'de, T: Wire> Visitor<'de> for Seed<'_, T> {
    type Value = T;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(T::WHAT)
    }
    fn visit_unit<E: Error>(self) -> Result<T, E> {
        Ok(self.take(&Leaf::Null))
    }
    fn visit_bool<E: Error>(self, value: bool) -> Result<T, E> {
        Ok(self.take(&Leaf::Bool(value)))
    }
    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        Ok(self.take(&Leaf::Int(value.into())))
    }
    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        Ok(self.take(&Leaf::Int(value.into())))
    }
    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        Ok(self.take(&Leaf::Float(value)))
    }
    fn visit_str<E: Error>(self, value: &str) -> Result<T, E> {
        Ok(self.take(&Leaf::Text(value)))
    }
    fn visit_seq<A: SeqAccess<'de>>(self, list: A) -> Result<T, A::Error> {
        T::list(self.reader, list)
    }
    fn visit_map<A: MapAccess<'de>>(self, object: A) -> Result<T, A::Error> {
        T::object(self.reader, object)
    }
}

impl<T: Wire> Wire for Option<T> {
    const WHAT: &'static str = T::WHAT;
    fn blank() -> Self {
        None
    }
    fn leaf(leaf: &Leaf) -> Result<Self, Slip> {
        if matches!(leaf, Leaf::Null) { Ok(None) } else { T::leaf(leaf).map(Some) }
    }
    fn list<'de, A: SeqAccess<'de>>(reader: &mut Reader, list: A) -> Result<Self, A::Error> {
        T::list(reader, list).map(Some)
    }
    fn object<'de, A: MapAccess<'de>>(reader: &mut Reader, object: A) -> Result<Self, A::Error> {
        T::object(reader, object).map(Some)
    }
}

impl<T: Wire> Wire for Vec<T> {
    const WHAT: &'static str = "a list";
    fn blank() -> Self {
        Self::new()
    }
    fn list<'de, A: SeqAccess<'de>>(reader: &mut Reader, mut list: A) -> Result<Self, A::Error> {
        let mut all = Self::new();
        loop {
            // What cannot be kept is only counted: a list is kept no longer once the document is full of issues.
            if all.len() >= MOST_ENTRIES || reader.found.is_full() {
                let mut more = 0_usize;
                while list.next_element::<IgnoredAny>()?.is_some() {
                    more += 1;
                }
                if more > 0 && reader.found.is_full() {
                    reader.found.cut_short();
                } else if more > 0 {
                    let cause = format!("a list has at most {MOST_ENTRIES} entries");
                    let value = format!("{} entries", all.len() + more);
                    reader.refuse(Slip::new("too-many-entries", value, cause, "plan a part of it"));
                }
                return Ok(all);
            }
            reader.path.push(Step::At(all.len()));
            let entry = list.next_element_seed(Seed::new(reader))?;
            reader.path.pop();
            match entry {
                Some(entry) => all.push(entry),
                None => return Ok(all),
            }
        }
    }
}

impl<T: Wire> Wire for BTreeMap<String, T> {
    const WHAT: &'static str = "an object";
    fn blank() -> Self {
        Self::new()
    }
    fn object<'de, A: MapAccess<'de>>(reader: &mut Reader, mut object: A) -> Result<Self, A::Error> {
        let mut all = Self::new();
        while let Some(key) = object.next_key::<String>()? {
            if all.len() >= MOST_ENTRIES || reader.found.is_full() {
                reader.found.cut_short();
                object.next_value::<IgnoredAny>()?;
                continue;
            }
            if all.contains_key(&key) {
                reader.twice(&key);
                object.next_value::<IgnoredAny>()?;
                continue;
            }
            reader.path.push(Step::Key(key.clone()));
            let value = object.next_value_seed(Seed::new(reader))?;
            reader.path.pop();
            all.insert(key, value);
        }
        Ok(all)
    }
}

/// The fields of an object, one by one. A field stands there once; an unknown one is an issue.
pub(crate) struct Fields<'r, A> {
    reader: &'r mut Reader,
    object: A,
    known: &'static [&'static str],
    seen: Vec<&'static str>,
    guesses: Vec<&'static str>,
}

impl<'r, 'de, A: MapAccess<'de>> Fields<'r, A> {
    pub(crate) fn new(reader: &'r mut Reader, object: A, known: &'static [&'static str]) -> Self {
        Self { reader, object, known, seen: Vec::new(), guesses: Vec::new() }
    }
    /// The next known field, once.
    pub(crate) fn next(&mut self) -> Result<Option<&'static str>, A::Error> {
        loop {
            match self.object.next_key_seed(Key(self.known))? {
                None => return Ok(None),
                Some(Ok(field)) if !self.seen.contains(&field) => {
                    self.seen.push(field);
                    return Ok(Some(field));
                }
                Some(Ok(field)) => {
                    self.reader.twice(field);
                    self.object.next_value::<IgnoredAny>()?;
                }
                Some(Err(unknown)) => {
                    self.reader.unknown(&unknown, self.known);
                    self.guesses.extend(nearest(&unknown, self.known.iter().copied()));
                    self.object.next_value::<IgnoredAny>()?;
                }
            }
        }
    }
    /// The value of `field`, which `next` gave.
    pub(crate) fn value<T: Wire>(&mut self, field: &'static str) -> Result<T, A::Error> {
        self.reader.path.push(Step::Field(field));
        let value = self.object.next_value_seed(Seed::new(self.reader));
        self.reader.path.pop();
        value
    }
    /// Says which of the `required` fields are missing. One that was written with a slip is not missing as well.
    pub(crate) fn end(self, required: &[&str]) {
        for guess in self.guesses.iter().filter(|g| !self.seen.contains(*g)) {
            self.reader.doubt(guess);
        }
        for field in required.iter().filter(|f| !self.seen.contains(*f)) {
            self.reader.missing(field);
        }
    }
}

/// A key of an object: one of the known ones, or another.
struct Key(&'static [&'static str]);

impl<'de> DeserializeSeed<'de> for Key {
    type Value = Result<&'static str, String>;
    fn deserialize<D: Deserializer<'de>>(self, source: D) -> Result<Self::Value, D::Error> {
        source.deserialize_str(self)
    }
}

impl Visitor<'_> for Key {
    type Value = Result<&'static str, String>;
    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }
    fn visit_str<E: Error>(self, key: &str) -> Result<Self::Value, E> {
        Ok(self.0.iter().copied().find(|k| *k == key).ok_or_else(|| key.to_owned()))
    }
}
