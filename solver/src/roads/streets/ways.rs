//! Kinds of ways: stairs, pedestrian streets, ferries, roads beside each other, loops, dead ends, and none.

use super::*;
use crate::roads::extract::{Turn, Via};

/// From 0 to 1 120 m with tags, and round by 2 and 3 for everybody: 85 + 120 + 85 = 290 m.
fn short_cut(tags: &[(&str, &str)]) -> Extract {
    let mut extract = points([(0, 0), (120, 0), (120, 85), (0, 85)]);
    extract.draw(1, tags, &[0, 1]);
    extract.draw(2, &[RESIDENTIAL], &[1, 2, 3, 0]);
    extract
}

#[test]
fn stairs_take_twice_as_long_on_foot_and_no_wheels() {
    let extract = short_cut(&[("highway", "steps")]);
    // 120 m at 0.6 m/s; a footway at 1.2 m/s.
    assert_eq!(way(&extract, "walk", 0, 1), Some((200_000, 120)));
    assert_eq!(way(&short_cut(&[("highway", "footway")]), "walk", 0, 1), Some((100_000, 120)));
    assert_eq!((way(&extract, "ebike", 0, 1).unwrap().1, way(&extract, "car", 0, 1).unwrap().1), (290, 290));
}

#[test]
fn an_e_bike_is_pushed_where_people_walk_unless_a_sign_lets_it_ride() {
    let pedestrian = ("highway", "pedestrian");
    // Alone, so that it has to: 120 m at 4 km/h are 108 s, at 10 km/h 43.2 s.
    let mut only = points([(0, 0), (120, 0)]);
    only.draw(1, &[pedestrian], &[0, 1]);
    assert_eq!(seconds(&only, "ebike", 0, 1), Some(108));
    let mut signed = points([(0, 0), (120, 0)]);
    signed.draw(1, &[pedestrian, ("bicycle", "yes")], &[0, 1]);
    assert_eq!(way(&signed, "ebike", 0, 1), Some((43_200, 120)));
    // With a way round: 290 m at 17 km/h are 61.412 s.
    assert_eq!(way(&short_cut(&[pedestrian]), "ebike", 0, 1), Some((61_412, 290)));
    // Not even pushed where nobody may walk; no car either way.
    let mut shut = points([(0, 0), (120, 0)]);
    shut.draw(1, &[pedestrian, ("foot", "no")], &[0, 1]);
    assert_eq!(
        (way(&shut, "ebike", 0, 1), way(&shut, "walk", 0, 1), way(&only, "car", 0, 1)),
        (None, None, None)
    );
}

#[test]
fn a_ferry_carries_who_may_board_it() {
    // 500 m at 10 km/h are 180 s.
    let ferry = |tags: &[(&str, &str)]| {
        let mut extract = points([(0, 0), (0, 500)]);
        extract.draw(1, &[&[("route", "ferry")], tags].concat(), &[0, 1]);
        ["walk", "ebike", "car"].map(|who| seconds(&extract, who, 0, 1))
    };
    assert_eq!(ferry(&[]), [Some(180); 3]);
    assert_eq!(ferry(&[("motor_vehicle", "no")]), [Some(180), Some(180), None]);
    assert_eq!(ferry(&[("vehicle", "no"), ("bicycle", "yes")]), [Some(180), Some(180), None]);
}

#[test]
fn of_two_roads_beside_each_other_each_takes_its_own() {
    // 250 m of street, or 200 + 150 m of primary road at 50 km/h: by car 36 s against 25.2 s.
    let mut extract = points([(0, 0), (250, 0), (160, 120)]);
    extract.draw(1, &[RESIDENTIAL], &[0, 1]);
    extract.draw(2, &[("highway", "primary")], &[0, 2, 1]);
    assert_eq!(way(&extract, "car", 0, 1), Some((25_200, 350)));
    assert_eq!(way(&extract, "walk", 0, 1).unwrap().1, 250);
    // A limit is driven at 0.8 of it: 350 m at 16 km/h are 78.75 s.
    let mut slow = points([(0, 0), (250, 0), (160, 120)]);
    slow.draw(1, &[RESIDENTIAL], &[0, 1]);
    slow.draw(2, &[("highway", "primary"), ("maxspeed", "20")], &[0, 2, 1]);
    assert_eq!(way(&slow, "car", 0, 1), Some((36_000, 250)));
}

