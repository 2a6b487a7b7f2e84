//! The shape of a circle on the ground: everything that someone gets to who leaves the road and walks on, as polygons
//! with holes. Nothing is claimed that is farther from a reached road than the walk that is left of the time, nor than
//! `reach`; the border is drawn a little inside of that rather than outside.
//!
//! The reached roads are drawn on a grid with the metres that are left, and the grid is traced. The result is in
//! the units of the shapes. It is GeoJSON only where those are degrees: RFC 7946 knows WGS-84 alone, so polygons on a
//! local plane are given as plain JSON in metres that names its datum.

mod field;
mod stretches;
#[cfg(test)]
mod tests;
mod trace;

use anpai_core::place::{Coordinate, Datum};
use serde::Serialize;

use super::circle::{Direction, Reached};
use super::shapes::Shapes;
use super::snap::{Frame, Snapped, Snapper, Spot};
use field::Field;
use trace::{MARGIN, Ring, polygons};

/// Cells of the grid within the reach: the border is drawn 0.14 of the reach inside.
const CELLS: f64 = 8.0;
/// Vertices of the largest grid: 128 MB, 70 km each way at the default reach.
const MOST_VERTICES: usize = 1 << 25;

/// How a circle is drawn.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Drawing {
    /// How far from the road ground is claimed, in metres, at most.
    pub reach: f64,
    /// The pace off the road.
    pub metres_per_second: f64,
    /// Whether the roads lead away from the place or towards it.
    pub direction: Direction,
}

impl Drawing {
    /// Ground within 100 m of the road, at 1.2 m/s.
    #[must_use]
    pub fn new(direction: Direction) -> Self {
        Self { reach: 100.0, metres_per_second: 1.2, direction }
    }
}

/// Polygons around reached ground.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outline {
    /// What the spots are relative to.
    pub datum: Datum,
    /// Of each polygon the outer ring, counter-clockwise, then its holes, clockwise; the first spot of a ring is its
    /// last as well.
    pub polygons: Vec<Vec<Vec<Spot>>>,
}

/// A MultiPolygon of RFC 7946.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Geometry {
    /// `MultiPolygon`.
    #[serde(rename = "type")]
    pub kind: &'static str,
    /// Polygons, rings, positions: longitude and latitude.
    pub coordinates: Vec<Vec<Vec<[f64; 2]>>>,
}

/// Polygons that are not geographic.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Plan {
    /// `local-plane`.
    pub datum: Datum,
    /// Polygons, rings, points: metres east and north.
    pub polygons: Vec<Vec<Vec<[f64; 2]>>>,
}

/// Why there is no outline.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum OutlineError {
    /// The grid would not fit.
    #[error("the circle is too wide to be drawn at a reach of {reach} m; draw it with a larger one")]
    TooWide {
        /// The reach asked for, in metres.
        reach: f64,
    },
    /// No reach, or no pace.
    #[error("the reach is a number of metres from 1 to 5000, the pace more than 0 m/s")]
    NoReach,
}

impl Outline {
    /// Of the circle of a place: `reached` are the nodes that its hooks come to within `limit` milliseconds, by times.
    ///
    /// # Errors
    /// Where the circle is too wide for the grid, or the reach is none.
    pub fn of_circle(
        snapper: &Snapper<'_>,
        place: &Snapped,
        reached: &[Reached<u32>],
        limit: u32,
        drawing: Drawing,
    ) -> Result<Self, OutlineError> {
        if !(1.0..=5000.0).contains(&drawing.reach)
            || drawing.metres_per_second.partial_cmp(&0.0) != Some(std::cmp::Ordering::Greater)
        {
            return Err(OutlineError::NoReach);
        }
        let frame = Frame::around(snapper.datum(), place.spot);
        let stretches = stretches::of_circle(snapper, &frame, place, reached, limit, drawing);
        let cell = drawing.reach / CELLS;
        let too_wide = OutlineError::TooWide { reach: drawing.reach };
        let field = Field::over(&stretches, cell, MOST_VERTICES).ok_or(too_wide)?;
        Ok(Self::of_rings(snapper.datum(), &frame, polygons(&field, MARGIN * cell)))
    }

    /// A disc: the estimate where there are no roads, its radius being pace times time over the detour factor. Drawn as
    /// 64 chords, so it claims nothing beyond.
    #[must_use]
    pub fn disc(datum: Datum, centre: Spot, metres: f64) -> Self {
        let corner = |n: i32| {
            let (sin, cos) = (f64::from(n) * std::f64::consts::TAU / 64.0).sin_cos();
            (metres * cos, metres * sin)
        };
        let ring = (0..64).map(corner).collect();
        Self::of_rings(datum, &Frame::around(datum, centre), vec![vec![ring]])
    }

    fn of_rings(datum: Datum, frame: &Frame, polygons: Vec<Vec<Ring>>) -> Self {
        let closed = |ring: Ring| {
            let mut spots: Vec<Spot> =
                ring.iter().map(|&(x, y)| frame.spot((x * 1000.0, y * 1000.0))).collect();
            spots.extend(spots.first().copied());
            spots
        };
        let polygons = polygons.into_iter().map(|p| p.into_iter().map(closed).collect()).collect();
        Self { datum, polygons }
    }

    /// As GeoJSON; `None` on a local plane.
    #[must_use]
    pub fn geometry(&self) -> Option<Geometry> {
        self.datum.is_geographic().then(|| Geometry { kind: "MultiPolygon", coordinates: self.positions() })
    }
    /// As metres on a local plane; `None` on the earth.
    #[must_use]
    pub fn plan(&self) -> Option<Plan> {
        (!self.datum.is_geographic()).then(|| Plan { datum: self.datum, polygons: self.positions() })
    }
    fn positions(&self) -> Vec<Vec<Vec<[f64; 2]>>> {
        let position = |spot: &Spot| {
            let Coordinate { x, y } = spot.coordinate(self.datum);
            [x, y]
        };
        let ring = |r: &Vec<Spot>| r.iter().map(position).collect();
        self.polygons.iter().map(|p| p.iter().map(ring).collect()).collect()
    }
}
