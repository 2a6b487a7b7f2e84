//! Something with an id and a name, such as a tier or a kind of bed: the same words in every model of beds.

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
