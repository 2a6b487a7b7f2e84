use std::collections::BTreeSet;

use petgraph::algo::kosaraju_scc;
use petgraph::graph::DiGraph;

use super::*;

/// Sizes of the strongly connected parts that a mode finds, of one node or more where a street goes.
fn reach(city: &Streets, mode: Mode) -> Vec<usize> {
    let mut graph = DiGraph::<(), ()>::new();
    let nodes: Vec<_> = city.nodes.iter().map(|_| graph.add_node(())).collect();
    for street in city.streets.iter().filter(|s| mode.speed(s.class).is_some()) {
        let (from, to) = (nodes[street.from as usize], nodes[street.to as usize]);
        graph.add_edge(from, to, ());
        if !(street.one_way && mode.heeds_one_way()) {
            graph.add_edge(to, from, ());
        }
    }
    graph.retain_nodes(|graph, node| graph.neighbors_undirected(node).next().is_some());
    kosaraju_scc(&graph).iter().map(Vec::len).collect()
}

#[test]
fn a_city_has_the_nodes_that_were_asked_for() {
    for nodes in [LEAST, 1_234, 5_000, 20_011] {
        assert_eq!(Plan::city(nodes, 3).build().nodes.len(), nodes);
    }
}

#[test]
fn everyone_gets_everywhere_and_back_within_what_they_may_use() {
    for seed in 0..8 {
        for nodes in [LEAST, 3_000, 10_000] {
            let city = Plan::city(nodes, seed).build();
            assert_eq!(reach(&city, Mode::Walk), [nodes], "on foot, seed {seed}");
            for mode in [Mode::Ebike, Mode::Car] {
                let parts = reach(&city, mode);
                assert_eq!(parts.len(), 1, "{mode:?}, {nodes} nodes, seed {seed}");
                assert!(parts[0] * 100 > nodes * 85, "{mode:?} reaches {} of {nodes}", parts[0]);
            }
        }
    }
}

#[test]
fn a_flat_city_hangs_together_too() {
    for seed in 0..8 {
        let city = Plan { nodes: 5_000, seed, corner: (0, 0), width: 11_200, height: 5_600 }.build();
        assert_eq!((city.nodes.len(), reach(&city, Mode::Walk)), (5_000, vec![5_000]), "seed {seed}");
        assert_eq!(reach(&city, Mode::Car).len(), 1, "seed {seed}");
    }
}

#[test]
fn bridges_are_few_and_the_only_ways_over_a_river() {
    let city = Plan::city(20_000, 5).build();
    let bridges = city.streets.iter().filter(|s| s.bridge).count();
    // Two rivers of 126 lines each: six ring sides, an axis and two radials, and a primary road now and then.
    assert!((12..=32).contains(&bridges), "{bridges} bridges");
    let mut without = city.clone();
    without.streets.retain(|s| !s.bridge);
    let banks = reach(&without, Mode::Walk);
    assert_eq!(banks.len(), 4, "two rivers that cross part a city in four: {banks:?}");
}

#[test]
fn about_an_eighth_of_the_streets_are_one_way() {
    let city = Plan::city(20_000, 5).build();
    let driven = city.streets.iter().filter(|s| s.class.drivable()).count();
    let one_way = city.streets.iter().filter(|s| s.one_way).count();
    assert!((8..=18).contains(&(100 * one_way / driven)), "{one_way} of {driven}");
}

#[test]
fn every_class_of_street_is_there_and_small_ones_are_most() {
    let city = Plan::city(20_000, 5).build();
    let count = |class| city.streets.iter().filter(|s| s.class == class).count();
    assert!(Class::ALL.iter().all(|class| count(*class) > 100));
    assert!(count(Class::Residential) * 3 > city.streets.len());
}

#[test]
fn a_street_is_as_long_as_its_ends_are_apart_and_no_two_share_their_ends() {
    let city = Plan::city(5_000, 2).build();
    let mut pairs = BTreeSet::new();
    for s in &city.streets {
        let apart = city.nodes[s.from as usize].distance(city.nodes[s.to as usize]);
        assert_eq!(i64::from(s.centimetres), apart);
        assert!((500..80_000).contains(&apart), "{s:?}");
        assert!(pairs.insert((s.from.min(s.to), s.from.max(s.to))), "{s:?} is there twice");
    }
}

#[test]
fn a_plan_is_filled_to_its_corners() {
    let plan = Plan { nodes: 5_000, seed: 1, corner: (-300, 70), width: 11_200, height: 5_600 };
    let city = plan.build();
    let (left, right) = (city.nodes.iter().map(|n| n.x).min(), city.nodes.iter().map(|n| n.x).max());
    let (low, high) = (city.nodes.iter().map(|n| n.y).min(), city.nodes.iter().map(|n| n.y).max());
    assert_eq!((left, right), (Some(-30_000), Some(1_090_000)));
    assert_eq!((low, high), (Some(7_000), Some(567_000)));
}

#[test]
fn a_seed_gives_the_same_bytes_and_another_seed_others() {
    let tables = |seed| {
        let city = Plan::city(2_000, seed).build();
        (city.nodes_csv(), Mode::ALL.map(|mode| city.edges_csv(mode)))
    };
    assert_eq!(tables(4), tables(4));
    assert_ne!(tables(4).0, tables(5).0);
}

/// 150.27 m of trunk road at 60 km/h are 150.27 / (60 / 3.6) = 9.0162 s, rounded up to the millisecond 9.017 s; on foot
/// at 4.5 km/h 120.216 s.
#[test]
fn tables_give_metres_and_seconds_by_mode_and_direction() {
    let node = |x, y| Point { x, y };
    let street = |from, to, class, one_way, centimetres| Street {
        from,
        to,
        class,
        one_way,
        bridge: false,
        centimetres,
    };
    let city = Streets {
        nodes: vec![node(-5, 0), node(15_022, 0), node(15_022, 2_000)],
        streets: vec![street(0, 1, Class::Trunk, true, 15_027), street(1, 2, Class::Steps, false, 2_000)],
        rivers: vec![],
    };
    assert_eq!(city.nodes_csv(), "id,x,y\n0,-0.05,0.00\n1,150.22,0.00\n2,150.22,20.00\n");
    assert_eq!(city.edges_csv(Mode::Car), "from,to,metres,seconds\n0,1,150.27,9.017\n");
    let walk = "from,to,metres,seconds\n0,1,150.27,120.216\n1,0,150.27,120.216\n1,2,20.00,36.000\n2,1,20.00,36.000\n";
    assert_eq!(city.edges_csv(Mode::Walk), walk);
}

/// Recorded bytes: a change of the generator, or a machine that computes differently, shows here.
#[test]
fn the_city_of_seed_one_is_the_recorded_one() {
    let city = Plan::city(2_000, 1).build();
    let sum = |text: &str| {
        text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
    };
    let sums = [city.nodes_csv(), city.edges_csv(Mode::Walk), city.edges_csv(Mode::Car)].map(|t| sum(&t));
    assert_eq!(sums, [9_810_191_942_968_983_096, 2_955_815_422_934_093_605, 9_864_254_475_394_960_554,]);
}
