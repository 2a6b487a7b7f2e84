//! The life of a desk and of a booking at it, by the time of the database.

use serde_json::{Value, json};

use super::{Counter, MINUTE, booking, cannot, home, refused, superior};

#[test]
fn a_desk_is_opened_once_and_moves_on_with_its_ledger() {
    let counter = Counter::open();
    let put = |document: &[u8]| counter.client.request("PUT", "/v1/desks/south", &[], document);
    assert_eq!(put(&home(3)).expect(200)["status"], "unchanged");
    counter.ask("holds", &superior("a", "2026-04-03 10:00")).expect(201);
    counter.ask("confirmations", &booking("a")).expect(201);
    // The 6th of April is the fourth day.
    let fourth = superior("b", "2026-04-06 10:00");
    assert_eq!(counter.ask("holds", &fourth).status, 409);
    assert_eq!(put(&home(4)).expect(200)["status"], "moved-on");
    counter.ask("holds", &fourth).expect(201);
    assert_eq!(counter.state("a"), "confirmed");
    // A document in which the ledger's pools are called otherwise is refused, and the desk stays as it was.
    let renamed = String::from_utf8(home(4)).unwrap().replace("\"superior\"", "\"renamed\"");
    assert_eq!(put(renamed.as_bytes()).status, 422);
    assert_eq!(put(&home(4)).expect(200)["status"], "unchanged");
    let desks = counter.client.get("/v1/desks").expect(200);
    let expected = json!({"id": "south", "opened_at": "2026-04-02T01:00:00Z", "lines": 3});
    assert_eq!(desks["desks"], json!([expected]));
}

#[test]
fn a_family_is_offered_places_holds_one_and_confirms_it() {
    let counter = Counter::open();
    let case = json!({"id": "a", "farewell": {"size": 1, "minutes": 60}, "cremation": {"class": "ordinary", "minutes": 60},
        "wishes": {"windows": [{"start": "10:00", "end": "10:00"}]}});
    let wish = json!({"case": case, "weekdays": ["friday"], "cremated_by": "12:30", "best": 2});
    let offered = counter.ask("offers", &wish).expect(200);
    let offers = offered["offers"].as_array().unwrap();
    assert_eq!((offers.len(), counter.lines()), (2, 0), "{offered}");
    // Friday is the 3rd: the farewell from 10:00 to 11:00 as it is wished, ten minutes of transfer, the cremation at once.
    let best = &offers[0];
    assert_eq!(best["cost"]["soft"], 0);
    assert_eq!(best["service"]["farewell"]["start"], "2026-04-03 10:00");
    assert_eq!(best["service"]["cremation"]["start"], "2026-04-03 11:10");
    assert!(offers[1]["cost"]["soft"].as_i64() >= best["cost"]["soft"].as_i64());

    let held = json!({"case": best["case"], "service": best["service"], "hold_minutes": 45});
    let first = counter.ask_under("r1", "holds", &held).expect(201);
    assert_eq!((&first["request"], &first["status"]), (&json!("r1"), &json!("done")));
    counter.clock.set(MINUTE);
    let again = counter.ask_under("r1", "holds", &held).expect(200);
    assert_eq!((&again["status"], &again["receipt"]), (&json!("repeated"), &first["receipt"]));
    counter.ask("confirmations", &booking("a")).expect(201);
    assert_eq!((counter.state("a"), counter.lines()), (json!("confirmed"), 2));
    // The place is gone from what others are offered, and the page shows whose it is.
    let mut other = wish;
    other["case"]["id"] = json!("b");
    other["case"]["farewell"]["size"] = json!(3);
    let page = counter.get("calendar");
    assert!(page.text().contains("\"label\":\"a\",\"state\":\"confirmed\""), "{}", page.status);
    assert_eq!(page.header("content-type"), Some("text/html; charset=utf-8"));
}

#[test]
fn what_is_taken_is_offered_to_nobody() {
    let counter = Counter::open();
    let wish = json!({"case": {"id": "b", "cremation": {"class": "superior", "minutes": 60},
        "days": {"only": ["2026-04-03"]}}, "best": 20, "apart_minutes": 5});
    let starts = |answer: Value| -> Vec<String> {
        let offers = answer["offers"].as_array().unwrap().iter();
        let start = |offer: &Value| offer["service"]["cremation"]["start"].as_str().unwrap().to_owned();
        offers.map(start).collect()
    };
    let before = starts(counter.ask("offers", &wish).expect(200));
    assert_eq!((before[0].as_str(), before.len()), ("2026-04-03 09:00", 20));
    // From 9:00 to 10:00, and half an hour of cooling.
    counter.ask("holds", &superior("a", "2026-04-03 09:00")).expect(201);
    assert_eq!(starts(counter.ask("offers", &wish).expect(200))[0], "2026-04-03 10:30");
    counter.ask("releases", &booking("a")).expect(201);
    assert_eq!(starts(counter.ask("offers", &wish).expect(200)), before);
}

