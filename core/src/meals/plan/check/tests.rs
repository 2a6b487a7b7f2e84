//! What a good document becomes, and ways in which one can be wrong, each by what is changed in the good one.

use serde_json::{Value, json};

use crate::id::StreetId;
use crate::issue::{Issue, escape};
use crate::meals::plan::problem::{Problem, SizeId};
use crate::meals::plan::testing::*;
use crate::meals::plan::{Answer, Plan, read};

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
    assert_eq!((p.kitchens.len(), p.points.len(), p.communities.len(), p.demands.len()), (2, 3, 3, 7));
    assert_eq!((p.days, p.budget, p.total_demand()), (1250, Some(150_000_000), 170));
    assert_eq!(p.priorities, [1, 3]);
    assert_eq!([C1_HOME, C1_PLAIN].map(|d| p.rank(d)), [0, 1]);
    assert_eq!(p.kitchens[0].meal_fen, [Some(1200), Some(1450)]);
    assert_eq!(p.kitchens[1].meal_fen, [Some(1100), None]);
    assert_eq!((p.points[0].diets.clone(), p.points[2].diets.clone()), (vec![true, true], vec![true, false]));
    let p1 = &p.points[0].site;
    assert_eq!((p1.existing, p1.closing, p1.sizes[1].opening), (Some(SizeId(0)), Some(1_000_000), 6_000_000));
    // c3 has its street of its own, c1 that of its place.
    assert_eq!([0, 2].map(|c: usize| p.communities[c].street), [Some(StreetId(0)), Some(StreetId(1))]);
}

#[test]
fn ways_are_those_within_their_limits() {
    let p = problem();
    let walks: Vec<Vec<_>> =
        p.communities.iter().map(|c| c.points.iter().map(|w| (w.to, w.metres, w.fen)).collect()).collect();
    assert_eq!(walks, [vec![(P1, 500, 0)], vec![(P2, 625, 0)], vec![]]);
    let rides: Vec<Vec<_>> =
        p.communities.iter().map(|c| c.kitchens.iter().map(|w| (w.to, w.metres, w.fen)).collect()).collect();
    // 968 m are 53.24 fen over the 200 of any delivery.
    assert_eq!(rides, [vec![(K1, 1293, 271)], vec![(K2, 968, 253)], vec![(K2, 3600, 398)]]);
    let hauls: Vec<Vec<_>> =
        p.points.iter().map(|p| p.kitchens.iter().map(|w| (w.to, w.metres, w.fen)).collect()).collect();
    assert_eq!(hauls, [vec![(K1, 1500, 15)], vec![(K2, 1500, 15)], vec![(K1, 3133, 31)]]);
    // Half an hour on foot is 1,800 m: p3 is the second of c1.
    let p = good("/service/dine_in/minutes", json!(30));
    assert_eq!(p.communities[0].points.iter().map(|w| w.to).collect::<Vec<_>>(), [P1, P3]);
}

#[test]
fn what_is_not_offered_has_no_ways() {
    let p = good("/service", json!({"delivery": {"mode": "ebike", "minutes": 20}}));
    assert!(
        p.communities.iter().all(|c| c.points.is_empty()) && p.points.iter().all(|p| p.kitchens.is_empty())
    );
    assert!(p.communities.iter().all(|c| !c.kitchens.is_empty()));
}

#[test]
fn the_slowest_hour_of_the_day_counts() {
    // From noon on the walk takes twice as long: 500 m take 1,000 s, more than 900.
    let travel = json!({
        "kind": "straight-line", "periods": ["06:00", "12:00"],
        "modes": {
            "ebike": {"km_per_hour": 18, "detour": 1.2}, "van": {"km_per_hour": 36, "detour": 1.5},
            "walk": {"km_per_hour": 3.6, "detour": 1.25, "slower": [1, 2]}
        }
    });
    let p = good("/travel", travel);
    assert!(p.communities.iter().all(|c| c.points.is_empty()));
    assert_eq!(p.communities[0].kitchens.len(), 1);
}

