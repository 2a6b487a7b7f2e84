//! The example document with the plan whose figures are written out beside it.

use serde_json::{Value, json};

use super::super::tests::data_of;
use super::requests::MOST;
use super::*;
use crate::funerals::slots::proof::{Method, Stage, StageProof};
use crate::funerals::slots::read;
use crate::funerals::slots::rules::referee;
use crate::funerals::slots::testing::{problem, reached};
use crate::funerals::slots::unplaced::Obstacle::*;

fn proof() -> Proof {
    Proof { method: Method::Prices, stages: vec![StageProof::new(Stage::Placed, 14, 15)] }
}

fn page(problem: &Problem, plan: &Plan) -> String {
    slots(problem, plan, Status::Partial, &referee(problem, plan), Some(&proof()))
}

#[test]
fn the_data_hold_what_is_used_of_each_slot_and_who_wanted_it_in_vain() {
    let data = data_of(&page(&problem(), &reached()));
    assert_eq!(
        (&data["dates"], &data["sites"]),
        (&json!(["2026-04-04", "2026-04-05"]), &json!(["East cemetery", "west"]))
    );
    let e8 = &data["slots"][0];
    assert_eq!(
        (&e8["start"], &e8["end"], &e8["day"], &e8["peak"]),
        (&json!("08:30"), &json!("10:00"), &json!(0), &json!(true))
    );
    // r4 with four people and the car, r2 alone; r2 has the number 3. A rate without a risk overbooks nothing.
    let used = ["people", "places", "cars", "parking", "riders", "last_number", "no_shows"]
        .map(|key| e8[key].clone());
    assert_eq!(used, [json!(5), json!(6), json!(1), json!(1), json!(0), json!(3), json!(null)]);
    // r1 with two people and r3 with three found one place, and r9 another booking for its plot.
    assert_eq!(e8["missed"], json!([["places-full", 2, 5], ["plot-has-booking", 1, 1]]));
    assert_eq!(data["slots"][3]["missed"], json!([]));
    assert_eq!(data["shuttles"], json!([{"label": "From the north at eight", "seats": 5, "riders": 0}]));
}

#[test]
fn the_data_hold_ranks_numbers_and_reasons() {
    let data = data_of(&page(&problem(), &reached()));
    let all = ["asked", "placed", "peak"].map(|key| data[key].clone());
    let of = |requests, people| json!({"requests": requests, "people": people});
    assert_eq!(all, [of(9, 23), of(5, 14), of(4, 9)]);
    // r4, r7 and r2 by draw, and r5 with five people in w8, have their first wish; r6 the second.
    assert_eq!(data["ranks"], json!([[4, 12, 3, 7], [1, 2, 1, 2], [0, 0, 0, 0]]));
    // Without a slot by number: r3, r1, r9, r8; then r4, r7, r2, r6, r5.
    let requests = data["requests"].as_array().expect("a list");
    let numbers: Vec<(&str, i64)> = requests
        .iter()
        .map(|row| (row[0].as_str().expect("an id"), row[1].as_i64().expect("a number")))
        .collect();
    let expected =
        [("r3", 4), ("r1", 6), ("r9", 8), ("r8", 9), ("r4", 1), ("r7", 2), ("r2", 3), ("r6", 5), ("r5", 7)];
    assert_eq!(numbers, expected);
    assert_eq!(
        requests[3],
        json!(["r8", 9, 3, 0, 3, null, null, false, [[1, "no-shuttle"], [2, "places-full"]]])
    );
    assert_eq!(requests[7], json!(["r6", 5, 2, 0, 0, 1, 2, true, []]));
    // r3 (twice), r1 (three times) and r8 (once) met full places, r3 and r1 nothing else; 3 + 2 + 3 people.
    let reason = |why: &str| {
        let reasons = data["reasons"].as_array().expect("a list");
        reasons.iter().find(|row| row["why"] == why).cloned().expect("a reason")
    };
    let full = json!({"why": "places-full", "requests": 3, "people": 8, "alone": 2, "wishes": 6});
    assert_eq!((reason("places-full"), data["reasons"].as_array().map(Vec::len)), (full, Some(3)));
    assert_eq!(reason("no-shuttle")["alone"], 0);
    assert_eq!(
        (&data["proof"]["method"], &data["proof"]["stages"][0]["bound"]),
        (&json!("prices"), &json!(15))
    );
}

