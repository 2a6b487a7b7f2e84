//! The other tables of Guandu: its streets, the ten kinds of service, the roles of staff. The README shows them with
//! the columns that only people read.

use std::sync::LazyLock;

use anpai_core::time::Clock;
use serde::{Deserialize, Deserializer, de::Error};

use crate::figures::read;

/// A street of the district.
#[derive(Clone, Debug, Deserialize)]
pub struct StreetRow {
    /// The official code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its share of the clients, in percent.
    pub share: i64,
}

/// A kind of service.
#[derive(Clone, Debug, Deserialize)]
pub struct ServiceRow {
    /// The id of the kind.
    pub service: String,
    /// Its name.
    pub name: String,
    /// The skill; empty where none is needed.
    pub skill: String,
    /// Levels of the skill and their shares in percent.
    #[serde(deserialize_with = "pairs")]
    pub levels: Vec<(String, i64)>,
    /// Usual length.
    pub minutes: i64,
    /// Lengths differ by up to so much.
    pub spread: i64,
    /// Share of the visits, in percent.
    pub share: i64,
    /// How many people at once.
    pub people: usize,
    /// How urgent: times the client's priority.
    pub weight: u32,
    /// Earliest start.
    #[serde(deserialize_with = "clock")]
    pub from: Clock,
    /// Latest start.
    #[serde(deserialize_with = "clock")]
    pub until: Clock,
    /// Width of a window, in minutes.
    pub width: i64,
    /// Share with a window in the morning peak (the first 90 minutes), in percent.
    pub peak: f64,
    /// Whether the window's end is hard.
    #[serde(deserialize_with = "yes")]
    pub hard: bool,
    /// Whether volunteers may give it.
    #[serde(deserialize_with = "yes")]
    pub volunteers: bool,
    /// How often a week; 0 by the client's care level.
    pub times: u16,
}

/// A role of staff.
#[derive(Clone, Debug, Deserialize)]
pub struct RoleRow {
    /// Its share of the employees, in percent.
    pub share: i64,
    /// Skills and levels.
    #[serde(deserialize_with = "pairs")]
    pub skills: Vec<(String, i64)>,
    /// `street` or `district`.
    pub base: String,
    /// `carer` or `nurse`.
    pub wage: String,
}

fn pairs<'de, D: Deserializer<'de>>(d: D) -> Result<Vec<(String, i64)>, D::Error> {
    let text = String::deserialize(d)?;
    let pair = |p: &str| {
        let (name, number) = p.split_once(':')?;
        Some((name.to_owned(), number.parse().ok()?))
    };
    text.split_whitespace().map(|p| pair(p).ok_or_else(|| D::Error::custom(p))).collect()
}
fn clock<'de, D: Deserializer<'de>>(d: D) -> Result<Clock, D::Error> {
    let text = String::deserialize(d)?;
    Clock::parse(&text).ok_or_else(|| D::Error::custom(text))
}
fn yes<'de, D: Deserializer<'de>>(d: D) -> Result<bool, D::Error> {
    Ok(String::deserialize(d)? == "yes")
}

/// The eight streets.
pub static STREETS: LazyLock<Vec<StreetRow>> =
    LazyLock::new(|| read(include_str!("../guandu/streets.csv")).expect("a test reads the embedded table"));
/// The ten kinds of service.
pub static SERVICES: LazyLock<Vec<ServiceRow>> =
    LazyLock::new(|| read(include_str!("../guandu/services.csv")).expect("a test reads the embedded table"));
/// The roles.
pub static ROLES: LazyLock<Vec<RoleRow>> =
    LazyLock::new(|| read(include_str!("../guandu/roles.csv")).expect("a test reads the embedded table"));

/// A kind of service by its id.
///
/// # Panics
/// Where there is none of that id: a slip in the generator.
pub fn service(id: &str) -> &'static ServiceRow {
    SERVICES.iter().find(|s| s.service == id).unwrap_or_else(|| panic!("services.csv has no \"{id}\""))
}

impl ServiceRow {
    /// The id in a document: a kind that has levels is a service for each.
    pub fn at_level(&self, level: &str) -> String {
        if self.levels.len() == 1 { self.service.clone() } else { format!("{}-{level}", self.service) }
    }
}
