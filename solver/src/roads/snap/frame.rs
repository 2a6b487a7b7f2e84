//! Millimetres around a point. Near a point the earth is a plane whose east is shortened by the cosine of the latitude;
//! over the few kilometres that a place may lie from a road the error is below a thousandth.

use anpai_core::place::{Coordinate, Datum};

/// Millimetres of 1e-7 degrees of latitude, on the mean sphere of `place::straight_line`.
const LATITUDE_UNIT: f64 = 6_371_008.8 * std::f64::consts::PI / 180.0 * 1e-4;
/// Once around the earth, in units of 1e-7 degrees.
pub(super) const AROUND: f64 = 3.6e9;

/// A point as the shapes have it: units of 1e-7 degrees (WGS-84), or centimetres on a local plane.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// East.
    pub x: i32,
    /// North.
    pub y: i32,
}

impl Spot {
    /// The nearest spot; `None` outside what 32 bits hold (214 km each way on a local plane), and for a datum that no
    /// road is in, which has to be converted first.
    #[must_use]
    pub fn of(datum: Datum, point: Coordinate) -> Option<Self> {
        let scale = match datum {
            Datum::Wgs84 => 1e7,
            Datum::LocalPlane => 100.0,
            Datum::Gcj02 | Datum::Bd09 => return None,
        };
        let unit = |v: f64, most: f64| {
            let v = (v * scale).round();
            (v.abs() <= most).then_some(v as i32)
        };
        let (most_x, most_y) =
            if datum.is_geographic() { (1.8e9, 9e8) } else { (f64::from(i32::MAX), f64::from(i32::MAX)) };
        Some(Self { x: unit(point.x, most_x)?, y: unit(point.y, most_y)? })
    }
    /// Degrees, or metres.
    #[must_use]
    pub fn coordinate(self, datum: Datum) -> Coordinate {
        let scale = if datum.is_geographic() { 1e7 } else { 100.0 };
        Coordinate { x: f64::from(self.x) / scale, y: f64::from(self.y) / scale }
    }
}

/// A plane around a point, in millimetres.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame {
    centre: (f64, f64),
    /// Millimetres of a unit east and north.
    scale: (f64, f64),
}

impl Frame {
    pub(crate) fn around(datum: Datum, spot: Spot) -> Self {
        let scale = if datum.is_geographic() {
            let latitude = (f64::from(spot.y) * 1e-7).to_radians();
            (LATITUDE_UNIT * latitude.cos().max(0.0), LATITUDE_UNIT)
        } else {
            (10.0, 10.0)
        };
        Self { centre: (f64::from(spot.x), f64::from(spot.y)), scale }
    }
    /// The same, seen from the other side of the date line.
    pub(super) fn turned(self, by: f64) -> Self {
        Self { centre: (self.centre.0 + by, self.centre.1), ..self }
    }
    /// Millimetres east and north of the centre.
    pub(crate) fn at(&self, x: i32, y: i32) -> (f64, f64) {
        ((f64::from(x) - self.centre.0) * self.scale.0, (f64::from(y) - self.centre.1) * self.scale.1)
    }
    /// A spot of this plane.
    pub(crate) fn spot(&self, (east, north): (f64, f64)) -> Spot {
        // At a pole a unit of longitude has no length.
        let unit = |v: f64, scale: f64, centre: f64| {
            let units = if scale > 0.0 { v / scale } else { 0.0 };
            (centre + units).round() as i32
        };
        Spot { x: unit(east, self.scale.0, self.centre.0), y: unit(north, self.scale.1, self.centre.1) }
    }
    /// The nearest that the centre comes to a box, in millimetres.
    pub(super) fn distance_to_box(&self, low: Spot, high: Spot) -> f64 {
        let outside = |centre: f64, low: i32, high: i32, scale: f64| {
            (f64::from(low) - centre).max(centre - f64::from(high)).max(0.0) * scale
        };
        outside(self.centre.0, low.x, high.x, self.scale.0).hypot(outside(
            self.centre.1,
            low.y,
            high.y,
            self.scale.1,
        ))
    }
}

/// The point of the line from `a` to `b` that is nearest to the centre, as its share of the way from `a`; exactly 0 or 1
/// at the ends, so that lines that meet in a point agree on the distance to it.
pub(super) fn foot(a: (f64, f64), b: (f64, f64)) -> f64 {
    let (dx, dy) = (b.0 - a.0, b.1 - a.1);
    let length = dx * dx + dy * dy;
    if length > 0.0 { (-(a.0 * dx + a.1 * dy) / length).clamp(0.0, 1.0) } else { 0.0 }
}

/// The point at a share of the way.
pub(super) fn between(a: (f64, f64), b: (f64, f64), share: f64) -> (f64, f64) {
    if share <= 0.0 {
        a
    } else if share >= 1.0 {
        b
    } else {
        (a.0 + (b.0 - a.0) * share, a.1 + (b.1 - a.1) * share)
    }
}
