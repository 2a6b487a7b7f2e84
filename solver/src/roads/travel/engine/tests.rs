//! A triangle by hand, in metres on a local plane:
//!
//! ```text
//!           C (100, 50)        A - B: 100 m, 100 s, both ways
//!         /   ^                B > C: 50 m, 50 s, one way
//!       /     |                C - A: 112 m, 300 s, both ways
//! A --------- B
//! ```
//!
//! and four places beside it: p 10 m from A - B after 20 m, r 5 m from it after 60 m, q 10 m from B > C after 25 m, s 5 m
//! from it after 40 m. A metre and a fifth between a place and the road take a second.

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::roads::{Mode, Wanted};

use super::*;
use crate::roads::{About, Arc, Graph, Shapes};

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
    Roads::new(about, Graph::new(3, &arcs), shapes)
}

const PLACES: [(f64, f64); 4] = [(20.0, -10.0), (60.0, -5.0), (110.0, 25.0), (105.0, 40.0)];
const P: u32 = 0;
const R: u32 = 1;
const Q: u32 = 2;
const S: u32 = 3;

fn found() -> anpai_core::roads::Found {
    let points = PLACES.map(|(x, y)| Some(Coordinate { x, y }));
    let wanted = Wanted {
        datum: Some(Datum::LocalPlane),
        points: &points,
        names: &["p", "r", "q", "s"],
        modes: &[Mode { name: "walk", file: Some("t.roads"), pace: None }],
        snap_metres: 20.0,
    };
    let mut open = |_: &str| Ok(std::sync::Arc::new(Engine::new(triangle())));
    super::super::travel(&wanted, &mut open, &Stop::never()).unwrap_or_else(|issues| panic!("{issues}"))
}

fn way(from: u32, to: u32) -> (i64, i64) {
    let leg = found().travel.leg(ModeId(0), PlaceId(from), PlaceId(to)).expect("a way");
    (leg.time.0 / 100, leg.metres)
}

#[test]
fn ways_begin_and_end_in_the_middle_of_a_road() {
    // 8 s to the road, 80 s to B, 25 s up, 8 s from the road; 10 + 80 + 25 + 10 m.
    assert_eq!(way(P, Q), (1210, 125));
    // Not down again: 25 s on to C, 300 s to A, 20 s along; 10 + 25 + 112 + 20 + 10 m.
    assert_eq!(way(Q, P), (3610, 177));
}

#[test]
fn two_places_on_one_road_need_not_go_to_its_end() {
    // 8 s, 40 m at 1 m/s, 4 s; the same back.
    assert_eq!((way(P, R), way(R, P)), ((520, 55), (520, 55)));
    // Up the one-way street 8 + 15 + 4 s; down is around: 4 + 10 + 300 + 100 + 25 + 8 s, 5 + 10 + 112 + 100 + 25 + 10 m.
    assert_eq!((way(Q, S), way(S, Q)), ((270, 30), (4470, 262)));
}

#[test]
fn the_line_runs_along_the_roads_from_place_to_place() {
    let line = |from, to| {
        let line = found().travel.line(ModeId(0), PlaceId(from), PlaceId(to)).expect("a line");
        line.into_iter().map(|c| (c.x.round() as i64, c.y.round() as i64)).collect::<Vec<_>>()
    };
    assert_eq!(line(P, Q), [(20, -10), (20, 0), (100, 0), (100, 25), (110, 25)]);
    assert_eq!(line(P, R), [(20, -10), (20, 0), (60, 0), (60, -5)]);
    assert_eq!(line(R, P), [(60, -5), (60, 0), (20, 0), (20, -10)]);
    let around = [(105, 40), (100, 40), (100, 50), (0, 0), (100, 0), (100, 25), (110, 25)];
    assert_eq!(line(S, Q), around);
}
