use serde_json::{Value, json};

use super::*;
use crate::funerals::services::Plan;
use crate::funerals::services::problem::PoolId;
use crate::funerals::services::rules::referee;
use crate::funerals::services::testing::*;
use crate::funerals::services::unserved::{Obstacle, unserved};
use crate::score::Level;

/// The example at a moment of its plan, with whatever else has changed.
fn at_moment(now: &str, changes: &[(&str, Value)]) -> Problem {
    let step = |pool: &str, start: &str| json!({"pool": pool, "start": format!("2026-04-{start}")});
    let previous = json!([
        {"case": "a", "pickup": step("hearses", "03 06:30"), "storage": "cold", "preparation": step("prep", "03 07:45"),
            "vigil": "vigil", "farewell": step("small", "04 10:30"), "cremation": step("ordinary", "04 11:50")},
        {"case": "b", "farewell": step("large", "03 09:00"), "cremation": step("superior", "03 10:40")},
        {"case": "c", "cremation": step("ordinary", "04 08:30")}]);
    let mut all = vec![
        ("/previous", previous),
        ("/now", json!(format!("2026-04-{now}"))),
        ("/collections/0/previous", step("hearses", "03 07:45")),
    ];
    all.extend(changes.iter().cloned());
    good(&all)
}

/// What hard rules count, by name.
fn hard(p: &Problem, plan: &Plan) -> Vec<(&'static str, i64)> {
    let rules = referee(p, plan).rules;
    rules.iter().filter(|r| r.level == Level::Hard && r.amount > 0).map(|r| (r.rule, r.amount)).collect()
}

fn changed(case: CaseId, change: impl FnOnce(&mut Service)) -> Plan {
    let mut plan = reached();
    change(plan.cases[case.index()].as_mut().expect("served"));
    plan
}

#[test]
fn what_began_before_now_has_begun_and_nothing_else() {
    let p = at_moment("03 09:10", &[]);
    let a = Service {
        pickup: at(HEARSES, on(3, 6, 30)),
        preparation: at(PREP, on(3, 7, 45)),
        ..Service::default()
    };
    assert_eq!(p.begun(A), Service { storage: Some(COLD), ..a });
    assert_eq!(p.begun(B), Service { farewell: at(LARGE, on(3, 9, 0)), ..Service::default() });
    assert_eq!([p.begun(C), p.begun(D)], [Service::default(); 2]);
    assert_eq!([0, 1].map(|n| p.trip_begun(CollectionId(n))), [at(HEARSES, on(3, 7, 45)), None]);
    // The preparation ends at 9:15, the farewell at 10:30.
    assert_eq!([A, B, C].map(|case| p.begun_until(case)), [Some(on(3, 9, 15)), Some(on(3, 10, 30)), None]);
    // What begins now has not begun; the vigil begins at noon.
    assert_eq!(at_moment("03 09:00", &[]).begun(B), Service::default());
    assert_eq!(
        [at_moment("03 12:00", &[]), at_moment("03 12:01", &[])].map(|p| p.begun(A).vigil),
        [None, Some(VIGIL)]
    );
    assert_eq!(good(&[]).begun(A), Service::default());
}

#[test]
fn what_has_begun_stays() {
    let p = at_moment("03 12:30", &[]);
    assert_eq!(hard(&p, &reached()), []);
    let later =
        changed(A, |a| (a.pickup, a.preparation) = (at(HEARSES, on(3, 6, 0)), at(PREP, on(3, 7, 50))));
    // The pick-up half an hour before the case is ready, and both before now.
    let wanted = [
        ("ReadyAtFirstStep", minutes(30)),
        ("BegunStays", 2),
        ("NothingBeginsInThePast", minutes(390 + 280)),
    ];
    assert_eq!(hard(&p, &later), wanted);
    // Another night; the farewell on the 5th is in the afternoon.
    let p = at_moment("03 12:30", &[("/cases/0/latest", Value::Null)]);
    let other = changed(A, |a| {
        (a.farewell, a.cremation) = (at(SMALL, on(5, 13, 0)), at(ORDINARY, on(5, 14, 10)));
    });
    assert_eq!(hard(&p, &other), [("BegunStays", 1)]);
    // A drawer may be another one, and a trip not.
    let two = [("/pools/9", json!({"id": "cold 2", "kind": "cold-storage", "units": 1}))];
    let p = at_moment("03 12:30", &two);
    let mut plan = changed(A, |a| a.storage = Some(PoolId(9)));
    assert_eq!(hard(&p, &plan), []);
    plan.collections[0] = at(HEARSES, on(3, 13, 0));
    assert_eq!(hard(&p, &plan), [("BegunStays", 1)]);
}

