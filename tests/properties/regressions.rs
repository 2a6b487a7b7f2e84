//! Rosters on which the search was wrong once, made small by hand from what the properties found. Debug assertions hold
//! each move to its price and to the referee.

use std::sync::atomic::Ordering;

use anpai_core::stop::Stop;
use anpai_core::visits::Plan;
use anpai_core::visits::read::read;
use anpai_solver::visits::{Options, solve};
use serde_json::{Value, json};

use crate::NEVER_BROKEN;

/// One day, places in a row a kilometre apart, a service of twenty minutes.
fn document(rest: &Value) -> Value {
    let mut document = json!({
        "anpai": 1, "model": "visits", "horizon": { "start": "2024-05-09" }, "datum": "local-plane",
        "places": (0..4).map(|k| json!({ "id": format!("p{k}"), "x": 1000 * k, "y": 0 })).collect::<Vec<_>>(),
        "travel": { "kind": "straight-line", "modes": { "bike": { "km_per_hour": 12, "detour": 1 } } },
        "services": [{ "id": "s", "minutes": 20 }],
    });
    for (key, value) in rest.as_object().expect("an object") {
        document[key] = value.clone();
    }
    document
}

/// Solves a document with some seeds; what must never be broken is not.
fn solved(rest: &Value) -> Vec<Plan> {
    let bytes = document(rest).to_string();
    let problem = read(bytes.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let solved = |seed| {
        let outcome = crate::found(&problem, seed, 1, 200);
        for rule in NEVER_BROKEN {
            let told = outcome.evaluation.rule(rule).expect("in the list of rules");
            assert_eq!(told.amount, 0, "{rule} with seed {seed}");
        }
        outcome.plan
    };
    (0..20).map(solved).collect()
}

fn shift(start: &str, end: &str) -> Value {
    json!({ "start": start, "end": end, "from": "p0" })
}

fn visit(id: &str, place: &str) -> Value {
    json!({ "id": id, "place": place, "tasks": [{ "service": "s" }] })
}

fn with(mut entry: Value, rest: &Value) -> Value {
    for (key, value) in rest.as_object().expect("an object") {
        entry[key] = value.clone();
    }
    entry
}

fn two(id: &str, place: &str, pair: &str) -> Value {
    with(
        visit(id, place),
        &json!({ "tasks": [{ "service": "s" }, { "service": "s" }], "pair": { "kind": pair } }),
    )
}

/// With a soft end of the shift and soft windows, a way that does not exist was only a very long one.
#[test]
fn a_way_that_does_not_exist_is_never_taken() {
    let row = |seconds: [Option<i64>; 4]| seconds;
    let (n, m) = (None, Some(600));
    let table =
        [row([Some(0), m, m, m]), row([m, Some(0), n, m]), row([n, m, Some(0), n]), row([m, m, n, Some(0)])];
    solved(&json!({
        "travel": { "kind": "table", "modes": { "bike": { "seconds": table } } },
        "caregivers": [{ "id": "a", "shifts": [shift("08:00", "10:00")] }],
        "visits": [visit("v1", "p1"), visit("v2", "p2"), visit("v3", "p3"), visit("v4", "p2")],
        "rules": { "RouteEndsInShift": { "level": "soft", "weight": 1 } },
    }));
}

/// A pair that is put in before a visit that depends on it pushes that visit.
#[test]
fn a_pair_pushes_what_depends_on_it() {
    solved(&json!({
        "caregivers": [
            { "id": "a", "shifts": [shift("08:00", "12:00")] }, { "id": "b", "shifts": [shift("08:30", "12:00")] },
            { "id": "c", "shifts": [shift("08:00", "12:00")] },
        ],
        "visits": [visit("after", "p2"), two("pair", "p3", "simultaneous"), visit("v", "p1"), visit("w", "p1")],
        "dependencies": [{ "first": "pair", "second": "after", "min_minutes": 30 }],
    }));
}

/// The task between two of a pinned order may go unserved; the two keep their order all the same.
#[test]
fn a_pinned_order_holds_around_a_gap() {
    let morning = json!({ "windows": [{ "start": "06:00", "end": "06:30", "hard": true }] });
    solved(&json!({
        "caregivers": [{ "id": "a", "shifts": [shift("08:00", "12:00")] }],
        "visits": [visit("v1", "p1"), with(visit("v2", "p2"), &morning), visit("v3", "p3"), visit("v4", "p3")],
        "pins": [{ "caregiver": "a", "order": ["v3", "v2", "v1"] }],
        "rules": { "Tardiness": { "weight": 0 } },
    }));
}

/// A stop that comes before the search leaves out what it likes, except what is pinned.
#[test]
fn pins_are_kept_where_there_is_time_for_nothing_else() {
    let rest = json!({
        "caregivers": [{ "id": "a", "shifts": [shift("08:00", "12:00")] }, { "id": "b", "shifts": [shift("08:00", "12:00")] }],
        "visits": [visit("v1", "p1"), visit("v2", "p2"), visit("v3", "p3"), visit("v4", "p3"), visit("v5", "p2")],
        "pins": [{ "caregiver": "a", "order": ["v3", "v1"] }, { "visit": "v4", "caregiver": "b" }],
    });
    let problem = read(document(&rest).to_string().as_bytes()).unwrap_or_else(|issues| panic!("{issues}"));
    let stop = Stop::never();
    stop.flag().store(true, Ordering::Relaxed);
    let outcome = solve(&problem, &Options { seed: 1, threads: 1, stop }, &mut |_| {});
    assert_eq!(outcome.evaluation.score.hard, 0);
    assert_eq!(outcome.evaluation.rule("PinsKept").expect("in the list of rules").amount, 0);
    // Three are pinned, two are left out.
    let told = outcome.evaluation.rule("VisitServed").expect("in the list of rules");
    assert_eq!(told.breaches, 2);
}

/// Loads beyond the capacity, medium costs of who comes, and breaks are no part of a bound.
#[test]
fn a_bound_is_a_price_only_where_nothing_else_costs() {
    let off: Value = [
        "BreakTaken",
        "LargestTardiness",
        "StartNearPrevious",
        "Tardiness",
        "TravelDistance",
        "Wages",
        "Waiting",
    ]
    .map(|r| (r.to_owned(), json!({ "weight": 0 })))
    .into_iter()
    .collect();
    let heavy = |id: &str, place: &str| with(visit(id, place), &json!({ "load": 3, "gender": "female" }));
    let rest = json!({ "start": "09:00", "end": "10:00", "minutes": 30, "mandatory": true });
    solved(&json!({
        "caregivers": [
            { "id": "a", "gender": "male", "shifts": [with(shift("08:00", "12:00"), &json!({ "capacity": 4 }))] },
            { "id": "b", "shifts": [with(shift("08:00", "09:30"), &json!({ "capacity": 9 }))] },
            { "id": "c", "shifts": [with(shift("08:00", "12:00"), &json!({ "breaks": [rest] }))] },
        ],
        "visits": [heavy("v1", "p1"), heavy("v2", "p2"), heavy("v3", "p3"), visit("v4", "p3")],
        "rules": with(off, &json!({ "GenderFits": { "level": "medium" }})),
    }));
}

/// Two tasks that each have their own time, one directly before the other in one round.
#[test]
fn tasks_apart_go_where_they_were_priced() {
    // The short one first is late by less.
    let apart = |id: &str, place: &str| {
        let tasks = json!([{ "service": "s", "minutes": 60 }, { "service": "s", "minutes": 5 }]);
        let windows = json!([{ "start": "08:00", "end": "08:06" }]);
        with(two(id, place, "independent"), &json!({ "tasks": tasks, "windows": windows }))
    };
    solved(&json!({
        "caregivers": [{ "id": "a", "shifts": [with(shift("08:00", "12:00"), &json!({ "to": "p3" }))] }],
        "visits": [apart("v1", "p1"), apart("v2", "p2"), visit("v3", "p3")],
    }));
}

/// Two tasks of one visit, each in its own time, are not for two people who do not get on.
#[test]
fn tasks_apart_are_not_for_people_who_do_not_get_on() {
    solved(&json!({
        "caregivers": [
            { "id": "a", "shifts": [shift("08:00", "08:45")] },
            { "id": "b", "shifts": [shift("08:00", "08:45")], "incompatible": ["a"] },
        ],
        "visits": [two("v1", "p1", "independent"), two("v2", "p0", "independent")],
    }));
}

/// A night shift belongs to the day on which it began, for the day of a visit as for its windows.
#[test]
fn a_night_shift_serves_on_the_day_it_began() {
    let night = |day: u16| with(shift("20:00", "26:00"), &json!({ "day": day }));
    let windows =
        json!([{ "start": "00:20", "end": "00:40", "hard": true }, { "start": "21:00", "end": "24:10" }]);
    solved(&json!({
        "horizon": { "start": "2024-05-09", "days": 3 },
        "caregivers": [{ "id": "a", "shifts": [night(0), night(1)] }],
        "visits": [
            with(visit("v1", "p1"), &json!({ "windows": windows, "due_day": 0 })),
            with(visit("v2", "p2"), &json!({ "windows": windows, "due_day": 0 })),
            with(visit("v3", "p2"), &json!({ "windows": [{ "start": "23:30", "end": "25:00" }], "due_day": 0 })),
            with(visit("v4", "p3"), &json!({ "windows": [{ "start": "23:50", "end": "25:00" }], "times": 2 })),
        ],
        "rules": { "Tardiness": { "weight": 1 } },
    }));
}

/// Medium points of an assignment beyond what a bound can hold beside everything else.
#[test]
fn a_large_medium_cost_of_who_comes_does_not_overflow() {
    solved(&json!({
        "caregivers": [{ "id": "a", "gender": "male", "shifts": [shift("08:00", "12:00")] }],
        "visits": [with(visit("v1", "p1"), &json!({ "gender": "female" })), visit("v2", "p2")],
        "rules": { "GenderFits": { "level": "medium", "weight": 1_000_000 } },
    }));
}

/// A shift after midnight belongs to the day before, even where another shift of the new day came first.
#[test]
fn hours_of_a_day_are_added_up_across_midnight() {
    let on = |day: u16, start: &str, end: &str| with(shift(start, end), &json!({ "day": day }));
    solved(&json!({
        "horizon": { "start": "2024-05-09", "days": 2 },
        "caregivers": [{
            "id": "a", "contract_minutes_per_day": 30, "max_minutes_per_day": 80,
            "shifts": [on(0, "08:00", "12:00"), on(1, "00:30", "03:00"), on(0, "28:00", "30:00")],
        }],
        "visits": [
            visit("v1", "p1"), visit("v2", "p2"), visit("v3", "p3"),
            with(visit("v4", "p3"), &json!({ "windows": [{ "start": "27:00", "end": "30:00" }], "days": [0] })),
            with(visit("v5", "p1"), &json!({ "windows": [{ "start": "27:00", "end": "30:00" }], "days": [0] })),
        ],
    }));
}

/// A hard window that is shorter than the service whose end it binds takes no start.
#[test]
fn a_window_too_short_for_the_service_takes_no_start() {
    let window = |start: &str, end: &str, hard: bool| json!({ "start": start, "end": end, "hard": hard });
    let windows =
        [window("07:10", "07:40", false), window("08:10", "08:40", true), window("09:19", "09:21", true)];
    solved(&json!({
        "caregivers": [{ "id": "a", "shifts": [shift("08:00", "12:00")] }, { "id": "b", "shifts": [shift("08:25", "12:00")] }],
        "visits": (1..4).map(|k| with(visit(&format!("v{k}"), &format!("p{k}")), &json!({ "windows": windows, "binds": "end" }))).collect::<Vec<_>>(),
    }));
}

/// A pinned start belongs to the last window that has opened.
#[test]
fn a_pinned_start_after_a_hard_window_is_refused() {
    let windows = json!({ "windows": [{ "start": "08:00", "end": "08:10" }, { "start": "08:30", "end": "08:40", "hard": true }] });
    let bytes = document(&json!({
        "caregivers": [{ "id": "a", "shifts": [shift("08:00", "12:00")] }],
        "visits": [with(visit("v1", "p1"), &windows)],
        "pins": [{ "visit": "v1", "caregiver": "a", "start": "09:36" }],
    }));
    let issues = read(bytes.to_string().as_bytes()).expect_err("no window has room for it");
    assert_eq!(issues.0.iter().map(|i| i.code).collect::<Vec<_>>(), ["pin-outside-window"]);
}

/// Nobody is on duty: a plan without rounds.
#[test]
fn a_problem_without_shifts_is_solved() {
    solved(
        &json!({ "caregivers": [{ "id": "a", "shifts": [] }], "visits": [visit("v1", "p1"), visit("v2", "p2")] }),
    );
}

/// Cheap overtime of one shift does not reach into the caregiver's next one: nobody is on two rounds at once, and a
/// pinned order is one of time as of rounds.
#[test]
fn overtime_ends_where_the_next_shift_begins() {
    let early = json!({ "windows": [{ "start": "06:00", "end": "06:30" }] });
    let outcomes = solved(&json!({
        "caregivers": [{ "id": "a", "shifts": [shift("08:00", "08:20"), shift("08:40", "12:00")] }],
        "visits": [visit("v1", "p1"), with(visit("v2", "p2"), &early), visit("v3", "p3"), visit("v4", "p3")],
        "pins": [{ "caregiver": "a", "order": ["v3", "v1", "v4"] }],
        "rules": { "RouteEndsInShift": { "level": "soft", "weight": 0 } },
    }));
    for plan in outcomes {
        assert!(plan.routes.windows(2).all(|r| r[0].finish <= r[1].departure));
    }
}

/// A pinned order does not hold its visits at their earliest starts: from v1 as late as v2 lets it be, 5 minutes out, 20
/// there, 5 on, 20 there and 10 home are the hour that the caregiver has; from eight o'clock on it would be over three.
#[test]
fn a_pinned_order_leaves_no_wait_in_between() {
    let hours = |start: &str, end: &str| json!({ "windows": [{ "start": start, "end": end, "hard": true }] });
    for plan in solved(&json!({
        "caregivers": [{ "id": "a", "max_minutes_per_week": 60, "shifts": [shift("08:00", "12:00")] }],
        "visits": [
            with(visit("v1", "p1"), &hours("08:00", "11:00")), with(visit("v2", "p2"), &hours("11:00", "11:30")),
        ],
        "pins": [{ "caregiver": "a", "order": ["v1", "v2"] }],
    })) {
        assert_eq!(plan.routes[0].stops.len(), 2);
    }
}
