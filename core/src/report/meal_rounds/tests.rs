//! The example document with the plan whose figures are written out beside it.

use serde_json::{Value, json};

use super::super::tests::data_of;
use super::*;
use crate::meals::rounds::read;
use crate::meals::rounds::testing::{problem, reached};

fn page(problem: &Problem, plan: &Plan) -> String {
    meal_rounds(problem, plan, Status::Partial)
}

/// Clock time as milliseconds.
fn at(hours: i64, minutes: i64, seconds: i64) -> i64 {
    (hours * 3600 + minutes * 60 + seconds) * 1000
}

#[test]
fn the_data_hold_who_brings_what_when() {
    let data = data_of(&page(&problem(), &reached()));
    assert_eq!(
        (&data["all"], &data["date"], &data["now"]),
        (&json!([58, 56, 4]), &json!("2026-03-02"), &json!(null))
    );
    let e1 = &data["trips"][0];
    assert_eq!(
        *e1,
        json!({"courier": 0, "kitchen": 0, "has_left": false, "way": 0, "ready": at(10, 2, 0), "departure": at(10, 56, 0),
            "end": at(11, 9, 0), "lines": [],
            "stops": [[0, 2, at(11, 0, 0), at(11, 0, 0), at(11, 1, 0)], [1, 1, at(11, 3, 0), at(11, 3, 0), at(11, 9, 0)]]})
    );
    assert_eq!(data["couriers"][1]["back"], json!([at(11, 20, 40), 251_000]));
    assert_eq!(data["couriers"][1]["sum"], json!([1, 1, 3, 0, 712_000, 3555, 0, 269_000, 225]));
    let point = &data["orders"][3];
    assert_eq!(
        (&point["brought"], &point["split"], &point["hot"], &point["at"]),
        (&json!(50), &json!(true), &json!(2_700_000), &json!([0.0, 2000.0]))
    );
    let k1 = &data["kitchens"][0];
    assert_eq!((&k1["boxes"], &k1["most"], &k1["sum"][2]), (&json!([0, 1]), &json!(60), &json!(53)));
    assert_eq!(
        data["unserved"][0],
        json!([4, 1, {"obstacle": "too-far-to-be-hot", "needed_minutes": 50, "hot_minutes": 30}])
    );
    assert_eq!(data["changes"], json!(null));
}

#[test]
fn the_data_hold_what_has_left_and_what_has_changed() {
    let mut document: Value =
        serde_json::from_str(include_str!("../../../tests/data/meal-rounds.json")).expect("JSON");
    document["now"] = json!("10:50");
    document["previous"] = json!([
        {"courier": "v1", "kitchen": "k1", "departure": "10:45", "stops": [{"order": "o4", "meals": 50}]},
        {"courier": "v1", "kitchen": "k2", "departure": "11:30", "stops": [{"order": "o3", "meals": 3}]}
    ]);
    document["kitchens"][1]["closed_from"] = json!("11:20");
    let problem = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let data = data_of(&page(&problem, &reached()));
    assert_eq!(data["now"], at(10, 50, 0));
    let left: Vec<&Value> =
        data["trips"].as_array().expect("a list").iter().map(|t| &t["has_left"]).collect();
    assert_eq!(left, [&json!(false), &json!(false), &json!(true)]);
    // The trip of half past eleven could not stay, and e2 brings it now.
    assert_eq!(data["changes"], json!({"moved": [2], "displaced": [2]}));
    assert_eq!(
        (&data["kitchens"][1]["falls_out"], &data["kitchens"][0]["falls_out"]),
        (&json!(true), &json!(false))
    );
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.orders[0].id = text.into();
    nasty.couriers[0].id = text.into();
    nasty.kitchens[0].named.name = text.into();
    nasty.boxes[0].name = text.into();
    let (page, plain) = (page(&nasty, &reached()), page(&plain, &reached()));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["couriers"][0]["label"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

#[test]
fn the_page_knows_every_rule_and_obstacle_in_both_languages() {
    let rule_words = include_str!("../assets/rounds/rules.js");
    for rule in RULES {
        assert!(rule_words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
    let minutes = crate::time::Minutes::default();
    let obstacles = [
        Obstacle::NobodyFills,
        Obstacle::OtherKitchensOnly,
        Obstacle::PartHasLeft { left: 1 },
        Obstacle::KitchensClosed { by_minutes: minutes },
        Obstacle::NobodyCarries,
        Obstacle::LargerThanEveryBox { needed: 2, largest: 1 },
        Obstacle::NoWay,
        Obstacle::TooFarToBeHot { needed_minutes: minutes, hot_minutes: minutes },
        Obstacle::ReadyTooLate { by_minutes: minutes },
        Obstacle::ComesTooLate { by_minutes: minutes },
        Obstacle::ColdBeforeWindow { by_minutes: minutes },
        Obstacle::BackTooLate { by_minutes: minutes },
        Obstacle::KitchensFull { room: 0 },
        Obstacle::NoRoomLeft { couriers: 1 },
    ];
    for obstacle in obstacles {
        let key = json!(obstacle)["obstacle"].as_str().expect("a name").to_owned();
        for words in [include_str!("../assets/rounds/words.js"), include_str!("../assets/rounds/words_zh.js")]
        {
            assert!(words.contains(&format!("\"{key}\": ")), "{key} has words");
        }
    }
}

#[test]
fn a_document_without_coordinates_has_a_page_too() {
    let mut problem = problem();
    problem.datum = None;
    problem.places.iter_mut().for_each(|place| place.coordinate = None);
    let data = data_of(&page(&problem, &reached()));
    assert_eq!((&data["datum"], &data["orders"][0]["at"]), (&json!(null), &json!(null)));
}
