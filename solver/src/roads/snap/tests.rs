//! Snapping by hand on a local plane, and against every piece in turn.

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::roads::ends::Hook;
use crate::roads::graph::Arc;

/// Centimetres. Segment 0: node 0 (0, 0) to node 1 (10,000, 0), both ways, 100 s and 100 m. Segment 1: node 1 over
/// (10,000, 4000) to node 2 (6000, 4000), one way, 40 s and 80 m.
fn elbow() -> (Graph, Shapes) {
    let w = Weight::new;
    let arcs = [
        Arc { tail: 0, head: 1, weight: w(100_000, 10_000) },
        Arc { tail: 1, head: 0, weight: w(100_000, 10_000) },
        Arc { tail: 1, head: 2, weight: w(40_000, 8_000) },
    ];
    let shapes = Shapes {
        first: vec![0, 2, 5].into(),
        x: vec![0, 10_000, 10_000, 10_000, 6000].into(),
        y: vec![0, 0, 0, 4000, 4000].into(),
        along: vec![0, 1, 2].into(),
    };
    (Graph::new(3, &arcs), shapes)
}

fn snapper<'a>((graph, shapes): &'a (Graph, Shapes)) -> Snapper<'a> {
    let access = Access { radius: 30.0, metres_per_second: 2.0 };
    Snapper::new(graph, shapes, Datum::LocalPlane, access)
}

fn at(x: f64, y: f64) -> Coordinate {
    Coordinate { x, y }
}

fn hook(node: u32, millis: u32, centimetres: u32) -> Hook {
    Hook { node, weight: Weight::new(millis, centimetres) }
}

#[test]
fn the_access_leg_and_the_rest_of_the_arc_are_charged() {
    let network = elbow();
    let snapper = snapper(&network);
    // 25 m along, 10 m off: 5 s and 1000 cm to the road, 75 s on to node 1, 25 s back to node 0.
    let place = snapper.snap(at(25.0, -10.0)).unwrap();
    assert_eq!(
        place,
        Snapped {
            segment: 0,
            along: WHOLE / 4,
            spot: Spot { x: 2500, y: 0 },
            access: Weight::new(5000, 1000)
        }
    );
    assert_eq!(snapper.leaving(&place), [hook(0, 30_000, 3500), hook(1, 80_000, 8500)]);
    assert_eq!(snapper.arriving(&place), [hook(0, 30_000, 3500), hook(1, 80_000, 8500)]);
}

#[test]
fn a_one_way_street_is_left_by_its_head_and_reached_by_its_tail() {
    let network = elbow();
    let snapper = snapper(&network);
    // (80, 40) is 60 of 80 m along: 30 s from node 1, 10 s to node 2; 4 m off: 2 s.
    let place = snapper.snap(at(80.0, 44.0)).unwrap();
    assert_eq!((place.segment, place.along), (1, WHOLE / 4 * 3));
    assert_eq!(snapper.leaving(&place), [hook(2, 12_000, 2400)]);
    assert_eq!(snapper.arriving(&place), [hook(1, 32_000, 6400)]);
    // (100, 20) comes before it: 20 of 80 m, 20 s apart.
    let earlier = snapper.snap(at(100.0, 20.0)).unwrap();
    assert_eq!(snapper.direct(&earlier, &place), Some(Weight::new(22_000, 4400)));
    assert_eq!(snapper.direct(&place, &earlier), None);
}

#[test]
fn two_places_on_a_street_for_both_ways_have_a_direct_way_each_way() {
    let network = elbow();
    let snapper = snapper(&network);
    let (a, b) = (snapper.snap(at(25.0, -10.0)).unwrap(), snapper.snap(at(75.0, 0.0)).unwrap());
    assert_eq!(snapper.direct(&a, &b), Some(Weight::new(55_000, 6000)));
    assert_eq!(snapper.direct(&b, &a), Some(Weight::new(55_000, 6000)));
}

#[test]
fn a_place_on_a_crossing_hooks_onto_its_node() {
    let network = elbow();
    let snapper = snapper(&network);
    let place = snapper.snap(at(104.0, -3.0)).unwrap();
    assert_eq!((place.segment, place.along), (0, WHOLE));
    // 5 m at 2 m/s.
    assert_eq!(snapper.leaving(&place), [hook(1, 2500, 500)]);
    assert_eq!(snapper.arriving(&place), [hook(1, 2500, 500)]);
    // At the end of the one-way street nobody can leave, and everybody arrives.
    let end = snapper.snap(at(60.0, 40.0)).unwrap();
    assert_eq!((snapper.leaving(&end), snapper.arriving(&end)), (vec![], vec![hook(2, 0, 0)]));
    assert_eq!(snapper.direct(&place, &place), Some(Weight::new(5000, 1000)));
}