#[test]
fn a_turn_restriction_binds_the_car_and_spares_whom_it_excepts() {
    // From 0 to 3 left at 1: 125 + 250 m are 54 s; on to 2, round and back 250 m more, 36 s.
    let streets = |tags: &[(&str, &str)]| {
        let mut extract = points([(0, 0), (125, 0), (250, 0), (125, 250)]);
        extract.draw(1, &[RESIDENTIAL], &[0, 1]);
        extract.draw(2, &[RESIDENTIAL], &[1, 2]);
        extract.draw(3, &[RESIDENTIAL], &[1, 3]);
        extract.restrict(tags, Turn { id: 9, tags: 0, from: vec![1], via: Via::Point(1), to: vec![3] });
        (
            seconds(&extract, "car", 0, 3),
            way(&extract, "ebike", 0, 3).unwrap().1,
            seconds(&extract, "car", 3, 0),
        )
    };
    let no_left = ("restriction", "no_left_turn");
    assert_eq!(streets(&[no_left]), (Some(90), 375, Some(54)));
    assert_eq!(streets(&[no_left, ("except", "bicycle")]), (Some(90), 375, Some(54)));
    assert_eq!(streets(&[no_left, ("except", "psv;motorcar")]), (Some(54), 375, Some(54)));
    assert_eq!(streets(&[("restriction:hgv", "no_left_turn")]), (Some(54), 375, Some(54)));
}

#[test]
fn what_cannot_be_left_or_reached_is_left_out_and_told() {
    // 3 is at the end of a one-way street, 4 and 5 are an island.
    let mut extract = points([(0, 0), (125, 0), (125, 125), (250, 0), (900, 0), (900, 50)]);
    extract.draw(1, &[RESIDENTIAL], &[0, 1, 2]);
    extract.draw(2, &[RESIDENTIAL, ("oneway", "yes")], &[1, 3]);
    extract.draw(3, &[RESIDENTIAL], &[4, 5]);
    assert_eq!((seconds(&extract, "car", 0, 3), seconds(&extract, "car", 3, 0)), (Some(36), None));
    assert_eq!((seconds(&extract, "car", 0, 4), seconds(&extract, "car", 4, 0)), (None, None));
    let built = build(&extract, &Profile::built_in("car").unwrap(), &Stop::never()).unwrap();
    // 0, 1 and 2 stay; the island is the larger of the two parts.
    let report = built.report;
    assert_eq!((report.nodes, report.dropped_nodes, report.dropped_parts), (3, 3, 2));
    assert_eq!((report.largest_dropped[0].nodes, report.largest_dropped[0].metres), (2, 100));
}

#[test]
fn places_on_a_loop_go_the_shorter_way_round_and_a_dead_end_is_left_by_turning() {
    // 0 --125-- 1, where a loop of 125 + 250 + 125 + 250 = 750 m begins and ends. A dead end from 0 of 250 m.
    let mut extract = points([(0, 0), (125, 0), (250, 0), (250, 250), (125, 250), (-250, 0)]);
    extract.draw(1, &[RESIDENTIAL], &[0, 1]);
    extract.draw(2, &[RESIDENTIAL], &[1, 2, 3, 4, 1]);
    extract.draw(3, &[RESIDENTIAL], &[0, 5]);
    let seconds = |from, to| between_places(&extract, from, to);
    // 25 km/h: 125 m in 18 s. To (250, 125) 125 + 250 m by the right, to (125, 125) 125 + 125 m by the left.
    assert_eq!((seconds((0, 0), (250, 125)), seconds((0, 0), (125, 125))), (54, 36));
    // From (250, 125) to (125, 125) over the top: 125 + 125 + 125 m; over 1 as far.
    assert_eq!(seconds((250, 125), (125, 125)), 54);
    // From (200, 0) to (125, 125): 75 + 125 m by 1, though both are on one segment: 28.8 s.
    assert_eq!(seconds((200, 0), (125, 125)), 28);
    // Out of the dead end from its tip, and from the middle of it where nobody needs to turn.
    assert_eq!((seconds((-250, 0), (0, 0)), seconds((-125, 0), (125, 0))), (36, 36));
}
