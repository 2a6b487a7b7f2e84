//! What a good document becomes, and ways in which one can be wrong, each by what is changed in the good one.

use serde_json::{Value, json};

use crate::funerals::cemetery::as_is::as_is;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::testing::*;
use crate::funerals::cemetery::{Answer, read};
use crate::issue::{Issue, escape};

fn example() -> Value {
    serde_json::from_str(EXAMPLE).expect("JSON")
}

/// The good document with what stands at `pointer` replaced, or added to its object.
fn with(pointer: &str, value: Value) -> Vec<u8> {
    let mut document = example();
    let (object, field) = pointer.rsplit_once('/').expect("a pointer");
    match document.pointer_mut(object).expect("an object or list") {
        Value::Object(fields) => drop(fields.insert(field.to_owned(), value)),
        Value::Array(list) => list[field.parse::<usize>().expect("an index")] = value,
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
    assert_eq!((p.first_year, p.years, p.zones.len(), p.kinds.len(), p.sites.len()), (2021, 5, 2, 5, 2));
    assert_eq!((&p.deaths[..], &p.cremated[..]), (&[100, 100, 100, 120, 100][..], &[60, 60, 65, 78, 65][..]));
    let people: Vec<&[i64]> = p.choices.iter().map(|c| &c.people[..]).collect();
    assert_eq!(
        people,
        [
            &[30, 30, 33, 39, 33],
            &[12, 12, 13, 16, 13],
            &[15, 15, 16, 19, 16],
            &[3, 3, 3, 4, 3],
            &[40, 40, 35, 42, 35]
        ]
    );
    assert_eq!(p.kinds.iter().map(|k| k.land).collect::<Vec<_>>(), [300, 50, 10, 0, 200]);
    // 50 trees of 0.5 m2; 80 m2 with paths; 40 deep burials of 2 m2; 12 m2.
    assert_eq!(p.projects.iter().map(|p| p.land).collect::<Vec<_>>(), [2500, 8000, 8000, 1200]);
    assert_eq!(
        p.projects.iter().map(|p| (p.earliest, p.latest)).collect::<Vec<_>>(),
        [(1, 4), (0, 4), (0, 4), (2, 4)]
    );
    assert_eq!(p.projects.iter().map(|p| p.most_per_year).collect::<Vec<_>>(), [1, 5, 2, 1]);
    assert_eq!((p.sites[0].land, p.sites[1].land, p.sites[0].returns[0][2]), (Some(40_000), None, 10));
    assert_eq!(
        (p.choices[0].award(TREE), p.choices[0].award(TRADITIONAL), p.choices[0].award(SEA)),
        (Some(400_000), Some(0), None)
    );
    // 60 % of 33 are 19.8; of all 33, all; of the sea, none.
    assert_eq!([TREE, WALL, TRADITIONAL, SEA].map(|k| p.choices[0].willing(k, 2)), [19, 33, 33, 0]);
    assert_eq!(p.targets.iter().map(|t| t.year).collect::<Vec<_>>(), [3, 4, 4, 3, 4, 4, 4]);
    assert_eq!(p.total_deaths(), 520);
}

#[test]
fn a_definition_counts_what_all_of_it_says() {
    let counts = |definition: Value| {
        let p = good("/targets/1/definition", definition);
        let definition = p.targets[1].definition.clone().expect("a definition");
        (definition.counts, definition.uncremated)
    };
    // Traditional 3 m2, tree 0.5, wall 0.1 and a niche, sea none, deep 2.
    assert_eq!(counts(json!({"kinds": ["tree", "wall"]})), (vec![false, true, true, false, false], true));
    assert_eq!(counts(json!({"niches": false})), (vec![true, true, false, true, true], true));
    assert_eq!(counts(json!({"largest_m2": 0.5})), (vec![false, true, true, true, false], true));
    assert_eq!(
        counts(json!({"largest_m2": 0.49, "niches": false})),
        (vec![false, false, false, true, false], true)
    );
    let small = json!({"kinds": ["tree", "wall", "deep"], "largest_m2": 0.6, "uncremated": false});
    assert_eq!(counts(small), (vec![false, true, true, false, false], false));
}

#[test]
fn the_cremated_are_rounded_to_the_nearest() {
    // 64.5 and 64.49 % of 100; 33.33 % of 120 are 39.996; none; all.
    let p = good("/cremated_percent", json!([64.5, 64.49, 1, 33.33, 100]));
    assert_eq!(p.cremated, [65, 64, 1, 40, 100]);
    assert_eq!(p.choices[4].people, [35, 36, 99, 80, 0]);
}

#[test]
fn nobody_who_is_cremated_needs_no_choice_of_theirs() {
    let mut document = example();
    document["cremated_percent"] = json!([0, 0, 0, 0, 0]);
    document["choices"] = json!([document["choices"][4]]);
    let p = read(document.to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    assert_eq!(p.choices[0].people, p.deaths);
    document["cremated_percent"] = json!([0, 0, 1, 0, 0]);
    assert_eq!(found(document.to_string().as_bytes()), [("not-a-hundred", "/choices".to_owned())]);
}

#[test]
fn figures_that_are_no_numbers_are_refused() {
    let mut draft =
        crate::funerals::cemetery::read_draft(EXAMPLE.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    draft.cremated_percent[0] = f64::NAN;
    draft.kinds[0].land_m2 = Some(f64::INFINITY);
    draft.choices[0].percent = f64::NAN;
    draft.projects[0].yuan = Some(f64::NAN);
    draft.budget.as_mut().expect("a budget").yuan[1] = f64::NEG_INFINITY;
    draft.targets[0].at_least = Some(f64::NAN);
    let issues = crate::funerals::cemetery::check(&draft).expect_err("six are no numbers");
    let found: Vec<(&str, &str)> = issues.0.iter().map(|i| (i.code, &*i.pointer)).collect();
    assert_eq!(
        found,
        [
            ("number-out-of-range", "/cremated_percent/0"),
            ("number-out-of-range", "/kinds/0/land_m2"),
            ("number-out-of-range", "/choices/0/percent"),
            ("bad-sum", "/projects/0/yuan"),
            ("bad-sum", "/budget/yuan/1"),
            ("bad-bound", "/targets/0/at_least"),
        ]
    );
}

#[test]
fn sums_that_could_overflow_are_refused() {
    // A hundred thousand modules of ten billion yuan are 1e17 fen; 23 projects of these pass a quarter of 64 bits, 2.3058e18,
    // with 24, and 23 do not.
    let mut document = example();
    let mut project = document["projects"][1].clone();
    (project["most"], project["yuan"]) = (json!(100_000), json!(1e10));
    let mut of = |n: usize| {
        project["id"] = json!(format!("p{n}"));
        project.clone()
    };
    document["projects"] = (0..23).map(&mut of).collect();
    assert_eq!(found(document.to_string().as_bytes()), []);
    document["projects"] = (0..24).map(&mut of).collect();
    assert_eq!(found(document.to_string().as_bytes()), [("sum-overflow", "/years".to_owned())]);
    let weights = json!({"EveryoneBuried": {"weight": 9_000_000_000_000_000_i64}});
    assert_eq!(
        found(&with("/rules", weights)),
        [("score-overflow", "/rules/EveryoneBuried/weight".to_owned())]
    );
    // 101 zones with ten million deaths in one year.
    let zone = |n: usize| json!({"id": format!("z{n}"), "deaths": [10_000_000, 0, 0, 0, 0]});
    let zones: Value = (0..101).map(zone).collect();
    assert_eq!(found(&with("/zones", zones)), [("too-many-people", "/zones".to_owned())]);
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
    let document = example();
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
                    // As it is, a budget may be too small for what is paid for everyone who chooses the sea.
                    let file = Answer::new(&problem, &as_is(&problem));
                    let broken =
                        |r: &crate::rule::RuleResult| r.level == crate::score::Level::Hard && r.amount > 0;
                    let broken: Vec<&str> = file.rules.iter().filter(|r| broken(r)).map(|r| r.rule).collect();
                    assert!(broken.iter().all(|rule| *rule == "BudgetKept"), "{pointer} {value} {broken:?}");
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
    let schema = crate::funerals::cemetery::schema();
    assert_eq!(schema["properties"]["model"]["const"], "cemetery-plan");
    for field in example().as_object().expect("an object").keys() {
        assert!(schema["properties"].get(field).is_some(), "{field}");
    }
}

#[test]
fn the_document_on_the_page_can_be_planned() {
    let page = include_str!("../../../../../docs/cemetery-plan.md");
    let (_, block) = page.split_once("```json\n").expect("a document");
    let (block, _) = block.split_once("```").expect("its end");
    let lines = block.lines().map(|line| line.split("//").next().unwrap_or_default());
    let document = lines.collect::<Vec<_>>().join("\n");
    let p = read(document.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    // One target of each measure.
    assert_eq!((p.kinds.len(), p.choices.len(), p.targets.len()), (5, 5, 5));
}