#[test]
fn too_far_is_an_issue_with_its_distance() {
    let network = elbow();
    let snapper = snapper(&network);
    let mut found = Issues::default();
    let points = [Some(at(50.0, -31.0)), None, Some(at(50.0, -30.0)), Some(at(f64::NAN, 0.0))];
    let placed = snapper.snap_all(Datum::LocalPlane, &points, |n| format!("line {n}"), &mut found);
    assert_eq!(placed.iter().map(Option::is_some).collect::<Vec<_>>(), [false, false, true, false]);
    let said: Vec<_> = found.0.iter().map(|i| (i.code, &*i.pointer, &*i.value)).collect();
    assert_eq!(
        said,
        [
            ("not-a-number", "line 3", "x NaN, y 0"),
            ("far-from-road", "line 0", "31.0 m from the nearest road")
        ]
    );
    assert_eq!(snapper.snap_all(Datum::Wgs84, &points, |_| String::new(), &mut found), [None; 4]);
    assert_eq!(found.0[2].code, "foreign-datum");
}

/// A street across the date line's neighbourhood and one near the pole, in 1e-7 degrees.
#[test]
fn date_line_and_pole_are_places_too() {
    let arc = |tail, head| Arc { tail, head, weight: Weight::new(1000, 100) };
    let graph = Graph::new(4, &[arc(0, 1), arc(1, 0), arc(2, 3), arc(3, 2)]);
    let shapes = Shapes {
        first: vec![0, 2, 4].into(),
        x: vec![-1_799_999_000, -1_799_990_000, 0, 900_000_000].into(),
        y: vec![0, 0, 899_999_000, 899_999_000].into(),
        along: vec![0, 1, 2, 3].into(),
    };
    let snapper = Snapper::new(&graph, &shapes, Datum::Wgs84, Access::default());
    // 180 degrees east is 1000 units (11.1 m) west of the street's beginning.
    let across = snapper.snap(at(180.0, 0.0)).unwrap();
    assert_eq!((across.segment, across.along, across.access.centimetres()), (0, 0, 1112));
    assert_eq!(snapper.snap(at(90.0, 90.0)).unwrap().segment, 1);
    assert_eq!(snapper.snap(at(90.0, -90.0)), None);
}

#[test]
fn nothing_is_near_where_there_is_nothing() {
    let (graph, shapes) = (Graph::new(0, &[]), Shapes { first: vec![0].into(), ..Shapes::default() });
    assert_eq!(Snapper::new(&graph, &shapes, Datum::Wgs84, Access::default()).snap(at(1.0, 1.0)), None);
}

prop_compose! {
    /// Crooked streets in a square kilometre, coarse enough for ties.
    fn streets()(lines in prop::collection::vec(prop::collection::vec((-20..20_i32, -20..20_i32), 2..5), 1..40))
        -> Shapes {
        let mut shapes = (vec![0_u32], Vec::new(), Vec::new());
        for line in &lines {
            shapes.1.extend(line.iter().map(|p| p.0 * 2500));
            shapes.2.extend(line.iter().map(|p| p.1 * 2500));
            shapes.0.push(shapes.1.len() as u32);
        }
        let along: Vec<u32> = (0..lines.len() as u32).map(|s| 2 * s + s % 2).collect();
        Shapes { first: shapes.0.into(), x: shapes.1.into(), y: shapes.2.into(), along: along.into() }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(3), ..ProptestConfig::default() })]
    #[test]
    fn the_nearest_piece_of_all_is_found(
        shapes in streets(),
        points in prop::collection::vec((-600..600_i32, -600..600_i32), 1..20),
        geographic in any::<bool>(),
    ) {
        let arcs: Vec<Arc> = (0..shapes.segments() as u32)
            .map(|s| Arc { tail: s, head: s, weight: Weight::new(60_000, 6000) })
            .collect();
        let graph = Graph::new(shapes.segments(), &arcs);
        let datum = if geographic { Datum::Wgs84 } else { Datum::LocalPlane };
        let snapper = Snapper::new(&graph, &shapes, datum, Access { radius: 400.0, metres_per_second: 1.0 });
        for (x, y) in points {
            let scale = if geographic { 1e5 } else { 1.0 };
            let point = at(f64::from(x) / scale, f64::from(y) / scale);
            let frame = Frame::around(datum, Spot::of(datum, point).unwrap());
            let every = (0..shapes.segments() as u32)
                .flat_map(|s| { let of = shapes.of(s); (of.start..of.end - 1).map(move |p| (s, p as u32)) })
                .map(|(s, p)| (snapper.piece_distance(p, &frame).round() as u64, s, p));
            let best = every.min().filter(|b| b.0 <= 400_000);
            let found = snapper.snap(point);
            prop_assert_eq!(found.map(|f| f.segment), best.map(|b| b.1));
            if let (Some(place), Some(best)) = (found, best) {
                prop_assert_eq!(place, snapper.place(best, frame));
                prop_assert_eq!(u64::from(place.access.millis()), best.0);
                for t in snapper.through(&place) {
                    prop_assert_eq!(t.before + t.after, Weight::new(60_000, 6000));
                }
            }
        }
    }
}
