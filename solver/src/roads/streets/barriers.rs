//! What stands on a road.

use super::*;

/// A street of 425 m from 0 to 2 with something at 1, after 170 m; and a way round by 3, of 1,275 m.
fn street(mark: &[(&str, &str)]) -> Extract {
    let mut extract = points([(0, 0), (170, 0), (425, 0), (425, 425), (0, 425)]);
    extract.draw(1, &[RESIDENTIAL], &[0, 1, 2]);
    extract.draw(2, &[RESIDENTIAL], &[2, 3, 4, 0]);
    extract.mark(1, mark);
    extract
}

/// Metres, and milliseconds beyond those of riding, by walk, e-bike and car.
fn passing(mark: &[(&str, &str)]) -> [(u32, u32); 3] {
    let extract = street(mark);
    [("walk", 1200.0), ("ebike", 17_000.0 / 3.6), ("car", 25_000.0 / 3.6)].map(|(profile, speed)| {
        let (millis, metres) = way(&extract, profile, 0, 2).unwrap();
        let riding = f64::from(metres) * 1e6 / speed;
        (metres, (f64::from(millis) - riding).round() as u32)
    })
}

const THROUGH: u32 = 425;
const ROUND: u32 = 1275;

#[test]
fn a_bollard_keeps_out_cars_alone() {
    for barrier in ["bollard", "block", "chain", "cycle_barrier"] {
        assert_eq!(passing(&[("barrier", barrier)]), [(THROUGH, 0), (THROUGH, 0), (ROUND, 0)], "{barrier}");
    }
}

#[test]
fn a_gate_costs_a_car_half_a_minute_and_a_locked_one_shuts() {
    assert_eq!(passing(&[("barrier", "gate")]), [(THROUGH, 0), (THROUGH, 0), (THROUGH, 30_000)]);
    assert_eq!(passing(&[("barrier", "gate"), ("locked", "yes")]), [(ROUND, 0); 3]);
    // Whom a tag lets in has the key.
    let residents = [("barrier", "gate"), ("locked", "yes"), ("foot", "yes")];
    assert_eq!(passing(&residents), [(THROUGH, 0), (ROUND, 0), (ROUND, 0)]);
}

#[test]
fn what_a_tag_says_of_someone_counts_before_the_barrier() {
    assert_eq!(passing(&[("barrier", "bollard"), ("motor_vehicle", "yes")])[2], (THROUGH, 0));
    assert_eq!(
        passing(&[("barrier", "gate"), ("access", "no"), ("bicycle", "yes")]),
        [(ROUND, 0), (THROUGH, 0), (ROUND, 0)]
    );
    assert_eq!(passing(&[("barrier", "wall")]), [(ROUND, 0); 3]);
    // A private bollard is lowered for who goes there, and nobody cuts through; unless it is locked.
    let private = [("barrier", "bollard"), ("motor_vehicle", "private"), ("locked", "yes")];
    let to_it = |mark: &[(&str, &str)]| way(&street(mark), "car", 2, 1).map(|w| w.1);
    assert_eq!((passing(&private[..2])[2], passing(&private)[2]), ((ROUND, 0), (ROUND, 0)));
    assert_eq!((to_it(&private[..2]), to_it(&private)), (Some(255), Some(255)));
}

#[test]
fn signals_cost_time_and_shut_nobody() {
    let signals = passing(&[("highway", "traffic_signals")]);
    assert_eq!(signals, [(THROUGH, 15_000), (THROUGH, 15_000), (THROUGH, 10_000)]);
    // Together with a gate both count.
    assert_eq!(passing(&[("highway", "traffic_signals"), ("barrier", "gate")])[2], (THROUGH, 40_000));
}

#[test]
fn a_shut_point_is_reached_from_either_side_and_left_again() {
    let extract = street(&[("barrier", "bollard")]);
    // 255 m from 2 to the bollard; from 0 it is 170 m.
    assert_eq!((way(&extract, "car", 2, 1).unwrap().1, way(&extract, "car", 0, 1).unwrap().1), (255, 170));
    assert_eq!(way(&extract, "car", 1, 2).unwrap().1, 255);
}
