//! The best place for a unit that is missing: beside the units that are near it, and on trips of its own. Each is priced
//! in constant time: the detour, and how much longer or shorter its own trip waits before doors.

use anpai_core::score::Score;

use super::model::{FAR, Model};
use super::prices::Amounts;
use super::round::{leave, to_kitchen, within};
use super::state::Rounds;
use super::trip::{From, Head, Trip, append, close, join, step};
use crate::search::Dice;

/// Neighbours beside which a place is looked for.
const NEAR: usize = 40;
/// Chance that a unit without a place beside those near it is tried everywhere.
const EVERYWHERE: f64 = 0.02;
/// Chance that a trip of its own is looked for where there is a place on another.
const ALONE: f64 = 0.1;
/// Kitchens from which a trip of its own could come: the nearest.
const KITCHENS: usize = 6;

/// Where a unit goes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Place {
    pub(super) courier: u32,
    /// Which trip of the round; a new one goes before what is there now.
    pub(super) trip: usize,
    pub(super) at: usize,
    pub(super) kitchen: u32,
    pub(super) is_new: bool,
    /// What it costs more, but for what later trips wait less.
    pub(super) change: Score,
}

/// The best of what has been looked at.
struct Best {
    place: Option<Place>,
}

impl Best {
    fn bar(&self) -> Score {
        self.place.map_or(Score { hard: i64::MAX, ..Score::ZERO }, |place| place.change)
    }
    fn offer(&mut self, place: Place) {
        if place.change < self.bar() {
            self.place = Some(place);
        }
    }
}

/// Finds it; `blink` is the chance that a place goes unseen. `None` where there is none.
pub(super) fn best(state: &Rounds<'_>, unit: u32, blink: f64, dice: &mut Dice) -> Option<Place> {
    let mut best = Best { place: None };
    let model = state.model;
    let near = &model.neighbours[unit as usize];
    for &other in near.iter().take(NEAR) {
        let Some(seat) = state.seat(other) else { continue };
        if blink > 0.0 && dice.chance(blink) {
            continue;
        }
        for at in [seat.at as usize, seat.at as usize + 1] {
            within_trip(state, unit, seat.courier, seat.trip as usize, at, &mut best);
        }
    }
    if best.place.is_none() || blink == 0.0 || dice.chance(ALONE) {
        new_trips(state, unit, &mut best);
    }
    if best.place.is_none() && (blink == 0.0 || dice.chance(EVERYWHERE)) {
        for (courier, t, trip) in state.trips() {
            for at in 0..=trip.nodes.len() {
                within_trip(state, unit, courier, t, at, &mut best);
            }
        }
    }
    best.place
}

/// Whether a unit may go on a trip at all.
#[inline]
fn fits(state: &Rounds<'_>, unit: u32, courier: u32, trip: &Trip) -> bool {
    let (model, this) = (state.model, &state.model.units[unit as usize]);
    let k = trip.kitchen as usize;
    trip.load[this.kind] + this.meals <= model.couriers[courier as usize].capacity[this.kind]
        && model.orders[this.order as usize].may_come_from[k]
        && state.cooked[k] + this.meals <= model.kitchens[k].meals
}

fn within_trip(state: &Rounds<'_>, unit: u32, c: u32, t: usize, at: usize, best: &mut Best) {
    let model = state.model;
    let (round, courier) = (&state.rounds[c as usize], &model.couriers[c as usize]);
    let trip = &round.trips[t];
    if !fits(state, unit, c, trip) {
        return;
    }
    let here = model.units[unit as usize].place;
    let from = trip.from(at);
    let before = place_of(model, from);
    let (next, onward) = match (trip.nodes.get(at), round.trips.get(t + 1)) {
        (Some(node), _) => (Some(node), model.units[node.unit as usize].place),
        (None, Some(trip)) => (None, model.kitchens[trip.kitchen as usize].place),
        (None, None) => (None, courier.end),
    };
    let mode = courier.mode;
    let (there, back) = (model.way_into(mode, before, here), model.way(mode, here, onward));
    let old = next.map_or_else(|| model.way(mode, before, onward), |node| node.way);
    let mut amounts = Amounts {
        travel: there.travel + back.travel - old.travel,
        metres: there.metres + back.metres - old.metres,
        waiting: -trip.amounts.waiting,
    };
    let hands = state.price_of_hands(unit, c, trip.kitchen);
    if model.prices.of(amounts) + hands >= best.bar() {
        return;
    }
    let Some(head) = append(model, trip.head(at), unit, step(model, from, unit, there.travel)) else {
        return;
    };
    let joined = match next {
        Some(node) => join(model, head, node, step(model, From::Unit(unit), node.unit, back.travel)),
        None => Some(close(model, head, unit)),
    };
    let Some(span) = joined else { return };
    let Some((departure, end)) = leave(within(model, courier, trip.kitchen, span), trip.ready, FAR) else {
        return;
    };
    // Where the last stop stays the same, so does the time by which it has to be done.
    let by = match next {
        Some(_) => trip.by,
        None => due(model, round.trips.get(t + 1), courier.until) - back.travel,
    };
    if end > by {
        return;
    }
    amounts.waiting += end - departure - span.pure;
    let change = model.prices.of(amounts) + hands;
    best.offer(Place { courier: c, trip: t, at, kitchen: trip.kitchen, is_new: false, change });
}

