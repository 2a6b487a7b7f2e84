//! Shapes on the ground, and how far a place lies from them as the crow flies: a school is a point, a railway a line, a
//! scenic area an area. The nearest point of a shape is found on the plane that touches the earth at the place, and the
//! distance to it is [`straight_line`]'s, so that a point is exactly as far away as a place there would be. Along 100 km the
//! plane misses the nearest point by some tens of metres at most, and the distance by far less.

use super::{Coordinate, Datum, straight_line};

/// How the points of a shape hang together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outline {
    /// One point.
    Point,
    /// A line through its points, in order.
    Line,
    /// What its points go around; the last is joined to the first. Where the border crosses itself, what is gone around an
    /// even number of times lies outside.
    Area,
}

/// A shape in the document's datum.
#[derive(Clone, Debug, PartialEq)]
pub struct Shape {
    /// How its points hang together.
    pub outline: Outline,
    /// One of a point, two at least of a line, three at least of an area.
    pub points: Vec<Coordinate>,
}

impl Shape {
    /// Metres from `place` to the nearest point of the shape; 0 within an area. Infinite where the shape has no points.
    ///
    /// ```
    /// use anpai_core::place::{Coordinate, Datum, Outline, Shape};
    /// let at = |x, y| Coordinate { x, y };
    /// let railway = Shape { outline: Outline::Line, points: vec![at(0.0, 0.0), at(100.0, 0.0)] };
    /// assert_eq!(railway.metres_from(Datum::LocalPlane, at(40.0, 30.0)), 30.0);
    /// assert_eq!(railway.metres_from(Datum::LocalPlane, at(103.0, 4.0)), 5.0);
    /// ```
    #[must_use]
    pub fn metres_from(&self, datum: Datum, place: Coordinate) -> f64 {
        if self.outline == Outline::Area && self.holds(place) {
            return 0.0;
        }
        let points = self.points.iter().map(|p| straight_line(datum, place, *p));
        let edges = self.edges().map(|(a, b)| straight_line(datum, place, nearest(datum, place, a, b)));
        points.chain(edges).fold(f64::INFINITY, f64::min)
    }
    fn edges(&self) -> impl Iterator<Item = (Coordinate, Coordinate)> + '_ {
        let along = self.points.windows(2).map(|pair| (pair[0], pair[1]));
        let closing = match (self.outline, &self.points[..]) {
            (Outline::Area, [first, .., last]) => Some((*last, *first)),
            _ => None,
        };
        along.chain(closing)
    }
    /// Whether a ray to the east crosses the border an odd number of times.
    fn holds(&self, place: Coordinate) -> bool {
        let crossed = self.edges().filter(|(a, b)| {
            (a.y > place.y) != (b.y > place.y) && place.x < a.x + (b.x - a.x) * (place.y - a.y) / (b.y - a.y)
        });
        crossed.count() % 2 == 1
    }
}

/// The point of the straight line from `a` to `b` that is nearest to `place`.
fn nearest(datum: Datum, place: Coordinate, a: Coordinate, b: Coordinate) -> Coordinate {
    // Degrees of longitude are shorter than those of latitude away from the equator.
    let squeeze = if datum.is_geographic() { place.y.to_radians().cos() } else { 1.0 };
    let (wide, high) = ((b.x - a.x) * squeeze, b.y - a.y);
    let length_squared = wide * wide + high * high;
    if length_squared == 0.0 {
        return a;
    }
    let along = ((place.x - a.x) * squeeze * wide + (place.y - a.y) * high) / length_squared;
    let along = along.clamp(0.0, 1.0);
    Coordinate { x: a.x + (b.x - a.x) * along, y: a.y + (b.y - a.y) * along }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(x: f64, y: f64) -> Coordinate {
        Coordinate { x, y }
    }
    fn shape(outline: Outline, points: &[(f64, f64)]) -> Shape {
        Shape { outline, points: points.iter().map(|(x, y)| at(*x, *y)).collect() }
    }
    fn metres(shape: &Shape, x: f64, y: f64) -> f64 {
        shape.metres_from(Datum::LocalPlane, at(x, y))
    }

    #[test]
    fn a_line_is_as_far_as_its_nearest_edge_or_end() {
        // East for 400 m, then north for 300 m.
        let line = shape(Outline::Line, &[(0.0, 0.0), (400.0, 0.0), (400.0, 300.0)]);
        // Beside the first edge, beside the second, before the start (3, 4, 5), beyond the end (5, 12, 13); not closed: the
        // way back from the end to the start would pass (200, 150).
        let far = [
            metres(&line, 100.0, -70.0),
            metres(&line, 460.0, 200.0),
            metres(&line, -3.0, 4.0),
            metres(&line, 405.0, 312.0),
            metres(&line, 200.0, 150.0),
        ];
        assert_eq!(far, [70.0, 60.0, 5.0, 13.0, 150.0]);
        // An edge of no length is a point.
        assert_eq!(metres(&shape(Outline::Line, &[(7.0, 0.0), (7.0, 0.0)]), 3.0, 3.0), 5.0);
    }

    #[test]
    fn within_an_area_nothing_is_far_and_a_notch_is_outside() {
        // An L: 300 m by 300 m without its upper right quarter of 200 m.
        let corner = [(0.0, 0.0), (300.0, 0.0), (300.0, 100.0), (100.0, 100.0), (100.0, 300.0), (0.0, 300.0)];
        let area = shape(Outline::Area, &corner);
        assert_eq!([metres(&area, 50.0, 250.0), metres(&area, 250.0, 50.0)], [0.0, 0.0]);
        // In the notch, 40 m from one arm and 90 m from the other; to the west, across the closing edge.
        assert_eq!([metres(&area, 140.0, 190.0), metres(&area, -20.0, 150.0)], [40.0, 20.0]);
        // The same points as a line hold nothing.
        assert_eq!(metres(&shape(Outline::Line, &corner), 60.0, 250.0), 40.0);
    }

    #[test]
    fn degrees_are_measured_on_the_earth() {
        // A degree of latitude is 111,195 m, one of longitude at 38 degrees north 0.788 of it.
        let place = at(106.0, 38.0);
        let meridian = shape(Outline::Line, &[(106.1, 37.0), (106.1, 39.0)]);
        let wanted = straight_line(Datum::Wgs84, place, at(106.1, 38.0));
        assert!((wanted - 8762.3).abs() < 1.0, "{wanted}");
        assert!((meridian.metres_from(Datum::Wgs84, place) - wanted).abs() < 0.1);
        let point = shape(Outline::Point, &[(106.02, 38.01)]);
        assert_eq!(
            point.metres_from(Datum::Wgs84, place),
            straight_line(Datum::Wgs84, place, at(106.02, 38.01))
        );
        // A line that runs as far east as north: without the squeeze its nearest point would be another, 3 % farther away.
        let slope = shape(Outline::Line, &[(106.2, 37.9), (106.0, 38.1)]);
        let step = |n: i32| at(106.2 - 0.0002 * f64::from(n), 37.9 + 0.0002 * f64::from(n));
        let walked =
            (0..=1000).map(|n| straight_line(Datum::Wgs84, place, step(n))).fold(f64::INFINITY, f64::min);
        assert!((slope.metres_from(Datum::Wgs84, place) - walked).abs() < 1.0);
    }

    #[test]
    fn a_shape_without_points_is_nowhere() {
        assert_eq!(metres(&shape(Outline::Area, &[]), 0.0, 0.0), f64::INFINITY);
    }
}
