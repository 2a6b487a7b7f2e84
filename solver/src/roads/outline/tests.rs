//! Outlines by hand, and ground checked point by point.

use super::trace::{area, holds};
use super::*;
use crate::roads::circle::Circles;
use crate::roads::graph::{Arc, Graph};
use crate::roads::snap::Access;
use crate::roads::weight::Weight;

/// A square block of four streets, 1 km a side, walked at 1 m/s; centimetres on a local plane.
fn block() -> (Graph, Shapes) {
    let corners = [(0, 0), (100_000, 0), (100_000, 100_000), (0, 100_000)];
    let weight = Weight::new(1_000_000, 100_000);
    let mut arcs = Vec::new();
    for tail in 0..4_u32 {
        arcs.push(Arc { tail, head: (tail + 1) % 4, weight });
        arcs.push(Arc { tail, head: (tail + 3) % 4, weight });
    }
    // Segment s runs from corner s to the next.
    let along: Vec<u32> = (0..4_u32).flat_map(|tail| [2 * tail, 2 * ((tail + 3) % 4) + 1]).collect();
    let points = (0..4).flat_map(|s| [corners[s], corners[(s + 1) % 4]]);
    let (x, y): (Vec<i32>, Vec<i32>) = points.unzip();
    let shapes = Shapes { first: vec![0, 2, 4, 6, 8].into(), x: x.into(), y: y.into(), along: along.into() };
    (Graph::new(4, &arcs), shapes)
}

fn outline(minutes: u32, reach: f64, direction: Direction) -> Outline {
    let (graph, shapes) = block();
    let access = Access { radius: 50.0, metres_per_second: 1.0 };
    let snapper = Snapper::new(&graph, &shapes, Datum::LocalPlane, access);
    let place = snapper.snap(Coordinate { x: 500.0, y: 0.0 }).unwrap();
    let (limit, mut reached) = (minutes * 60_000, Vec::new());
    Circles::new(&graph, direction).within(&snapper.starts(&place, direction), limit, &mut reached);
    let drawing = Drawing { reach, metres_per_second: 1.0, direction };
    Outline::of_circle(&snapper, &place, &reached, limit, drawing).unwrap()
}

fn metres(ring: &[Spot]) -> Vec<(f64, f64)> {
    ring[1..].iter().map(|s| (f64::from(s.x) / 100.0, f64::from(s.y) / 100.0)).collect()
}

fn claims(outline: &Outline, x: f64, y: f64) -> bool {
    let inside = |ring: &Vec<Spot>| holds(&metres(ring), (x, y));
    outline.polygons.iter().any(|p| inside(&p[0]) && !p[1..].iter().any(inside))
}

#[test]
fn a_street_is_claimed_as_far_as_the_time_goes_and_its_sides_as_far_as_the_reach() {
    for direction in [Direction::Away, Direction::Towards] {
        // Five minutes are 300 m either way along the lower street.
        let outline = outline(5, 40.0, direction);
        assert_eq!((outline.polygons.len(), outline.polygons[0].len()), (1, 1));
        for (x, y, claimed) in [
            (500.0, 0.0, true),
            (500.0, 30.0, true),
            (500.0, 41.0, false),
            (285.0, 0.0, true),
            (715.0, 0.0, true),
            (801.0, 0.0, false),
            // Off the road for 40 m at most, from (760.4, 0): 260.4 + 40 m are more than 300.
            (795.0, 20.0, false),
            (780.0, 10.0, true),
        ] {
            assert_eq!(claims(&outline, x, y), claimed, "{x} {y} {direction:?}");
        }
    }
}

#[test]
fn the_middle_of_a_block_is_a_hole() {
    // 40 minutes are 2400 m: around the block of 4000 m both ways, with a reach of 100 m.
    let outline = outline(40, 100.0, Direction::Away);
    assert_eq!((outline.polygons.len(), outline.polygons[0].len()), (1, 2));
    let rings: Vec<f64> = outline.polygons[0].iter().map(|r| area(&metres(r))).collect();
    assert!(rings[0] > 1.17e6 && rings[0] < 1.44e6, "the block and at most 100 m around it: {}", rings[0]);
    assert!(rings[1] < -0.64e6 && rings[1] > -0.73e6, "clockwise, at least 800 m a side: {}", rings[1]);
    assert!(claims(&outline, 500.0, 1050.0) && !claims(&outline, 500.0, 500.0));
    for ring in &outline.polygons[0] {
        assert_eq!(ring.first(), ring.last());
    }
}

#[test]
fn no_claimed_ground_is_farther_from_the_place_than_the_time() {
    let outline = outline(12, 60.0, Direction::Away);
    for x in (-200..1200).step_by(7) {
        for y in (-200..1200).step_by(7) {
            let (x, y) = (f64::from(x), f64::from(y));
            // Left and right arm of 720 m: 500 m along the lower street, then up.
            let lower = (x.clamp(0.0, 1000.0), 0.0);
            let side = |sx: f64| (sx, y.clamp(0.0, 220.0));
            let walk = |p: (f64, f64), before: f64| before + (x - p.0).hypot(y - p.1);
            let best = walk(lower, (lower.0 - 500.0).abs())
                .min(walk(side(0.0), 500.0 + side(0.0).1))
                .min(walk(side(1000.0), 500.0 + side(1000.0).1));
            let off = (x - lower.0)
                .hypot(y)
                .min((x - 0.0).hypot(y - side(0.0).1))
                .min((x - 1000.0).hypot(y - side(0.0).1));
            assert!(!claims(&outline, x, y) || best <= 721.0 && off <= 60.0, "{x} {y}: {best} {off}");
        }
    }
}

#[test]
fn a_plane_is_no_geojson_and_a_disc_on_the_earth_is() {
    assert!(outline(5, 40.0, Direction::Away).geometry().is_none());
    let disc = Outline::disc(Datum::Wgs84, Spot { x: 86_900_000, y: 494_100_000 }, 1000.0);
    let text = serde_json::to_value(disc.geometry().unwrap()).unwrap();
    assert_eq!(text["type"], "MultiPolygon");
    assert_eq!(text["coordinates"][0][0].as_array().unwrap().len(), 65);
    // 1 km east at 49.41 degrees: 1 / (111.195 * cos 49.41) = 0.013821 degrees.
    assert!((text["coordinates"][0][0][0][0].as_f64().unwrap() - 8.703_821).abs() < 2e-6);
    assert!(disc.plan().is_none());
}

#[test]
fn what_cannot_be_drawn_says_so() {
    let (graph, shapes) = block();
    let snapper = Snapper::new(&graph, &shapes, Datum::LocalPlane, Access::default());
    let place = snapper.snap(Coordinate { x: 500.0, y: 0.0 }).unwrap();
    let reached: Vec<_> = (0..4).map(|node| Reached { node, cost: 0 }).collect();
    let draw = |reach| {
        let drawing = Drawing { reach, ..Drawing::new(Direction::Away) };
        Outline::of_circle(&snapper, &place, &reached, 1_000_000, drawing)
    };
    assert_eq!(draw(f64::NAN), Err(OutlineError::NoReach));
    assert_eq!(draw(0.5), Err(OutlineError::NoReach));
    assert_eq!(draw(1.0), Err(OutlineError::TooWide { reach: 1.0 }));
}
