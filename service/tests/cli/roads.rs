//! `anpai roads` from outside, on the shipped extract of Heidelberg: what it answers, and that bad input gets a clear
//! error and leaves nothing behind.

use serde_json::Value;

use crate::{Folder, code, json, run, stderr, stdout};

pub const EXTRACT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../scenarios/heidelberg/heidelberg.osm.pbf");
/// The station, a street in the old town, and a field path; about 2 km apart.
const POINTS: &str = "id,lon,lat\nstation,8.6755,49.4037\nold-town,8.7090,49.4115\nwest,8.6600,49.4100\n";

/// A folder with the network of the car, the smallest.
pub fn with_network() -> (Folder, String) {
    let folder = Folder::new();
    let network = folder.arg("car.roads");
    let output = run(&["roads", "build", EXTRACT, "--profile", "car", "--out", &network, "--json"]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let built = json(&output);
    assert!(
        built["nodes"].as_u64() > Some(10_000) && built["left_out"]["nodes"].as_u64() > Some(0),
        "{built}"
    );
    (folder, network)
}

/// Refused with these words, and nothing but `left` in the folder.
pub fn refused(folder: &Folder, args: &[&str], words: &str, left: &[&str]) {
    let output = run(args);
    assert_eq!(code(&output), 2, "{args:?}: {}", stdout(&output));
    assert!(stderr(&output).contains(words), "{words} in {}", stderr(&output));
    assert!(!stderr(&output).contains("panicked"), "{}", stderr(&output));
    assert_eq!(folder.names(), left, "{args:?}");
}

#[test]
fn a_network_answers_and_is_built_to_the_same_bytes_again() {
    let (folder, network) = with_network();
    let first = std::fs::read(&network).unwrap();
    assert_eq!(code(&run(&["roads", "build", EXTRACT, "--profile", "car", "--out", &network])), 0);
    assert!(first == std::fs::read(&network).unwrap(), "the same input makes the same file");
    let info = json(&run(&["roads", "info", &network, "--json"]));
    assert_eq!(
        (&info["profile"], &info["source"], &info["datum"]),
        (&"car".into(), &"heidelberg.osm.pbf".into(), &"wgs84".into())
    );

    folder.put("points.csv", POINTS.as_bytes());
    let (points, csv, bin) = (folder.arg("points.csv"), folder.arg("m.csv"), folder.arg("m.bin"));
    let output = run(&["roads", "matrix", &network, &points, "--datum", "wgs84", "--metres", "--out", &csv]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let text = folder.read("m.csv");
    let seconds = |from: &str, to: &str| {
        let line = text.lines().find_map(|l| l.strip_prefix(&format!("{from},{to},"))).unwrap();
        line.split_once(',').unwrap().0.parse::<f64>().unwrap()
    };
    assert_eq!(text.lines().count(), 10);
    assert_eq!(seconds("station", "station"), 0.0);
    assert!((120.0..1200.0).contains(&seconds("station", "old-town")), "{text}");
    // Every pair in the other form: 3 rows of 3 from byte 64 on.
    let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &bin];
    assert_eq!(code(&run(&args)), 0);
    let bytes = std::fs::read(folder.path("m.bin")).unwrap();
    let at = |row: usize, column: usize| {
        let at = 64 + 4 * (3 * row + column);
        f64::from(u32::from_le_bytes(bytes[at..at + 4].try_into().unwrap())) / 1000.0
    };
    assert_eq!(
        [at(0, 1), at(1, 0), at(2, 1)],
        [("station", "old-town"), ("old-town", "station"), ("west", "old-town")].map(|(a, b)| seconds(a, b))
    );
}

#[test]
fn a_circle_names_who_lives_in_it_and_a_cover_who_does_not() {
    let (folder, network) = with_network();
    folder.put("people.csv", b"id,lon,lat,people,community\na,8.6755,49.4037,30,south\nb,8.7090,49.4115,50,east\nc,8.6600,49.4100,7,south\n");
    folder.put("stations.csv", b"id,lon,lat\ns,8.7080,49.4117\n");
    let (people, stations) = (folder.arg("people.csv"), folder.arg("stations.csv"));
    let (drawn, rows) = (folder.arg("c.geojson"), folder.arg("rows.csv"));
    let output = run(&[
        "roads",
        "circle",
        &network,
        "--at",
        "8.7080,49.4117",
        "--minutes",
        "3",
        "--datum",
        "wgs84",
        "--people",
        &people,
        "--geojson",
        &drawn,
        "--towards",
        "--json",
    ]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let circle = json(&output);
    let polygon: Value = serde_json::from_str(&folder.read("c.geojson")).unwrap();
    assert_eq!((&polygon["type"], &polygon["geometry"]["type"]), (&"Feature".into(), &"MultiPolygon".into()));
    let output = run(&[
        "roads",
        "cover",
        &network,
        "--stations",
        &stations,
        "--people",
        &people,
        "--minutes",
        "3",
        "--datum",
        "wgs84",
        "--out",
        &rows,
        "--json",
    ]);
    assert_eq!(code(&output), 0, "{}", stderr(&output));
    let cover = json(&output);
    // Both count the homes from which the station is three minutes away; everybody is counted once.
    assert_eq!(cover["all"]["covered"], circle["people"]);
    assert_eq!(cover["all"]["people"], 87);
    let figures = |community: &str| {
        cover["communities"].as_array().unwrap().iter().find(|c| c["community"] == community).unwrap()["people"].as_u64()
    };
    assert_eq!((figures("east"), figures("south")), (Some(50), Some(37)));
    assert_eq!(folder.read("rows.csv").lines().count(), 4);
}

/// A profile of which all roads take half as long again from 7:00 to 9:00; where it waits nowhere, so do all ways.
const WITH_HOURS: &str = r#"
name = "rush"
access = ["access"]
oneway = ["oneway"]
[speed]
residential = 18
secondary = 36
primary = 36
tertiary = 36
[[hours]]
classes = ["residential", "secondary", "primary", "tertiary"]
factor = { 7-9 = 1.5 }
"#;

#[test]
fn the_hour_and_closed_ways_count_in_every_answer() {
    let folder = Folder::new();
    folder.put("rush.toml", WITH_HOURS.as_bytes());
    folder.put("points.csv", b"id,lon,lat,people\na,8.6755,49.4037,3\nb,8.7090,49.4115,5\n");
    folder.put("two.csv", b"reason,way\nworks,1\nflood,x\n");
    let [profile, network, points, two, out] =
        ["rush.toml", "rush.roads", "points.csv", "two.csv", "m.csv"].map(|name| folder.arg(name));
    let build = run(&["roads", "build", EXTRACT, "--profile", &profile, "--out", &network]);
    assert_eq!(code(&build), 0, "{}", stderr(&build));
    assert_eq!(json(&run(&["roads", "info", &network, "--json"]))["has_hours"], true);

    let matrix = |more: &[&str]| {
        let args =
            ["roads", "matrix", &network, &points, "--datum", "wgs84", "--radius", "2000", "--out", &out];
        let output = run(&[&args, more].concat());
        assert_eq!(code(&output), 0, "{more:?}: {}", stderr(&output));
        let text = folder.read("m.csv");
        let line = text.lines().find_map(|line| line.strip_prefix("a,b,")).map(str::to_owned);
        (json(&output), line.unwrap().parse::<f64>().ok())
    };
    let (usual, seconds) = matrix(&["--json"]);
    assert_eq!((&usual["hour"], &usual["closed_ways"]), (&Value::Null, &0.into()));
    let (slow, later) = matrix(&["--json", "--hour", "8:30"]);
    assert_eq!(slow["hour"], 8);
    // The legs to the road take as long as ever, so it is more, and less than half as much again.
    let (seconds, later) = (seconds.unwrap(), later.unwrap());
    assert!(later > seconds * 1.1 && later < seconds * 1.5, "{seconds} {later}");
    assert_eq!(matrix(&["--json", "--hour", "9"]).1, Some(seconds));

    let more = ["--datum", "wgs84", "--minutes", "5", "--radius", "2000", "--hour", "7", "--json"];
    let circle = [&["roads", "circle", &network, "--at", "8.6755,49.4037"][..], &more].concat();
    let cover =
        [&["roads", "cover", &network, "--stations", &points, "--people", &points][..], &more].concat();
    for args in [circle, cover] {
        let output = run(&args);
        assert_eq!((code(&output), &json(&output)["hour"]), (0, &7.into()), "{}", stderr(&output));
    }
    // Bad hours are refused by their option; a table's mistakes by their cells, together with ways that are not there.
    for hour in ["24", "8:60", "x"] {
        let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &out, "--hour", hour];
        assert_eq!(code(&run(&args)), 2, "{hour}");
    }
    let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &out, "--closed", &two];
    let left = ["day.json", "m.csv", "points.csv", "rush.roads", "rush.toml", "two.csv"];
    for words in ["two.csv!B3 [not-a-way]", "two.csv!B2 [unknown-way]"] {
        refused(&folder, &args, words, &left);
    }
}

