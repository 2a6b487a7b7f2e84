//! What a source says about roads, before anybody asks who travels: points, ways with the tags that matter, barriers and
//! signals on points, turn restrictions. Every profile is built from the same [`Extract`]. It comes from an OpenStreetMap
//! PBF file or from plain tables.

mod blobs;
mod block;
mod drawn;
mod error;
mod pbf;
mod tables;
mod tags;
#[cfg(test)]
mod tests;
mod wire;

use std::path::Path;

use anpai_core::place::Datum;
use anpai_core::stop::Stop;

pub use error::ExtractError;
pub use tags::{TagTable, Tags};

use super::weight::Weight;

/// What a source says, independent of who travels.
#[derive(Clone, Debug)]
pub struct Extract {
    /// What the coordinates are relative to: WGS-84, or a local plane.
    pub datum: Datum,
    /// `[points]`: longitude in units of 1e-7 degrees, or centimetres east.
    pub x: Vec<i32>,
    /// `[points]`: latitude, or centimetres north.
    pub y: Vec<i32>,
    /// Every set of tags that a way, a point or a restriction has.
    pub tags: TagTable,
    /// The ways.
    pub ways: Ways,
    /// Points with a barrier, a signal or a crossing, and the set of tags of each; ascending.
    pub marks: Vec<(u32, u32)>,
    /// Turn restrictions.
    pub turns: Vec<Turn>,
    /// What the source holds and what of it was left out.
    pub counts: Counts,
}

/// Ways as flat arrays.
#[derive(Clone, Debug, Default)]
pub struct Ways {
    /// `[ways]`: the source's id, for closures and reports. A way of which a part is missing from the source appears once
    /// for each part.
    pub id: Vec<i64>,
    /// `[ways]`: the set of tags.
    pub tags: Vec<u32>,
    /// `[ways + 1]`: the points of way `w` are `points[first[w]..first[w + 1]]`, two at least.
    pub first: Vec<u32>,
    /// Points in the order in which the way was drawn.
    pub points: Vec<u32>,
    /// `[ways]` where the source states what each way costs: then each has two points and leads from the first to the
    /// second; else empty.
    pub given: Vec<Weight>,
}

impl Ways {
    /// How many.
    #[must_use]
    pub fn len(&self) -> usize {
        self.id.len()
    }
    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.id.is_empty()
    }
    /// The points of a way.
    #[must_use]
    pub fn of(&self, way: usize) -> &[u32] {
        &self.points[self.first[way] as usize..self.first[way + 1] as usize]
    }
    fn push(&mut self, id: i64, tags: u32, points: impl IntoIterator<Item = u32>) {
        if self.first.is_empty() {
            self.first.push(0);
        }
        self.id.push(id);
        self.tags.push(tags);
        self.points.extend(points);
        self.first.push(self.points.len() as u32);
    }
}

/// A turn restriction as the source states it: from some ways by something into other ways.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Turn {
    /// The source's id.
    pub id: i64,
    /// The set of tags: what kind it is and whom it spares.
    pub tags: u32,
    /// Ids of the ways it comes from.
    pub from: Vec<i64>,
    /// Where.
    pub via: Via,
    /// Ids of the ways it leads into.
    pub to: Vec<i64>,
}

/// Where a turn restriction holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Via {
    /// At a point.
    Point(u32),
    /// Along ways, in this order; their ids.
    Ways(Vec<i64>),
}

/// What a source holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Bytes of the file or files.
    pub bytes: u64,
    /// Ways that are kept.
    pub ways: usize,
    /// Points that they run through.
    pub points: usize,
    /// Points that ways name and the source does not hold; the ways are cut there.
    pub missing_points: usize,
    /// Turn restrictions that are kept.
    pub turns: usize,
    /// Turn restrictions that lack a member, or whose point no kept way runs through.
    pub incomplete_turns: usize,
}

impl Extract {
    /// Reads an OpenStreetMap PBF file, with as many threads as rayon has; the result does not depend on how many.
    /// `progress` hears fractions from 0 to 1. Memory grows with what is kept, not with the file.
    ///
    /// # Errors
    /// A file that cannot be read, is not PBF, is damaged, ends too early or holds no roads; a raised stop.
    pub fn read_pbf(path: &Path, stop: &Stop, progress: &mut dyn FnMut(f64)) -> Result<Self, ExtractError> {
        pbf::read(path, stop, progress)
    }
    /// Reads two tables, nodes (`id,lon,lat`, or `id,x,y` in metres on a local plane) and one-way edges
    /// (`from,to,metres,seconds`). What the coordinates are relative to is `stated`, or in a column `datum`; GCJ-02 and
    /// BD-09 become WGS-84. Columns may come in any order and others beside them. Every profile makes the same network
    /// of it: metres and seconds are used as they are. `progress` hears fractions from 0 to 1.
    ///
    /// # Errors
    /// A file that cannot be read; everything that is wrong in the tables, by line and column; a raised stop.
    pub fn read_tables(
        nodes: &Path,
        edges: &Path,
        stated: Option<Datum>,
        stop: &Stop,
        progress: &mut dyn FnMut(f64),
    ) -> Result<Self, ExtractError> {
        tables::read((nodes, edges), stated, stop, progress)
    }
}
