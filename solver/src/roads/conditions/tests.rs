//! Hours and closures on streets whose arithmetic is written out, and on random graphs.

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use proptest::prelude::*;

use super::super::circle::{Circles, Direction};
use super::super::cover::nearest;
use super::super::extract::{Turn, Via};
use super::super::oracle::{agrees, arcs, by_petgraph, config, matrices_agree};
use super::super::snap::{Access, Snapped, Snapper};
use super::super::{
    About, Arc, Extract, FileError, Graph, NO_CLASS, Origins, Pairs, Profile, Roads, Shapes, Weight,
};
use super::*;

/// 36 km/h are 10 m/s. From 8:00 to 9:00 the primary road takes a fifth more.
const PROFILE: &str = r#"
    name = "test"
    access = ["access"]
    oneway = ["oneway"]
    [speed]
    primary = 36
    secondary = 72
    service = 36
    [delay]
    traffic_signals = 4
    [turns]
    keys = ["restriction"]
    [[hours]]
    classes = ["primary"]
    factor = { 8-9 = 1.2 }
"#;

/// ```text
///           .------30 (one-way, secondary)---->.
///           |                                  |
/// 0 --10--- 1 --------20 (primary)--- S ------ 2 ---40--- 4 ---50--- 5
/// ```
/// 10 is 100 m (10 s), 20 is 300 m (30 s, and 4 s at the signal S, 200 m after 1), 30 is 200 + 300 + 200 = 700 m (35 s),
/// 40 is 50 m (5 s), 50 is 60 m (6 s).
fn streets() -> Extract {
    let metres = [(0, 0), (100, 0), (400, 0), (300, 0), (450, 0), (510, 0), (100, 200), (400, 200)];
    let mut extract = Extract::drawn(Datum::LocalPlane, metres.map(|(x, y)| (x * 100, y * 100)));
    extract.draw(10, &[("highway", "service")], &[0, 1]);
    extract.draw(20, &[("highway", "primary")], &[1, 3, 2]);
    extract.draw(30, &[("highway", "secondary"), ("oneway", "yes")], &[1, 6, 7, 2]);
    extract.draw(40, &[("highway", "service")], &[2, 4]);
    extract.draw(50, &[("highway", "service")], &[4, 5]);
    extract.mark(3, &[("highway", "traffic_signals")]);
    extract
}

fn built(extract: &Extract) -> Roads {
    let profile = Profile::parse(PROFILE).unwrap();
    Roads::build(extract, &profile, "drawn", &Stop::never(), &mut |_| {}).unwrap().0
}

fn under(roads: &Roads, hour: Option<u8>, closed: &[i64]) -> Roads {
    let conditions = Conditions { hour: hour.and_then(Hour::new), closed: closed.iter().copied().collect() };
    roads.under(&conditions, &Stop::never(), &mut |_| {}).unwrap()
}

fn snapper(roads: &Roads) -> Snapper<'_> {
    Snapper::new(roads.graph(), roads.shapes(), Datum::LocalPlane, Access::default())
}

fn at(snapper: &Snapper<'_>, x: f64, y: f64) -> Snapped {
    snapper.snap(Coordinate { x, y }).unwrap()
}

/// Seconds and metres from a point of the x axis to another.
fn way(roads: &Roads, from: f64, to: f64) -> Option<(f64, f64)> {
    let snapper = snapper(roads);
    let (from, to) = (at(&snapper, from, 0.0), at(&snapper, to, 0.0));
    let around = Pairs::new(roads.hierarchy()).distance(&snapper.leaving(&from), &snapper.arriving(&to));
    let weight = snapper.direct(&from, &to).map_or(around, |direct| direct.min(around));
    weight.exists().then(|| (f64::from(weight.millis()) / 1e3, f64::from(weight.centimetres()) / 1e2))
}

