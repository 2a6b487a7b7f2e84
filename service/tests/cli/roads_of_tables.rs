//! Networks of plain tables, and ways along them.

use serde_json::Value;

use crate::roads::{EXTRACT, refused, with_network};
use crate::{Folder, code, json, run, stderr};

/// A square of 100 m by 50 m, one-way except for its north side; what it takes has nothing to do with how long it is.
const NODES: &str = "id,x,y\nsw,0,0\nse,100,0\nne,100,50\nnw,0,50\n";
const EDGES: &str =
    "from,to,metres,seconds\nsw,se,100,40\nse,ne,50,30\nne,nw,100,20\nnw,ne,100,25\nnw,sw,50,10\n";

#[test]
fn plain_tables_become_a_network_that_takes_what_they_say() {
    let folder = Folder::new();
    for (name, text) in [("nodes.csv", NODES), ("edges.csv", EDGES), ("points.csv", NODES)] {
        folder.put(name, text.as_bytes());
    }
    let [nodes, edges, points, network, out] =
        ["nodes.csv", "edges.csv", "points.csv", "x.roads", "m.csv"].map(|name| folder.arg(name));
    let build =
        ["roads", "build", "--nodes", &nodes, "--edges", &edges, "--profile", "walk", "--out", &network];
    let output = run(&[&build[..], &["--datum", "local-plane", "--json"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let built = json(&output);
    assert_eq!((&built["nodes"], &built["arcs"]), (&4.into(), &5.into()));
    assert_eq!(built["source"], "nodes.csv and edges.csv");
    let matrix = ["roads", "matrix", &network, &points, "--datum", "local-plane", "--metres", "--out", &out];
    assert_eq!(code(&run(&matrix)), 0);
    let text = folder.read("m.csv");
    // Round the square: 40 + 30 + 20 = 90 s and 100 + 50 + 100 = 250 m; back it is one side, 10 s and 50 m.
    for line in ["sw,nw,90.000,250.00", "nw,sw,10.000,50.00", "nw,ne,25.000,100.00", "se,sw,60.000,200.00"] {
        assert!(text.lines().any(|l| l == line), "{line} in {text}");
    }
}

#[test]
fn a_route_takes_what_the_matrix_says_and_lies_along_the_streets() {
    let folder = Folder::new();
    for (name, text) in [("nodes.csv", NODES), ("edges.csv", EDGES)] {
        folder.put(name, text.as_bytes());
    }
    let [nodes, edges, network, out] =
        ["nodes.csv", "edges.csv", "x.roads", "r.geojson"].map(|name| folder.arg(name));
    let build =
        ["roads", "build", "--nodes", &nodes, "--edges", &edges, "--profile", "walk", "--out", &network];
    assert_eq!(code(&run(&[&build[..], &["--datum", "local-plane"]].concat())), 0);
    let route = |from: &str, to: &str| {
        let args =
            ["roads", "route", &network, "--from", from, "--to", to, "--datum", "local-plane", "--json"];
        let output = run(&args);
        assert_eq!(code(&output), 0, "{}", stderr(&output));
        json(&output)
    };
    // From 12 m south of the middle of the south side, 10 s to the road, 20 s and 50 m to its end, the east side and 20 s
    // and 100 m along the north: 80 s and 12 + 50 + 50 + 100 m.
    let way = route("50,-12", "0,50");
    assert_eq!((&way["seconds"], &way["metres"]), (&80.0.into(), &212.0.into()));
    let line = serde_json::json!([[50.0, 0.0], [100.0, 0.0], [100.0, 50.0], [0.0, 50.0]]);
    assert_eq!((&way["line"], &way["metres_to_road"]["from"]), (&line, &12.0.into()));
    // From a place to itself it takes nothing, and the line has its two points all the same.
    let still = route("50,-12", "50,-12");
    assert_eq!((&still["seconds"], still["line"].as_array().map(Vec::len)), (&0.0.into(), Some(2)));
    let drawn = [
        "roads",
        "route",
        &network,
        "--from",
        "0,0",
        "--to",
        "0,50",
        "--datum",
        "local-plane",
        "--geojson",
        &out,
    ];
    refused(&folder, &drawn, "local plane", &["day.json", "edges.csv", "nodes.csv", "x.roads"]);
}

#[test]
fn a_route_on_the_globe_is_geojson() {
    let (folder, network) = with_network();
    let out = folder.arg("r.geojson");
    let args = ["roads", "route", &network, "--from", "8.6755,49.4037", "--to", "8.7090,49.4115"];
    let output = run(&[&args[..], &["--datum", "wgs84", "--geojson", &out, "--json"]].concat());
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let feature: Value = serde_json::from_str(&folder.read("r.geojson")).unwrap();
    assert_eq!((&feature["geometry"]["type"], &feature["type"]), (&"LineString".into(), &"Feature".into()));
    assert_eq!(feature["properties"]["seconds"], json(&output)["seconds"]);
    assert_eq!(feature["geometry"]["coordinates"], json(&output)["line"]);
    // The straight line between the two is 2.6 km.
    assert!((2_600.0..6_000.0).contains(&feature["properties"]["metres"].as_f64().unwrap()));
    let sea = ["roads", "route", &network, "--from", "7.0,54.5", "--to", "0,0", "--datum", "wgs84"];
    for words in ["--from [far-from-road]", "--to [zero-coordinate]", "2 issues in the command line"] {
        refused(&folder, &sea, words, &["car.roads", "day.json", "r.geojson"]);
    }
}

#[test]
fn every_mistake_in_plain_tables_is_told_and_nothing_written() {
    let folder = Folder::new();
    folder.put("nodes.csv", b"id,lon,lat\na,102.7,25.0\nb,0,0\na,102.8,25.1\nc,25.2,102.9\n");
    folder.put("edges.csv", b"from,to,metres,seconds\na,z,1,1\na,b,-5,NaN\n");
    let (nodes, edges, out) = (folder.arg("nodes.csv"), folder.arg("edges.csv"), folder.arg("x.roads"));
    let build = ["roads", "build", "--nodes", &nodes, "--edges", &edges, "--profile", "car", "--out", &out];
    let left = ["day.json", "edges.csv", "nodes.csv"];
    refused(&folder, &build, "nodes.csv line 1 column 2 [unstated-datum]", &left);
    let stated = [&build[..], &["--datum", "wgs84"]].concat();
    for words in [
        "nodes.csv line 3 column 2 [zero-coordinate]",
        "nodes.csv line 4 column 1 [duplicate-id]",
        "nodes.csv line 5 column 2 [swapped-coordinate]",
        "edges.csv line 2 column 2 [unknown-node]",
        "edges.csv line 3 column 3 [out-of-range]",
        "edges.csv line 3 column 4 [not-a-number]",
        "6 issues in nodes.csv and edges.csv",
    ] {
        refused(&folder, &stated, words, &left);
    }
    let told = json(&run(&[&stated[..], &["--json"]].concat()));
    assert_eq!((&told["status"], told["issues"].as_array().map(Vec::len)), (&"invalid".into(), Some(6)));
    // Half of the tables, or tables beside an extract, are no source.
    for args in [
        vec!["roads", "build", "--nodes", &nodes, "--profile", "car", "--out", &out],
        vec![
            "roads",
            "build",
            EXTRACT,
            "--nodes",
            &nodes,
            "--edges",
            &edges,
            "--profile",
            "car",
            "--out",
            &out,
        ],
        vec!["roads", "build", "--profile", "car", "--out", &out],
    ] {
        assert_eq!(code(&run(&args)), 2, "{args:?}");
    }
}
