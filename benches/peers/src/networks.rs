//! The networks that everybody is asked about: the shipped extract and the made-up city, by profile, as anpai builds
//! them, and the places in them.

use std::path::Path;

use anpai_core::stop::Stop;
use anpai_solver::roads::{Built, Extract, Graph, Profile, build};
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use crate::city;

/// Sources, and as many targets.
pub const PLACES: usize = 10_000;

/// The network of a name such as `heidelberg/walk`.
pub fn network(name: &str) -> Built {
    let (place, profile) = name.split_once('/').expect("a place and a profile");
    let extract = match place {
        "heidelberg" => heidelberg(),
        "city" => city::extract(),
        _ => panic!("there is no place {place}"),
    };
    let profile = Profile::built_in(profile).expect("a built-in profile");
    build(&extract, &profile, &Stop::never()).expect("there are roads")
}

/// The shipped extract, read.
pub fn heidelberg() -> Extract {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../scenarios/heidelberg/heidelberg.osm.pbf");
    Extract::read_pbf(&path, &Stop::never(), &mut |_| {}).expect("the extract is shipped")
}

/// Random nodes as sources and targets: those of the rows of `benches/roads.rs`.
pub fn places(graph: &Graph) -> [Vec<u32>; 2] {
    [1, 2].map(|seed| {
        let mut dice = ChaCha8Rng::seed_from_u64(seed);
        (0..PLACES).map(|_| dice.random_range(0..graph.nodes() as u32)).collect()
    })
}

/// Where a node lies, in the units of the extract.
pub fn points(built: &Built) -> Vec<(i32, i32)> {
    let (graph, shapes) = (&built.graph, &built.shapes);
    let mut points = vec![(0, 0); graph.nodes()];
    for tail in 0..graph.nodes() as u32 {
        for arc in graph.of(tail) {
            let (segment, against) = shapes.segment(arc);
            let ends = shapes.of(segment);
            let (first, last) = if against { (ends.end - 1, ends.start) } else { (ends.start, ends.end - 1) };
            points[tail as usize] = (shapes.x[first], shapes.y[first]);
            points[graph.head[arc] as usize] = (shapes.x[last], shapes.y[last]);
        }
    }
    points
}
