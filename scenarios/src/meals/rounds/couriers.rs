//! The couriers of a day: as many on e-bikes as the households take, some of them volunteers, and as many vans as the points
//! take; all begin and end at a kitchen, the kitchens in turn by how much they cook.

use std::collections::BTreeMap;

use anpai_core::meals::plan::draft::ServiceDraft;
use anpai_core::meals::rounds::draft::{CourierDraft, CourierKind, KitchenDraft, OrderDraft};
use anpai_core::time::{Clock, Duration};

use super::super::service::{EBIKE, VAN};
use super::super::spread::spread;
use super::clock;
use crate::dice::Dice;
use crate::known::Known;

/// A volunteer's shift: an hour and a half from the first meal on.
const VOLUNTEER: i64 = 90;

/// The couriers.
pub fn couriers(
    today: &Known<'_>,
    limits: &ServiceDraft,
    kitchens: &[KitchenDraft],
    orders: &[OrderDraft],
    dice: &mut Dice,
) -> Vec<CourierDraft> {
    let households = orders.iter().filter(|o| !o.split).count() as i64;
    let bulk: i64 = orders.iter().filter(|o| o.split).map(|o| o.meals).sum();
    let needed = |what: i64, each: &str| (what as f64 / today.value(each)).ceil() as i64;
    let to_doors =
        limits.delivery.as_ref().map_or(EBIKE, |reach| if reach.mode == VAN { VAN } else { EBIKE });
    let mut all = Vec::new();
    for (what, mode, count) in [
        ("courier", to_doors, needed(households, "households of a courier")),
        ("van", VAN, needed(bulk, "meals of a van")),
    ] {
        let cooked: Vec<i64> = kitchens.iter().map(|k| k.meals.unwrap_or(1)).collect();
        let bases = spread(count, &cooked);
        let homes =
            kitchens.iter().zip(bases).flat_map(|(k, n)| std::iter::repeat_n(&k.place, n.max(0) as usize));
        for (n, from) in homes.enumerate() {
            let volunteers = what == "courier" && dice.chance(today.value("volunteers among couriers"));
            all.push(courier(today, format!("{what}-{:02}", n + 1), mode, from, volunteers));
        }
    }
    let kinds: Vec<&String> = kitchens.iter().flat_map(|k| &k.boxes).collect();
    for courier in &mut all {
        let size = today.whole(if courier.mode.as_deref() == Some(VAN) {
            "box of a van"
        } else {
            "box of an e-bike"
        });
        courier.capacity = kinds.iter().map(|kind| ((*kind).clone(), size)).collect();
    }
    all
}

fn courier(today: &Known<'_>, id: String, mode: &str, from: &str, is_volunteer: bool) -> CourierDraft {
    let first = clock(today, "first meal at a door");
    let (start, end) = if is_volunteer {
        (first, Clock(first.0 + Duration::minutes(VOLUNTEER)))
    } else {
        (clock(today, "couriers begin"), clock(today, "couriers end"))
    };
    CourierDraft {
        id,
        kind: is_volunteer.then_some(CourierKind::Volunteer),
        mode: Some(mode.to_owned()),
        start,
        end,
        from: from.to_owned(),
        capacity: BTreeMap::new(),
        ..CourierDraft::default()
    }
}