#[test]
fn a_closed_way_is_no_road_for_anybody() {
    use anpai_core::place::Coordinate;
    use anpai_solver::roads::Roads;
    use anpai_solver::roads::snap::{Access, Snapper};
    let (folder, network) = with_network();
    folder.put("points.csv", POINTS.as_bytes());
    let (points, table, out) = (folder.arg("points.csv"), folder.arg("works.csv"), folder.arg("m.csv"));
    // The way that the station is on.
    let roads = Roads::open(&folder.path("car.roads")).unwrap();
    let snapper = Snapper::new(roads.graph(), roads.shapes(), roads.about().datum, Access::default());
    let place = snapper.snap(Coordinate { x: 8.6755, y: 49.4037 }).unwrap();
    let way = roads.origins().way[place.segment as usize].to_string();
    folder.put("works.csv", format!("way,reason\n{way},works\n").as_bytes());

    let ask = |more: &[&str]| {
        let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &out, "--json"];
        let output = run(&[&args[..], more].concat());
        assert_eq!(code(&output), 0, "{more:?}: {}", stderr(&output));
        (json(&output)["closed_ways"].as_u64().unwrap(), folder.read("m.csv"))
    };
    let (usual, closed) = (ask(&[]), ask(&["--closed", &way]));
    assert_eq!((usual.0, closed.0), (0, 1));
    assert!(usual.1 != closed.1, "the station meets another road");
    assert_eq!(ask(&["--closed", &table]), closed);
    let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &out, "--closed", "1,2"];
    refused(&folder, &args, "[unknown-way]", &["car.roads", "day.json", "m.csv", "points.csv", "works.csv"]);
}