#[test]
fn an_hour_is_a_number_or_a_time_within_it() {
    for (text, hour) in [("0", 0), ("07", 7), ("23", 23), ("7:00", 7), ("17:59", 17), ("00:30", 0)] {
        assert_eq!(text.parse::<Hour>().map(Hour::number), Ok(hour), "{text}");
    }
    for text in ["", "24", "-1", "+7", "7:", "7:5", "7:60", "24:00", "7:300", "7.5", "007", "7:00:00", "x"] {
        assert_eq!(text.parse::<Hour>(), Err(NoHour), "{text}");
    }
}

#[test]
fn in_its_slow_hour_the_other_way_is_faster() {
    let roads = built(&streets());
    // 10 + 34 + 5 + 6 s by the primary road, where the other way is 35 s.
    assert_eq!(way(&roads, 0.0, 510.0), Some((55.0, 510.0)));
    assert_eq!(way(&under(&roads, Some(7), &[]), 0.0, 510.0), Some((55.0, 510.0)));
    // From 8:00 on it takes 30 * 1.2 + 4 = 40 s.
    let slow = under(&roads, Some(8), &[]);
    assert_eq!(way(&slow, 0.0, 510.0), Some((56.0, 910.0)));
    // The other way is one-way: back is 6 + 5 + 40 + 10 s.
    assert_eq!(way(&slow, 510.0, 0.0), Some((61.0, 510.0)));
    // From the middle between 1 and S: half of 20 + 4 s, then 10 s; half of 24 + 4 s, then 12 s.
    let half = |roads: &Roads| way(roads, 200.0, 400.0);
    assert_eq!((half(&roads), half(&slow)), (Some((22.0, 200.0)), Some((26.0, 200.0))));
    // What was slow is not slower when asked again, and usual again when the hour is over.
    assert_eq!(way(&under(&slow, Some(8), &[]), 510.0, 0.0), Some((61.0, 510.0)));
    assert_eq!(way(&under(&slow, None, &[]), 0.0, 510.0), Some((55.0, 510.0)));
}

#[test]
fn a_closure_forces_a_detour_one_way_and_cuts_off_the_other() {
    let roads = under(&built(&streets()), None, &[20]);
    assert_eq!(way(&roads, 0.0, 510.0), Some((56.0, 910.0)));
    assert_eq!(way(&roads, 510.0, 0.0), None);
    // With the hour: the slow road is all that is left.
    let roads = under(&roads, Some(8), &[30]);
    assert_eq!(way(&roads, 0.0, 510.0), Some((10.0 + 40.0 + 11.0, 510.0)));
    assert_eq!(way(&under(&roads, Some(8), &[20, 30]), 0.0, 510.0), None);
}

#[test]
fn what_a_closure_cuts_off_has_no_way_and_ways_of_its_own() {
    let roads = under(&built(&streets()), None, &[40, 999]);
    assert_eq!((way(&roads, 0.0, 510.0), way(&roads, 510.0, 0.0)), (None, None));
    // 40 m of the last road, and the first one as ever.
    assert_eq!(
        (way(&roads, 460.0, 500.0), way(&roads, 0.0, 400.0)),
        (Some((4.0, 40.0)), Some((44.0, 400.0)))
    );
    let snapper = snapper(&roads);
    let (home, beyond, station) = (at(&snapper, 50.0, 0.0), at(&snapper, 500.0, 0.0), at(&snapper, 0.0, 0.0));
    let ways = nearest(&snapper, &[Some(station)], &[Some(beyond), Some(home)]);
    assert_eq!(
        ways.iter().map(|way| way.map(|w| w.weight.millis())).collect::<Vec<_>>(),
        [None, Some(5_000)]
    );
    // All but the two nodes beyond are within an hour.
    let mut reached = Vec::new();
    let starts = snapper.starts::<u32>(&station, Direction::Away);
    Circles::new(roads.graph(), Direction::Away).within(&starts, 3_600_000, &mut reached);
    assert_eq!((reached.len(), roads.graph().nodes()), (4, 6));
}

