//! Who travels, as data: speeds by class of road, who may pass, one-way rules, barriers and delays, hours. Three profiles
//! are built in ([`Profile::built_in`]); a bureau's own is a TOML file of the same form, and every figure in it says
//! where it comes from. A profile judges each set of tags once.

mod hours;
mod read;

use std::collections::BTreeMap;

use anpai_core::issue::Issues;

use super::extract::Tags;
pub(super) use hours::FACTORS;

/// Rules of one way of travelling.
#[derive(Clone, Debug, PartialEq)]
pub struct Profile {
    /// Its name.
    pub name: String,
    /// The TOML it was read from, for whoever keeps it beside a network.
    pub text: String,
    /// Classes of road in alphabetical order.
    pub classes: Vec<Class>,
    /// Keys of access tags, the most special first; the last one speaks of everybody.
    access: Vec<String>,
    /// What values of these keys mean.
    values: BTreeMap<String, Access>,
    /// The most that this traveller goes, in km/h.
    top_speed: f64,
    /// Whether, and how, posted limits count.
    maxspeed: Limit,
    /// The most on a surface, in km/h.
    surface: BTreeMap<String, f64>,
    /// The most on a kind of service road, in km/h.
    service: BTreeMap<String, f64>,
    /// Keys that say whether a way is one-way, the most special first.
    oneway: Vec<String>,
    /// Tags that imply a one-way street where no key says otherwise.
    implied_oneway: Vec<(String, String)>,
    /// Tags that open a one-way street against its direction.
    contraflow: Vec<(String, String)>,
    /// What barriers do; `None` shuts.
    barrier: BTreeMap<String, Option<u32>>,
    /// What a barrier does that is not listed.
    other_barrier: Option<u32>,
    /// Milliseconds at signals and crossings, by value of `highway`.
    delay: BTreeMap<String, u32>,
    /// Whether turn restrictions bind, and which.
    pub turns: TurnRules,
}

/// A class of road.
#[derive(Clone, Debug, PartialEq)]
pub struct Class {
    /// The value of `highway`, or `ferry`, `pier`, `platform`.
    pub name: String,
    /// km/h where everybody of this profile may pass.
    speed: Option<f64>,
    /// km/h where a tag more special than `access` allows it.
    permitted: Option<f64>,
    /// km/h on foot beside the vehicle, where riding is not allowed and walking is.
    pushed: Option<f64>,
    /// `[24]`: times the duration in each hour of the day.
    pub hours: [f64; 24],
}

/// Turn restrictions that bind a profile.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TurnRules {
    /// Keys of the restriction, the most special first; none where no restriction binds.
    pub keys: Vec<String>,
    /// Vehicles among `except` that spare this profile.
    pub except: Vec<String>,
}

/// What an access tag says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Access {
    Open,
    Restricted,
    Shut,
}

/// What posted limits do.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Limit {
    Ignored,
    /// The class's speed, at most the limit.
    AtMost,
    /// A share of the limit instead of the class's speed.
    Share(f64),
}

/// How a way can be passed.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pass {
    /// Position among the profile's classes.
    pub class: u8,
    /// km/h in the direction of its points; `None` is no way.
    pub forward: Option<f64>,
    /// km/h against it.
    pub backward: Option<f64>,
    /// Whether one may go there and not cut through.
    pub restricted: bool,
}

/// How a point can be passed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Passing {
    /// Milliseconds that it takes.
    pub millis: u32,
    /// Whether one may go there and not cut through.
    pub restricted: bool,
}