#[test]
fn a_damaged_extract_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    let (source, out) = (folder.arg("x.osm.pbf"), folder.arg("x.roads"));
    let whole = std::fs::read(EXTRACT).unwrap();
    let mut damaged = whole.clone();
    let middle = damaged.len() / 2;
    damaged[middle..middle + 64].fill(0xa5);
    for (bytes, words) in [
        (&damaged[..], "damaged"),
        (&whole[..whole.len() - 100], "ends inside"),
        (b"id,lon,lat\n", "not an OpenStreetMap PBF"),
    ] {
        folder.put("x.osm.pbf", bytes);
        let args = ["roads", "build", &source, "--profile", "walk", "--out", &out];
        refused(&folder, &args, words, &["day.json", "x.osm.pbf"]);
    }
}

#[test]
fn an_empty_extract_is_refused() {
    let folder = Folder::new();
    // The first block of a file is its header: 4 bytes of length, a blob header that ends with the length of the blob.
    let whole = std::fs::read(EXTRACT).unwrap();
    let length = u32::from_be_bytes(whole[..4].try_into().unwrap()) as usize;
    let head = &whole[4..4 + length];
    let tag = head.iter().rposition(|b| *b == 0x18).unwrap();
    let size = head[tag + 1..].iter().rev().fold(0, |sum, b| sum << 7 | usize::from(b & 0x7f));
    folder.put("x.osm.pbf", &whole[..4 + length + size]);
    let (source, out) = (folder.arg("x.osm.pbf"), folder.arg("x.roads"));
    let args = ["roads", "build", &source, "--profile", "walk", "--out", &out];
    refused(&folder, &args, "holds no roads", &["day.json", "x.osm.pbf"]);
}