/// When a courier has to be at the next kitchen, or home.
#[inline]
fn due(model: &Model<'_>, next: Option<&Trip>, until: i64) -> i64 {
    next.map_or(until, |trip| trip.late - model.kitchens[trip.kitchen as usize].loading)
}

fn place_of(model: &Model<'_>, from: From) -> u32 {
    match from {
        From::Kitchen(k) => model.kitchens[k as usize].place,
        From::Unit(u) => model.units[u as usize].place,
    }
}

/// Trips of its own: by every courier, between all trips.
fn new_trips(state: &Rounds<'_>, unit: u32, best: &mut Best) {
    let model = state.model;
    let this = &model.units[unit as usize];
    let mut empty: Vec<u32> = Vec::new();
    for (c, courier) in (0_u32..).zip(&model.couriers) {
        let round = &state.rounds[c as usize];
        if this.meals > courier.capacity[this.kind] || round.trips.len() >= courier.trips {
            continue;
        }
        if round.trips.is_empty() {
            if empty.contains(&courier.class) {
                continue;
            }
            empty.push(courier.class);
        }
        for &kitchen in model.orders[this.order as usize].kitchens.iter().take(KITCHENS) {
            let k = kitchen as usize;
            if !courier.may_load(kitchen) || state.cooked[k] + this.meals > model.kitchens[k].meals {
                continue;
            }
            let out = model.way_into(courier.mode, model.kitchens[k].place, this.place);
            if out.travel > this.hot {
                continue;
            }
            let hands = state.price_of_hands(unit, c, kitchen);
            for t in 0..=round.trips.len() {
                new_trip(state, unit, (c, t, kitchen), out, hands, best);
            }
        }
    }
}

fn new_trip(
    state: &Rounds<'_>,
    unit: u32,
    (c, t, kitchen): (u32, usize, u32),
    out: Amounts,
    hands: Score,
    best: &mut Best,
) {
    let model = state.model;
    let (round, courier) = (&state.rounds[c as usize], &model.couriers[c as usize]);
    let here = model.units[unit as usize].place;
    let before = t.checked_sub(1).map(|t| (round.trips[t].last(), round.trips[t].end));
    let next = round.trips.get(t);
    let onward = next.map_or(courier.end, |trip| model.kitchens[trip.kitchen as usize].place);
    let back = model.way(courier.mode, here, onward);
    // Whoever would go on from the kitchen makes at least this detour, unless a way is longer than one around.
    let hop = model.way(courier.mode, model.kitchens[kitchen as usize].place, onward);
    let least = Amounts {
        travel: (out.travel + back.travel - hop.travel).max(0),
        metres: (out.metres + back.metres - hop.metres).max(0),
        waiting: 0,
    };
    if model.prices.of(least) + hands >= best.bar() {
        return;
    }
    let (to, there) = to_kitchen(model, courier, before, kitchen);
    let old = match (before, next) {
        (_, Some(trip)) => to_kitchen(model, courier, before, trip.kitchen).0,
        (Some((last, _)), None) => model.way(courier.mode, model.units[last as usize].place, courier.end),
        (None, None) if courier.is_out => model.way(courier.mode, courier.place, courier.end),
        (None, None) => Amounts::default(),
    };
    let mut amounts = Amounts {
        travel: to.travel + out.travel + back.travel - old.travel,
        metres: to.metres + out.metres + back.metres - old.metres,
        waiting: 0,
    };
    if model.prices.of(amounts) + hands >= best.bar() {
        return;
    }
    let Some(head) = append(model, Head::default(), unit, out.travel) else { return };
    let span = close(model, head, unit);
    let ready = there + model.kitchens[kitchen as usize].loading;
    let Some((departure, end)) = leave(within(model, courier, kitchen, span), ready, FAR) else { return };
    if end + back.travel > due(model, next, courier.until) {
        return;
    }
    amounts.waiting = end - departure - span.pure;
    let change = model.prices.of(amounts) + hands;
    best.offer(Place { courier: c, trip: t, at: 0, kitchen, is_new: true, change });
}
