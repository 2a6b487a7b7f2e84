use anpai_core::place::Datum;
use petgraph::algo::dijkstra;

use super::*;
use crate::roads::extract::{Turn, Via};

/// 36 km/h are 10 m/s: a metre takes 100 ms.
const PROFILE: &str = r#"
    name = "test"
    access = ["motorcar", "access"]
    oneway = ["oneway"]
    [speed]
    primary = 36
    [turns]
    keys = ["restriction:motorcar", "restriction"]
    except = ["motorcar"]
"#;

/// ```text
///           4
///           | 14
/// 0 --10-- 1 --12-- 2 --13-- 3
///           |                 |
///           5 -------15-------+      (5 to 3, by a bend, one-way)
/// ```
/// Horizontal ways are 100 m long, but 10 is 40 m; 14 is 70 m, 16 (from 1 to 5) 20 m, 15 is 20 + 200 = 220 m.
fn streets() -> Extract {
    let metres = [(60, 0), (100, 0), (200, 0), (300, 0), (100, 70), (100, -20), (300, -20)];
    let mut extract = Extract::drawn(Datum::LocalPlane, metres.map(|(x, y)| (x * 100, y * 100)));
    let road = [("highway", "primary")];
    extract.draw(10, &road, &[0, 1]);
    extract.draw(12, &road, &[1, 2]);
    extract.draw(13, &road, &[2, 3]);
    extract.draw(14, &road, &[1, 4]);
    extract.draw(15, &[("highway", "primary"), ("oneway", "yes")], &[5, 6, 3]);
    extract.draw(16, &road, &[1, 5]);
    extract
}

fn turn(from: i64, via: Via, to: i64) -> Turn {
    Turn { id: 1, tags: 0, from: vec![from], via, to: vec![to] }
}

fn applied(extract: &Extract) -> (Network, Restrictions) {
    let profile = Profile::parse(PROFILE).unwrap();
    let mut network = Network::new(extract, &profile, &Stop::never()).unwrap();
    let counts = apply(&mut network, extract, &profile, &Stop::never()).unwrap();
    (network, counts)
}

/// Metres from a point to a point; nobody has a history at the start.
fn metres(network: &Network, from: u32, to: u32) -> Option<u32> {
    let graph = &network.graph;
    let begin = graph.node_indices().find(|&node| graph[node] == from).unwrap();
    let reached = dijkstra(graph, begin, None, |edge| edge.weight().weight);
    let best = reached.iter().filter(|(node, _)| graph[**node] == to).map(|(_, weight)| *weight).min()?;
    assert_eq!(best.millis(), best.centimetres(), "100 ms a metre");
    best.exists().then_some(best.centimetres() / 100)
}

#[test]
fn a_forbidden_turn_is_driven_around() {
    let mut extract = streets();
    let (network, counts) = applied(&extract);
    assert_eq!((metres(&network, 0, 4), counts), (Some(40 + 70), Restrictions::default()));
    extract.restrict(&[("restriction", "no_left_turn")], turn(10, Via::Point(1), 14));
    let (network, counts) = applied(&extract);
    // On to 5, round there and back: 20 + 20 m more. By 2 it would be 100 + 100 more.
    assert_eq!(metres(&network, 0, 4), Some(40 + 20 + 20 + 70));
    // Who begins at 1 and who comes from elsewhere may turn.
    assert_eq!((metres(&network, 1, 4), metres(&network, 2, 4)), (Some(70), Some(100 + 70)));
    assert_eq!(metres(&network, 4, 0), Some(70 + 40));
    // One beginning, "from 10", so one node more.
    assert_eq!(counts, Restrictions { applied: 1, split_nodes: 1, ..Restrictions::default() });
}

#[test]
fn an_only_turn_forbids_all_others_and_the_way_back() {
    let mut extract = streets();
    extract.restrict(&[("restriction:motorcar", "only_straight_on")], turn(10, Via::Point(1), 12));
    let (network, counts) = applied(&extract);
    assert_eq!(counts.applied, 1);
    // Through 2 and back: 40 + 100 + 100, then 70 to 4 or 20 to 5.
    assert_eq!((metres(&network, 0, 4), metres(&network, 0, 5)), (Some(310), Some(260)));
    assert_eq!(metres(&network, 0, 2), Some(140));
}