impl Profile {
    /// Names of the profiles that are built in.
    pub const BUILT_IN: [&'static str; 3] = ["walk", "ebike", "car"];

    /// A profile that is built in, by its name.
    #[must_use]
    pub fn built_in(name: &str) -> Option<Self> {
        let text = match name {
            "walk" => include_str!("walk.toml"),
            "ebike" => include_str!("ebike.toml"),
            "car" => include_str!("car.toml"),
            _ => return None,
        };
        Some(Self::parse(text).expect("a built-in profile has no issues: tested"))
    }
    /// Reads a profile.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    pub fn parse(text: &str) -> Result<Self, Issues> {
        read::parse(text)
    }
    /// How a way with these tags can be passed; `None` where it cannot.
    #[must_use]
    pub fn way(&self, tags: Tags<'_>) -> Option<Pass> {
        let name = class_of(tags)?;
        let at = self.classes.binary_search_by(|class| class.name.as_str().cmp(name)).ok()?;
        let class = &self.classes[at];
        let (access, special) = self.access(tags, &self.access);
        let allowed = match access {
            Some(Access::Shut) => None,
            Some(_) if special => class.speed.or(class.permitted),
            _ => class.speed,
        };
        let Some(speed) = allowed else { return self.pushed(at, tags) };
        let cap = |table: &BTreeMap<String, f64>, key: &str| {
            tags.get(key).and_then(|value| table.get(value)).copied().unwrap_or(f64::INFINITY)
        };
        let most = cap(&self.surface, "surface").min(cap(&self.service, "service")).min(self.top_speed);
        let restricted = access == Some(Access::Restricted);
        let along = |key: &str| {
            let limit = tags.get(key).or(tags.get("maxspeed")).and_then(kilometres_an_hour);
            let speed = match (self.maxspeed, limit) {
                (Limit::AtMost, Some(limit)) => speed.min(limit),
                (Limit::Share(share), Some(limit)) => share * limit,
                _ => speed,
            };
            speed.min(most)
        };
        let (forward, backward) = self.directions(tags);
        (forward || backward).then(|| Pass {
            class: at as u8,
            forward: forward.then(|| along("maxspeed:forward")),
            backward: backward.then(|| along("maxspeed:backward")),
            restricted,
        })
    }
    /// How a point with these tags can be passed; `None` where it cannot.
    #[must_use]
    pub fn point(&self, tags: Tags<'_>) -> Option<Passing> {
        let delay = tags.get("highway").and_then(|value| self.delay.get(value)).copied().unwrap_or(0);
        let Some(barrier) = tags.get("barrier") else {
            return Some(Passing { millis: delay, restricted: false });
        };
        let usual = self.barrier.get(barrier).copied().unwrap_or(self.other_barrier);
        let access = self.access(tags, &self.access).0;
        let passing = match access {
            Some(Access::Shut) => None,
            Some(Access::Open) => Some(usual.unwrap_or(0)),
            _ if tags.get("locked") == Some("yes") => None,
            // A bollard that is private is lowered by somebody.
            Some(Access::Restricted) => Some(usual.unwrap_or(0)),
            None => usual,
        };
        passing
            .map(|millis| Passing { millis: millis + delay, restricted: access == Some(Access::Restricted) })
    }
    /// What the most special access tag says, and whether it speaks of this traveller in particular.
    fn access(&self, tags: Tags<'_>, keys: &[String]) -> (Option<Access>, bool) {
        for (rank, key) in keys.iter().enumerate() {
            let Some(value) = tags.get(key) else { continue };
            // Of several values the kindest counts.
            let said = value.split(';').filter_map(|v| self.values.get(v.trim())).min_by_key(|a| **a as u8);
            if let Some(&access) = said {
                return (Some(access), rank + 1 < keys.len());
            }
        }
        (None, false)
    }
    /// On foot beside the vehicle, in both directions.
    fn pushed(&self, class: usize, tags: Tags<'_>) -> Option<Pass> {
        let speed = self.classes[class].pushed?;
        let keys = ["foot".to_owned(), "access".to_owned()];
        let access = self.access(tags, &keys).0;
        (access != Some(Access::Shut)).then(|| Pass {
            class: class as u8,
            forward: Some(speed),
            backward: Some(speed),
            restricted: access == Some(Access::Restricted),
        })
    }
    /// Whether a way may be passed along its points, and against them.
    fn directions(&self, tags: Tags<'_>) -> (bool, bool) {
        let holds = |pairs: &[(String, String)]| {
            pairs.iter().any(|(key, value)| tags.get(key) == Some(value.as_str()))
        };
        let said = self.oneway.iter().find_map(|key| match tags.get(key) {
            Some("yes" | "true" | "1") => Some((true, false)),
            Some("-1" | "reverse") => Some((false, true)),
            Some("no" | "false" | "0") => Some((true, true)),
            // Which way it is open changes with the hour: nobody can plan on it.
            Some("reversible" | "alternating") => Some((false, false)),
            _ => None,
        });
        let (forward, backward) =
            said.unwrap_or((true, self.oneway.is_empty() || !holds(&self.implied_oneway)));
        if (forward || backward) && holds(&self.contraflow) { (true, true) } else { (forward, backward) }
    }
}

/// The class of a way.
fn class_of(tags: Tags<'_>) -> Option<&str> {
    match tags.get("highway") {
        Some(class) => Some(class),
        None if matches!(tags.get("route"), Some("ferry" | "shuttle_train")) => tags.get("route"),
        None if tags.get("man_made") == Some("pier") => Some("pier"),
        None => Some("platform"),
    }
}

/// A posted limit; `None` where it is a word such as `signals`.
fn kilometres_an_hour(value: &str) -> Option<f64> {
    const MILE: f64 = 1.609_344;
    let value = value.split(';').next()?.trim();
    let limit = match value {
        "none" => 130.0,
        "walk" => 7.0,
        _ => match value.strip_suffix("mph") {
            Some(miles) => miles.trim().parse::<f64>().ok()? * MILE,
            None => value.trim_end_matches("km/h").trim().parse::<f64>().ok()?,
        },
    };
    (limit.is_finite() && limit >= 1.0).then_some(limit)
}
