//! What is known of a network beside its arrays: where it came from and what it is for. It travels in the file, so that
//! every answer can say what it stands on. It names no folder and no date: the same input makes the same file.

use anpai_core::place::Datum;
use serde::{Deserialize, Serialize};

/// Where a network came from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct About {
    /// The version of anpai that made it.
    pub anpai: String,
    /// The name of the profile, such as `walk`.
    pub profile: String,
    /// The profile itself, as TOML.
    pub profile_toml: String,
    /// What the points of the shapes are relative to: WGS-84 or a local plane.
    pub datum: Datum,
    /// The name of the file that the network was read from, without its folder.
    pub source: String,
}

impl About {
    /// As it stands in the file.
    pub(super) fn to_json(&self) -> Vec<u8> {
        serde_json::to_vec(self).expect("strings and a unit enum have no way to fail")
    }
}
