//! From the datums of Chinese map services to WGS-84 and back. GCJ-02 shifts a point by a few hundred metres, BD-09
//! shifts GCJ-02 by as much again; a third of a 15-minute walk is lost where nobody converts.
//!
//! The formulas are the public ones: `GCJ-02 = WGS-84 + shift` with the shift on Krasovsky's ellipsoid, applied inside a
//! rectangle around China and the identity outside it; `BD-09` turns and stretches GCJ-02 in polar coordinates. Neither
//! authority publishes an inverse, so ours solves the forward formula by iteration, which contracts by 0.01 at least.
//! Source: googollee/eviltransform (2013) and hujiulong/gcoord, whose published pairs are the tests below.

use std::f64::consts::PI;

use crate::place::{Coordinate, Datum};

/// Semi-major axis of Krasovsky's ellipsoid (1940), in metres.
const SEMI_MAJOR: f64 = 6_378_245.0;
/// Square of its first eccentricity.
const ECCENTRICITY_SQUARED: f64 = 0.006_693_421_622_965_943;
/// Degrees between two steps of the inverse at which it ends: 0.1 micrometres.
const CLOSE: f64 = 1e-12;
/// More steps than the inverse takes anywhere in the rectangle (6), against rounding that never settles.
const MOST_STEPS: usize = 30;

impl Datum {
    /// The same point in WGS-84; `None` for a local plane, which nothing ties to the earth.
    ///
    /// ```
    /// use anpai_core::place::{Coordinate, Datum};
    /// let pin = Coordinate { x: 121.531541859215, y: 31.17530398364597 };
    /// let gps = Datum::Gcj02.to_wgs84(pin).unwrap();
    /// assert!((gps.x - 121.5272106).abs() < 1e-6 && (gps.y - 31.1774276).abs() < 1e-6);
    /// ```
    #[must_use]
    pub fn to_wgs84(self, point: Coordinate) -> Option<Coordinate> {
        match self {
            Self::Wgs84 => Some(point),
            Self::Gcj02 => Some(gcj02_to_wgs84(point)),
            Self::Bd09 => Some(gcj02_to_wgs84(undo(point, bd09_of_gcj02))),
            Self::LocalPlane => None,
        }
    }
    /// A point of WGS-84 in this datum; `None` for a local plane.
    #[must_use]
    pub fn from_wgs84(self, point: Coordinate) -> Option<Coordinate> {
        match self {
            Self::Wgs84 => Some(point),
            Self::Gcj02 => Some(gcj02_of_wgs84(point)),
            Self::Bd09 => Some(bd09_of_gcj02(gcj02_of_wgs84(point))),
            Self::LocalPlane => None,
        }
    }
}

/// Whether GCJ-02 differs from WGS-84 here. The rectangle is that of every public implementation; it holds China whole
/// and parts of its neighbours.
fn is_shifted(c: Coordinate) -> bool {
    (72.004..=137.8347).contains(&c.x) && (0.8293..=55.8271).contains(&c.y)
}

fn gcj02_of_wgs84(point: Coordinate) -> Coordinate {
    if is_shifted(point) { shifted(point) } else { point }
}

/// Within 400 m of the rectangle's border, where the shift begins at once, a point may have two originals or none; the
/// one on its own side of the border is taken.
fn gcj02_to_wgs84(point: Coordinate) -> Coordinate {
    if is_shifted(point) { undo(point, shifted) } else { point }
}

/// `point` with the shift of GCJ-02.
fn shifted(point: Coordinate) -> Coordinate {
    let (x, y) = (point.x - 105.0, point.y - 35.0);
    let wave = |amplitude: f64, turns: f64| amplitude * (turns * PI).sin();
    let both = wave(20.0, 6.0 * x) + wave(20.0, 2.0 * x);
    let north = -100.0
        + 2.0 * x
        + 3.0 * y
        + 0.2 * y * y
        + 0.1 * x * y
        + 0.2 * x.abs().sqrt()
        + (both + wave(20.0, y) + wave(40.0, y / 3.0) + wave(160.0, y / 12.0) + wave(320.0, y / 30.0)) * 2.0
            / 3.0;
    let east = 300.0
        + x
        + 2.0 * y
        + 0.1 * x * x
        + 0.1 * x * y
        + 0.1 * x.abs().sqrt()
        + (both + wave(20.0, x) + wave(40.0, x / 3.0) + wave(150.0, x / 12.0) + wave(300.0, x / 30.0)) * 2.0
            / 3.0;
    // Metres to degrees by the radii of curvature along the meridian and the parallel.
    let latitude = point.y.to_radians();
    let flattening = 1.0 - ECCENTRICITY_SQUARED * latitude.sin().powi(2);
    let meridian = SEMI_MAJOR * (1.0 - ECCENTRICITY_SQUARED) / (flattening * flattening.sqrt());
    let parallel = SEMI_MAJOR / flattening.sqrt() * latitude.cos();
    Coordinate { x: point.x + (east / parallel).to_degrees(), y: point.y + (north / meridian).to_degrees() }
}

