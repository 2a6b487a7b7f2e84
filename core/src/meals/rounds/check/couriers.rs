//! Who brings the meals.

use super::MOST_MEALS;
use super::day::reversed;
use super::ids::Ids;
use crate::id::{ModeId, PlaceId};
use crate::issue::escape;
use crate::meals::rounds::draft::{CourierDraft, Draft};
use crate::meals::rounds::problem::{Courier, KitchenId};
use crate::read::calendar::clock;
use crate::read::findings::Findings;
use crate::time::{Clock, Horizon};

/// Every courier.
pub(super) fn couriers(draft: &Draft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Vec<Courier> {
    draft.couriers.iter().enumerate().map(|(n, courier)| self::courier(n, courier, ids, day, found)).collect()
}

fn courier(n: usize, draft: &CourierDraft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Courier {
    let at = |field: &str| format!("/couriers/{n}/{field}");
    let mode = mode(n, draft, ids, found);
    let start = clock(draft.start, || at("start"), found);
    let end = clock(draft.end, || at("end"), found);
    reversed(&format!("/couriers/{n}"), ["start", "end"], [start, end], found);
    let from = ids.places.find(&draft.from, || at("from"), found);
    let to = match &draft.to {
        Some(to) => ids.places.find(to, || at("to"), found),
        None => from,
    };
    let capacity = capacity(n, draft, ids, found);
    let kitchens = draft
        .kitchens
        .as_ref()
        .map(|all| ids.kitchens.find_all(all, KitchenId::new, || at("kitchens"), found));
    let gone_from = draft.gone_from.map(|gone| clock(gone, || at("gone_from"), found));
    let instant = |clock: Clock| day.at(0, clock);
    Courier {
        id: draft.id.clone(),
        kind: draft.kind.unwrap_or_default(),
        mode,
        start: instant(start),
        until: instant(end),
        from: PlaceId::new(from.unwrap_or(0)),
        end: PlaceId::new(to.unwrap_or(0)),
        capacity,
        trips: draft.trips,
        kitchens,
        gone_from: gone_from.map(instant),
    }
}

/// Meals by kind of box; none of those that are not named.
fn capacity(n: usize, draft: &CourierDraft, ids: &Ids<'_>, found: &mut Findings) -> Vec<i64> {
    let mut capacity = vec![0; ids.boxes.len()];
    for (name, meals) in &draft.capacity {
        let pointer = format!("/couriers/{n}/capacity/{}", escape(name));
        let kind = ids.boxes.find(name, || pointer.clone(), found);
        if !(0..=MOST_MEALS).contains(meals) {
            let cause = format!("a box holds 0 to {MOST_MEALS} meals");
            let action = "write how many meals fit; leave kinds out of which none do";
            found.add("capacity-out-of-range", pointer, meals, cause, action);
        } else if let Some(of_kind) = kind.and_then(|kind| capacity.get_mut(kind)) {
            *of_kind = *meals;
        }
    }
    capacity
}

/// How the courier travels: as stated, or the only way there is.
fn mode(n: usize, draft: &CourierDraft, ids: &Ids<'_>, found: &mut Findings) -> ModeId {
    let mode = match &draft.mode {
        Some(name) => ids.modes.find(name, || format!("/couriers/{n}/mode"), found),
        None => {
            if ids.modes.len() > 1 {
                let cause = "`travel.modes` has several, and nothing says which one the courier takes";
                let action = "write the name of one of them";
                found.add_missing("missing-mode", format!("/couriers/{n}"), "mode", cause, action);
            }
            None
        }
    };
    ModeId::new(mode.unwrap_or(0))
}
