//! Places, and how families travel between them.

use std::sync::Arc;

use super::ids::Ids;
use crate::beds::admission::draft::Draft;
use crate::id::ModeId;
use crate::land::draft::TravelDraft;
use crate::land::{Land, space};
use crate::place::Place;
use crate::read::findings::Findings;
use crate::read::names::Names;
use crate::roads::Roads;
use crate::travel::Travel;

/// The land as the problem keeps it.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) places: Vec<Place>,
    pub(super) travel: Option<Arc<dyn Travel>>,
    pub(super) modes: Vec<String>,
    pub(super) mode: ModeId,
    /// No way is longer, in metres.
    pub(super) farthest: i64,
}

/// Places and travel. Without travel a place needs no coordinate, as in a table.
pub(super) fn land(draft: &Draft, ids: &Ids, roads: &dyn Roads, found: &mut Findings) -> Found {
    let none = TravelDraft::Table { modes: std::collections::BTreeMap::new(), periods: Vec::new() };
    let travel = draft.travel.as_ref().unwrap_or(&none);
    let land = Land { datum: draft.datum, places: &draft.places, streets: &ids.streets, travel };
    let places = space::places(&land, found);
    let doubtful = found.is_unreadable("/travel");
    let names = Names::used("mode of travel", travel.modes().into_iter()).listed("/travel/modes", doubtful);
    let mode = mode(draft, &names, found);
    if draft.travel.is_none() || doubtful {
        return Found { places, travel: None, modes: Vec::new(), mode, farthest: 0 };
    }
    let all = space::travel(&land, &places, roads, found);
    Found { places, travel: Some(all.travel), modes: names.texts(), mode, farthest: all.longest.metres }
}

/// By which mode families come.
fn mode(draft: &Draft, names: &Names, found: &mut Findings) -> ModeId {
    if let Some(name) = &draft.mode {
        if draft.travel.is_none() && !found.is_unreadable("/travel") {
            let cause = "there is no travel that it could be a mode of";
            found.add("mode-without-travel", "/mode", name, cause, "write `travel`, or leave `mode` out");
            return ModeId(0);
        }
        return ModeId::new(names.find(name, || "/mode".to_owned(), found).unwrap_or(0));
    }
    if names.len() > 1 {
        let cause = format!("there are {} modes of travel, and families come by one", names.len());
        let action = format!("write `mode`: one of {}", names.texts().join(", "));
        found.add_missing("missing-mode", "", "mode", cause, action);
    }
    ModeId(0)
}
