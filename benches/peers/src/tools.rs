//! The Rust tools, one function each: prepare, then answer as many rows of the table as fit into the time. Whoever
//! searches from one node to all has the same row whatever the number of targets, so that its cost an entry is least in
//! the largest table; it is asked for rows of that.

use std::path::Path;
use std::time::Instant;

use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use anpai_solver::roads::snap::{Access, Snapper};
use anpai_solver::roads::{Ends, Extract, Graph, Hierarchy, Profile, Roads, matrix};
use petgraph::graph::NodeIndex;
use serde_json::{Value, json};

use crate::{counting, networks, save};

/// Rows and columns of the corner of the table that is kept to be compared.
const KEPT: usize = 1_000;

/// What is being measured of one tool.
struct Asked<'a> {
    seconds: f64,
    answers: &'a Path,
    prepared: f64,
    bytes: i64,
}

impl<'a> Asked<'a> {
    /// Prepares, and says how long it took and how much stays allocated.
    fn prepare<T>(seconds: f64, answers: &'a Path, prepare: impl FnOnce() -> T) -> (Self, T) {
        let (before, begin) = (counting::live(), Instant::now());
        let ready = prepare();
        let prepared = begin.elapsed().as_secs_f64();
        (Self { seconds, answers, prepared, bytes: counting::live() - before }, ready)
    }
    /// Rows of `columns` entries from a tool that answers row by row.
    fn rows(self, columns: usize, mut row: impl FnMut(usize) -> Vec<u32>) -> Value {
        let mut kept = Vec::new();
        let (mut rows, begin) = (0, Instant::now());
        while rows < networks::PLACES && (rows == 0 || begin.elapsed().as_secs_f64() < self.seconds) {
            let row = row(rows);
            if rows < KEPT {
                kept.extend_from_slice(&row[..KEPT.min(columns)]);
            }
            rows += 1;
        }
        let spent = begin.elapsed().as_secs_f64();
        save(self.answers, kept);
        self.told(&[table(rows, columns, spent)])
    }
    /// Whole tables of a tool that answers at once, each the mean of as many as fit into a part of the time.
    fn tables(self, sizes: &[usize], threads: usize, table_of: impl Fn(usize) -> Vec<u32> + Sync) -> Value {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().expect("there are threads");
        let told: Vec<Value> = (sizes.iter())
            .map(|&size| {
                let (mut times, begin) = (0, Instant::now());
                let mut answers = Vec::new();
                while times == 0 || begin.elapsed().as_secs_f64() < self.seconds / sizes.len() as f64 {
                    answers = pool.install(|| table_of(size));
                    times += 1;
                }
                let spent = begin.elapsed().as_secs_f64() / f64::from(times);
                if size == KEPT {
                    save(self.answers, answers);
                }
                table(size, size, spent)
            })
            .collect();
        self.told(&told)
    }
    fn told(self, tables: &[Value]) -> Value {
        json!({ "preparation": self.prepared, "megabytes": self.bytes as f64 / 1e6, "tables": tables })
    }
}

fn table(rows: usize, columns: usize, spent: f64) -> Value {
    json!({ "rows": rows, "columns": columns, "ns": spent * 1e9 / (rows * columns) as f64 })
}

/// Asks a tool about a network.
pub fn ask(tool: &str, name: &str, seconds: f64, answers: &Path) -> Value {
    if tool == "anpai-snapping" {
        return snapping(name, seconds, answers);
    }
    let graph = networks::network(name).graph;
    let places = networks::places(&graph);
    match tool {
        "anpai" => anpai(&graph, &places, 1, seconds, answers),
        "anpai-two" => anpai(&graph, &places, 2, seconds, answers),
        "petgraph" => petgraph(&graph, &places, seconds, answers),
        "fast_paths" => fast_paths(&graph, &places, seconds, answers),
        _ => panic!("there is no tool {tool}"),
    }
}

fn anpai(graph: &Graph, places: &[Vec<u32>; 2], threads: usize, seconds: f64, answers: &Path) -> Value {
    let stop = Stop::never();
    let (asked, hierarchy) = Asked::prepare(seconds, answers, || {
        Hierarchy::new(graph, &stop, &mut |_| {}).expect("nobody stops it")
    });
    asked.tables(&[1_000, 10_000], threads, |size| {
        let [from, to] = [0, 1].map(|side| Ends::of_nodes(&places[side][..size]));
        matrix::times(&hierarchy, &from, &to, &stop).expect("nobody stops it")
    })
}

/// From the extract's file to tables between points that lie where the nodes do, to stand beside servers of maps.
fn snapping(name: &str, seconds: f64, answers: &Path) -> Value {
    let built = networks::network(name);
    let points = networks::points(&built);
    let points = networks::places(&built.graph).map(|nodes| {
        let degrees = |v: i32| f64::from(v) / 1e7;
        let point = |&node: &u32| points[node as usize];
        nodes.iter().map(point).map(|(x, y)| Coordinate { x: degrees(x), y: degrees(y) }).collect::<Vec<_>>()
    });
    drop(built);
    let stop = Stop::never();
    let profile = name.split_once('/').map(|(_, profile)| profile).and_then(Profile::built_in);
    let profile = profile.expect("a built-in profile");
    let (asked, roads) = Asked::prepare(seconds, answers, || {
        let extract: Extract = networks::heidelberg();
        Roads::build(&extract, &profile, "heidelberg.osm.pbf", &stop, &mut |_| {}).expect("there are roads").0
    });
    let snapper = Snapper::new(roads.graph(), roads.shapes(), Datum::Wgs84, Access::default());
    // Ways along one and the same segment are not in the table; `travel` mends these few by hand.
    asked.tables(&[1_000, 10_000], 1, |size| {
        let snapped = [0, 1]
            .map(|side| points[side][..size].iter().map(|&point| snapper.snap(point)).collect::<Vec<_>>());
        let (from, to) = (snapper.ends(&snapped[0]).0, snapper.ends(&snapped[1]).1);
        matrix::times(roads.hierarchy(), &from, &to, &stop).expect("nobody stops it")
    })
}

fn petgraph(graph: &Graph, [from, to]: &[Vec<u32>; 2], seconds: f64, answers: &Path) -> Value {
    let (asked, peer) = Asked::prepare(seconds, answers, || graph.petgraph());
    asked.rows(to.len(), |row| {
        let start = NodeIndex::new(from[row] as usize);
        let costs = petgraph::algo::dijkstra(&peer, start, None, |e| e.weight().millis());
        to.iter()
            .map(|&node| costs.get(&NodeIndex::new(node as usize)).copied().unwrap_or(u32::MAX))
            .collect()
    })
}

/// Pair by pair, as it has no tables; fewer columns, so that there are several rows.
fn fast_paths(graph: &Graph, [from, to]: &[Vec<u32>; 2], seconds: f64, answers: &Path) -> Value {
    let (asked, peer) = Asked::prepare(seconds, answers, || {
        let mut input = fast_paths::InputGraph::new();
        for tail in 0..graph.nodes() as u32 {
            for (head, weight) in graph.from(tail) {
                input.add_edge(tail as usize, head as usize, weight.millis() as usize);
            }
        }
        input.freeze();
        fast_paths::prepare(&input)
    });
    let mut calculator = fast_paths::create_calculator(&peer);
    asked.rows(KEPT, |row| {
        let start = from[row] as usize;
        let cost = |&node: &u32| calculator.calc_path(&peer, start, node as usize);
        to[..KEPT].iter().map(cost).map(|way| way.map_or(u32::MAX, |way| way.get_weight() as u32)).collect()
    })
}
