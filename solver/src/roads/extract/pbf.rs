//! OpenStreetMap PBF in two passes: first the ways and restrictions that matter, which say what points are needed; then
//! those points. So memory grows with the roads, not with the buildings between them.

use std::collections::HashSet;
use std::path::Path;

use anpai_core::place::Datum;
use anpai_core::stop::Stop;

use super::blobs::Blobs;
use super::block::{Block, Kind, Part, Relation, Way};
use super::wire::Wrong;
use super::{Counts, Extract, ExtractError, TagTable, Turn, Via, Ways};

/// Keys of ways that a profile may ask for, sorted.
const WAY_KEYS: [&str; 37] = [
    "access",
    "bicycle",
    "bicycle:backward",
    "bicycle:forward",
    "bicycle_road",
    "bridge",
    "cycleway",
    "cycleway:both",
    "cycleway:left",
    "cycleway:left:oneway",
    "cycleway:right",
    "cycleway:right:oneway",
    "duration",
    "foot",
    "highway",
    "junction",
    "lanes",
    "man_made",
    "maxspeed",
    "maxspeed:backward",
    "maxspeed:forward",
    "mofa",
    "moped",
    "motor_vehicle",
    "motorcar",
    "motorroad",
    "oneway",
    "oneway:bicycle",
    "oneway:foot",
    "public_transport",
    "railway",
    "ramp:bicycle",
    "route",
    "service",
    "sidewalk",
    "surface",
    "vehicle",
];
/// Keys of points that a profile may ask for, sorted.
const POINT_KEYS: [&str; 12] = [
    "access",
    "barrier",
    "bicycle",
    "crossing",
    "foot",
    "highway",
    "locked",
    "mofa",
    "moped",
    "motor_vehicle",
    "motorcar",
    "vehicle",
];
/// Points with one of these are marked; of `highway` only these values.
const MARKING: [&str; 4] = ["traffic_signals", "crossing", "stop", "give_way"];
/// Values of `highway` of what is not there, or not yet.
const NOT_THERE: [&str; 6] = ["abandoned", "construction", "no", "planned", "proposed", "razed"];

/// What one block says about roads.
#[derive(Default)]
struct Found {
    tags: TagTable,
    ways: Vec<(i64, u32, Vec<i64>)>,
    turns: Vec<RawTurn>,
    incomplete: usize,
    has_points: bool,
}

/// A restriction whose points are not yet known.
struct RawTurn {
    id: i64,
    tags: u32,
    from: Vec<i64>,
    point: Option<i64>,
    ways: Vec<i64>,
    to: Vec<i64>,
}

/// Reads a file; see [`Extract::read_pbf`].
pub(super) fn read(path: &Path, stop: &Stop, progress: &mut dyn FnMut(f64)) -> Result<Extract, ExtractError> {
    let mut blobs = Blobs::open(path)?;
    let total = blobs.len().max(1) as f64;
    let mut tags = TagTable::default();
    let mut ways = Vec::new();
    let mut turns = Vec::new();
    let mut with_points = Vec::new();
    let mut counts = Counts { bytes: blobs.bytes, ..Counts::default() };
    let all: Vec<usize> = (0..blobs.len()).collect();
    blobs.each(&all, stop, &mut |done| progress(0.6 * done as f64 / total), find, |block, found| {
        let number = tags.merge(found.tags);
        ways.extend(found.ways.into_iter().map(|(id, set, points)| (id, number[set as usize], points)));
        turns
            .extend(found.turns.into_iter().map(|turn| RawTurn { tags: number[turn.tags as usize], ..turn }));
        counts.incomplete_turns += found.incomplete;
        if found.has_points {
            with_points.push(block);
        }
    })?;
    if ways.is_empty() {
        return Err(ExtractError::Empty { path: path.into() });
    }

    let mut needed: Vec<i64> = ways.iter().flat_map(|(_, _, points)| points.iter().copied()).collect();
    needed.sort_unstable();
    needed.dedup();
    if u32::try_from(needed.len()).is_err() {
        return Err(ExtractError::TooLarge { path: path.into() });
    }
    let mut points = Points { at: vec![None; needed.len()], marks: Vec::new() };
    let total = with_points.len().max(1) as f64;
    blobs.each(
        &with_points,
        stop,
        &mut |done| progress(0.6 + 0.4 * done as f64 / total),
        |block| locate(block, &needed),
        |_, (found, marked, table)| {
            let number = tags.merge(table);
            for (point, x, y) in found {
                points.at[point as usize] = Some((x, y));
            }
            points.marks.extend(marked.into_iter().map(|(point, set)| (point, number[set as usize])));
        },
    )?;
    points.assemble(path, tags, ways, turns, &needed, counts)
}

