//! Travel over a made-up network: a straight road along the x axis, on which everyone moves at 1 m/s, and places beside it.
//! Whoever goes west takes twice as long, so that no table passes its tests by symmetry; nothing goes east of a closure.

use anpai_core::place::straight_line;
use anpai_core::roads::Mode;
use anpai_core::time::Duration;

use super::*;
use crate::roads::Hour;

#[derive(Debug)]
struct Street {
    datum: Datum,
    /// Where the street ends for those who go east; it can be passed to the west.
    closed: f64,
}

impl Network for Street {
    type Spot = Coordinate;
    fn datum(&self) -> Datum {
        self.datum
    }
    fn credit(&self) -> String {
        "a straight street".to_owned()
    }
    fn spots(&self, points: &[Coordinate], within: f64) -> Vec<Result<Coordinate, Far>> {
        let spot = |p: &Coordinate| {
            if p.y.abs() <= within { Ok(*p) } else { Err(Far { metres: Some(p.y.abs()) }) }
        };
        points.iter().map(spot).collect()
    }
    fn ways(&self, from: &[&Coordinate], to: &[&Coordinate], stop: &Stop) -> Option<Vec<Weight>> {
        let way = |a: &Coordinate, b: &Coordinate| {
            if a.x < self.closed && b.x > self.closed {
                return Weight::NO_WAY;
            }
            let metres = (b.x - a.x).abs() + a.y.abs() + b.y.abs();
            let pace = if b.x < a.x { 2.0 } else { 1.0 };
            Weight::new((metres * pace * 1000.0) as u32, (metres * 100.0) as u32)
        };
        (!stop.is_over()).then(|| from.iter().flat_map(|a| to.iter().map(move |b| way(a, b))).collect())
    }
    fn alike(&self, _: Hour) -> Hour {
        Hour::new(0).expect("midnight")
    }
    fn at(&self, _: Hour, stop: &Stop) -> Option<Self> {
        (!stop.is_over()).then_some(Self { ..*self })
    }
    fn line(&self, from: &Coordinate, to: &Coordinate) -> Option<Vec<Coordinate>> {
        Some([from, to].map(|p| Coordinate { x: p.x, y: 0.0 }).to_vec())
    }
}

fn street(closed: f64) -> Arc<Street> {
    Arc::new(Street { datum: Datum::LocalPlane, closed })
}

fn points(all: &[(f64, f64)]) -> Vec<Option<Coordinate>> {
    all.iter().map(|(x, y)| Some(Coordinate { x: *x, y: *y })).collect()
}

fn on_foot(file: Option<&str>, pace: Option<Pace>) -> Mode<'_> {
    Mode { name: "foot", file, pace }
}

fn ask(
    points: &[Option<Coordinate>],
    datum: Datum,
    mode: Mode<'_>,
    network: &Arc<Street>,
) -> Result<Found, Issues> {
    let names = vec!["somewhere"; points.len()];
    let wanted = Wanted { datum: Some(datum), points, names: &names, modes: &[mode], snap_metres: 50.0 };
    travel(&wanted, &mut |_| Ok(Arc::clone(network)), &Stop::never())
}

fn told(issues: &Issues) -> Vec<(&'static str, &str)> {
    issues.0.iter().map(|i| (i.code, i.pointer.as_str())).collect()
}

#[test]
fn ways_lead_over_the_road_and_back_and_never_promise_a_metre_too_few() {
    let places = points(&[(0.0, 10.0), (100.0, -20.5), (0.0, 10.0)]);
    let network = street(f64::INFINITY);
    let found =
        ask(&places, Datum::LocalPlane, on_foot(Some("w"), None), &network).expect("a way everywhere");
    let leg = |a, b| {
        let leg = found.travel.leg(ModeId(0), PlaceId(a), PlaceId(b)).expect("a way");
        (leg.time.0, leg.metres)
    };
    // 10 m to the road, 100 m along it, 20.5 m from it: 130.5 m at 1 m/s, and at half that to the west.
    assert_eq!((leg(0, 1), leg(1, 0)), ((130_500, 131), (261_000, 131)));
    // A place is nowhere else; its neighbour at the same spot is reached over the road.
    assert_eq!((leg(1, 1), leg(0, 2)), ((0, 0), (20_000, 20)));
    assert_eq!((found.longest.time.0, found.longest.metres), (261_000, 131));
    assert_eq!(found.travel.source(ModeId(0)), TravelSource::Roads);
    assert_eq!(found.travel.credit(ModeId(0)), Some("a straight street"));
    let line: Vec<_> = found.travel.line(ModeId(0), PlaceId(0), PlaceId(1)).expect("a line");
    let line: Vec<_> = line.iter().map(|c| (c.x, c.y)).collect();
    assert_eq!(line, [(0.0, 10.0), (0.0, 0.0), (100.0, 0.0), (100.0, -20.5)]);
}

