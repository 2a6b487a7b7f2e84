//! A home with two ordinary cremators from the 3rd to the 5th of April, one of them out on the 4th from 9:10 until noon. The document's
//! `c` is confirmed on the 4th at 8:30 for 60 minutes and 20 of cooling, its `p` planned on the 3rd at 10:00. On the 2nd, `a` is held
//! at 9:00, `b` held and confirmed, and `r` held and given back.

use serde_json::{Value, json};

use super::super::tests::data_of;
use super::*;
use crate::funerals::desk::{Asked, Home, Line};

const EXAMPLE: &str = include_str!("../../../tests/data/funerals-week.json");

/// The example's pools with two cases, and so many ordinary cremators.
fn home(cremators: i64) -> Home {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    let case = |id: &str, confirmed: bool| json!({"id": id, "cremation": {"class": "ordinary", "minutes": 60}, "confirmed": confirmed});
    let at = |id: &str, start: &str| json!({"case": id, "cremation": {"pool": "ordinary", "start": start}});
    document["cases"] = json!([case("c", true), case("p", false)]);
    document["previous"] = json!([at("c", "2026-04-04 08:30"), at("p", "2026-04-03 10:00")]);
    document["pools"][6]["units"] = json!(cremators);
    Home::read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn hold(id: &str, start: &str) -> Value {
    json!({
        "request": format!("hold {id}"), "command": "hold", "case": {"id": id, "cremation": {"class": "ordinary", "minutes": 60}},
        "service": {"case": id, "cremation": {"pool": "ordinary", "start": start}}
    })
}

/// The lines of commands that are all given on the 2nd at 9:00.
fn ledger(commands: &[Value]) -> Vec<Line> {
    let (mut desk, mut lines) = (Desk::new(home(2)), Vec::new());
    for command in commands {
        let mut whole = json!({"anpai": 1, "model": "funerals-desk"});
        whole.as_object_mut().expect("an object").extend(command.as_object().expect("an object").clone());
        let asked = Asked::read(whole.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
        desk.answer(&mut lines, at("09:00"), &asked).unwrap_or_else(|refusal| panic!("{refusal}"));
    }
    lines
}

fn at(clock: &str) -> Instant {
    Instant::parse(&format!("2026-04-02T{clock}:00+08:00")).expect("an instant")
}

fn booked() -> Vec<Value> {
    vec![
        hold("a", "2026-04-04 13:00"),
        hold("b", "2026-04-03 12:00"),
        json!({"request": "confirm b", "command": "confirm", "booking": "b"}),
        hold("r", "2026-04-05 09:00"),
        json!({"request": "release r", "command": "release", "booking": "r"}),
    ]
}

fn page(cremators: i64, commands: &[Value]) -> String {
    let books = Desk::replay(home(cremators), &ledger(commands)).unwrap_or_else(|issues| panic!("{issues}"));
    desk(&books, books.last())
}

/// Minutes from the first midnight of the 3rd, as milliseconds.
fn on(date: i64, hours: i64, minutes: i64) -> i64 {
    (((date - 3) * 24 + hours) * 60 + minutes) * 60_000
}

#[test]
fn the_data_hold_who_has_which_unit_and_how_each_stands() {
    let data = data_of(&page(2, &booked()));
    let case = |label: &str, state: &str, until: Option<i64>, begins: i64| json!({"label": label, "state": state, "until": until, "begins": begins});
    let expected = [
        case("c", "document", None, on(4, 8, 30)),
        case("p", "planned", None, on(3, 10, 0)),
        case("a", "held", Some(on(2, 9, 30)), on(4, 13, 0)),
        case("b", "confirmed", None, on(3, 12, 0)),
        case("r", "released", None, on(5, 9, 0)),
    ];
    assert_eq!(
        (&data["cases"], &data["over"], &data["at"]),
        (&json!(expected), &json!(1), &json!(on(2, 9, 0)))
    );
    // Pool 6, unit, from, end, end of cooling, units, case: what is given back takes nothing.
    let uses = json!([
        [6, 1, on(3, 10, 0), on(3, 11, 0), on(3, 11, 20), 1, 1, null],
        [6, 1, on(3, 12, 0), on(3, 13, 0), on(3, 13, 20), 1, 3, null],
        [6, 1, on(4, 8, 30), on(4, 9, 30), on(4, 9, 50), 1, 0, null],
        [6, 1, on(4, 13, 0), on(4, 14, 0), on(4, 14, 20), 1, 2, null],
    ]);
    assert_eq!(data["uses"], uses);
    assert_eq!(data["outages"], json!([[6, 2, on(4, 9, 10), on(4, 12, 0)]]));
    assert_eq!((&data["overbooked"], &data["dates"][0]), (&json!([]), &json!("2026-04-03")));
}

#[test]
fn what_is_more_than_there_is_is_told_with_whose_it_is() {
    // `d` and `b` at the same time: with one cremator that is one too many, from 12:00 to the end of cooling at 13:20.
    let mut commands = booked();
    commands.push(hold("d", "2026-04-03 12:00"));
    let data = data_of(&page(1, &commands));
    // The one cremator is out on the 4th, so that nothing is left for `c` from 9:10 to 9:50; `c` is no booking.
    let expected = json!([[6, on(3, 12, 0), on(3, 13, 20), ["b", "d"]], [6, on(4, 9, 10), on(4, 9, 50), []]]);
    assert_eq!(data["overbooked"], expected);
    // `d` is told to have a second unit, which is not there.
    assert_eq!((&data["uses"][4][1], &data["uses"][4][6]), (&json!(2), &json!(4)));
}

#[test]
fn plots_stand_by_kind_and_one_by_one_without_certificates() {
    let plot = |id: &str, kind: &str| json!({"id": id, "kind": kind});
    let of = |request: &str, command: &str, plot: &str, right: &str| json!({"request": request, "command": command, "plot": plot, "right": right});
    let mut pay = of("pay", "pay-plot", "n2", "f2");
    (pay["certificate"], pay["fee_years"]) = (json!("certificate-17"), json!(20));
    let mut tree = plot("t1", "tree");
    tree["site"] = json!("east");
    let page = page(
        2,
        &[
            json!({"request": "open", "command": "open-plots", "plots": [plot("n1", "niche"), plot("n2", "niche"), tree]}),
            of("hold", "hold-plot", "n2", "f2"),
            pay,
            of("keep", "hold-plot", "t1", "f3"),
        ],
    );
    let data = data_of(&page);
    assert_eq!(data["register"], json!([["niche", null, [1, 0, 1, 0]], ["tree", "east", [0, 1, 0, 0]]]));
    let row = |label: &str, state: &str, right: Option<&str>, until: Option<i64>, fee: Option<&str>| {
        let (kind, site) = if label == "t1" { ("tree", Some("east")) } else { ("niche", None) };
        json!({"label": label, "kind": kind, "site": site, "state": state, "right": right, "until": until, "fee_until": fee})
    };
    let expected = [
        row("n2", "paid", Some("f2"), None, Some("2046-04-02")),
        row("t1", "held", Some("f3"), Some(on(2, 9, 30)), None),
        row("n1", "free", None, None, None),
    ];
    assert_eq!(data["plots"], json!(expected));
    assert!(!page.contains("certificate-17"));
}

#[test]
fn an_empty_ledger_has_a_page() {
    let data = data_of(&page(2, &[]));
    assert_eq!(
        (&data["at"], &data["register"], &data["cases"][0]["label"]),
        (&json!(null), &json!([]), &json!("c"))
    );
}

#[test]
fn nothing_that_the_ledger_says_leaves_the_data_block() {
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    let (nasty, plain) =
        (page(2, &[hold(text, "2026-04-03 12:00")]), page(2, &[hold("a", "2026-04-03 12:00")]));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(nasty.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&nasty)["cases"][2]["label"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

#[test]
fn the_page_knows_every_state_in_both_languages() {
    let words = include_str!("../assets/desk/words.js");
    let bookings = [
        BookingState::Held(Instant(0)),
        BookingState::Confirmed,
        BookingState::Released,
        BookingState::Expired,
    ];
    let states = bookings
        .map(BookingState::name)
        .into_iter()
        .chain(["document", "planned", "free", "paid", "interred"]);
    for state in states {
        assert!(words.matches(&format!(" {state}: \"")).count() >= 2, "{state} has words in both languages");
    }
}
