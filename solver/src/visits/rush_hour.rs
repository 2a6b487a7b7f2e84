//! A roster whose order hangs on the rush hour.

use anpai_core::stop::Stop;
use anpai_core::time::{Duration, Time};
use anpai_core::visits::problem::{ShiftId, TaskId};
use anpai_core::visits::schedule::earliest;
use anpai_core::visits::{Activity, Plan, Problem, read, rules};

use super::{Options, solve};

const MINUTE: i64 = 60_000;

/// From the centre (place 0) to a and b (1 and 2) and back it takes 10 minutes, from b to a 20; from a to b 20, and 60
/// from 09:00 to 10:00. One caregiver from `start` to 10:30, 20 minutes at a and 20 at b.
fn rush_hour(start: &str, pins: &str) -> Problem {
    let table = |ab: i64| {
        format!(
            r#"{{"seconds": [[0, 600, 600], [600, 0, {}], [600, 1200, 0]], "metres": [[0, 9, 9], [9, 0, {ab}], [9, 8, 0]]}}"#,
            ab * 60
        )
    };
    let text = format!(
        r#"{{"anpai": 1, "model": "visits", "horizon": {{"start": "2024-05-06"}},
        "places": [{{"id": "centre"}}, {{"id": "a"}}, {{"id": "b"}}],
        "travel": {{"kind": "table", "periods": ["09:00", "10:00"],
            "modes": {{"car": {{"by_period": [{}, {}]}}}}}},
        "services": [{{"id": "meal", "minutes": 20}}],
        "caregivers": [{{"id": "ann", "shifts": [{{"start": "{start}", "end": "10:30", "from": "centre"}}]}}],
        "visits": [{{"id": "va", "place": "a", "tasks": [{{"service": "meal"}}]}},
            {{"id": "vb", "place": "b", "tasks": [{{"service": "meal"}}]}}],
        "pins": [{pins}]}}"#,
        table(60),
        table(20)
    );
    read::read(text.as_bytes()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn in_order(problem: &Problem, tasks: [u32; 2]) -> Plan {
    let stops = tasks.map(|t| (Activity::Task(TaskId(t)), problem.visit_of(TaskId(t)).place));
    earliest(problem, &[(ShiftId(0), stops.to_vec())]).expect("no gaps")
}

fn solved(problem: &Problem) -> Plan {
    let options = Options { seed: 1, threads: 1, stop: Stop::iterations(50) };
    solve(problem, &options, &mut |_| {}).plan
}

#[test]
fn the_rush_hour_allows_one_order_only() {
    let problem = rush_hour("08:40", "");
    // b first: 08:50 to 09:10, at a from 09:30 to 09:50, back at 10:00.
    let good = in_order(&problem, [1, 0]);
    assert_eq!(rules::referee(&problem, &good).score.hard, 0);
    assert_eq!(good.routes[0].finish, Time(600 * MINUTE));
    // a first: from 09:10 on five sixths of the way to b are done at 10:00, and a sixth of 20 minutes is left. At b from
    // 10:03:20 to 10:23:20, and back at 10:33:20.
    let late = in_order(&problem, [0, 1]);
    let told = rules::referee(&problem, &late);
    assert_eq!(told.rule("RouteEndsInShift").map(|r| r.amount), Some(200_000));
    assert_eq!(late.routes[0].travel(), Duration((10 + 10) * MINUTE + 53 * MINUTE + 20_000));
    // The metres of the way are those of the hour at which it is set out on.
    assert_eq!((late.routes[0].metres(), good.routes[0].metres()), (9 + 60 + 9, 9 + 8 + 9));
    assert_eq!(solved(&problem), good);
}

#[test]
fn an_order_against_the_rush_hour_leaves_someone_out() {
    let pin = r#"{"caregiver": "ann", "order": ["va", "vb"]}"#;
    assert_eq!(solved(&rush_hour("08:40", pin)).routes[0].stops.len(), 1);
    // Twenty minutes earlier half of the way to b is done at 09:00, and half of an hour is left: at b at 09:30.
    let early = solved(&rush_hour("08:20", pin));
    assert_eq!(early.routes[0].stops[1].arrival, Time(570 * MINUTE));
}
