//! A day of any size that is of no place: households at random on a square, kitchens on a grid, e-bikes and vans. What
//! benches measure.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use anpai_core::land::draft::{PaceDraft, PlaceDraft, TravelDraft};
use anpai_core::meals::rounds::Draft;
use anpai_core::meals::rounds::draft::{CourierDraft, KitchenDraft, MODEL, OrderDraft, VERSION};
use anpai_core::named::NamedDraft;
use anpai_core::place::Datum;
use anpai_core::time::{Clock, Duration, Minutes};

use super::super::service::{EBIKE, VAN};
use super::{DATE, HOT};
use crate::dice::Dice;

/// How many orders a day may have.
pub const SIZES: RangeInclusive<usize> = 1..=20_000;
/// Orders of a courier, and of a kitchen.
const OF_COURIER: usize = 40;
const OF_KITCHEN: usize = 200;
/// Square metres for each order: 25 in a square kilometre.
const ROOM: f64 = 40_000.0;
/// Every so many couriers one has a van.
const VANS: usize = 5;
/// Kilometres an hour and meals of each mode.
const MODES: [(&str, f64, i64); 2] = [(EBIKE, 15.0, 25), (VAN, 22.0, 40)];
/// Length of a way over the straight line.
const DETOUR: f64 = 1.3;

/// The day.
pub fn day(orders: usize, seed: u64) -> Draft {
    let mut dice = Dice::new(seed, 1);
    let side = ((orders as f64 * ROOM).sqrt() as i64).max(1000);
    let mut places = Vec::new();
    let mut put = |id: &str, x: i64, y: i64| {
        places.push(PlaceDraft { id: id.to_owned(), x: Some(x as f64), y: Some(y as f64), street: None });
    };
    let kitchens = orders.div_ceil(OF_KITCHEN);
    let columns = (kitchens as f64).sqrt().ceil() as usize;
    let rows = kitchens.div_ceil(columns);
    let kitchen = |k: usize| {
        let middle = |n: usize, of: usize| side * (2 * n as i64 + 1) / (2 * of as i64);
        let (x, y) = (middle(k % columns, columns), middle(k / columns, rows));
        let id = format!("kitchen-{:02}", k + 1);
        put(&id, x + dice.between(-side / 12, side / 12), y + dice.between(-side / 12, side / 12));
        KitchenDraft {
            place: id.clone(),
            id,
            boxes: vec![HOT.to_owned()],
            opens: clock(10, 0),
            closes: clock(12, 30),
            ..KitchenDraft::default()
        }
    };
    let kitchens: Vec<KitchenDraft> = (0..kitchens).map(kitchen).collect();
    let courier = |c: usize| {
        let (mode, _, meals) = MODES[usize::from(c % VANS == VANS - 1)];
        CourierDraft {
            id: format!("courier-{:03}", c + 1),
            mode: Some(mode.to_owned()),
            start: clock(10, 0),
            end: clock(13, 30),
            from: kitchens[c % kitchens.len()].place.clone(),
            capacity: BTreeMap::from([(HOT.to_owned(), meals)]),
            ..CourierDraft::default()
        }
    };
    let couriers = (0..orders.div_ceil(OF_COURIER)).map(courier).collect();
    let order = |n: usize| {
        let id = format!("home-{:05}", n + 1);
        put(&id, dice.between(0, side), dice.between(0, side));
        let is_early = dice.chance(30.0);
        OrderDraft {
            place: id.clone(),
            id,
            kind: HOT.to_owned(),
            meals: if dice.chance(25.0) { 2 } else { 1 },
            start: if is_early { clock(10, 45) } else { clock(11, 0) },
            end: if is_early { clock(12, 0) } else { clock(12, 45) },
            hot_minutes: Some(Minutes(Duration::minutes(60))),
            ..OrderDraft::default()
        }
    };
    let orders: Vec<OrderDraft> = (0..orders).map(order).collect();
    let pace = |(mode, km_per_hour, _): (&str, f64, i64)| {
        (mode.to_owned(), PaceDraft { km_per_hour, detour: DETOUR, slower: Vec::new() })
    };
    Draft {
        anpai: VERSION,
        model: MODEL.to_owned(),
        name: format!("{} made-up orders (of no place)", orders.len()),
        synthetic: true,
        date: DATE.to_owned(),
        datum: Some(Datum::LocalPlane),
        travel: TravelDraft::StraightLine { modes: MODES.map(pace).into(), periods: Vec::new() },
        boxes: vec![NamedDraft { id: HOT.to_owned(), name: Some("热餐".to_owned()) }],
        places,
        kitchens,
        couriers,
        orders,
        ..Draft::default()
    }
}

fn clock(hours: i64, minutes: i64) -> Clock {
    Clock(Duration::minutes(60 * hours + minutes))
}