#[test]
fn a_hold_ends_by_the_time_of_the_database() {
    let counter = Counter::open();
    let held = counter.ask("holds", &superior("a", "2026-04-03 10:00")).expect(201);
    assert_eq!(held["receipt"]["until"], "2026-04-02T01:30:00Z", "{held}");
    // One that lies in the middle of it, and one that only begins in its cooling.
    for start in ["2026-04-03 10:30", "2026-04-03 11:25"] {
        let answer = counter.ask("holds", &superior("b", start));
        assert_eq!(refused(&answer), cannot("taken", "/service"));
    }
    counter.clock.set(30 * MINUTE - 1);
    assert_eq!(counter.state("a"), "held");
    assert_eq!(counter.ask("holds", &superior("b", "2026-04-03 10:00")).status, 409);
    counter.clock.set(30 * MINUTE);
    // It is over for whoever looks, before any line says so.
    assert_eq!((counter.state("a"), counter.lines()), (json!("expired"), 1));
    let late = counter.ask("confirmations", &booking("a"));
    assert_eq!(refused(&late), cannot("hold-expired", "/booking"));
    counter.ask("holds", &superior("b", "2026-04-03 10:00")).expect(201);
    counter.ask("confirmations", &booking("b")).expect(201);
    // held, expired, held, confirmed
    assert_eq!(counter.lines(), 4);
    counter.clock.set(10_000 * MINUTE);
    assert_eq!((counter.state("a"), counter.state("b")), (json!("expired"), json!("confirmed")));
}

#[test]
fn a_hold_may_last_as_long_as_is_asked_and_no_longer() {
    let counter = Counter::open();
    let mut short = superior("a", "2026-04-03 10:00");
    short["hold_minutes"] = json!(1);
    counter.ask("holds", &short).expect(201);
    counter.clock.set(MINUTE);
    assert_eq!(counter.state("a"), "expired");
    for minutes in [0, 60 * 24 * 60 + 1] {
        short["hold_minutes"] = json!(minutes);
        let (status, kind, _, pointer) = refused(&counter.ask("holds", &short));
        assert_eq!((status, &*kind, &*pointer), (409, "refused", "/hold_minutes"), "{minutes}");
    }
}

#[test]
fn what_is_confirmed_moves_only_with_the_familys_agreement() {
    let counter = Counter::open();
    let agreement = json!({"reference": "form 17", "given": "2026-04-01"});
    counter.ask("holds", &superior("a", "2026-04-03 10:00")).expect(201);
    // What is only held is given back without.
    counter.ask("releases", &booking("a")).expect(201);
    assert_eq!(counter.state("a"), "released");
    counter.ask("holds", &superior("a", "2026-04-03 10:00")).expect(201);
    counter.ask("confirmations", &booking("a")).expect(201);
    let answer = counter.ask("releases", &booking("a"));
    assert_eq!(refused(&answer), cannot("needs-agreement", "/booking"));
    let other = superior("b", "2026-04-03 13:00");
    counter.ask("holds", &other).expect(201);
    let mut amended = json!({"command": "amend", "booking": "a", "agreement": agreement,
        "service": {"case": "a", "cremation": {"pool": "superior", "start": "2026-04-03 13:30"}}});
    // There the other one is.
    assert_eq!(refused(&counter.ask("commands", &amended)), cannot("taken", "/service"));
    amended["service"]["cremation"]["start"] = json!("2026-04-03 10:30");
    counter.ask("commands", &amended).expect(201);
    let shown = counter.get("bookings").expect(200);
    assert_eq!(shown["bookings"][0]["service"]["cremation"]["start"], "2026-04-03 10:30", "{shown}");
    let back = json!({"booking": "a", "agreement": agreement});
    counter.ask("releases", &back).expect(201);
    assert_eq!((counter.state("a"), counter.state("b")), (json!("released"), json!("held")));
}
