//! What roads cost others, and anpai beside them, in processes of their own. `benches/roads_peers.py` runs it:
//!
//! - `roads-peers network PLACE/PROFILE FOLDER` writes the network as a plain list of arcs, for peers in other languages;
//! - `roads-peers ask TOOL PLACE/PROFILE SECONDS FOLDER` prepares, asks for tables for about so many seconds, prints one
//!   JSON object and leaves the first answers in the folder, to be compared.

#[path = "../../city/mod.rs"]
mod city;
mod counting;
mod networks;
mod tools;

use std::fs::write;
use std::path::{Path, PathBuf};

use serde_json::json;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    match words.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["network", name, folder] => network(name, Path::new(folder)),
        ["ask", tool, name, seconds, folder] => {
            let seconds = seconds.parse().expect("seconds are a number");
            println!("{}", tools::ask(tool, name, seconds, &file(Path::new(folder), name, tool)));
        }
        _ => panic!("see the module's documentation"),
    }
}

/// The file for what a tool says of a network.
fn file(folder: &Path, name: &str, what: &str) -> PathBuf {
    folder.join(format!("{}.{what}", name.replace('/', "-")))
}

/// Writes numbers as 32 bits, least byte first.
fn save(path: &Path, numbers: impl IntoIterator<Item = u32>) {
    let bytes: Vec<u8> = numbers.into_iter().flat_map(u32::to_le_bytes).collect();
    write(path, bytes).expect("the folder can be written to");
}

/// `arcs`: tail, head, milliseconds, centimetres of each; `places`: 10,000 sources, then as many targets, by node;
/// `points`: longitude and latitude of each place in units of 1e-7 degrees, or centimetres.
fn network(name: &str, folder: &Path) {
    let built = networks::network(name);
    let graph = &built.graph;
    let arcs = (0..graph.nodes() as u32).flat_map(|tail| graph.of(tail).map(move |arc| (tail, arc)));
    let fields =
        |(tail, arc): (u32, usize)| [tail, graph.head[arc], graph.millis[arc], graph.centimetres[arc]];
    save(&file(folder, name, "arcs"), arcs.flat_map(fields));
    let places = networks::places(graph).concat();
    let points = networks::points(&built);
    let at = |&node: &u32| <[i32; 2]>::from(points[node as usize]).map(|v| v as u32);
    save(&file(folder, name, "points"), places.iter().flat_map(at));
    save(&file(folder, name, "places"), places);
    println!("{}", json!({ "nodes": graph.nodes(), "arcs": graph.arcs() }));
}