#[test]
fn a_truncated_network_or_one_of_another_version_is_refused() {
    let (folder, network) = with_network();
    folder.put("points.csv", POINTS.as_bytes());
    let (points, out, whole) =
        (folder.arg("points.csv"), folder.arg("m.csv"), std::fs::read(&network).unwrap());
    let (drawn, rows) = (folder.arg("c.geojson"), folder.arg("rows.csv"));
    let mut newer = whole.clone();
    newer[16] = 99;
    let mut flipped = whole.clone();
    flipped[whole.len() / 2] ^= 1;
    for (bytes, words) in [
        (&whole[..whole.len() / 2], "cut off"),
        (&newer[..], "version 99"),
        (&flipped[..], "checksum"),
        (b"", "no .roads file"),
        (POINTS.as_bytes(), "no .roads file"),
    ] {
        folder.put("car.roads", bytes);
        let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &out];
        refused(&folder, &args, words, &["car.roads", "day.json", "points.csv"]);
        refused(&folder, &["roads", "info", &network], words, &["car.roads", "day.json", "points.csv"]);
        let circle =
            ["roads", "circle", &network, "--at", "8.69,49.41", "--minutes", "15", "--datum", "wgs84"];
        let args = [&circle[..], &["--geojson", &drawn]].concat();
        refused(&folder, &args, words, &["car.roads", "day.json", "points.csv"]);
        let cover =
            ["roads", "cover", &network, "--stations", &points, "--people", &points, "--minutes", "15"];
        let args = [&cover[..], &["--datum", "wgs84", "--out", &rows]].concat();
        refused(&folder, &args, words, &["car.roads", "day.json", "points.csv"]);
    }
}

#[test]
fn a_point_in_the_sea_is_refused_with_every_other_mistake() {
    let (folder, network) = with_network();
    // The German Bight; zero degrees; a word; an id that is there already.
    folder.put(
        "points.csv",
        b"id,lon,lat\na,8.6755,49.4037\nsea,7.0,54.5\nzero,0,0\nword,x,49\na,8.66,49.41\n",
    );
    let (points, out) = (folder.arg("points.csv"), folder.arg("m.csv"));
    let args = ["roads", "matrix", &network, &points, "--datum", "wgs84", "--out", &out];
    let left = ["car.roads", "day.json", "points.csv"];
    for words in [
        "points.csv!B3 [far-from-road]",
        "points.csv!B4 [zero-coordinate]",
        "points.csv!B5 [not-a-number]",
        "points.csv!A6 [duplicate-id]",
        "4 issues",
    ] {
        refused(&folder, &args, words, &left);
    }
    let output = run(&[
        "roads",
        "circle",
        &network,
        "--at",
        "7.0,54.5",
        "--minutes",
        "15",
        "--datum",
        "wgs84",
        "--json",
    ]);
    assert_eq!(code(&output), 2);
    assert_eq!(json(&output)["issues"][0]["code"], "far-from-road");
    let people = "id,lon,lat,people\nsea,7.0,54.5,3\n";
    folder.put("people.csv", people.as_bytes());
    let (people, rows) = (folder.arg("people.csv"), folder.arg("rows.csv"));
    let cover = ["roads", "cover", &network, "--stations", &people, "--people", &people, "--minutes", "15"];
    let args = [&cover[..], &["--datum", "wgs84", "--out", &rows]].concat();
    let left = ["car.roads", "day.json", "people.csv", "points.csv"];
    refused(&folder, &args, "people.csv!B2 [far-from-road]", &left);
    // Who wants to go on without it says so: an entry of its row and its column is empty.
    folder.put("points.csv", b"id,lon,lat\na,8.6755,49.4037\nsea,7.0,54.5\n");
    let output = run(&[
        "roads",
        "matrix",
        &network,
        &points,
        "--datum",
        "wgs84",
        "--out",
        &out,
        "--allow-far",
        "--json",
    ]);
    assert_eq!((code(&output), json(&output)["without_way"].as_u64()), (0, Some(3)), "{}", stderr(&output));
    assert!(
        folder.read("m.csv").ends_with("a,a,0.000\r\na,sea,\r\nsea,a,\r\nsea,sea,\r\n"),
        "{}",
        folder.read("m.csv")
    );
}

