//! The networks that a scenario travels on: what they are made of, and under which names the document looks for them.

use std::collections::BTreeMap;

use anpai_core::beds::admission::draft::Draft as Admission;
use anpai_core::beds::forecast::draft::Draft as BedForecast;
use anpai_core::beds::plan::Draft as BedPlan;
use anpai_core::funerals::cemetery::Draft as CemeteryPlan;
use anpai_core::funerals::services::Draft as Funerals;
use anpai_core::funerals::slots::Draft as Slots;
use anpai_core::meals::plan::Draft as MealsPlan;
use anpai_core::meals::rounds::Draft as MealRounds;
use anpai_core::network::plan::Draft as NetworkPlan;
use anpai_core::visits::draft::{Draft, RoadsDraft, TravelDraft};
use serde::Serialize;

use crate::make::{CAR, EBIKE, WALK};
use crate::streets::Streets;

/// The profile of each mode.
const PROFILES: [(&str, &str); 3] = [(CAR, "car"), (EBIKE, "ebike"), (WALK, "walk")];

/// A scenario: its document, and the networks that it travels on.
#[derive(Clone, Debug)]
pub struct Scenario {
    /// The document.
    pub document: Document,
    /// What the networks are made of; none where travel is estimated.
    pub source: Option<Source>,
    /// Its networks.
    pub networks: Vec<Network>,
}

/// The document of a scenario, by its model.
#[derive(Clone, Debug, Serialize)]
#[serde(untagged)]
pub enum Document {
    /// A roster.
    Visits(Box<Draft>),
    /// An admission to beds.
    Admission(Box<Admission>),
    /// A bed plan.
    BedPlan(Box<BedPlan>),
    /// A waiting list.
    BedForecast(Box<BedForecast>),
    /// A meals plan.
    MealsPlan(Box<MealsPlan>),
    /// Meal rounds.
    MealRounds(Box<MealRounds>),
    /// A network plan.
    NetworkPlan(Box<NetworkPlan>),
    /// A cemetery plan.
    CemeteryPlan(Box<CemeteryPlan>),
    /// Slots and who asks for them.
    Slots(Box<Slots>),
    /// A day or a week of funerals.
    Funerals(Box<Funerals>),
}

/// A network.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Network {
    /// The name of its file, relative to the document.
    pub file: String,
    /// The profile that it is made for.
    pub profile: &'static str,
}

/// What networks are made of.
#[derive(Clone, Debug)]
pub enum Source {
    /// An extract of OpenStreetMap: the name of its file, and its bytes.
    Extract(&'static str, &'static [u8]),
    /// Made-up streets on the plane of the scenario.
    Streets(Streets),
}

impl Scenario {
    /// An admission, whole by itself.
    pub(crate) fn admission(draft: Admission) -> Self {
        Self { document: Document::Admission(Box::new(draft)), source: None, networks: Vec::new() }
    }
    /// A document that is whole by itself.
    pub(crate) fn estimated(draft: Draft) -> Self {
        Self::alone(Document::Visits(Box::new(draft)))
    }
    /// The same of any model.
    pub(crate) fn alone(document: Document) -> Self {
        Self { document, source: None, networks: Vec::new() }
    }
    /// The same document along roads, its files named after `name`.
    pub(crate) fn along(mut draft: Draft, name: &str, source: Source) -> Self {
        let file = |profile: &str| format!("{name}-{profile}.roads");
        let mode = |(mode, profile): &(&str, &str)| {
            ((*mode).to_owned(), RoadsDraft { file: Some(file(profile)), ..RoadsDraft::default() })
        };
        let modes: BTreeMap<String, RoadsDraft> = PROFILES.iter().map(mode).collect();
        draft.travel = TravelDraft::Roads { modes, snap_metres: None, periods: Vec::new() };
        let networks = PROFILES.iter().map(|(_, profile)| Network { file: file(profile), profile }).collect();
        Self { document: Document::Visits(Box::new(draft)), source: Some(source), networks }
    }
}
