//! What a good document becomes, and ways in which one can be wrong, each by what is changed in the good one.

use serde_json::{Value, json};

use crate::funerals::slots::problem::{Count, IdentityId, PlotId, ShuttleId, SiteId};
use crate::funerals::slots::testing::*;
use crate::funerals::slots::{Plan, check, read, read_draft, unplaced};
use crate::time::Duration;

fn found(changes: &[(&str, Value)]) -> Vec<(&'static str, String)> {
    let issues = read(&with(changes)).err().unwrap_or_default();
    issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
}

fn one(code: &'static str, pointer: &str) -> Vec<(&'static str, String)> {
    vec![(code, pointer.to_owned())]
}

#[test]
fn the_good_document_is_good() {
    let p = problem();
    let numbers = (p.sites.len(), p.shuttles.len(), p.slots.len(), p.requests.len(), p.all_wishes.len());
    assert_eq!(numbers, (2, 1, 4, 9, 18));
    let (e8, e8b) = (&p.slots[E8.index()], &p.slots[E8B.index()]);
    assert_eq!((e8.site, e8.day, e8.capacity, e8.places), (SiteId(0), 0, 6, 6));
    assert_eq!((e8.parking, e8.shuttle, e8.first_wishes), (Some(1), Some(ShuttleId(0)), 11));
    assert_eq!(e8b.start - p.horizon.midnight(1), Duration::minutes(8 * 60 + 30));
    assert_eq!(e8b.end - e8b.start, Duration::minutes(30));
    let peak: Vec<bool> = p.slots.iter().map(|slot| slot.peak).collect();
    assert_eq!(peak, [true, true, false, false]);
    let (r1, r2) = (&p.requests[0], &p.requests[1]);
    assert_eq!((r1.identity, r1.plot, r1.people, r1.cars), (IdentityId(0), Some(PlotId(0)), 2, 1));
    assert_eq!((r2.plot, r2.people, r2.cars, r2.shuttle), (Some(PlotId(0)), 1, 0, false));
    assert_eq!((p.requests[5].identity, p.identities, p.plots), (IdentityId(0), 8, 3));
    assert_eq!((p.wishes(r(1)), p.rank(r(1), W8), p.rank(r(9), W8)), (&[E8, E10, W8][..], Some(2), None));
    assert_eq!((p.requests[2].riders(), p.requests[0].riders()), (3, 0));
    let weights: Vec<i64> = [0, 1, 9, 10, 19].map(|rank| p.rank_weight(rank)).into();
    assert_eq!((weights, p.count, p.largest_party), (vec![100, 90, 10, 10, 10], Count::People, 5));
    assert_eq!(p.drawn(r(6)), Some(E10));
}

#[test]
fn a_slot_is_peak_by_demand_where_more_want_it_first_than_may_be_booked() {
    let peak = |changes: &[(&str, Value)]| good(changes).slots[E10.index()].peak;
    // r7 and r8 are five people.
    assert!(!peak(&[("/slots/1/people", json!(5))]));
    // Three parties of five, of which four in five do not come, are booked with room for ten.
    let no_shows = json!({"rate": 0.8, "risk": 0.05});
    assert!(peak(&[("/slots/1/no_shows", no_shows)]));
    assert!(!peak(&[("/slots/1/peak", json!(false))]));
}

