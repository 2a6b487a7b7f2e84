use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::*;
use crate::funerals::services::problem::PoolId;
use crate::funerals::services::rules::referee;
use crate::funerals::services::testing::*;
use crate::time::{Duration, Minutes};

fn file(problem: &Problem, plan: &Plan) -> Answer {
    Answer::new(problem, plan, &referee(problem, plan))
}

#[test]
fn the_file_says_who_is_where_and_when() {
    let p = problem();
    let text: Value = serde_json::from_str(&file(&p, &reached()).text()).expect("JSON");
    let a = &text["cases"][0];
    assert_eq!((&a["case"], &a["day"]), (&json!("a"), &json!("2026-04-04")));
    let step = |pool: &str, unit: &str, start: &str, end: &str| json!({"pool": pool, "unit": unit, "start": start, "end": end});
    assert_eq!(a["pickup"], step("hearses", "hearse 1 (Hearses)", "2026-04-03 06:30", "2026-04-03 07:30"));
    assert_eq!(a["storage"], step("cold", "drawer 1 (cold)", "2026-04-03 07:30", "2026-04-03 07:45"));
    assert_eq!(a["vigil"], step("vigil", "vigil hall 1 (vigil)", "2026-04-03 12:00", "2026-04-04 12:00"));
    assert_eq!(a["farewell"], step("small", "hall 1 (Small)", "2026-04-04 10:30", "2026-04-04 11:30"));
    // `c` has the first cremator until 9:50; the outage from 9:10 on is that of the second, until 12:00.
    assert_eq!(
        a["cremation"],
        step("ordinary", "cremator 1 (ordinary)", "2026-04-04 11:50", "2026-04-04 13:00")
    );
    assert_eq!(a["ashes"], json!("2026-04-04 13:45"));
    let figures = ["deviation_minutes", "days_away", "waiting_minutes", "upgrade"].map(|f| a[f].as_i64());
    assert_eq!(figures, [Some(30), Some(0), Some(10), Some(0)]);
    assert_eq!(text["cases"][1]["farewell"]["unit"], json!("hall 1 (Large)"));
    let first = &text["collections"][0];
    assert_eq!((&first["unit"], &first["late_minutes"]), (&json!("hearse 1 (Hearses)"), &json!(30)));
    assert_eq!(text["unserved"], json!([{"case": "d", "obstacle": "no-room-left"}]));
    assert_eq!(text.get("moved"), None);
}

#[test]
fn totals_are_not_weighted() {
    let total = file(&problem(), &reached()).total;
    let minutes = |n| Minutes(Duration::minutes(n));
    assert_eq!((total.cases, total.served, total.collections, total.made), (4, 3, 2, 2));
    assert_eq!(
        (total.deviation_minutes, total.off_wish, total.waiting_minutes),
        (minutes(90), 2, minutes(10))
    );
    assert_eq!((total.upgrades, total.days_away, total.late_minutes), (1, 0, minutes(60)));
}

#[test]
fn pools_say_how_busy_they_are() {
    let pools = file(&problem(), &reached()).pools;
    let of = |pool: PoolId| {
        let p = &pools[pool.index()];
        (p.busiest, p.uses, p.busy_minutes.0.0 / 60_000)
    };
    // 75, 105 and 75 minutes, one after the other; two people for 90; two cremations of 90 and 80.
    assert_eq!([of(HEARSES), of(STAFF), of(ORDINARY)], [(1, 3, 255), (2, 1, 180), (1, 2, 170)]);
}

#[test]
fn a_file_is_read_back_as_it_was() {
    let p = problem();
    let text = file(&p, &reached()).found_by(7, 100).text();
    assert_eq!(read(&p, text.as_bytes()), Ok(reached()));
    // What is kept for no time is kept: prepared as soon as it is fetched.
    let mut plan = reached();
    plan.cases[0].as_mut().expect("served").preparation = at(PREP, on(3, 7, 30));
    assert_eq!(read(&p, file(&p, &plan).text().as_bytes()), Ok(plan));
    assert_eq!(read(&p, file(&p, &Plan::default()).text().as_bytes()), Ok(Plan::empty(4, 2)));
    let before = previous(text.as_bytes()).expect("it was just written");
    let later = good(&[("/previous", json!(before))]);
    assert_eq!(later.previous, reached().cases);
}

