//! Tables as people have them: what they say is used, what is wrong in them is told.

use super::*;
use crate::roads::{Profile, build};

/// A table in memory.
fn source<'a>(name: &str, text: &'a str) -> Source<&'a [u8]> {
    Source { name: name.into(), input: text.as_bytes(), bytes: text.len() as u64 }
}

fn tables(nodes: &str, edges: &str, stated: Option<Datum>) -> Result<Extract, ExtractError> {
    let (nodes, edges) = (source("nodes.csv", nodes), source("edges.csv", edges));
    parse(nodes, edges, stated, &Stop::never(), &mut |_| {})
}

/// Code and pointer of everything that is wrong.
fn wrong(nodes: &str, edges: &str, stated: Option<Datum>) -> Vec<(&'static str, String)> {
    let Err(ExtractError::Issues(issues)) = tables(nodes, edges, stated) else { panic!("no issues") };
    issues.0.into_iter().map(|i| (i.code, i.pointer)).collect()
}

fn told(expected: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    expected.iter().map(|(code, at)| (*code, (*at).to_owned())).collect()
}

/// One edge that is right.
const EDGES: &str = "from,to,metres,seconds\na,b,1,1\n";

#[test]
fn what_the_table_says_is_used_as_it_is() {
    // A triangle, one-way; its metres and seconds fit neither each other nor the plane.
    let extract = tables(
        "y,id,x\n0,a,0\n0,b,10\n7.25,c,3\n",
        "from,to,metres,seconds\na,b,12.34,5.5\nb,c,100,1\nc,a,9,0\n",
        Some(Datum::LocalPlane),
    )
    .unwrap();
    assert_eq!((extract.datum, extract.x[1], extract.y[2]), (Datum::LocalPlane, 1000, 725));
    let built = build(&extract, &Profile::built_in("walk").unwrap(), &Stop::never()).unwrap();
    let mut weights: Vec<(u32, u32)> =
        (0..3).map(|arc| (built.graph.millis[arc], built.graph.centimetres[arc])).collect();
    weights.sort_unstable();
    assert_eq!(weights, [(1, 900), (1000, 10_000), (5500, 1234)]);
}

#[test]
fn every_mistake_is_told_with_its_line_and_column() {
    let nodes = "id,lon,lat\na,8.7,49.4\na,8.8,x\nb,400,49\n,8.7,49.5\nzero,0,0\nnan,NaN,1\n";
    let edges = "from,to,metres,seconds\na,b,1,1\na,z,-1,\na,b,inf,1e99\nb,a,1000001,NaN\n";
    let expected = told(&[
        ("not-a-number", "nodes.csv line 3 column 3"),
        ("duplicate-id", "nodes.csv line 3 column 1"),
        ("missing-id", "nodes.csv line 5 column 1"),
        ("not-a-number", "nodes.csv line 7 column 2"),
        ("coordinate-out-of-range", "nodes.csv line 4 column 2"),
        ("zero-coordinate", "nodes.csv line 6 column 2"),
        ("unknown-node", "edges.csv line 3 column 2"),
        ("out-of-range", "edges.csv line 3 column 3"),
        ("not-a-number", "edges.csv line 3 column 4"),
        ("not-a-number", "edges.csv line 4 column 3"),
        ("out-of-range", "edges.csv line 4 column 4"),
        ("out-of-range", "edges.csv line 5 column 3"),
        ("not-a-number", "edges.csv line 5 column 4"),
    ]);
    assert_eq!(wrong(nodes, edges, Some(Datum::Wgs84)), expected);
}

#[test]
fn swapped_coordinates_are_refused() {
    // Kunming, latitude first: one cannot be, one is told by the others.
    let nodes = "id,lon,lat\na,25.0,102.7\nb,25.1,102.8\n";
    let both =
        ["nodes.csv line 2 column 2", "nodes.csv line 3 column 2"].map(|at| ("swapped-coordinate", at));
    assert_eq!(wrong(nodes, EDGES, Some(Datum::Gcj02)), told(&both));
    assert_eq!(wrong(nodes, EDGES, Some(Datum::Wgs84)), told(&both));
}

#[test]
fn an_unstated_or_mixed_datum_is_refused() {
    let plain = "id,lon,lat\na,102.7,25\nb,102.8,25\n";
    assert_eq!(wrong(plain, EDGES, None), told(&[("unstated-datum", "nodes.csv line 1 column 2")]));
    assert_eq!(wrong(plain, EDGES, Some(Datum::LocalPlane)), told(&[("datum", "nodes.csv line 1 column 2")]));
    let mixed = "id,lon,lat,datum\na,102.7,25,gcj02\nb,102.8,25,wgs84\nc,102.8,25,mars\n";
    let expected =
        told(&[("mixed-datum", "nodes.csv line 3 column 4"), ("datum", "nodes.csv line 4 column 4")]);
    assert_eq!(wrong(mixed, EDGES, None), expected);
}

#[test]
fn coordinates_of_map_services_become_wgs84() {
    // The pin of `Datum::to_wgs84`'s example, in Shanghai: GPS says 121.5272106, 31.1774276.
    let nodes = "编号,经度,纬度,坐标系\na,121.531541859215,31.17530398364597,gcj02\nb,121.54,31.18,GCJ02\n";
    let extract = tables(nodes, "起点,终点,米,秒\na,b,1,1\n", None).unwrap();
    assert_eq!(extract.datum, Datum::Wgs84);
    assert!((extract.x[0] - 1_215_272_106).abs() <= 10 && (extract.y[0] - 311_774_276).abs() <= 10);
}

#[test]
fn a_plane_ends_where_centimetres_do() {
    let nodes = "id,x,y\na,0,0\nb,20000001,0\nc,0,-20000000\n";
    let expected = told(&[("coordinate-out-of-range", "nodes.csv line 3 column 2")]);
    assert_eq!(wrong(nodes, EDGES, Some(Datum::LocalPlane)), expected);
}

#[test]
fn a_missing_column_is_told_for_both_tables_and_makes_no_node_unknown() {
    let wgs84 = Some(Datum::Wgs84);
    assert_eq!(
        wrong("id,lon\n", "from,to\n", wgs84),
        told(&[("missing-columns", "nodes.csv line 1"), ("missing-columns", "edges.csv line 1")])
    );
    assert_eq!(wrong("id,lon\n", EDGES, wgs84), told(&[("missing-columns", "nodes.csv line 1")]));
}

#[test]
fn a_stop_ends_the_reading() {
    let mut nodes = "id,x,y\n".to_owned();
    (0..20_000).for_each(|node| nodes.push_str(&format!("{node},{node},0\n")));
    let stop = Stop::after(std::time::Duration::ZERO);
    let (nodes, edges) = (source("nodes.csv", &nodes), source("edges.csv", EDGES));
    let result = parse(nodes, edges, Some(Datum::LocalPlane), &stop, &mut |_| {});
    assert!(matches!(result, Err(ExtractError::Stopped)));
}
