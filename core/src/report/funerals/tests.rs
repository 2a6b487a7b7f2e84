//! The example document with the plan whose figures are written out beside it.

use serde_json::{Value, json};

use super::super::tests::data_of;
use super::*;
use crate::funerals::services::read;
use crate::funerals::services::testing::{problem, reached};
use crate::funerals::services::unserved::StepName;

fn page(problem: &Problem, plan: &Plan) -> String {
    funerals(problem, plan, Status::Partial)
}

/// A clock time of a day of April 2026 as milliseconds from the start of the 3rd.
fn at(date: i64, hours: i64, minutes: i64) -> i64 {
    (((date - 3) * 24 + hours) * 60 + minutes) * 60_000
}

#[test]
fn the_data_hold_who_has_which_unit_when() {
    let data = data_of(&page(&problem(), &reached()));
    assert_eq!((&data["day"], &data["zone"]), (&json!(false), &json!("Asia/Shanghai")));
    assert_eq!(data["dates"], json!(["2026-04-03", "2026-04-04", "2026-04-05"]));
    assert_eq!(data["midnights"], json!([at(2, 0, 0), 0, at(4, 0, 0), at(5, 0, 0), at(6, 0, 0)]));
    let of = |pool: u64| -> Vec<Value> {
        let uses = data["uses"].as_array().expect("a list");
        uses.iter().filter(|u| u[0] == json!(pool)).cloned().collect()
    };
    // The hearse: `a` for an hour, and 15 minutes of cleaning; `n1` at 7:45 for 90, `n2` in the evening of the same day.
    assert_eq!(
        of(0),
        [
            json!([0, 1, at(3, 6, 30), at(3, 7, 30), at(3, 7, 45), 1, 0, null]),
            json!([0, 1, at(3, 7, 45), at(3, 9, 15), at(3, 9, 30), 1, null, 0]),
            json!([0, 1, at(3, 21, 30), at(3, 22, 30), at(3, 22, 45), 1, null, 1]),
        ]
    );
    // Nights and drawers are followed by nothing; two people of the staff are at the preparation from 7:45 to 9:15.
    assert_eq!(of(3), [json!([3, 1, at(3, 12, 0), at(4, 12, 0), at(4, 12, 0), 1, 0, null])]);
    assert_eq!(of(8), [json!([8, null, at(3, 7, 45), at(3, 9, 15), at(3, 9, 15), 2, 0, null])]);
    // `c` has the first cremator until 9:50; the outage is that of the second.
    assert_eq!(of(6)[0], json!([6, 1, at(4, 8, 30), at(4, 9, 30), at(4, 9, 50), 1, 2, null]));
    assert_eq!(data["outages"], json!([[6, 2, at(4, 9, 10), at(4, 12, 0)]]));
}

#[test]
fn the_data_hold_cases_wishes_and_what_they_cost() {
    let data = data_of(&page(&problem(), &reached()));
    let minutes = |n: i64| n * 60_000;
    // Cases, served; 90 minutes off their wishes, two cases; no day; ten minutes of waiting; one rank; two collections, both
    // made, 60 minutes late.
    assert_eq!(data["total"], json!([4, 3, minutes(90), 2, 0, minutes(10), 1, 2, 2, minutes(60)]));
    let a = &data["cases"][0];
    assert_eq!(
        a["served"],
        json!([1, at(4, 10, 30), at(4, 13, 45), minutes(30), 0, minutes(10), 0]),
        "its farewell is 30 minutes behind the wish, its ashes 45 minutes after the cremation"
    );
    // Its window is of every day, that of `b` of one date; `c` may be on the 4th alone.
    let nine = |date| json!([at(date, 9, 0), at(date, 10, 0)]);
    assert_eq!(a["wishes"], json!([nine(3), nine(4), nine(5)]));
    assert_eq!(data["cases"][1]["wishes"], json!([[at(3, 10, 0), at(3, 11, 0)]]));
    assert_eq!((&data["cases"][2]["days"], &data["cases"][1]["days"]), (&json!([1]), &json!(null)));
    assert_eq!(
        (&a["nights"], &a["cremation"], &a["wished"]),
        (&json!(1), &json!(["ordinary", 2]), &json!(1))
    );
    assert_eq!(data["unserved"], json!([[3, {"obstacle": "no-room-left"}]]));
    assert_eq!(data["collections"][0]["start"], json!(at(3, 7, 45)));
    assert_eq!(data["closed"], json!([["Qingming", at(5, 0, 0), at(5, 12, 0), true, false]]));
    assert_eq!((&data["gap"], &data["transfer"]), (&json!(minutes(30)), &json!(minutes(10))));
    assert_eq!(data["moved"], json!(null));
}