#[test]
fn no_place_is_on_a_closed_road() {
    let roads = built(&streets());
    let place = |roads: &Roads| {
        let place = at(&snapper(roads), 240.0, 10.0);
        (roads.origins().way[place.segment as usize], place.access.centimetres())
    };
    // 10 m south is the primary road, 140 m west where the other one begins.
    assert_eq!(place(&roads), (20, 1_000));
    assert_eq!(place(&under(&roads, None, &[20])), (30, 14_000));
    // On a crossing of which one road is closed, the others are still met.
    let closed = under(&roads, None, &[40]);
    let hooks = snapper(&closed).leaving(&at(&snapper(&closed), 400.0, 0.0));
    assert_eq!(hooks.iter().map(|hook| hook.weight).collect::<Vec<_>>(), [Weight::ZERO]);
    let all = under(&roads, None, &[10, 20, 30, 40, 50]);
    assert_eq!(snapper(&all).snap(Coordinate { x: 0.0, y: 0.0 }), None);
}

#[test]
fn a_forbidden_turn_stays_forbidden_when_the_way_around_is_closed() {
    let mut extract = streets();
    let turn = Turn { id: 1, tags: 0, from: vec![10], via: Via::Point(1), to: vec![20] };
    extract.restrict(&[("restriction", "no_straight_on")], turn);
    let roads = built(&extract);
    assert_eq!(roads.graph().nodes(), 7, "a node is split off");
    assert_eq!(way(&roads, 0.0, 400.0), Some((45.0, 800.0)));
    let closed = under(&roads, None, &[30]);
    // Who begins at the crossing may go on; who comes along 10 may not.
    assert_eq!((way(&closed, 0.0, 400.0), way(&closed, 100.0, 400.0)), (None, Some((34.0, 300.0))));
    assert_eq!(way(&closed, 400.0, 0.0), Some((44.0, 400.0)));
}

#[test]
fn a_file_has_what_hours_and_closures_need_and_takes_the_usual_roads_only() {
    let built = built(&streets());
    let mut bytes = Vec::new();
    built.write(&mut bytes, &Stop::never()).unwrap();
    let opened = Roads::from_bytes(&bytes).unwrap();
    let closed: BTreeSet<i64> = [40, 999].into();
    assert_eq!(opened.origins().missing(&closed), [999].into());
    assert!(opened.origins().has_hours());
    let alike = |hour| Hour::new(hour).map(|hour| opened.origins().alike(hour).number());
    assert_eq!([alike(0), alike(7), alike(8), alike(9)], [Some(0), Some(0), Some(8), Some(0)]);
    let (a, b) = (under(&built, Some(8), &[30]), under(&opened, Some(8), &[30]));
    assert_eq!(
        (&*a.graph().millis, &*a.hierarchy().up.millis),
        (&*b.graph().millis, &*b.hierarchy().up.millis)
    );
    let refused = a.write(&mut Vec::new(), &Stop::never());
    assert!(matches!(refused, Err(FileError::Unusual)), "{refused:?}");
}

#[test]
fn what_a_table_states_is_the_same_at_every_hour() {
    let mut extract = Extract::drawn(Datum::LocalPlane, [(0, 0), (5_000, 0)]);
    extract.draw(2, &[], &[0, 1]);
    extract.draw(3, &[], &[1, 0]);
    extract.ways.given = vec![Weight::new(7_000, 5_100), Weight::new(9_000, 5_200)];
    let roads = built(&extract);
    assert_eq!(way(&under(&roads, Some(8), &[]), 0.0, 50.0), Some((7.0, 51.0)));
    assert_eq!(way(&under(&roads, Some(8), &[2]), 50.0, 0.0), Some((9.0, 52.0)));
    assert_eq!(way(&under(&roads, Some(8), &[2]), 0.0, 50.0), None);
}

#[test]
fn a_stop_ends_the_reweighting() {
    let (roads, stop) = (built(&streets()), Stop::after(std::time::Duration::ZERO));
    let conditions = Conditions::at(Hour::new(8).unwrap());
    assert!(roads.under(&conditions, &stop, &mut |_| {}).is_err());
}

