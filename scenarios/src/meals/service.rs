//! How meals reach people, how fast, and what the plan wants of it.

use anpai_core::land::draft::{PaceDraft, TravelDraft};
use anpai_core::meals::plan::draft::{Measure, Minutes, ReachDraft, ServiceDraft, TargetDraft};
use anpai_core::time::Duration;

use super::tables::{Place, TargetRow};
use crate::known::Known;

/// On foot.
const WALK: &str = "walk";
/// By e-bike.
pub const EBIKE: &str = "ebike";
/// By van.
pub const VAN: &str = "van";
/// Metres that rounding may add to a way.
const ROUNDING: i64 = 5;

/// Estimates along straight lines.
pub fn travel(known: &Known<'_>) -> TravelDraft {
    let mode = |mode: &str| {
        let pace = PaceDraft {
            km_per_hour: known.value(&format!("speed: {mode}")),
            detour: known.value("detour"),
            slower: Vec::new(),
        };
        (mode.to_owned(), pace)
    };
    TravelDraft::StraightLine { modes: [WALK, EBIKE, VAN].map(mode).into(), periods: Vec::new() }
}

/// Limits of each way.
pub fn service(known: &Known<'_>) -> ServiceDraft {
    let reach = |mode: &str, name: &str| {
        Some(ReachDraft { mode: mode.to_owned(), minutes: Minutes(Duration::minutes(known.whole(name))) })
    };
    let to_doors = if known.count("deliveries by van") > 0 { VAN } else { EBIKE };
    ServiceDraft {
        dine_in: reach(WALK, "walk to a point"),
        transport: reach(VAN, "hot from kitchen to point"),
        delivery: reach(to_doors, "hot from kitchen to door"),
    }
}

/// How far apart, in a straight line, a community and a point may be that people walk to, in metres.
pub fn walk_metres(known: &Known<'_>) -> i64 {
    let hours = known.value("walk to a point") / 60.0;
    (hours * known.value("speed: walk") * 1000.0 / known.value("detour")) as i64 - ROUNDING
}

/// What the plan wants. A number of meals is not wanted where fewer are needed.
pub fn targets(place: &Place, meals: i64) -> Vec<TargetDraft> {
    let target = |row: &TargetRow| {
        let least = match row.measure {
            Measure::MealsPerDay => row.at_least.min(meals as f64),
            _ => row.at_least,
        };
        TargetDraft {
            id: row.target.clone(),
            name: Some(row.name.clone()),
            measure: row.measure,
            at_least: Some(least),
            at_most: None,
            nature: Some(row.taken),
            weight: None,
            source: Some(row.place.clone()),
        }
    };
    place.targets.iter().map(target).collect()
}