#[test]
fn tables_without_a_way_need_no_coordinates() {
    // Two places: from the kitchen to the community there is a way, back there is none.
    let document = json!({
        "anpai": 1, "model": "meals-plan", "days": 1,
        "places": [{"id": "a"}, {"id": "b"}],
        "travel": {"kind": "table", "modes": {"ebike": {"seconds": [[0, 600], [null, 0]], "metres": [[0, 2500], [null, 0]]}}},
        "diets": [{"id": "plain"}], "groups": [{"id": "all", "priority": 1}],
        "service": {"delivery": {"mode": "ebike", "minutes": 10}},
        "kitchens": [
            {"id": "k1", "place": "a", "sizes": [{"id": "s", "capacity": 10}], "diets": ["plain"]},
            {"id": "k2", "place": "b", "sizes": [{"id": "s", "capacity": 10}], "diets": ["plain"]}
        ],
        "points": [],
        "communities": [
            {"id": "at a", "place": "a", "demand": []},
            {"id": "at b", "place": "b", "demand": [{"group": "all", "diet": "plain", "meals": 3}]}
        ]
    });
    let p = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let near = |c: usize| p.communities[c].kitchens.iter().map(|w| (w.to, w.metres)).collect::<Vec<_>>();
    assert_eq!(near(0), [(K1, 0)]);
    assert_eq!(near(1), [(K2, 0), (K1, 2500)]);
}

#[test]
fn figures_that_are_no_numbers_are_refused() {
    let mut draft =
        crate::meals::plan::read_draft(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    draft.places[0].x = Some(f64::NAN);
    draft.budget = Some(f64::INFINITY);
    draft.kitchens[0].sizes[1].opening_yuan = Some(f64::NAN);
    draft.transport_yuan_per_meal_km = Some(f64::NAN);
    draft.targets[0].at_least = Some(f64::NAN);
    let issues = crate::meals::plan::check(&draft).expect_err("five are no numbers");
    let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
    assert_eq!(
        found,
        [
            ("not-a-number", "/places/0/x"),
            ("bad-sum", "/kitchens/0/sizes/1/opening_yuan"),
            ("bad-sum", "/transport_yuan_per_meal_km"),
            ("bad-bound", "/targets/0/at_least"),
            ("bad-sum", "/budget"),
        ]
    );
}

#[test]
fn sums_that_could_overflow_are_refused() {
    // Each kitchen runs for ten billion yuan a day over a hundred years: 3.66e16 fen. 64 of them pass a quarter of 64
    // bits, 2.3058e18, and 63 do not, by a hair.
    let mut document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
    document["days"] = json!(36_600);
    let mut kitchen = document["kitchens"][1].clone();
    kitchen["sizes"][0]["daily_yuan"] = json!(1e10);
    let of = |n: usize| {
        let mut kitchen = kitchen.clone();
        kitchen["id"] = json!(format!("k{n}"));
        kitchen
    };
    document["kitchens"] = (0..63).map(of).collect();
    assert_eq!(found(document.to_string().as_bytes()), []);
    document["kitchens"] = (0..64).map(of).collect();
    assert_eq!(found(document.to_string().as_bytes()), [("sum-overflow", "/days".to_owned())]);
    let weights = json!({"Cost": {"weight": 9_000_000_000_000_000_i64}});
    assert_eq!(found(&with("/rules", weights)), [("score-overflow", "/rules/Cost/weight".to_owned())]);
    let demand: Vec<Value> = (0..1001)
        .map(|n| json!({"id": format!("c{n}"), "place": "c1", "demand": [{"group": "poor", "diet": "plain", "meals": 1_000_000}]}))
        .collect();
    assert_eq!(
        found(&with("/communities", Value::Array(demand))),
        [("too-many-meals", "/communities".to_owned())]
    );
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
    let document: Value = serde_json::from_str(EXAMPLE).expect("JSON");
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
    let schema = crate::meals::plan::schema();
    assert_eq!(schema["properties"]["model"]["const"], "meals-plan");
    for field in serde_json::from_str::<Value>(EXAMPLE).expect("JSON").as_object().expect("an object").keys()
    {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}