/// Factors of which products with small numbers are exact: halves.
const HALVES: [u32; 5] = [1, 2, 3, 4, 9];

/// A network whose arcs are segments of their own, of few ways and two classes with hours; some nodes make one wait.
fn network(nodes: usize, arcs: &[Arc], of_arc: &[(i64, u8)], waits: &[u32], halves: &[u32]) -> Roads {
    let mut parts: Vec<(Arc, (i64, u8))> = arcs.iter().copied().zip(of_arc.iter().copied()).collect();
    parts.sort_by_key(|(arc, _)| arc.tail);
    let with_wait = |(arc, _): &(Arc, _)| {
        let weight = arc.weight + Weight::new(waits[arc.head as usize], 0);
        Arc { weight, ..*arc }
    };
    let graph = Graph::new(nodes, &parts.iter().map(with_wait).collect::<Vec<_>>());
    let count = parts.len() as u32;
    let shapes = Shapes {
        first: (0..=count).map(|segment| 2 * segment).collect::<Vec<_>>().into(),
        x: (0..2 * count as i32).collect::<Vec<_>>().into(),
        y: vec![0; 2 * count as usize].into(),
        along: (0..count).map(|segment| segment << 1).collect::<Vec<_>>().into(),
    };
    let origins = Origins {
        way: parts.iter().map(|(_, (way, _))| *way).collect::<Vec<_>>().into(),
        class: parts.iter().map(|(_, (_, class))| *class).collect::<Vec<_>>().into(),
        wait: waits[..nodes].to_vec().into(),
        factor: halves.iter().map(|half| f64::from(*half) / 2.0).collect::<Vec<_>>().into(),
    };
    let about = About {
        anpai: String::new(),
        profile: "random".into(),
        profile_toml: String::new(),
        datum: Datum::LocalPlane,
        source: "dice".into(),
    };
    Roads::new(about, graph, shapes, origins, &Stop::never(), &mut |_| {}).unwrap()
}

proptest! {
    #![proptest_config(config())]

    #[test]
    fn under_any_conditions_the_hierarchy_is_dijkstra(
        (nodes, arcs) in arcs(),
        of_arc in prop::collection::vec((0_i64..6, prop_oneof![Just(0), Just(1), Just(NO_CLASS)]), 40),
        waits in prop::collection::vec(prop_oneof![2 => Just(0_u32), 1 => 1_u32..5], 14),
        halves in prop::collection::vec(prop::sample::select(&HALVES[..]), 48),
        conditions in prop::collection::vec(
            (prop::option::of(0_u8..24), prop::collection::btree_set(0_i64..7, 0..4)), 1..4),
    ) {
        let arcs: Vec<Arc> = arcs.into_iter().filter(|arc| arc.weight.exists()).collect();
        let mut roads = network(nodes, &arcs, &of_arc, &waits, &halves);
        // One after the other: what was before leaves nothing behind.
        for (hour, closed) in conditions {
            let conditions = Conditions { hour: hour.and_then(Hour::new), closed };
            roads = roads.under(&conditions, &Stop::never(), &mut |_| {}).unwrap();
            let weighed = |(arc, (way, class)): (&Arc, &(i64, u8))| {
                let half = match hour {
                    Some(hour) if *class != NO_CLASS => halves[usize::from(*class) * 24 + usize::from(hour)],
                    _ => 2,
                };
                // Rounded up at a half, and one at least.
                let millis = ((arc.weight.millis() * half).div_ceil(2) + waits[arc.head as usize]).max(1);
                let open = Weight::new(millis, arc.weight.centimetres());
                let weight = if conditions.closed.contains(way) { Weight::NO_WAY } else { open };
                Arc { weight, ..*arc }
            };
            let expected: Vec<Arc> = arcs.iter().zip(&of_arc).map(weighed).collect();
            agrees(roads.graph(), roads.hierarchy(), &by_petgraph(nodes, &expected));
            matrices_agree(roads.hierarchy());
        }
    }
}