/// The ways and restrictions of a block.
fn find(block: &Block<'_>) -> Result<Found, Wrong> {
    let mut found = Found::default();
    block.each(|part| {
        match part {
            Part::Point(_) | Part::Points(_) => found.has_points = true,
            Part::Way(way) => {
                let mut way = block.way(way)?;
                if let Some(set) = road(&way, &mut found.tags) {
                    let mut points = Vec::new();
                    while let Some(point) = way.points.next()? {
                        points.push(point);
                    }
                    found.ways.push((way.id, set, points));
                }
            }
            Part::Relation(relation) => {
                match restriction(block, &block.relation(relation)?, &mut found.tags)? {
                    Some(Some(turn)) => found.turns.push(turn),
                    Some(None) => found.incomplete += 1,
                    None => {}
                }
            }
        }
        Ok(())
    })?;
    Ok(found)
}

/// The tags of a way, where it may be a road.
fn road(way: &Way<'_>, table: &mut TagTable) -> Option<u32> {
    let mut tags: Vec<(&str, &str)> =
        way.tags.iter().copied().filter(|(key, _)| WAY_KEYS.binary_search(key).is_ok()).collect();
    let of = |key: &str| tags.iter().find(|&&(k, _)| k == key).map(|&(_, value)| value);
    let is_road = match of("highway") {
        Some(class) => !NOT_THERE.contains(&class),
        None => {
            matches!(of("route"), Some("ferry" | "shuttle_train"))
                || of("man_made") == Some("pier")
                || of("railway") == Some("platform")
                || of("public_transport") == Some("platform")
        }
    };
    is_road.then(|| table.number(&mut tags))
}

/// A turn restriction; `Some(None)` where it lacks a member.
fn restriction(
    block: &Block<'_>,
    relation: &Relation<'_>,
    table: &mut TagTable,
) -> Result<Option<Option<RawTurn>>, Wrong> {
    if !relation.tags.contains(&("type", "restriction")) {
        return Ok(None);
    }
    let mut tags: Vec<(&str, &str)> = (relation.tags.iter().copied())
        .filter(|(key, _)| *key == "except" || key.starts_with("restriction"))
        .collect();
    let mut turn = RawTurn {
        id: relation.id,
        tags: table.number(&mut tags),
        from: Vec::new(),
        point: None,
        ways: Vec::new(),
        to: Vec::new(),
    };
    block.members(relation, |role, kind, id| match (role, kind) {
        ("from", Kind::Way) => turn.from.push(id),
        ("to", Kind::Way) => turn.to.push(id),
        ("via", Kind::Way) => turn.ways.push(id),
        ("via", Kind::Point) => turn.point = Some(id),
        _ => {}
    })?;
    let has_via = turn.point.is_some() == turn.ways.is_empty();
    Ok(Some((has_via && !turn.from.is_empty() && !turn.to.is_empty()).then_some(turn)))
}

/// Needed points of a block with their coordinates, those with marks, and the tags of these.
type Located = (Vec<(u32, i32, i32)>, Vec<(u32, u32)>, TagTable);

