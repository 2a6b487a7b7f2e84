//! Draws the points of `scenarios/heidelberg/points.csv` anew: `cargo run -p anpai-scenarios --example homes --
//! heidelberg.osm.pbf`. Each is a node of a residential street of the extract, drawn without regard to who lives there.

use std::collections::BTreeSet;
use std::io::{Write, stdout};
use std::ops::RangeInclusive;

use osmpbf::{Element, ElementReader};

/// How many points are kept.
const KEPT: usize = 1600;
/// The city without the villages around it, in units of 1e-7 degrees.
const LON: RangeInclusive<i32> = 86_200_000..=87_400_000;
const LAT: RangeInclusive<i32> = 493_600_000..=494_500_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which extract?")?;
    let mut nodes = BTreeSet::new();
    ElementReader::from_path(&path)?.for_each(|element| {
        if let Element::Way(way) = element
            && way
                .tags()
                .any(|(key, value)| key == "highway" && matches!(value, "residential" | "living_street"))
        {
            nodes.extend(way.refs());
        }
    })?;
    let mut points = Vec::new();
    ElementReader::from_path(&path)?.for_each(|element| {
        let (id, lon, lat) = match element {
            Element::Node(n) => (n.id(), n.decimicro_lon(), n.decimicro_lat()),
            Element::DenseNode(n) => (n.id(), n.decimicro_lon(), n.decimicro_lat()),
            _ => return,
        };
        if nodes.contains(&id) && LON.contains(&lon) && LAT.contains(&lat) {
            points.push((id.cast_unsigned().wrapping_mul(0x9E37_79B9_7F4A_7C15), lon, lat));
        }
    })?;
    // Golden-ratio hashing spreads the ids, so that the first so many are from everywhere.
    points.sort_unstable();
    let kept: BTreeSet<(i32, i32)> = points.into_iter().take(KEPT).map(|(_, lon, lat)| (lon, lat)).collect();
    let mut out = stdout().lock();
    writeln!(out, "lon,lat")?;
    for (lon, lat) in kept {
        writeln!(out, "{:.5},{:.5}", f64::from(lon) / 1e7, f64::from(lat) / 1e7)?;
    }
    Ok(())
}
