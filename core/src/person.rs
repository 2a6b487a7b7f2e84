//! What documents of several domains say of a person.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Woman or man, where the wish of a client asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Gender {
    /// A woman.
    Female,
    /// A man.
    Male,
}