#[test]
fn a_mode_without_a_network_is_estimated_and_has_no_lines() {
    let places = points(&[(0.0, 10.0), (100.0, 10.0)]);
    let pace = Pace { metres_per_second: 2.0, detour: 1.5 };
    let network = street(f64::INFINITY);
    let found = ask(&places, Datum::LocalPlane, on_foot(None, Some(pace)), &network).expect("estimates");
    // 100 m * 1.5 / 2 m/s = 75 s.
    let leg = found.travel.leg(ModeId(0), PlaceId(0), PlaceId(1)).expect("an estimate");
    assert_eq!((leg.time.0, leg.metres), (75_000, 150));
    assert_eq!(found.travel.source(ModeId(0)), TravelSource::StraightLine);
    assert_eq!(found.travel.credit(ModeId(0)), None);
    assert_eq!(found.travel.line(ModeId(0), PlaceId(0), PlaceId(1)), None);
    assert!(found.longest.time.0 >= 75_000 && found.longest.metres >= 150);
}

#[test]
fn every_place_far_from_the_road_is_told_with_its_distance() {
    let places = points(&[(0.0, 10.0), (5.0, 51.0), (7.0, -60.4)]);
    let issues = ask(&places, Datum::LocalPlane, on_foot(Some("w"), None), &street(f64::INFINITY))
        .expect_err("too far");
    assert_eq!(told(&issues), [("far-from-road", "/places/1"), ("far-from-road", "/places/2")]);
    assert!(issues.0[1].cause.contains("60 m away"), "{}", issues.0[1].cause);
}

#[test]
fn places_that_a_closure_cuts_off_are_told_and_so_are_single_pairs() {
    // Nobody goes east over 50: the one place behind it cannot be reached by anyone.
    let one = points(&[(0.0, 0.0), (10.0, 0.0), (60.0, 0.0)]);
    let issues = ask(&one, Datum::LocalPlane, on_foot(Some("w"), None), &street(50.0)).expect_err("closed");
    assert_eq!(told(&issues), [("no-way", "/places/2")]);
    assert!(issues.0[0].cause.contains("no way leads there by foot"), "{}", issues.0[0].cause);
    // Two on either side: each is reached by somebody and leaves to somebody, but four pairs have no way.
    let two = points(&[(0.0, 0.0), (10.0, 0.0), (60.0, 0.0), (70.0, 0.0)]);
    let issues = ask(&two, Datum::LocalPlane, on_foot(Some("w"), None), &street(50.0)).expect_err("closed");
    let behind = ("no-way", "/places/2");
    let last = ("no-way", "/places/3");
    assert_eq!(told(&issues), [behind, last, behind, last]);
}

#[test]
fn a_plane_is_no_globe() {
    let places = points(&[(113.0, 25.0), (113.1, 25.1)]);
    let issues =
        ask(&places, Datum::Wgs84, on_foot(Some("w"), None), &street(f64::INFINITY)).expect_err("another");
    assert_eq!(told(&issues), [("network-of-another-datum", "/travel/modes/foot/file")]);
    let globe = Arc::new(Street { datum: Datum::Wgs84, closed: f64::INFINITY });
    let issues = ask(&places, Datum::LocalPlane, on_foot(Some("w"), None), &globe).expect_err("another");
    assert_eq!(told(&issues), [("network-of-another-datum", "/travel/modes/foot/file")]);
}

#[test]
fn an_unusable_file_is_told_together_with_everything_else() {
    let names = ["a", "b"];
    let places = points(&[(0.0, 10.0), (5.0, 99.0)]);
    let modes = [Mode { name: "bike", file: Some("b"), pace: None }, on_foot(Some("w"), None)];
    let datum = Some(Datum::LocalPlane);
    let wanted = Wanted { datum, points: &places, names: &names, modes: &modes, snap_metres: 50.0 };
    let mut open = |file: &str| {
        let unusable = || Unusable { code: "x", cause: "y".into(), action: "z".into() };
        if file == "w" { Ok(street(f64::INFINITY)) } else { Err(unusable()) }
    };
    let issues = travel::<Street>(&wanted, &mut open, &Stop::never()).expect_err("two things");
    assert_eq!(told(&issues), [("x", "/travel/modes/bike/file"), ("far-from-road", "/places/1")]);
}