#[test]
fn rate_and_risk_come_from_the_slot_or_from_the_document() {
    let places = |changes: &[(&str, Value)]| {
        let p = good(changes);
        [E8, W8].map(|slot| p.slots[slot.index()].places)
    };
    let room = [("/slots/0/people", json!(10)), ("/slots/2/people", json!(10))];
    let with = |more: &[(&str, Value)]| places(&[&room[..], more].concat());
    assert_eq!(with(&[]), [10, 10]);
    assert_eq!(with(&[("/no_shows", json!({"rate": 0.8, "risk": 0.05}))]), [15, 15]);
    // The document's rate with the slot's risk; either alone does nothing.
    let own = ("/slots/2/no_shows", json!({"risk": 0.05}));
    assert_eq!(with(&[("/no_shows", json!({"rate": 0.8})), own.clone()]), [10, 15]);
    assert_eq!(with(&[("/no_shows", json!({})), own]), [10, 10]);
    // A slot may say that everybody comes there.
    let all = [("/no_shows", json!({"rate": 0.8, "risk": 0.05})), ("/slots/2/no_shows", json!({"rate": 0}))];
    assert_eq!(with(&all), [15, 10]);
}

#[test]
fn what_merely_cannot_be_given_is_no_issue() {
    // Slots without any room, a party too large for all of them, and nobody at all.
    let changes =
        [("/slots/0/people", json!(0)), ("/slots/2/people", json!(0)), ("/shuttles/0/seats", json!(0))];
    let p = good(&changes);
    assert_eq!(unplaced(&p, &Plan::drawn(&p)).len(), 7);
    assert_eq!(good(&[("/requests", json!([]))]).requests.len(), 0);
}

#[test]
fn a_document_without_peak_slots_needs_no_seed() {
    let plain = json!([{"id": "s", "site": "west", "day": 1, "start": "09:00", "end": "10:00", "people": 2}]);
    let asks = json!([{"id": "x", "identity": "i", "wishes": ["s"]}]);
    let changes = [("/slots", plain), ("/requests", asks), ("/seed", Value::Null)];
    let p = good(&changes);
    assert_eq!((p.draw.clone(), Plan::drawn(&p).slots), (None, vec![None]));
    assert_eq!(found(&[("/seed", Value::Null)]), one("missing-seed", ""));
    assert_eq!(found(&[("/seed", json!(""))]), one("empty-seed", "/seed"));
}

#[test]
fn hours_of_a_slot_are_half_an_hour_to_three_on_its_day() {
    let hours =
        |start: &str, end: &str| found(&[("/slots/2/start", json!(start)), ("/slots/2/end", json!(end))]);
    for (start, end) in [("08:00", "08:30"), ("08:00", "11:00"), ("23:30", "25:00")] {
        assert_eq!(hours(start, end), [], "{start}-{end}");
    }
    assert_eq!(hours("08:00", "08:29:59"), one("slot-length", "/slots/2"));
    assert_eq!(hours("08:00", "11:00:01"), one("slot-length", "/slots/2"));
    assert_eq!(hours("08:00", "08:00"), one("slot-length", "/slots/2"));
    assert_eq!(hours("08:00", "07:00"), one("window-reversed", "/slots/2"));
    assert_eq!(hours("24:00", "25:00"), one("slot-on-another-day", "/slots/2/start"));
}

#[test]
fn numbers_stay_within_bounds() {
    let cases = [
        ("/slots/0/people", json!(-1), "capacity-out-of-range"),
        ("/slots/0/people", json!(100_001), "capacity-out-of-range"),
        ("/slots/3/parking", json!(-1), "capacity-out-of-range"),
        ("/shuttles/0/seats", json!(i64::MAX), "capacity-out-of-range"),
        ("/requests/3/people", json!(0), "number-out-of-range"),
        ("/requests/3/people", json!(6), "number-out-of-range"),
        ("/requests/3/people", json!(i64::MAX), "number-out-of-range"),
        ("/requests/3/cars", json!(2), "number-out-of-range"),
        ("/requests/3/cars", json!(-1), "number-out-of-range"),
        ("/largest_party", json!(0), "number-out-of-range"),
        ("/largest_party", json!(101), "number-out-of-range"),
        ("/slots/0/day", json!(2), "day-outside-horizon"),
        ("/rank_weights", json!([]), "number-of-weights"),
        ("/requests/3/wishes", json!([]), "number-of-wishes"),
    ];
    for (pointer, value, code) in cases {
        assert_eq!(found(&[(pointer, value)]), one(code, pointer), "{pointer}");
    }
    let weights = |all: Value| found(&[("/rank_weights", all)]);
    assert_eq!(weights(json!([5, 5, 0])), []);
    assert_eq!(weights(json!([5, 6])), one("rising-weight", "/rank_weights/1"));
    assert_eq!(weights(json!([-1])), one("number-out-of-range", "/rank_weights/0"));
    assert_eq!(weights(json!([1_000_001])), one("number-out-of-range", "/rank_weights/0"));
}

