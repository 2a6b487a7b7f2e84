use serde_json::{Value, json};

use super::*;
use crate::funerals::slots::read;
use crate::funerals::slots::testing::*;

fn hex(key: [u8; 32]) -> String {
    key.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[test]
fn the_published_keys_do_not_change() {
    // python3: hashlib.sha256(f"{seed}:{id}".encode("utf-8")).hexdigest()
    assert_eq!(
        hex(key("qingming-2026", "r4")),
        "40aebf1823260334d725ae29d57c1410fdafa8cb7584a68671bc437618676738"
    );
    assert_eq!(
        hex(key("qingming-2026", "r8")),
        "fd650c4434ad1aa12bda1152e2deede792490a503eb4598de743b21719d5dde7"
    );
    assert_eq!(hex(key("清明", "张-1")), "754bef2928ca8fffb6798b886d633d1bc372039a45ffe8b63660a4b0d97c9c3f");
    assert_eq!(hex(key("", "")), "e7ac0786668e0ff0f02b62bd04f45ff636fd82db63b1104601c975dc005f3a67");
}

#[test]
fn the_example_is_drawn_as_python_draws_it() {
    let p = problem();
    let drawn = draw(&p, "qingming-2026");
    let order: Vec<u32> = (1..=9).map(|n| ORDER[n - 1]).collect();
    let numbers: Vec<u32> = order.iter().map(|request| drawn.numbers[r(*request).index()]).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7, 8, 9]);
    assert_eq!(drawn.bookings, plan(&[(4, E8), (7, E10), (2, E8), (6, E10)]).slots);
    assert_eq!(p.draw, Some(drawn));
}

#[test]
fn what_a_request_could_not_have_is_told_with_its_reason() {
    let mut all = Vec::new();
    again(&problem(), |request, slot, obstacle| all.push((request, slot, obstacle)));
    assert_eq!(
        all,
        [
            (r(3), E8, Obstacle::PlacesFull),
            (r(1), E8, Obstacle::PlacesFull),
            (r(1), E10, Obstacle::PlacesFull),
            (r(5), E10, Obstacle::LargerThanSlot),
            (r(9), E8, Obstacle::PlotHasBooking),
            (r(8), E10, Obstacle::NoShuttle),
        ]
    );
}

#[test]
fn each_kind_of_room_can_be_what_is_missing() {
    let first = |changes: &[(&str, Value)], request: u32| {
        let p = good(changes);
        let mut told = None;
        again(&p, |asks, _, obstacle| told = told.or((asks == r(request)).then_some(obstacle)));
        told
    };
    // With 20 places in e8, r1 comes with its car after r4 has taken the one space, and r6 has the day of its identity.
    let wide = ("/slots/0/people", json!(20));
    assert_eq!(first(std::slice::from_ref(&wide), 1), Some(Obstacle::ParkingFull));
    let more = [wide.clone(), ("/slots/0/parking", json!(2)), ("/requests/0/plot", Value::Null)];
    assert_eq!(first(&more, 1), Some(Obstacle::IdentityHasBooking));
    let none = [wide.clone(), ("/slots/0/parking", json!(0))];
    assert_eq!(first(&none, 4), Some(Obstacle::NoParking));
    // r3 and, from it on, r8 share the five seats of n8.
    let both = [wide.clone(), ("/requests/7/wishes", json!(["e8"]))];
    assert_eq!(first(&both, 8), Some(Obstacle::ShuttleFull));
    assert_eq!(first(&both, 3), None);
    let few = [wide, ("/shuttles/0/seats", json!(2))];
    assert_eq!(first(&few, 3), Some(Obstacle::NoShuttle));
}

#[test]
fn the_order_of_the_document_changes_nothing_and_the_seed_does() {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    document["requests"].as_array_mut().expect("a list").rotate_left(4);
    let turned = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let of = |p: &Problem, id: &str| {
        let at = p.requests.iter().position(|request| request.id == id).expect("it is there");
        let draw = p.draw.as_ref().expect("there is a seed");
        (draw.numbers[at], draw.bookings[at])
    };
    let p = problem();
    for request in &p.requests {
        assert_eq!(of(&p, &request.id), of(&turned, &request.id), "{}", request.id);
    }
    assert_ne!(draw(&p, "qingming-2027").numbers, draw(&p, "qingming-2026").numbers);
}

#[test]
fn without_peak_slots_a_seed_gives_numbers_and_nothing_else() {
    let p = good(&[
        ("/slots/0/peak", json!(false)),
        ("/slots/1/peak", Value::Null),
        ("/slots/3/peak", json!(false)),
    ]);
    let draw = p.draw.expect("there is a seed");
    assert_eq!((draw.numbers[3], draw.bookings), (1, vec![None; 9]));
}

/// The draw once more, by counting over all bookings before, as a person would.
fn by_hand(p: &Problem, seed: &str) -> Vec<Option<SlotId>> {
    let text = |request: &RequestId| hex(key(seed, &p.requests[request.index()].id));
    let mut order: Vec<RequestId> = p.request_ids().collect();
    order.sort_by_key(text);
    let mut given: Vec<(RequestId, SlotId)> = Vec::new();
    for request in order {
        let asks = &p.requests[request.index()];
        let fits = |slot: &&SlotId| {
            let (slot, id) = (&p.slots[slot.index()], **slot);
            let sum = |of: &dyn Fn(&(RequestId, SlotId)) -> i64| given.iter().map(of).sum::<i64>();
            let in_slot = |(r, s): &(RequestId, SlotId)| (*s == id).then(|| &p.requests[r.index()]);
            let people = sum(&|b| in_slot(b).map_or(0, |a| a.people)) + asks.people;
            let cars = sum(&|b| in_slot(b).map_or(0, |a| a.cars)) + asks.cars;
            let in_run = |s: SlotId| slot.shuttle.is_some() && p.slots[s.index()].shuttle == slot.shuttle;
            let riders = sum(&|(r, s)| if in_run(*s) { p.requests[r.index()].riders() } else { 0 });
            let seats = slot.shuttle.map_or(0, |run| p.shuttles[run.index()].seats);
            let same_day = given.iter().filter(|(_, s)| p.slots[s.index()].day == slot.day);
            let clash = same_day.map(|(r, _)| &p.requests[r.index()]).any(|other| {
                other.identity == asks.identity || (asks.plot.is_some() && other.plot == asks.plot)
            });
            slot.peak
                && people <= slot.places
                && slot.parking.is_none_or(|spaces| asks.cars == 0 || cars <= spaces)
                && (asks.riders() == 0 || riders + asks.riders() <= seats)
                && !clash
        };
        given.extend(p.wishes(request).iter().find(fits).map(|slot| (request, *slot)));
    }
    p.request_ids().map(|r| given.iter().find(|(g, _)| *g == r).map(|(_, slot)| *slot)).collect()
}

#[test]
fn the_draw_is_that_of_a_person_who_counts() {
    for seed in 0..200_u32 {
        let p = good(&[
            ("/seed", json!(format!("s{seed}"))),
            ("/slots/0/people", json!(4 + seed % 7)),
            ("/slots/0/parking", json!(seed % 3)),
            ("/slots/2/peak", json!(seed % 2 == 0)),
            ("/slots/3/peak", json!(seed % 5 != 0)),
            ("/shuttles/0/seats", json!(seed % 8)),
        ]);
        assert_eq!(draw(&p, &format!("s{seed}")).bookings, by_hand(&p, &format!("s{seed}")), "seed {seed}");
    }
}
