//! Places and their coordinates. Every document states the datum of its coordinates: Chinese map services publish
//! GCJ-02 and BD-09, which lie hundreds of metres from WGS-84, a large part of a 15-minute walk.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::id::StreetId;

mod shape;

pub use shape::{Outline, Shape};

/// What a pair of coordinates is relative to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Datum {
    /// GPS and OpenStreetMap: `x` is the longitude, `y` the latitude, in degrees.
    Wgs84,
    /// The offset datum of Chinese map services, in degrees.
    Gcj02,
    /// Baidu's, in degrees.
    Bd09,
    /// Metres east (`x`) and north (`y`) of an arbitrary origin; never turned into longitude and latitude.
    LocalPlane,
}

impl Datum {
    /// Every datum under its name, as documents write it.
    pub const NAMES: [(&'static str, Self); 4] = [
        ("wgs84", Self::Wgs84),
        ("gcj02", Self::Gcj02),
        ("bd09", Self::Bd09),
        ("local-plane", Self::LocalPlane),
    ];

    /// The datum of a name.
    #[must_use]
    pub fn of_name(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, datum)| *datum)
    }
    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, known)| *known == self).map_or("", |(name, _)| name)
    }
    /// Whether `x` and `y` are longitude and latitude.
    #[must_use]
    pub fn is_geographic(self) -> bool {
        self != Self::LocalPlane
    }
}

/// A point in the document's datum.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
pub struct Coordinate {
    /// Longitude in degrees, or metres east.
    pub x: f64,
    /// Latitude in degrees, or metres north.
    pub y: f64,
}

/// Somewhere that people live, work or start from.
#[derive(Clone, Debug)]
pub struct Place {
    /// Its id in the document.
    pub id: String,
    /// Where it is; some published problems give only travel times.
    pub coordinate: Option<Coordinate>,
    /// The street (街道) it belongs to.
    pub street: Option<StreetId>,
}

/// Mean radius of the earth in metres (IUGG 1980, R1).
const EARTH: f64 = 6_371_008.8;

/// Straight-line distance in metres: great circle (haversine) for degrees, Euclid for a local plane. Within one datum
/// only; the offset of GCJ-02 changes by less than a metre over a kilometre.
#[must_use]
pub fn straight_line(datum: Datum, a: Coordinate, b: Coordinate) -> f64 {
    if !datum.is_geographic() {
        return (a.x - b.x).hypot(a.y - b.y);
    }
    let (lat_a, lat_b) = (a.y.to_radians(), b.y.to_radians());
    let half_lat = ((lat_b - lat_a) / 2.0).sin();
    let half_lon = ((b.x - a.x).to_radians() / 2.0).sin();
    let h = half_lat * half_lat + lat_a.cos() * lat_b.cos() * half_lon * half_lon;
    2.0 * EARTH * h.sqrt().min(1.0).asin()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_degree_of_the_equator_is_111_km() {
        let d = straight_line(Datum::Wgs84, Coordinate { x: 0.0, y: 0.0 }, Coordinate { x: 1.0, y: 0.0 });
        assert!((d - EARTH * std::f64::consts::PI / 180.0).abs() < 1e-6);
        let plane =
            straight_line(Datum::LocalPlane, Coordinate { x: 0.0, y: 0.0 }, Coordinate { x: 3.0, y: 4.0 });
        assert!((plane - 5.0).abs() < 1e-12);
    }
}
