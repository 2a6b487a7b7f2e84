//! A triangle by hand, in metres on a local plane:
//!
//! ```text
//!           C (100, 50)        A - B: 100 m, 100 s, both ways
//!         /   ^                B > C: 50 m, 50 s, one way
//!       /     |                C - A: 112 m, 300 s, both ways
//! A --------- B
//! ```
//!
//! and four places beside it: p 12 m from A - B after 20 m, r 6 m from it after 60 m, q 12 m from B > C after 25 m, s 6 m
//! from it after 40 m. Six metres between a place and the road take 5 s.

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::roads::{Mode, Wanted};
use anpai_core::time::{Clock, Duration};

use super::*;
use crate::roads::{About, Arc, Graph, NO_CLASS, Origins, Shapes};

fn triangle() -> Roads {
    let arc = |tail, head, seconds: u32, metres: u32| Arc {
        tail,
        head,
        weight: Weight::new(seconds * 1000, metres * 100),
    };
    // Sorted by tail, as the graph keeps them: A-B, A-C, B-A, B-C, C-A.
    let arcs = [
        arc(0, 1, 100, 100),
        arc(0, 2, 300, 112),
        arc(1, 0, 100, 100),
        arc(1, 2, 50, 50),
        arc(2, 0, 300, 112),
    ];
    let shapes = Shapes {
        first: vec![0, 2, 4, 6].into(),
        x: vec![0, 10_000, 10_000, 10_000, 10_000, 0].into(),
        y: vec![0, 0, 0, 5000, 5000, 0].into(),
        along: vec![0, 5, 1, 2, 4].into(),
    };
    let about = About {
        anpai: "0".into(),
        profile: "walk".into(),
        profile_toml: String::new(),
        datum: Datum::LocalPlane,
        source: "a triangle".into(),
    };
    let graph = Graph::new(3, &arcs);
    // The first road, A - B, is of a class that takes twice as long from 8:00 to 9:00.
    let factor: Vec<f64> = (0..24).map(|hour| if hour == 8 { 2.0 } else { 1.0 }).collect();
    let class = vec![0, NO_CLASS, NO_CLASS].into();
    let origins = Origins { class, factor: factor.into(), ..Origins::unknown(&graph, &shapes) };
    Roads::new(about, graph, shapes, origins, &Stop::never(), &mut |_| {}).expect("no stop")
}

const PLACES: [(f64, f64); 4] = [(20.0, -12.0), (60.0, -6.0), (112.0, 25.0), (106.0, 40.0)];
const P: u32 = 0;
const R: u32 = 1;
const Q: u32 = 2;
const S: u32 = 3;

/// The ways between all places at an hour, in tenths of seconds.
fn ways_at(hour: u8) -> Vec<u32> {
    let hour = Hour::new(hour).expect("an hour");
    let engine = Engine::new(triangle()).at(hour, &Stop::never()).expect("no stop");
    let points = PLACES.map(|(x, y)| Coordinate { x, y });
    let spots: Vec<Spot> = engine.spots(&points, 20.0).into_iter().map(|spot| spot.expect("near")).collect();
    let spots: Vec<&Spot> = spots.iter().collect();
    let ways = engine.ways(&spots, &spots, &Stop::never()).expect("no stop");
    ways.into_iter().map(|way| way.millis() / 100).collect()
}

#[test]
fn a_table_of_an_hour_has_its_figures_from_place_to_place() {
    let at = |hour, from: u32, to: u32| ways_at(hour)[(from * 4 + to) as usize];
    assert_eq!((at(7, P, Q), at(7, P, R)), (1250, 550));
    // From 8:00 on A - B takes twice as long: 10 + 160 + 25 + 10 s, and 10 + 80 + 5 s. Not so the rest of the way back.
    assert_eq!((at(8, P, Q), at(8, P, R), at(8, Q, P)), (2050, 950, 250 + 3000 + 400 + 200));
    let engine = Engine::new(triangle());
    let alike = |hour| Hour::new(hour).map(|hour| engine.alike(hour).number());
    assert_eq!([7, 8, 9].map(alike), [Some(0), Some(8), Some(0)]);
    assert!(engine.at(Hour::new(8).expect("an hour"), &Stop::after(std::time::Duration::ZERO)).is_none());
}

fn found() -> anpai_core::roads::Found {
    found_at(None)
}
fn found_at(at: Option<Clock>) -> anpai_core::roads::Found {
    let points = PLACES.map(|(x, y)| Some(Coordinate { x, y }));
    let wanted = Wanted {
        datum: Some(Datum::LocalPlane),
        points: &points,
        names: &["p", "r", "q", "s"],
        modes: &[Mode { name: "walk", file: Some("t.roads"), pace: None }],
        snap_metres: 20.0,
        at,
    };
    let mut open = |_: &str| Ok(std::sync::Arc::new(Engine::new(triangle())));
    super::super::travel(&wanted, &mut open, &Stop::never()).unwrap_or_else(|issues| panic!("{issues}"))
}

#[test]
fn a_period_of_the_day_travels_at_the_hour_in_which_it_begins() {
    let seconds = |minutes: i64| {
        let found = found_at(Some(Clock(Duration::minutes(minutes))));
        found.travel.leg(ModeId(0), PlaceId(P), PlaceId(Q)).expect("a way").time.0 / 1000
    };
    // As in the table above: 125 s, and 205 s from 8:00 to 9:00.
    assert_eq!([0, 479, 480, 539, 540, 1439].map(seconds), [125, 125, 205, 205, 125, 125]);
}

fn way(from: u32, to: u32) -> (i64, i64) {
    let leg = found().travel.leg(ModeId(0), PlaceId(from), PlaceId(to)).expect("a way");
    (leg.time.0 / 100, leg.metres)
}

#[test]
fn ways_begin_and_end_in_the_middle_of_a_road() {
    // 10 s to the road, 80 s to B, 25 s up, 10 s from the road; 12 + 80 + 25 + 12 m.
    assert_eq!(way(P, Q), (1250, 129));
    // Not down again: 25 s on to C, 300 s to A, 20 s along; 12 + 25 + 112 + 20 + 12 m.
    assert_eq!(way(Q, P), (3650, 181));
}

#[test]
fn two_places_on_one_road_need_not_go_to_its_end() {
    // 10 s, 40 m at 1 m/s, 5 s; the same back.
    assert_eq!((way(P, R), way(R, P)), ((550, 58), (550, 58)));
    // Up the one-way street 10 + 15 + 5 s; down is around: 5 + 10 + 300 + 100 + 25 + 10 s, 6 + 10 + 112 + 100 + 25 + 12 m.
    assert_eq!((way(Q, S), way(S, Q)), ((300, 33), (4500, 265)));
}

#[test]
fn the_line_runs_along_the_roads_from_place_to_place() {
    let line = |from, to| {
        let line = found().travel.line(ModeId(0), PlaceId(from), PlaceId(to)).expect("a line");
        line.into_iter().map(|c| (c.x.round() as i64, c.y.round() as i64)).collect::<Vec<_>>()
    };
    assert_eq!(line(P, Q), [(20, -12), (20, 0), (100, 0), (100, 25), (112, 25)]);
    assert_eq!(line(P, R), [(20, -12), (20, 0), (60, 0), (60, -6)]);
    assert_eq!(line(R, P), [(60, -6), (60, 0), (20, 0), (20, -12)]);
    let around = [(106, 40), (100, 40), (100, 50), (0, 0), (100, 0), (100, 25), (112, 25)];
    assert_eq!(line(S, Q), around);
}