fn locate(block: &Block<'_>, needed: &[i64]) -> Result<Located, Wrong> {
    let mut located = Located::default();
    let is_needed = |id: i64| needed.binary_search(&id).is_ok();
    block.each(|part| {
        let take = |id: i64, (lon, lat): (i64, i64), tags: Vec<(&str, &str)>| {
            if let Ok(point) = needed.binary_search(&id) {
                located.0.push(at(point, lon, lat)?);
                mark(point, tags, &mut located);
            }
            Ok(())
        };
        match part {
            Part::Point(point) => block.point(point, is_needed, take),
            Part::Points(points) => block.points(points, is_needed, take),
            Part::Way(_) | Part::Relation(_) => Ok(()),
        }
    })?;
    Ok(located)
}

/// A point and its coordinates in units of 1e-7 degrees, of nanodegrees.
fn at(point: usize, lon: i64, lat: i64) -> Result<(u32, i32, i32), Wrong> {
    const DEGREE: i64 = 1_000_000_000;
    if lon.unsigned_abs() > 180 * DEGREE as u64 || lat.unsigned_abs() > 90 * DEGREE as u64 {
        return Err("a point off the globe");
    }
    Ok((point as u32, (lon / 100) as i32, (lat / 100) as i32))
}

fn mark(point: usize, mut tags: Vec<(&str, &str)>, located: &mut Located) {
    tags.retain(|(key, _)| POINT_KEYS.binary_search(key).is_ok());
    if tags.iter().any(|(key, value)| *key == "barrier" || *key == "highway" && MARKING.contains(value)) {
        let set = located.2.number(&mut tags);
        located.1.push((point as u32, set));
    }
}

/// Where the needed points are.
struct Points {
    at: Vec<Option<(i32, i32)>>,
    marks: Vec<(u32, u32)>,
}

impl Points {
    /// Puts everything together; ways are cut where a point is missing.
    fn assemble(
        self,
        path: &Path,
        tags: TagTable,
        raw_ways: Vec<(i64, u32, Vec<i64>)>,
        raw_turns: Vec<RawTurn>,
        needed: &[i64],
        mut counts: Counts,
    ) -> Result<Extract, ExtractError> {
        // Missing points leave no gap in the numbers.
        let mut number = Vec::with_capacity(self.at.len());
        let (mut x, mut y) = (Vec::with_capacity(self.at.len()), Vec::with_capacity(self.at.len()));
        for at in &self.at {
            number.push(at.map(|_| x.len() as u32));
            if let Some((lon, lat)) = at {
                x.push(*lon);
                y.push(*lat);
            }
        }
        let point = |id: i64| needed.binary_search(&id).ok().and_then(|at| number[at]);
        let mut ways = Ways::default();
        for (id, set, ids) in raw_ways {
            let points: Vec<Option<u32>> = ids.iter().map(|&id| point(id)).collect();
            for part in points.split(Option::is_none).filter(|part| part.len() > 1) {
                ways.push(id, set, part.iter().flatten().copied());
            }
        }
        if ways.is_empty() {
            return Err(ExtractError::Empty { path: path.into() });
        }
        let known: HashSet<i64> = ways.id.iter().copied().collect();
        let mut turns = Vec::new();
        for raw in raw_turns {
            let via = match raw.point {
                Some(id) => point(id).map(Via::Point),
                None => raw.ways.iter().all(|way| known.contains(way)).then_some(Via::Ways(raw.ways)),
            };
            let is_known = |ways: &[i64]| ways.iter().any(|way| known.contains(way));
            match via {
                Some(via) if is_known(&raw.from) && is_known(&raw.to) => {
                    turns.push(Turn { id: raw.id, tags: raw.tags, from: raw.from, via, to: raw.to });
                }
                _ => counts.incomplete_turns += 1,
            }
        }
        let mut marks: Vec<(u32, u32)> = (self.marks.into_iter())
            .filter_map(|(at, set)| number[at as usize].map(|point| (point, set)))
            .collect();
        marks.sort_unstable();
        marks.dedup_by_key(|&mut (point, _)| point);
        counts.ways = ways.len();
        counts.points = x.len();
        counts.missing_points = needed.len() - x.len();
        counts.turns = turns.len();
        Ok(Extract { datum: Datum::Wgs84, x, y, tags, ways, marks, turns, counts })
    }
}
