//! What a model's schema says of the columns of a table: which there may be, and which there must be.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use anpai_solver::models;
use serde_json::Value;

/// A place in a schema; nothing, where the schema does not say.
#[derive(Clone, Copy, Debug)]
pub struct Shape<'a> {
    root: Option<&'a Value>,
    here: Option<&'a Value>,
}

impl Shape<'static> {
    /// Anything goes.
    pub const ANY: Self = Self { root: None, here: None };

    /// A document of a model. A schema is made once.
    pub fn of_model(name: Option<&str>) -> Self {
        static MADE: Mutex<BTreeMap<&'static str, &'static Value>> = Mutex::new(BTreeMap::new());
        let Some(model) = name.and_then(models::by_name) else { return Self::ANY };
        let mut made = MADE.lock().unwrap_or_else(PoisonError::into_inner);
        // As many as there are models, for as long as the process lives.
        let schema = *made.entry(model.name()).or_insert_with(|| Box::leak(Box::new(model.schema())));
        Self { root: Some(schema), here: Some(schema) }
    }
}

impl<'a> Shape<'a> {
    /// The same place, after references.
    fn found(self) -> Option<&'a Value> {
        let mut here = self.here?;
        while let Some(name) = here.get("$ref").and_then(Value::as_str) {
            here = self.root?.pointer(name.strip_prefix('#')?)?;
        }
        // What may be left out is written as one of several, the other being null.
        let several = here.get("anyOf").or_else(|| here.get("oneOf")).and_then(Value::as_array);
        match several.map(Vec::as_slice) {
            None => Some(here),
            Some([one, other]) if other.get("type").is_some_and(|t| t == "null") => {
                Self { here: Some(one), ..self }.found()
            }
            Some(_) => None,
        }
    }
    /// A field of an object.
    #[must_use]
    pub fn field(self, name: &str) -> Self {
        let here = self.found().and_then(|here| here.get("properties")?.get(name));
        Self { here, ..self }
    }
    /// An entry of a list.
    #[must_use]
    pub fn entry(self) -> Self {
        Self { here: self.found().and_then(|here| here.get("items")), ..self }
    }
    /// The names that an object may have, and those that it must; nothing, where it may have any.
    pub fn names(self) -> Option<(Vec<&'a str>, Vec<&'a str>)> {
        let here = self.found()?;
        let may = here.get("properties")?.as_object()?.keys().map(String::as_str).collect();
        let must = here.get("required").and_then(Value::as_array);
        let must = must.into_iter().flatten().filter_map(Value::as_str).collect();
        Some((may, must))
    }
}