fn bd09_of_gcj02(point: Coordinate) -> Coordinate {
    const WAVES: f64 = PI * 3000.0 / 180.0;
    let radius = point.x.hypot(point.y) + 2e-5 * (point.y * WAVES).sin();
    let angle = point.y.atan2(point.x) + 3e-6 * (point.x * WAVES).cos();
    Coordinate { x: radius * angle.cos() + 0.0065, y: radius * angle.sin() + 0.006 }
}

/// The point that `forward`, which moves points little and evenly, moves to `image`.
fn undo(image: Coordinate, forward: fn(Coordinate) -> Coordinate) -> Coordinate {
    let mut guess = image;
    for _ in 0..MOST_STEPS {
        let reached = forward(guess);
        let (dx, dy) = (image.x - reached.x, image.y - reached.y);
        guess = Coordinate { x: guess.x + dx, y: guess.y + dy };
        if dx.abs().max(dy.abs()) < CLOSE {
            break;
        }
    }
    guess
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn at(x: f64, y: f64) -> Coordinate {
        Coordinate { x, y }
    }
    fn apart(a: Coordinate, b: Coordinate) -> f64 {
        (a.x - b.x).abs().max((a.y - b.y).abs())
    }

    /// Shanghai, Shenzhen and Beijing from eviltransform's `python/test.py`, which asks for six digits; the last row is
    /// from gcoord's `test/unit/crs/WGS84.spec.ts` and `BD09.spec.ts`.
    #[test]
    fn published_pairs_are_met() {
        for (wgs84, gcj02) in [
            (at(121.5272106, 31.1774276), at(121.531541859215, 31.17530398364597)),
            (at(113.912316, 22.543847), at(113.9171764808363, 22.540796131694766)),
            (at(116.377817, 39.911954), at(116.38404722455657, 39.91334545536069)),
            (at(123.0, 45.0), at(123.00607541, 45.00197815)),
        ] {
            assert!(apart(Datum::Gcj02.from_wgs84(wgs84).unwrap(), gcj02) < 1e-6);
            assert!(apart(Datum::Gcj02.to_wgs84(gcj02).unwrap(), wgs84) < 1e-6);
        }
        assert!(apart(Datum::Bd09.from_wgs84(at(123.0, 45.0)).unwrap(), at(123.0124491, 45.0083293)) < 1e-6);
        // gcoord's inverse is a formula that is a little off: it asks itself for five digits.
        assert!(apart(Datum::Bd09.to_wgs84(at(123.0, 45.0)).unwrap(), at(122.9876221, 44.9917154)) < 5e-6);
        // Zhumadian, from gcoord's `test/fixtures/china-cities.json`, which asks for six digits from GCJ-02 to BD-09.
        let zhumadian = Datum::Gcj02.to_wgs84(at(114.022306, 33.0115324)).unwrap();
        assert!(apart(Datum::Bd09.from_wgs84(zhumadian).unwrap(), at(114.0287781, 33.0176697)) < 1e-6);
    }

    #[test]
    fn abroad_gcj02_is_wgs84_and_a_plane_is_nowhere() {
        for heidelberg_and_sydney in [at(8.69, 49.41), at(151.2, -33.9)] {
            assert_eq!(Datum::Gcj02.from_wgs84(heidelberg_and_sydney), Some(heidelberg_and_sydney));
            assert_eq!(Datum::Gcj02.to_wgs84(heidelberg_and_sydney), Some(heidelberg_and_sydney));
        }
        assert_eq!(Datum::LocalPlane.to_wgs84(at(1.0, 2.0)), None);
        assert_eq!(Datum::LocalPlane.from_wgs84(at(1.0, 2.0)), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: proptest::test_runner::RngSeed::Fixed(7), ..ProptestConfig::default() })]
        #[test]
        fn there_and_back_is_where_one_was(x in 73.0..135.0_f64, y in 3.0..54.0_f64) {
            for datum in [Datum::Gcj02, Datum::Bd09] {
                let there = datum.from_wgs84(at(x, y)).unwrap();
                prop_assert!(apart(there, at(x, y)) > 1e-4, "the datum shifts everything in China");
                prop_assert!(apart(datum.to_wgs84(there).unwrap(), at(x, y)) < 1e-9);
            }
        }
        #[test]
        fn no_figure_is_too_wild(x in any::<f64>(), y in any::<f64>()) {
            for datum in [Datum::Wgs84, Datum::Gcj02, Datum::Bd09, Datum::LocalPlane] {
                let _ = datum.to_wgs84(at(x, y)).and_then(|c| datum.from_wgs84(c));
            }
        }
    }
}
