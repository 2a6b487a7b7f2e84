//! What a good document becomes, and ways in which one can be wrong, each by what is changed in the good one.

use serde_json::{Value, json};

use crate::id::StreetId;
use crate::issue::{Issue, escape};
use crate::network::plan::problem::{ClassId, Problem, SizeId};
use crate::network::plan::testing::*;
use crate::network::plan::{Answer, Plan, read};

/// The good document with what stands at `pointer` replaced, or added to its object or list.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    let (object, field) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(object).expect("an object or list") {
        Value::Object(fields) => drop(fields.insert(field.to_owned(), value)),
        Value::Array(list) => match field.parse::<usize>().ok().filter(|at| *at < list.len()) {
            Some(at) => list[at] = value,
            None => list.push(value),
        },
        other => panic!("{other} has no fields"),
    }
    document.to_string().into_bytes()
}

fn found(bytes: &[u8]) -> Vec<(&'static str, String)> {
    let issues = read(bytes).err().unwrap_or_default();
    issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
}

fn good(pointer: &str, value: Value) -> Problem {
    read(&with(pointer, value)).unwrap_or_else(|issues| panic!("{issues}"))
}

#[test]
fn the_good_document_is_good() {
    let p = problem();
    assert_eq!((p.kinds.len(), p.sites.len(), p.communities.len(), p.staff.len()), (2, 5, 4, 1));
    assert_eq!((p.days, p.budget, p.total_hours()), (1826, Some(80_000_000), 210));
    assert_eq!(p.communities[1].hours, [50, 20]);
    assert_eq!(p.communities[3].hours, [10, 0]);
    let a1 = &p.sites[0].site;
    assert_eq!(
        (a1.existing, a1.closing, a1.sizes[1].opening),
        (Some(SizeId(0)), Some(2_000_000), 20_000_000)
    );
    assert_eq!(
        p.sites.iter().map(|f| f.kind).collect::<Vec<_>>(),
        [STATION, STATION, STATION, DAY_CARE, DAY_CARE]
    );
    // c4 has its street of its own, c1 that of its place.
    assert_eq!([0, 3].map(|c: usize| p.communities[c].street), [Some(StreetId(0)), Some(StreetId(1))]);
    assert_eq!([1, 2].map(|c: usize| p.communities[c].class), [Some(ClassId(0)), Some(ClassId(1))]);
}

#[test]
fn sites_are_near_within_the_reach_of_their_kind() {
    let p = problem();
    let near = |p: &Problem, kind: usize| -> Vec<Vec<_>> {
        let of = |ways: &[Vec<crate::network::plan::problem::Way>]| {
            ways[kind].iter().map(|w| (w.to, w.leg.metres)).collect()
        };
        p.communities.iter().map(|c| of(&c.sites)).collect()
    };
    // Nearest first: a3 before a1 for c2.
    assert_eq!(
        near(&p, 0),
        [vec![(A1, 600), (A3, 1342)], vec![(A3, 1200), (A1, 2400)], vec![(A2, 2400)], vec![]]
    );
    assert_eq!(near(&p, 1), [vec![(D1, 1342)], vec![(D1, 1200)], vec![(D2, 1440)], vec![]]);
    // 24 minutes are 7,200 m: a2 is just within them of c4, and c1's 7,225 m are not.
    let p = good("/kinds/0/reach/minutes", json!(24));
    assert_eq!(near(&p, 0)[3], [(A2, 7200)]);
    assert!(!near(&p, 0)[0].iter().any(|(site, _)| *site == A2));
}

#[test]
fn the_slowest_hour_of_the_day_counts() {
    // From noon on a way takes twice as long: 2,400 m take 960 s, more than 900.
    let travel = json!({
        "kind": "straight-line", "periods": ["06:00", "12:00"],
        "modes": {"ebike": {"km_per_hour": 18, "detour": 1.2, "slower": [1, 2]}}
    });
    let p = good("/travel", travel);
    assert_eq!(p.communities[1].sites[0].iter().map(|w| w.to).collect::<Vec<_>>(), [A3]);
    assert!(p.communities[2].sites[0].is_empty());
}