#[test]
fn hours_bind_halls_and_not_drawers() {
    let data = data_of(&page(&problem(), &reached()));
    assert_eq!(data["pools"][1]["hours"], json!([]));
    assert_eq!(data["pools"][2]["hours"][1], json!([at(3, 13, 0), at(3, 17, 0)]));
    assert_eq!((&data["pools"][2]["staff"], &data["pools"][6]["casket"]), (&json!([8, 2]), &json!(2)));
    // The ordinary cremators: one at a time, twice, for 80 and 90 minutes.
    let ordinary = &data["pools"][6];
    assert_eq!(
        (&ordinary["busiest"], &ordinary["uses"], &ordinary["busy"]),
        (&json!(1), &json!(2), &json!(170 * 60_000))
    );
}

#[test]
fn whom_a_change_concerns_is_named() {
    let mut document: Value =
        serde_json::from_str(include_str!("../../../tests/data/funerals-week.json")).expect("JSON");
    document["previous"] = json!([
        {"case": "b", "farewell": {"pool": "large", "start": "2026-04-03 09:30"}, "cremation": {"pool": "superior", "start": "2026-04-03 11:10"}},
        {"case": "c", "cremation": {"pool": "ordinary", "start": "2026-04-04 08:30"}}
    ]);
    let problem = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    // `b` was to begin half an hour later; `c` stays.
    assert_eq!(data_of(&page(&problem, &reached()))["moved"], json!([[1, at(3, 9, 30)]]));
}

#[test]
fn a_plan_that_serves_nobody_has_a_page_too() {
    let data = data_of(&page(&problem(), &Plan::default()));
    assert_eq!((&data["uses"], &data["cases"][0]["served"]), (&json!([]), &json!(null)));
    assert_eq!(data["unserved"].as_array().map(Vec::len), Some(4));
}

#[test]
fn nothing_that_a_document_says_leaves_the_data_block() {
    let (plain, mut nasty) = (problem(), problem());
    let text = "</script><script>alert(1)</script><!-- {{script}} {{main}} \u{2028} \" '";
    nasty.name = text.into();
    nasty.cases[0].id = text.into();
    nasty.pools[4].named.name = text.into();
    nasty.closed[0].name = text.into();
    nasty.collections[0].id = text.into();
    let (page, plain) = (page(&nasty, &reached()), page(&plain, &reached()));
    for tag in ["<script", "</script", "<!--"] {
        assert_eq!(page.matches(tag).count(), plain.matches(tag).count(), "{tag}");
    }
    assert_eq!(data_of(&page)["cases"][0]["label"], text);
    assert!(!["{{style", "{{title", "{{data", "{{main", "{{skip"].iter().any(|hole| plain.contains(hole)));
}

#[test]
fn the_page_knows_every_rule_and_obstacle_in_both_languages() {
    let rule_words = include_str!("../assets/funerals/rules.js");
    for rule in RULES {
        assert!(rule_words.contains(&format!("  {}: [", rule.name())), "{} has words", rule.name());
    }
    let step = StepName::Vigil;
    let obstacles = [
        Obstacle::NothingFits { step },
        Obstacle::NoUnits { step },
        Obstacle::NoDay,
        Obstacle::NoTime { days: 1 },
        Obstacle::Confirmed,
        Obstacle::NoRoomLeft,
    ];
    let words = [include_str!("../assets/funerals/words.js"), include_str!("../assets/funerals/words_zh.js")];
    for obstacle in obstacles {
        let key = json!(obstacle)["obstacle"].as_str().expect("a name").to_owned();
        for words in words {
            assert!([format!("\"{key}\": "), format!(" {key}: ")].iter().any(|k| words.contains(k)), "{key}");
        }
    }
}
