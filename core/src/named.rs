//! Something with an id and a name, such as a tier, a kind of bed or a diet: the same words in every model that has them.

use schemars::JsonSchema;
use serde::Serialize;

use crate::read::forms::forms;

/// Something with an id and a name.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NamedDraft {
    /// Its id.
    pub id: String,
    /// What people call it; its id where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

forms! {
    NamedDraft, "something with an id", needs [id], may [name];
}

/// A thing of a problem with its id and name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Named {
    /// Its id in the document.
    pub id: String,
    /// Its name; the id where it has none.
    pub name: String,
}

impl Named {
    /// Of an id, and a name where there is one.
    #[must_use]
    pub fn new(id: &str, name: Option<&str>) -> Self {
        Self { id: id.to_owned(), name: name.unwrap_or(id).to_owned() }
    }
}
