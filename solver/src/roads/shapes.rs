//! How roads lie: the points between two nodes, for snapping and for drawing. A *segment* is a stretch of road between
//! two nodes with nothing to decide in between; an arc of the graph runs along one segment, forward or backward.

use super::store::Store;

/// Segments with their points, and which arcs run along them.
#[derive(Clone, Debug, Default)]
pub struct Shapes {
    /// `[segments + 1]`: the points of segment `s` are `first[s]..first[s + 1]`, two at least, ends included.
    pub first: Store<u32>,
    /// `[points]`: longitude in units of 1e-7 degrees (WGS-84), or centimetres east on a local plane.
    pub x: Store<i32>,
    /// `[points]`: latitude, or centimetres north.
    pub y: Store<i32>,
    /// `[arcs of the graph]`: twice the segment of each arc, plus 1 where the arc runs against the order of its points.
    /// A node that turn restrictions have split has several arcs that run the same way along one segment.
    pub along: Store<u32>,
}

impl Shapes {
    /// How many segments.
    #[must_use]
    pub fn segments(&self) -> usize {
        self.first.len().saturating_sub(1)
    }
    /// Positions of the points of a segment.
    #[must_use]
    pub fn of(&self, segment: u32) -> std::ops::Range<usize> {
        self.first[segment as usize] as usize..self.first[segment as usize + 1] as usize
    }
    /// The segment of an arc, and whether the arc runs against its points.
    #[must_use]
    pub fn segment(&self, arc: usize) -> (u32, bool) {
        (self.along[arc] >> 1, self.along[arc] & 1 == 1)
    }
}