#[test]
fn whoever_interrupts_gets_no_half_filled_table() {
    let names = ["a", "b"];
    let places = points(&[(0.0, 10.0), (5.0, 9.0)]);
    let modes = [on_foot(Some("w"), None)];
    let datum = Some(Datum::LocalPlane);
    let wanted = Wanted { datum, points: &places, names: &names, modes: &modes, snap_metres: 50.0 };
    let stop = Stop::never();
    stop.flag().store(true, std::sync::atomic::Ordering::Relaxed);
    let issues = travel(&wanted, &mut |_| Ok(street(0.0)), &stop).expect_err("stopped");
    assert_eq!(issues.0[0].code, "interrupted");
}

#[test]
fn many_places_know_the_ways_nearby_and_estimates_go_on_beyond() {
    // 1,000 places along the street, each knowing at most 300 others: cells of 125 know two cells, themselves included.
    let all: Vec<(f64, f64)> = (0..1000).map(|n| (f64::from(n) * 10.0, 0.0)).collect();
    let network = street(f64::INFINITY);
    let cells = Cells::new(&all, 300);
    let spots: Vec<Coordinate> = points(&all).into_iter().flatten().collect();
    let table = fill(&*network, &spots, &cells, &Stop::never()).expect("not stopped");
    let at = |a: usize, b: usize| table.at(cells.position[a], cells.position[b]);
    let way = |millis, metres| Entry::Way(Some(Leg { time: Duration(millis), metres }));
    assert_eq!((at(0, 249), at(249, 0)), (way(2_490_000, 2490), way(4_980_000, 2490)));
    assert_eq!((at(0, 250), at(999, 0)), (Entry::Unknown, Entry::Unknown));
    // Within a cell, 125 x 125 pairs lie 125 / 3 places apart on average, and a metre takes 1.5 s, as many ways leading
    // east as west. Between cells they lie 125 places apart: seven cells know the one west of them, the first knows the
    // one east of it. In units of 125 places: 8 / 3 at 1.5 s, 7 at 2 s, 1 at 1 s make 19 s over 32 / 3.
    let pace = measured(Datum::LocalPlane, &spots, &cells, &table).expect("there are ways");
    assert!((pace.detour - 1.0).abs() < 1e-9, "{pace:?}");
    assert!((1.0 / pace.metres_per_second - 19.0 * 3.0 / 32.0).abs() < 0.001, "{pace:?}");
    let far = StraightLine::new(Datum::LocalPlane, spots.clone(), vec![pace]);
    let roads = OnRoads { credit: network.credit(), network, spots: spots.clone(), table };
    let along = Along {
        datum: Datum::LocalPlane,
        points: spots,
        cells,
        modes: vec![Way { roads: Some(roads), far }],
    };
    assert_eq!(along.source(ModeId(0)), TravelSource::Blocked);
    let leg = along.leg(ModeId(0), PlaceId(0), PlaceId(999)).expect("an estimate");
    assert!((leg.time.0 - 9990 * 1781).abs() < 20_000, "{leg:?}");
    assert_eq!(along.line(ModeId(0), PlaceId(0), PlaceId(999)), None);
}

#[test]
fn a_document_of_a_chinese_map_service_meets_the_roads_of_gps() {
    // In GCJ-02 this point of Kunming lies hundreds of metres from where it is; the street knows it where GPS does, and the line comes back.
    let gps = Coordinate { x: 102.7, y: 25.03 };
    let shown = Datum::Gcj02.from_wgs84(gps).expect("in China");
    let apart = straight_line(Datum::Wgs84, gps, shown);
    assert!(apart > 100.0, "{apart}");
    let places = vec![Some(shown); 2];
    let network = Arc::new(Street { datum: Datum::Wgs84, closed: f64::INFINITY });
    let found = ask(&places, Datum::Gcj02, on_foot(Some("w"), None), &network).expect("near");
    let leg = found.travel.leg(ModeId(0), PlaceId(0), PlaceId(1)).expect("a way");
    // Twice 25.03 "metres" from the equator, which is this street.
    assert!((leg.time.0 - 50_060).abs() <= 1, "{leg:?}");
    let line = found.travel.line(ModeId(0), PlaceId(0), PlaceId(1)).expect("a line");
    assert_eq!((line[0], line[3]), (shown, shown));
    assert!(
        (line[1].x - Datum::Gcj02.from_wgs84(Coordinate { x: 102.7, y: 0.0 }).expect("a point").x).abs()
            < 1e-9
    );
}