#[test]
fn a_restriction_along_a_way_binds_only_who_came_from_its_beginning() {
    let mut extract = streets();
    extract.restrict(&[("restriction", "no_u_turn")], turn(10, Via::Ways(vec![12]), 13));
    let (network, counts) = applied(&extract);
    // From 0 to 3: not 40 + 100 + 100 = 240 but by 5, 40 + 20 + 220 = 280. From 4 it is 70 + 200 = 270 as before; by 5
    // it would be 310.
    assert_eq!((metres(&network, 0, 3), metres(&network, 4, 3)), (Some(280), Some(270)));
    // To 2 itself nothing is forbidden. Two beginnings: 10, and 10 with 12.
    assert_eq!((metres(&network, 0, 2), counts.split_nodes), (Some(140), 2));
}

#[test]
fn a_long_restriction_contains_a_short_one() {
    // Not 14, 12, 13 and not 12, 13 at all: whoever is on 12 does not come to 13, whether from 14 or not.
    let mut extract = streets();
    extract.restrict(&[("restriction", "no_entry")], turn(14, Via::Ways(vec![12]), 13));
    extract.restrict(&[("restriction", "no_straight_on")], turn(12, Via::Point(2), 13));
    let (network, _) = applied(&extract);
    assert_eq!((metres(&network, 4, 3), metres(&network, 0, 3)), (Some(70 + 240), Some(280)));
    assert_eq!(metres(&network, 2, 3), Some(100));
}

#[test]
fn a_via_way_of_several_segments_is_followed() {
    // From 14 along 12 and 13, drawn as one way 20 with the crossing 2 within, where 21 leaves.
    let mut extract = streets();
    extract.ways.id[1] = 20;
    extract.ways.id[2] = 20;
    extract.restrict(&[("restriction", "no_u_turn")], turn(14, Via::Ways(vec![20]), 15));
    let (_, counts) = applied(&extract);
    // 15 leads to 3 and cannot be entered there.
    assert_eq!(counts, Restrictions { without_effect: 1, ..Restrictions::default() });
    extract.restrict(&[("restriction", "no_right_turn")], turn(15, Via::Ways(vec![20]), 14));
    let (network, counts) = applied(&extract);
    assert_eq!((counts.applied, counts.split_nodes), (1, 3));
    // From 5 to 4 by 15: one would not. From the bend (6 is no node) one must: 3, 2, 1, 5, 1, 4.
    assert_eq!(metres(&network, 5, 4), Some(20 + 70));
    assert_eq!(metres(&network, 3, 4), Some(200 + 70));
}

#[test]
fn what_does_not_bind_is_counted_by_its_reason() {
    let mut extract = streets();
    let at = |from, to| turn(from, Via::Point(1), to);
    extract.restrict(&[("restriction", "no_left_turn"), ("except", "bicycle; motorcar")], at(10, 14));
    extract.restrict(&[("restriction:hgv", "no_left_turn")], at(10, 14));
    extract.restrict(&[("restriction:conditional", "no_left_turn @ (07:00-09:00)")], at(10, 14));
    extract.restrict(&[("restriction", "give_way")], at(10, 14));
    extract.restrict(&[("restriction", "no_left_turn")], at(13, 14));
    // Way 16 now goes on through 1: it cannot be told where it comes from.
    extract.ways.id[5] = 14;
    extract.restrict(&[("restriction", "no_left_turn")], at(14, 10));
    extract.restrict(&[("restriction", "no_right_turn")], at(10, 14));
    let (network, counts) = applied(&extract);
    let expected = Restrictions {
        spared: 2,
        conditional: 1,
        unknown: 1,
        without_effect: 1,
        ambiguous: 2,
        ..Restrictions::default()
    };
    assert_eq!((counts, metres(&network, 0, 4)), (expected, Some(110)));
}

#[test]
fn who_may_not_turn_anywhere_has_no_way() {
    let mut extract = streets();
    for to in [12, 14, 16] {
        extract.restrict(&[("restriction", "no_entry")], turn(10, Via::Point(1), to));
    }
    let (network, _) = applied(&extract);
    assert_eq!((metres(&network, 0, 4), metres(&network, 4, 0)), (None, Some(110)));
}
