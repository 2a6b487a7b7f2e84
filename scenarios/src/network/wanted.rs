//! How people travel, how near is near, and what the plan wants of it.

use std::collections::BTreeSet;

use anpai_core::land::draft::{PaceDraft, TravelDraft};
use anpai_core::network::plan::draft::{KindDraft, Minutes, ReachDraft, TargetDraft};
use anpai_core::time::Duration;

use super::tables::{KindRow, Place, TargetRow};
use crate::known::Known;

/// Metres that rounding may add to a way.
const ROUNDING: i64 = 5;

/// Estimates along straight lines.
pub fn travel<'a>(known: &Known<'_>, modes: impl Iterator<Item = &'a str>) -> TravelDraft {
    let mode = |mode: &str| {
        let pace = PaceDraft {
            km_per_hour: known.value(&format!("speed: {mode}")),
            detour: known.value("detour"),
            slower: Vec::new(),
        };
        (mode.to_owned(), pace)
    };
    let modes: BTreeSet<&str> = modes.collect();
    TravelDraft::StraightLine { modes: modes.into_iter().map(mode).collect(), periods: Vec::new() }
}

/// The kinds with their reaches.
pub fn kinds(place: &Place) -> Vec<KindDraft> {
    let known = place.known();
    let kind = |row: &KindRow| KindDraft {
        id: row.kind.clone(),
        name: Some(row.name.clone()),
        reach: ReachDraft {
            mode: row.mode.clone(),
            minutes: Minutes(Duration::minutes(known.whole(&minutes(row)))),
        },
        ..KindDraft::default()
    };
    place.kinds.iter().map(kind).collect()
}

fn minutes(row: &KindRow) -> String {
    format!("minutes to {}", row.kind)
}

/// How far apart, in a straight line, a community and a site of a kind may be, in metres.
pub fn reach_metres(known: &Known<'_>, row: &KindRow) -> i64 {
    let hours = known.value(&minutes(row)) / 60.0;
    let speed = known.value(&format!("speed: {}", row.mode));
    (hours * speed * 1000.0 / known.value("detour")) as i64 - ROUNDING
}

/// Something that a plan wants.
pub fn target(row: &TargetRow) -> TargetDraft {
    TargetDraft {
        id: row.target.clone(),
        name: Some(row.name.clone()),
        measure: row.measure,
        kind: row.kind.clone(),
        class: row.class.clone(),
        at_least: Some(row.at_least),
        at_most: None,
        nature: Some(row.taken),
        weight: None,
        source: Some(row.place.clone()),
    }
}
