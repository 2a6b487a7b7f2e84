//! The wire form of streets, places and travel between them.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::{Serialize, Serializer};

use crate::time::Duration;

/// A street.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StreetDraft {
    /// Its id, such as the official code.
    pub id: String,
    /// Its name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
}

/// A place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct PlaceDraft {
    /// Its id.
    pub id: String,
    /// Longitude in degrees, or metres east on a `local-plane`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub x: Option<f64>,
    /// Latitude in degrees, or metres north.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub y: Option<f64>,
    /// The street it belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub street: Option<String>,
}

/// Where travel times come from.
#[derive(Clone, Debug, Serialize, JsonSchema)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum TravelDraft {
    /// Straight-line distance times a detour factor, at a speed, by mode: an estimate.
    StraightLine {
        /// By the name of the mode.
        modes: BTreeMap<String, PaceDraft>,
    },
    /// Tables by mode.
    Table {
        /// By the name of the mode.
        modes: BTreeMap<String, TableDraft>,
    },
    /// The fastest ways along the roads of a network, by mode.
    Roads {
        /// By the name of the mode.
        modes: BTreeMap<String, RoadsDraft>,
        /// Farthest that a place may lie from a road that the mode can use, in metres; 500 where not given.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        snap_metres: Option<f64>,
    },
}

impl TravelDraft {
    /// Names of the modes, in order.
    #[must_use]
    pub fn modes(&self) -> Vec<&str> {
        match self {
            Self::StraightLine { modes } => modes.keys().map(String::as_str).collect(),
            Self::Table { modes } => modes.keys().map(String::as_str).collect(),
            Self::Roads { modes, .. } => modes.keys().map(String::as_str).collect(),
        }
    }
}

impl Default for TravelDraft {
    fn default() -> Self {
        Self::StraightLine { modes: BTreeMap::new() }
    }
}

/// Speed and detour of a mode.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, JsonSchema)]
pub struct PaceDraft {
    /// Kilometres an hour along the way.
    pub km_per_hour: f64,
    /// Length of the way over the straight line, at least 1.
    pub detour: f64,
}

/// The network of a mode, and an estimate for where there are no roads: between places that are too far apart for a
/// table, where there are very many. A mode without a network is estimated everywhere.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct RoadsDraft {
    /// The `.roads` file, relative to the document; `anpai roads build` makes it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Kilometres an hour along an estimated way; needed where there is no file, and then with `detour`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub km_per_hour: Option<f64>,
    /// Length of an estimated way over the straight line, at least 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detour: Option<f64>,
}

/// A travel table: `[places x places]`, row = from, in the order of `places`. An entry that is not there (`null`) means
/// that there is no way.
#[derive(Clone, Debug, Default, PartialEq, Serialize, JsonSchema)]
pub struct TableDraft {
    /// Seconds, three decimals at most.
    #[serde(serialize_with = "seconds")]
    #[schemars(with = "Vec<Vec<Option<f64>>>")]
    pub seconds: Vec<Vec<Option<Duration>>>,
    /// Metres; zero where not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub metres: Option<Vec<Vec<Option<i64>>>>,
}

fn seconds<S: Serializer>(table: &[Vec<Option<Duration>>], s: S) -> Result<S::Ok, S::Error> {
    s.collect_seq(
        table.iter().map(|row| row.iter().map(|d| d.map(|d| d.0 as f64 / 1000.0)).collect::<Vec<_>>()),
    )
}
