//! Where the meals come from.

use super::MOST_MEALS;
use super::day::{LONGEST_STAY, reversed};
use super::ids::Ids;
use crate::id::PlaceId;
use crate::meals::rounds::draft::{Draft, KitchenDraft};
use crate::meals::rounds::problem::{BoxId, Kitchen};
use crate::named::Named;
use crate::read::calendar::{Zero, clock, length};
use crate::read::findings::Findings;
use crate::time::{Clock, Duration, Horizon};

/// How long it takes to load a trip where the document says nothing.
const LOADING: Duration = Duration::minutes(2);

/// Every kitchen.
pub(super) fn kitchens(draft: &Draft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Vec<Kitchen> {
    if draft.kitchens.is_empty() {
        found.add("no-kitchens", "/kitchens", "[]", "meals come from a kitchen", "write one at least");
    }
    draft.kitchens.iter().enumerate().map(|(n, kitchen)| self::kitchen(n, kitchen, ids, day, found)).collect()
}

fn kitchen(n: usize, draft: &KitchenDraft, ids: &Ids<'_>, day: &Horizon, found: &mut Findings) -> Kitchen {
    let at = |field: &str| format!("/kitchens/{n}/{field}");
    let place = ids.places.find(&draft.place, || at("place"), found);
    let boxes = ids.boxes.find_all(&draft.boxes, BoxId::new, || at("boxes"), found);
    let opens = clock(draft.opens, || at("opens"), found);
    let closes = clock(draft.closes, || at("closes"), found);
    reversed(&format!("/kitchens/{n}"), ["opens", "closes"], [opens, closes], found);
    let closed_from = draft.closed_from.map(|from| clock(from, || at("closed_from"), found));
    let loading = draft.loading_minutes.map_or(LOADING, |minutes| {
        length(minutes, Zero::Fine, LONGEST_STAY, || at("loading_minutes"), found)
    });
    if draft.meals.is_some_and(|meals| !(0..=MOST_MEALS).contains(&meals)) {
        let cause = format!("a kitchen cooks 0 to {MOST_MEALS} meals a day");
        let value = draft.meals.unwrap_or_default();
        found.add("number-out-of-range", at("meals"), value, cause, "write how many meals a day");
    }
    let instant = |clock: Clock| day.at(0, clock);
    Kitchen {
        named: Named::new(&draft.id, draft.name.as_deref()),
        place: PlaceId::new(place.unwrap_or(0)),
        boxes,
        opens: instant(opens),
        closes: instant(closes),
        loading,
        meals: draft.meals,
        closed_from: closed_from.map(instant),
    }
}