#[test]
fn nothing_else_begins_before_now() {
    // 40 minutes on the 4th, and the second collection from 21:30 on; the vigil of the night to the 4th is begun by its midnight, which is half an hour ago.
    let p = at_moment("04 09:10", &[("/previous/2/cremation/start", json!("2026-04-04 14:00"))]);
    assert_eq!(hard(&p, &reached()), [("NothingBeginsInThePast", minutes(40 + 700))]);
    let night =
        [("/previous/0/vigil", Value::Null), ("/previous/0/farewell/start", json!("2026-04-05 10:30"))];
    assert_eq!(
        hard(&at_moment("04 00:30", &night), &reached()),
        [("NothingBeginsInThePast", minutes(30 + 180))]
    );
}

#[test]
fn what_has_begun_has_its_units_whatever_fails() {
    // At 10:45 `b` is being cremated, until 12:00 and 30 minutes more, when the only superior cremator fails.
    let out = json!([{"units": 1, "from": "2026-04-03 10:45", "to": "2026-04-03 14:00"}]);
    let p = |now: &str| at_moment(now, &[("/pools/7/outages", out.clone())]);
    assert_eq!(hard(&p("03 10:45"), &reached()), []);
    assert_eq!(hard(&p("03 10:40"), &reached()), [("PoolsWithinCapacity", minutes(105))]);
    // What is left out keeps what it has begun with: the table until 9:15, when another would begin at 9:10 at the earliest.
    let p = at_moment("03 09:10", &[("/cases/3/preparation", json!({"minutes": 30}))]);
    let mut plan = reached();
    plan.cases[0] = None;
    plan.cases[3] = Some(Service {
        preparation: at(PREP, on(3, 9, 10)),
        farewell: at(SMALL, on(3, 10, 0)),
        ..Service::default()
    });
    // Five minutes of one table, and of one person: there are three, and both preparations take two.
    assert_eq!(hard(&p, &plan), [("PoolsWithinCapacity", minutes(10))]);
    // What is past counts no more.
    assert_eq!(
        hard(&at_moment("03 09:10", &[("/pools/0/units", json!(0))]), &reached()),
        [("PoolsWithinCapacity", minutes(75))]
    );
}

#[test]
fn who_has_been_said_farewell_to_waits_for_as_long_as_it_takes() {
    // The transfer ends at 10:40, and a wait is 30 minutes at most.
    let late = changed(B, |b| b.cremation = at(SUPERIOR, on(3, 12, 0)));
    assert_eq!(hard(&at_moment("03 08:30", &[]), &late), [("GapKept", minutes(50))]);
    assert_eq!(hard(&at_moment("03 09:10", &[]), &late), []);
    assert_eq!(
        referee(&at_moment("03 09:10", &[]), &late)
            .rules
            .iter()
            .find(|r| r.rule == "Waiting")
            .map(|r| r.amount),
        Some(minutes(80 + 10))
    );
}

#[test]
fn reasons_know_what_has_begun() {
    let why = |p: &Problem, case: CaseId| unserved(p, &Plan::default())[case.index()].obstacle;
    assert_eq!(why(&at_moment("04 16:00", &[]), C), Obstacle::NoRoomLeft);
    // Open until 17:00, and 60 minutes.
    assert_eq!(why(&at_moment("04 16:01", &[]), C), Obstacle::NoTime { days: 1 });
    // The farewell at 15:00 takes 90 minutes; with the transfer the superior cremators have closed by then on that day.
    let late = |size: &str, to: &str| {
        let said = json!([{"case": "b", "farewell": {"pool": "large", "start": "2026-04-05 13:00"}}]);
        let p = at_moment(
            "05 13:30",
            &[("/previous", said), ("/pools/7/hours", json!([{"start": size, "end": to}]))],
        );
        why(&p, B)
    };
    // 13:00, 90 minutes and ten of transfer: 14:40, and 80 of cremation.
    assert_eq!(
        (late("09:00", "16:00"), late("09:00", "15:59")),
        (Obstacle::NoRoomLeft, Obstacle::NoTime { days: 3 })
    );
}
