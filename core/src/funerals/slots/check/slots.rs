//! What is asked for.

use std::collections::HashMap;

use super::days::day;
use super::ids::Ids;
use crate::funerals::slots::draft::{Draft, NoShowsDraft, Peak, SlotDraft};
use crate::funerals::slots::overbooking::{NoShows, places};
use crate::funerals::slots::problem::{Problem, ShuttleId, SiteId, Slot};
use crate::read::calendar::clock;
use crate::read::findings::Findings;
use crate::time::{Duration, Horizon};

/// More people, cars or seats than this in one slot are a slip.
const MOST_ROOM: i64 = 100_000;
/// How short and how long a slot is.
const LENGTHS: std::ops::RangeInclusive<Duration> = Duration::minutes(30)..=Duration::hours(3);
/// Rates of those who do not come.
const RATES: std::ops::RangeInclusive<f64> = 0.0..=0.9;
/// Risks that too many come.
const RISKS: std::ops::RangeInclusive<f64> = 0.0..=0.5;

/// Every slot. Which are peak is known once the requests are.
pub(super) fn slots(
    draft: &Draft,
    ids: &Ids<'_>,
    days: &Horizon,
    largest: i64,
    found: &mut Findings,
) -> Vec<Slot> {
    let general = draft.no_shows.unwrap_or_default();
    no_shows(general, "/no_shows", found);
    // Slots of one capacity have one number of places, which takes a while to work out.
    let mut known = HashMap::new();
    let mut all = Vec::with_capacity(draft.slots.len());
    for (n, draft) in draft.slots.iter().enumerate() {
        let mut slot = slot(n, draft, ids, days, found);
        let own = draft.no_shows.unwrap_or_default();
        if draft.no_shows.is_some() {
            no_shows(own, &format!("/slots/{n}/no_shows"), found);
        }
        let (rate, risk) = (own.rate.or(general.rate), own.risk.or(general.risk));
        if let (Some(rate), Some(risk), true) = (rate, risk, found.is_empty()) {
            let no_shows = NoShows { rate, risk };
            let key = (slot.capacity, rate.to_bits(), risk.to_bits());
            slot.places = *known.entry(key).or_insert_with(|| places(slot.capacity, largest, no_shows));
            slot.no_shows = Some(no_shows);
        }
        all.push(slot);
    }
    all
}

fn slot(n: usize, draft: &SlotDraft, ids: &Ids<'_>, days: &Horizon, found: &mut Findings) -> Slot {
    let at = |field: &str| format!("/slots/{n}/{field}");
    let site = ids.sites.find(&draft.site, || at("site"), found);
    let shuttle =
        draft.shuttle.as_ref().and_then(|shuttle| ids.shuttles.find(shuttle, || at("shuttle"), found));
    let day = day(draft.day, days, || at("day"), found);
    let (start, end) = (clock(draft.start, || at("start"), found), clock(draft.end, || at("end"), found));
    let length = end.0 - start.0;
    let fields = [at("start"), at("end")];
    let is_known = !fields.iter().any(|field| found.has_unreadable_below(field))
        && start == draft.start
        && end == draft.end;
    if is_known && length < Duration::ZERO {
        let action = "swap the two; hours past 24 mean the next day";
        found.add(
            "window-reversed",
            format!("/slots/{n}"),
            format!("{start}-{end}"),
            "`end` lies before `start`",
            action,
        );
    } else if is_known && !LENGTHS.contains(&length) {
        let cause = "a slot lasts from half an hour to three hours";
        let value = format!("{start}-{end}");
        found.add(
            "slot-length",
            format!("/slots/{n}"),
            value,
            cause,
            "cut it into slots, or correct its hours",
        );
    } else if is_known && start.0 >= Duration::hours(24) {
        let cause = "a slot starts on its own day";
        found.add("slot-on-another-day", at("start"), start, cause, "write the day on which it starts");
    }
    room(draft.people, || at("people"), found);
    if let Some(parking) = draft.parking {
        room(parking, || at("parking"), found);
    }
    Slot {
        id: draft.id.clone(),
        site: SiteId::new(site.unwrap_or(0)),
        day,
        start: days.at(day, start),
        end: days.at(day, end),
        capacity: draft.people,
        places: draft.people,
        no_shows: None,
        parking: draft.parking,
        shuttle: shuttle.map(ShuttleId::new),
        peak: false,
        first_wishes: 0,
    }
}

/// Refuses a number of people, cars or seats that is none.
pub(super) fn room(room: i64, pointer: impl FnOnce() -> String, found: &mut Findings) {
    if !(0..=MOST_ROOM).contains(&room) {
        let cause = format!("there is room for 0 to {MOST_ROOM} in one slot or run");
        let action = "write how many there is room for at once";
        found.add("capacity-out-of-range", pointer(), room, cause, action);
    }
}

/// Refuses a rate or risk that is none.
fn no_shows(draft: NoShowsDraft, pointer: &str, found: &mut Findings) {
    let parts = [("rate", draft.rate, RATES, "0.15"), ("risk", draft.risk, RISKS, "0.01")];
    for (field, value, range, example) in parts {
        let Some(value) = value.filter(|value| !range.contains(value)) else { continue };
        let cause = format!("a {field} is a part of 1, from {} to {}", range.start(), range.end());
        let action = format!("write such as {example}, not percents");
        found.add("number-out-of-range", format!("{pointer}/{field}"), value, cause, action);
    }
}

/// Counts first wishes and says which slots are peak.
pub(super) fn peaks(draft: &Draft, problem: &mut Problem) {
    for request in problem.request_ids() {
        if let Some(first) = problem.wishes(request).first().copied() {
            problem.slots[first.index()].first_wishes += problem.requests[request.index()].people;
        }
    }
    for (slot, draft) in problem.slots.iter_mut().zip(&draft.slots) {
        slot.peak = match draft.peak {
            None => false,
            Some(Peak::Fixed(peak)) => peak,
            Some(Peak::By(_)) => slot.first_wishes > slot.places,
        };
    }
}
