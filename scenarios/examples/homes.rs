//! Draws the points of `scenarios/heidelberg/points.csv` anew: `cargo run --release -p anpai-scenarios --example homes --
//! heidelberg.osm.pbf`. Each is a point of a residential street of the extract, on the network of every mode, drawn
//! without regard to who lives there.

use std::collections::BTreeSet;
use std::io::{Write, stdout};
use std::ops::RangeInclusive;
use std::path::Path;

use anpai_core::stop::Stop;
use anpai_solver::roads::{Extract, Profile, build};

/// How many points are kept.
const KEPT: usize = 1600;
/// The city without the villages around it, in units of 1e-7 degrees.
const LON: RangeInclusive<i32> = 86_200_000..=87_400_000;
const LAT: RangeInclusive<i32> = 493_600_000..=494_500_000;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let path = std::env::args().nth(1).ok_or("which extract?")?;
    let stop = Stop::never();
    let extract = Extract::read_pbf(Path::new(&path), &stop, &mut |_| {})?;
    let mut points = BTreeSet::new();
    for way in 0..extract.ways.len() {
        let tags = extract.tags.get(extract.ways.tags[way]);
        if matches!(tags.get("highway"), Some("residential" | "living_street")) {
            let of = extract.ways.of(way).iter().map(|p| (extract.x[*p as usize], extract.y[*p as usize]));
            points.extend(of.filter(|(lon, lat)| LON.contains(lon) && LAT.contains(lat)));
        }
    }
    for name in ["walk", "ebike", "car"] {
        let profile = Profile::built_in(name).ok_or("no such profile")?;
        let shapes = build(&extract, &profile, &stop)?.shapes;
        let on: BTreeSet<(i32, i32)> = shapes.x.iter().copied().zip(shapes.y.iter().copied()).collect();
        points.retain(|point| on.contains(point));
    }
    // Golden-ratio hashing spreads them, so that the first so many are from everywhere.
    let hash = |(lon, lat): (i32, i32)| {
        (u64::from(lon.cast_unsigned()) << 32 | u64::from(lat.cast_unsigned()))
            .wrapping_mul(0x9E37_79B9_7F4A_7C15)
    };
    let mut drawn: Vec<(u64, (i32, i32))> = points.into_iter().map(|p| (hash(p), p)).collect();
    drawn.sort_unstable();
    let kept: BTreeSet<(i32, i32)> = drawn.into_iter().take(KEPT).map(|(_, point)| point).collect();
    let mut out = stdout().lock();
    writeln!(out, "lon,lat")?;
    for (lon, lat) in kept {
        writeln!(out, "{:.5},{:.5}", f64::from(lon) / 1e7, f64::from(lat) / 1e7)?;
    }
    Ok(())
}