#[test]
fn nobody_is_named_and_no_plot() {
    let mut document: Value =
        serde_json::from_str(include_str!("../../../tests/data/slots.json")).expect("JSON");
    for (n, request) in document["requests"].as_array_mut().expect("a list").iter_mut().enumerate() {
        (request["identity"], request["plot"]) = (json!(format!("whose-{n}")), json!(format!("grave-{n}")));
    }
    let problem = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let page = page(&problem, &reached());
    assert!(!page.contains("whose-") && !page.contains("grave-") && page.contains("\"r4\""));
}

/// So many requests of one person for the one place of a slot: one has it.
fn crowd(many: usize) -> Problem {
    let requests: Vec<Value> = (0..many)
        .map(|n| json!({"id": format!("q{n}"), "identity": n.to_string(), "wishes": ["one"]}))
        .collect();
    let document = json!({
        "anpai": 1, "model": "slots", "horizon": {"start": "2026-04-04"}, "sites": [{"id": "east"}], "seed": "s",
        "no_shows": {"rate": 0.1, "risk": 0.05},
        "slots": [{"id": "one", "site": "east", "day": 0, "start": "08:00", "end": "09:00", "people": 1, "peak": true}],
        "requests": requests
    });
    read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

#[test]
fn of_very_many_requests_the_first_numbers_are_listed_and_all_are_counted() {
    let problem = crowd(MOST + 20);
    let plan = Plan::drawn(&problem);
    let data = data_of(&slots(&problem, &plan, Status::Partial, &referee(&problem, &plan), None));
    let requests = data["requests"].as_array().expect("a list");
    assert_eq!((requests.len(), &data["proof"]), (MOST + 1, &json!(null)));
    // Number 1 has the place, numbers 2 to 5,001 are told why not.
    let number = |row: &Value| row[1].as_u64().expect("a number") as usize;
    assert_eq!(
        (number(&requests[0]), number(&requests[MOST - 1]), number(&requests[MOST])),
        (2, MOST + 1, 1)
    );
    assert_eq!(data["reasons"][0]["requests"], MOST + 19);
    assert_eq!(data["slots"][0]["no_shows"], json!([0.1, 0.05]));
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.sites[0].name = text.into();
    nasty.slots[0].id = text.into();
    nasty.shuttles[0].named.name = text.into();
    nasty.requests[0].id = text.into();
    nasty.draw.as_mut().expect("a draw").seed = text.into();
    let (page, plain) = (page(&nasty, &reached()), page(&plain, &reached()));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["draw"][0], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

#[test]
fn the_page_knows_every_rule_obstacle_method_and_stage_in_both_languages() {
    let rule_words = include_str!("../assets/slots/rules.js");
    for rule in RULES {
        assert!(rule_words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
    let obstacles = [
        LargerThanSlot,
        NoParking,
        NoShuttle,
        PlacesFull,
        ParkingFull,
        ShuttleFull,
        IdentityHasBooking,
        PlotHasBooking,
    ];
    let methods = [Method::Draw, Method::Flow, Method::Prices, Method::Mip].map(|m| json!(m));
    let stages = [Stage::Placed, Stage::RankWeight, Stage::Points].map(|s| json!(s));
    for name in obstacles.iter().map(|o| json!(o)).chain(methods).chain(stages) {
        let key = name.as_str().expect("a name").to_owned();
        for words in [include_str!("../assets/slots/words.js"), include_str!("../assets/slots/words_zh.js")] {
            let known = words.contains(&format!("\"{key}\": ")) || words.contains(&format!(" {key}: "));
            assert!(known, "{key} has words");
        }
    }
}