#[test]
fn an_unstated_datum_and_bad_options_are_refused() {
    let (folder, network) = with_network();
    folder.put("points.csv", POINTS.as_bytes());
    let (points, out) = (folder.arg("points.csv"), folder.arg("m.csv"));
    let left = ["car.roads", "day.json", "points.csv"];
    let matrix = |more: &[&'static str]| {
        ["roads", "matrix", &network, &points]
            .map(String::from)
            .into_iter()
            .chain(more.iter().map(|s| (*s).to_owned()))
            .collect::<Vec<_>>()
    };
    let unstated = [matrix(&[]), vec!["--out".into(), out.clone()]].concat();
    refused(&folder, &unstated.iter().map(String::as_str).collect::<Vec<_>>(), "no column `datum`", &left);
    let form = [matrix(&["--datum", "wgs84"]), vec!["--out".into(), folder.arg("m.xlsx")]].concat();
    refused(&folder, &form.iter().map(String::as_str).collect::<Vec<_>>(), "--out ends in", &left);
    let plane = [matrix(&["--datum", "local-plane"]), vec!["--out".into(), out]].concat();
    refused(&folder, &plane.iter().map(String::as_str).collect::<Vec<_>>(), "lon and lat are degrees", &left);
    for args in [
        vec!["roads", "circle", &network, "--at", "8.7,49.4", "--minutes", "15"],
        vec!["roads", "circle", &network, "--at", "8.7", "--minutes", "15", "--datum", "wgs84"],
        vec!["roads", "circle", &network, "--at", "8.7,49.4", "--minutes", "0", "--datum", "wgs84"],
        vec!["roads", "build", EXTRACT, "--profile", "horse", "--out", &network],
    ] {
        assert_eq!(code(&run(&args)), 2, "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn an_interrupt_leaves_nothing_half_written() {
    use crate::anpai;
    use crate::interrupt::{ctrl_c, ticks};
    let folder = Folder::new();
    let out = folder.arg("walk.roads");
    let child = anpai(&["roads", "build", EXTRACT, "--profile", "walk", "--out", &out])
        .stdout(std::process::Stdio::piped())
        .stderr(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    // Contracting takes far longer than this; reading is over or nearly so.
    while ticks(&child) < 25 {
        std::thread::yield_now();
    }
    let pressed = std::time::Instant::now();
    ctrl_c(&child);
    let output = child.wait_with_output().unwrap();
    assert_eq!(code(&output), 130, "{}", stderr(&output));
    assert_eq!(folder.names(), ["day.json"]);
    // 100 ms is the promise; a loaded machine may take some of its own.
    assert!(pressed.elapsed().as_millis() < 1000);
}