#[test]
fn a_draft_made_by_a_program_may_hold_what_no_json_can() {
    let mut draft = read_draft(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    for value in [f64::NAN, f64::INFINITY, -0.1, 0.95] {
        draft.no_shows =
            Some(crate::funerals::slots::draft::NoShowsDraft { rate: Some(value), risk: Some(0.1) });
        let issues = check(&draft).expect_err("no rate");
        assert_eq!((issues.len(), &*issues.0[0].pointer), (1, "/no_shows/rate"), "{value}");
    }
}

#[test]
fn scores_fit_64_bits_or_the_document_is_refused() {
    let weight = |weight: i64| found(&[("/rules", json!({"RankWeightLost": {"weight": weight}}))]);
    // 23 people, 100 points each: a quarter of 2^63 is 2.3e18.
    assert_eq!(weight(1_000_000_000_000_000), []);
    assert_eq!(weight(1_100_000_000_000_000), one("score-overflow", "/rules/RankWeightLost/weight"));
    assert_eq!(weight(-1), one("negative-weight", "/rules/RankWeightLost/weight"));
}

#[test]
fn a_draft_reads_as_it_was_written() {
    let draft = read_draft(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let text = serde_json::to_vec(&draft).expect("JSON");
    let again = read(&text).unwrap_or_else(|issues| panic!("{issues}"));
    assert_eq!(format!("{again:?}"), format!("{:?}", problem()));
}

/// Pointers of everything in a value.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    let mut below = |key: &str, value: &Value| {
        let pointer = format!("{at}/{key}");
        all.push(pointer.clone());
        pointers(value, &pointer, all);
    };
    match value {
        Value::Object(fields) => fields.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| below(&n.to_string(), value));
        }
        _ => {}
    }
}

#[test]
fn whatever_stands_anywhere_is_refused_by_pointer_or_gives_a_plan() {
    let document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    assert!(all.len() > 100);
    let odd = [
        json!(null),
        json!(true),
        json!(-1),
        json!(i64::MAX),
        json!(1e300),
        json!(0.5),
        json!(""),
        json!("e8"),
        json!([]),
        json!([{}]),
        json!({}),
    ];
    for (pointer, value) in all.iter().flat_map(|pointer| odd.iter().map(move |value| (pointer, value))) {
        let mut changed = document.clone();
        *changed.pointer_mut(pointer).expect("it is there") = value.clone();
        match read(changed.to_string().as_bytes()) {
            Ok(p) => {
                // Whatever is accepted keeps its own draw.
                let hard = crate::funerals::slots::rules::referee(&p, &Plan::drawn(&p)).score.hard;
                assert_eq!(hard, 0, "{pointer} {value}");
            }
            Err(issues) => {
                assert!(!issues.is_empty());
                for issue in &issues.0 {
                    assert!(changed.pointer(&issue.pointer).is_some(), "{pointer} {value}: {issue}");
                    let whole = ![&issue.value, &issue.cause, &issue.action].iter().any(|s| s.is_empty());
                    assert!(whole, "{issue:?}");
                }
            }
        }
    }
}

#[test]
fn a_cut_document_is_refused_without_panic() {
    let text = EXAMPLE.trim_end().as_bytes();
    assert!((0..text.len()).all(|end| read(&text[..end]).is_err()));
}