#[test]
fn files_of_other_problems_are_refused() {
    let p = problem();
    let mut text: Value = serde_json::from_str(&file(&p, &reached()).text()).expect("JSON");
    let found = |text: &Value| -> Vec<(&str, String)> {
        let issues = read(&p, text.to_string().as_bytes()).err().unwrap_or_default();
        issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
    };
    text["cases"][1]["case"] = json!("a");
    text["cases"][2]["cremation"] = json!({"pool": "gas", "start": "2026-04-31 08:00"});
    text["collections"][0]["start"] = json!("2036-04-03 08:00");
    text["collections"][1]["collection"] = json!("n9");
    assert_eq!(
        found(&text),
        [
            ("duplicate-case", "/cases/1/case".to_owned()),
            ("bad-instant", "/cases/2/cremation/start".to_owned()),
            ("unknown-id", "/cases/2/cremation/pool".to_owned()),
            ("instant-out-of-range", "/collections/0/start".to_owned()),
            ("unknown-id", "/collections/1/collection".to_owned()),
        ]
    );
    text["model"] = json!("funerals-day");
    assert_eq!(found(&text), [("wrong-model", "/model".to_owned())]);
    assert_eq!(read(&p, b"[]").expect_err("no file").0[0].code, "no-plan");
}

#[test]
fn units_are_enough_whenever_the_pool_is() {
    // Seven cremations of 60 minutes and 20 of cooling in two cremators, of which one is out from 9:10 until 12:00.
    let case = |n: usize| json!({"id": format!("c{n}"), "cremation": {"class": "ordinary", "minutes": 60}});
    let cases: Vec<Value> = (0..5).map(case).collect();
    let p = good(&[("/cases", json!(cases))]);
    let starts = [on(4, 8, 30), on(4, 9, 50), on(4, 12, 0), on(4, 11, 10), on(4, 12, 30)];
    let of = |start| {
        Some(crate::funerals::services::plan::Service {
            cremation: at(ORDINARY, start),
            ..Default::default()
        })
    };
    let plan = Plan { cases: starts.map(of).to_vec(), collections: Vec::new() };
    assert!(referee(&p, &plan).score.is_feasible());
    let units = units(&p, &plan);
    assert!(units.iter().all(|a| a.unit.is_some_and(|unit| unit <= 2)), "{units:?}");
    // No unit has two uses at once.
    for (n, a) in units.iter().enumerate() {
        for b in units.iter().skip(n + 1).filter(|b| b.unit == a.unit) {
            assert!(a.one.span.to <= b.one.span.from || b.one.span.to <= a.one.span.from);
        }
    }
    let both: BTreeSet<Option<usize>> = units.iter().map(|a| a.unit).collect();
    assert_eq!(both.len(), 2);
}

#[test]
fn who_is_moved_is_named() {
    let before = previous(file(&problem(), &reached()).text().as_bytes()).expect("it was just written");
    let p = good(&[("/previous", json!(before))]);
    let mut plan = reached();
    // Another hearse, and a wait of 15 minutes for the next of `c`, which was not to be told; `b` is told.
    plan.cases[0].as_mut().expect("served").pickup = at(HEARSES, on(3, 6, 45));
    plan.cases[1].as_mut().expect("served").cremation = at(SUPERIOR, on(3, 10, 55));
    plan.cases[2] = None;
    let moved = file(&p, &plan).moved.expect("there is an earlier plan");
    let moment = crate::funerals::services::draft::Moment::parse;
    assert_eq!(
        moved,
        [
            MovedAnswer {
                case: "b".into(),
                from: moment("2026-04-03 09:00"),
                to: moment("2026-04-03 09:00"),
                why: Why::MakesWay,
            },
            MovedAnswer { case: "c".into(), from: moment("2026-04-04 08:30"), to: None, why: Why::MakesWay },
        ]
    );
}

#[test]
fn who_is_moved_is_told_what_is_in_the_way() {
    // `c` was to begin at 11:00 and keep a cremator until 12:20. One of two is out until 12:00, and `a` has the other from 11:50
    // on; without the outage the second would be free.
    let mut before = serde_json::to_value(
        previous(file(&problem(), &reached()).text().as_bytes()).expect("it was just written"),
    )
    .expect("JSON");
    let at = before
        .as_array()
        .and_then(|all| all.iter().position(|one| one["case"] == "c"))
        .expect("`c` is served");
    before[at]["cremation"]["start"] = json!("2026-04-04 11:00");
    let mut plan = reached();
    plan.cases[2] = None;
    let why = |changes: &[(&str, Value)]| {
        let p = good(&[&[("/previous", before.clone())], changes].concat());
        file(&p, &plan).moved.expect("there is an earlier plan").remove(0).why
    };
    let since = crate::funerals::services::draft::Moment::parse("2026-04-04 11:50").expect("a moment");
    assert_eq!(why(&[]), Why::OutOfService { pool: "ordinary".into(), since });
    assert_eq!(why(&[("/pools/6/outages", json!([]))]), Why::MakesWay);
    let one = [("/pools/6/outages", json!([])), ("/pools/6/units", json!(1))];
    assert_eq!(why(&one), Why::Full { pool: "ordinary".into(), since });
}