#[test]
fn tables_without_a_way_need_no_coordinates() {
    // From the community to the site there is a way, back there is none, and none is asked for.
    let document = json!({
        "anpai": 1, "model": "network-plan", "days": 1,
        "places": [{"id": "a"}, {"id": "b"}],
        "travel": {"kind": "table", "modes": {"bus": {"seconds": [[0, 600], [null, 0]], "metres": [[0, 2500], [null, 0]]}}},
        "kinds": [{"id": "rental", "reach": {"mode": "bus", "minutes": 10}}],
        "sites": [{"id": "r", "place": "b", "kind": "rental", "sizes": [{"id": "s", "hours": 10}]}],
        "communities": [{"id": "at a", "place": "a", "people": 7}, {"id": "at b", "place": "b", "people": 3}]
    });
    let p = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    assert_eq!(p.communities[0].sites[0].iter().map(|w| w.leg.metres).collect::<Vec<_>>(), [2500]);
    let mut back = document;
    back["sites"][0]["place"] = json!("a");
    let p = read(back.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    assert!(p.communities[1].sites[0].is_empty());
}

#[test]
fn figures_that_are_no_numbers_are_refused() {
    let mut draft =
        crate::network::plan::read_draft(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    draft.places[0].x = Some(f64::NAN);
    draft.budget = Some(f64::INFINITY);
    draft.sites[0].sizes[1].opening_yuan = Some(f64::NAN);
    draft.targets[0].at_least = Some(f64::NAN);
    let issues = crate::network::plan::check(&draft).expect_err("four are no numbers");
    let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
    assert_eq!(
        found,
        [
            ("not-a-number", "/places/0/x"),
            ("bad-sum", "/sites/0/sizes/1/opening_yuan"),
            ("bad-bound", "/targets/0/at_least"),
            ("bad-sum", "/budget"),
        ]
    );
}

#[test]
fn sums_that_could_overflow_are_refused() {
    // Each site runs for ten billion yuan a day over a hundred years: 3.66e16 fen. 64 of them pass a quarter of 64 bits,
    // 2.3058e18, and 63 do not, by a hair.
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    document["days"] = json!(36_600);
    let mut site = document["sites"][1].clone();
    site["sizes"][0]["daily_yuan"] = json!(1e10);
    site["sizes"][0]["opening_yuan"] = json!(0);
    let of = |n: usize| {
        let mut site = site.clone();
        site["id"] = json!(format!("s{n}"));
        site
    };
    document["sites"] = (0..62).map(of).collect();
    assert_eq!(found(document.to_string().as_bytes()), []);
    document["sites"] = (0..64).map(of).collect();
    assert_eq!(found(document.to_string().as_bytes()), [("sum-overflow", "/days".to_owned())]);
    let weights = json!({"Cost": {"weight": 9_000_000_000_000_000_i64}});
    assert_eq!(found(&with("/rules", weights)), [("score-overflow", "/rules/Cost/weight".to_owned())]);
    let many = |people: i64, hours: i64| -> Value {
        let one = |n: usize| json!({"id": format!("c{n}"), "place": "c1", "class": "village", "people": people, "demand": {"station": hours}});
        let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
        document["targets"] = json!([]);
        document["communities"] = (0..1001).map(one).collect();
        document
    };
    let hours = many(10, 1_000_000).to_string();
    assert_eq!(found(hours.as_bytes()), [("too-many-hours", "/communities".to_owned())]);
    let people = many(1_000_000, 10).to_string();
    assert_eq!(found(people.as_bytes()), [("too-many-people", "/communities".to_owned())]);
}

/// Pointers of everything in a document.
fn pointers(value: &Value, at: &str, all: &mut Vec<String>) {
    all.push(at.to_owned());
    match value {
        Value::Object(fields) => {
            fields.iter().for_each(|(key, value)| pointers(value, &format!("{at}/{}", escape(key)), all));
        }
        Value::Array(list) => {
            list.iter().enumerate().for_each(|(n, value)| pointers(value, &format!("{at}/{n}"), all));
        }
        _ => {}
    }
}

#[test]
fn whatever_is_changed_is_refused_by_pointer_or_can_be_planned() {
    [EXAMPLE, SITING].into_iter().for_each(whatever_is_changed);
}

fn whatever_is_changed(example: &str) {
    let document: Value = serde_json::from_str(example).expect("JSON");
    let mut all = Vec::new();
    pointers(&document, "", &mut all);
    let values =
        [json!(null), json!(-1), json!(1e300), json!("x"), json!(""), json!([]), json!({}), json!(i64::MAX)];
    for pointer in all {
        for value in &values {
            let mut changed = document.clone();
            *changed.pointer_mut(&pointer).expect("it is there") = value.clone();
            match read(changed.to_string().as_bytes()) {
                Ok(problem) => {
                    let file = Answer::new(&problem, &Plan::as_it_is(&problem));
                    assert!(file.score.is_feasible(), "{pointer} {value}");
                }
                Err(issues) => {
                    let points = |i: &Issue| changed.pointer(&i.pointer).is_some();
                    assert!(issues.0.iter().all(points), "{pointer} {value}: {issues}");
                }
            }
        }
    }
}

#[test]
fn the_example_keeps_the_committed_schema() {
    let schema = crate::network::plan::schema();
    assert_eq!(schema["properties"]["model"]["const"], "network-plan");
    for field in serde_json::from_str::<Value>(EXAMPLE).expect("JSON").as_object().expect("an object").keys()
    {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}

#[test]
fn the_document_on_the_page_can_be_planned() {
    let page = include_str!("../../../../../docs/network-plan.md");
    let (_, block) = page.split_once("```json\n").expect("a document");
    let (block, _) = block.split_once("```").expect("its end");
    let lines = block.lines().map(|line| line.split("//").next().unwrap_or_default());
    let document = lines.collect::<Vec<_>>().join("\n");
    let p = read(document.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    // One target of each measure.
    assert_eq!((p.sites.len(), p.targets.len()), (2, 6));
}
