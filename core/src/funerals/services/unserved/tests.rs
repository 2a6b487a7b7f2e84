use serde_json::{Value, json};

use super::*;
use crate::funerals::services::testing::*;

/// Why `case` is not served by a plan that serves nobody of the changed example.
fn why(case: CaseId, changes: &[(&str, Value)]) -> Obstacle {
    let all = unserved(&good(changes), &Plan::default());
    assert_eq!(all.len(), 4);
    all[case.index()].obstacle
}

#[test]
fn who_is_served_is_not_named() {
    assert_eq!(unserved(&problem(), &reached()), [Unserved { case: D, obstacle: Obstacle::NoRoomLeft }]);
    for case in [A, B, C, D] {
        assert_eq!(why(case, &[]), Obstacle::NoRoomLeft);
    }
}

#[test]
fn what_no_pool_has_is_named_with_its_step() {
    let none = |step| Obstacle::NothingFits { step };
    assert_eq!(why(B, &[("/cases/1/farewell/size", json!(4))]), none(StepName::Farewell));
    assert_eq!(why(B, &[("/cases/1/cremation/casket", json!(2))]), none(StepName::Cremation));
    assert_eq!(
        why(C, &[("/pools/6/units", json!(0)), ("/pools/6/outages", json!([]))]),
        Obstacle::NoUnits { step: StepName::Cremation }
    );
    assert_eq!(why(A, &[("/pools/2/units", json!(0))]), Obstacle::NoUnits { step: StepName::Preparation });
}

#[test]
fn days_that_are_not_there_are_named() {
    assert_eq!(why(C, &[("/cases/2/days", json!({"only": ["2026-04-06"]}))]), Obstacle::NoDay);
}

#[test]
fn times_that_fit_by_a_millisecond_are_found() {
    let no_time = |days| Obstacle::NoTime { days };
    // The ordinary cremators are open from 8:30 to 17:00: 510 minutes.
    let hours = |minutes: f64| why(C, &[("/cases/2/cremation/minutes", json!(minutes))]);
    assert_eq!((hours(510.0), hours(510.001)), (Obstacle::NoRoomLeft, no_time(1)));
    // 8:30 and 60 minutes.
    let latest = |clock: &str| why(C, &[("/cases/2/latest", json!(format!("2026-04-04 {clock}")))]);
    assert_eq!((latest("09:30"), latest("09:29:59.999")), (Obstacle::NoRoomLeft, no_time(1)));
    // Open are 8:30 to 9:20 and 9:50 to 17:00, less 60 minutes.
    let closed = |until: &str| {
        let list = json!([{"from": "2026-04-04 09:20", "to": format!("2026-04-04 {until}")}]);
        why(C, &[("/closed", list)])
    };
    assert_eq!((closed("16:00"), closed("16:00:00.001")), (Obstacle::NoRoomLeft, no_time(1)));
    // Farewells of 90 minutes end at 15:00 at the latest, the transfer ten minutes after that, and a wait of 30 at most:
    // superior cremators that open at 15:40 are just in time.
    let opens = |clock: &str| why(B, &[("/pools/7/hours", json!([{"start": clock, "end": "18:00"}]))]);
    assert_eq!((opens("15:40"), opens("15:40:00.001")), (Obstacle::NoRoomLeft, no_time(3)));
}

#[test]
fn a_vigil_needs_its_nights_after_the_preparation() {
    // Fetched on the 4th from 17:00 to 18:00, prepared on the 5th: too late for a vigil before the 5th.
    let late = [("/cases/0/ready", json!("2026-04-04 17:00"))];
    assert_eq!(why(A, &late), Obstacle::NoTime { days: 3 });
    // Without the preparation the body is there at 18:00; on the 5th farewells may be after noon, and the legal limit is over.
    let no_step = [late[0].clone(), ("/cases/0/preparation", Value::Null), ("/cases/0/latest", Value::Null)];
    assert_eq!(why(A, &no_step), Obstacle::NoRoomLeft);
}
