//! Coordinates that cannot be meant. Longitude and latitude are easily swapped, and a solver does not notice: its plan is
//! only bad. GCJ-02 and BD-09 are defined for China alone, so a point outside it is refused there, as swapped where its
//! mirror image lies inside. WGS-84 holds everywhere, so one such point may be meant; where *most* points of a document
//! are mirrored into China, all of those are refused. The region that this could take for mirrored (26 to 54 degrees
//! east, north of 73) is the Arctic Ocean, where nobody is visited at home.

use crate::place::{Coordinate, Datum};

/// Metres from the origin of a local plane: more than the earth has room for, little enough to be added up.
pub const FARTHEST: f64 = 1e8;

/// What is wrong with a point.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Misplaced {
    /// Infinite, or no number at all.
    NotANumber,
    /// Zero degrees, zero degrees.
    Zero,
    /// Latitude and longitude have changed places.
    Swapped,
    /// No such degrees.
    NotOnEarth,
    /// A datum that is defined in China only, and a point outside.
    OutsideChina,
    /// Too far from the origin of its plane.
    BeyondPlane,
}

impl Misplaced {
    /// The stable code of the issue.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::NotANumber => "not-a-number",
            Self::Zero => "zero-coordinate",
            Self::Swapped => "swapped-coordinate",
            Self::NotOnEarth | Self::OutsideChina | Self::BeyondPlane => "coordinate-out-of-range",
        }
    }
    /// Why the point cannot be used.
    #[must_use]
    pub fn cause(self) -> String {
        match self {
            Self::NotANumber => "a coordinate is a finite number".into(),
            Self::Zero => "zero degrees east and north is a point in the Gulf of Guinea, and what programs write for `unknown`".into(),
            Self::Swapped => "`x` is the longitude and `y` the latitude; here they seem to have changed places".into(),
            Self::NotOnEarth => "degrees of longitude end at 180, those of latitude at 90".into(),
            Self::OutsideChina => "this datum is defined in China only".into(),
            Self::BeyondPlane => format!("a local plane reaches {FARTHEST} m from its origin"),
        }
    }
    /// What to do about it.
    #[must_use]
    pub fn action(self) -> &'static str {
        match self {
            Self::NotANumber => "write the number",
            Self::Zero => "write where the place is, or leave `x` and `y` out",
            Self::Swapped => "swap `x` and `y`",
            Self::NotOnEarth => "write degrees, or state another datum",
            Self::OutsideChina => "check the point, or state `wgs84`",
            Self::BeyondPlane => "write metres from an origin nearby",
        }
    }
}

/// Every point of a document that cannot be meant, in order; where there is no point, nothing is said.
#[must_use]
pub fn misplaced(datum: Datum, points: &[Option<Coordinate>]) -> Vec<(usize, Misplaced)> {
    let mostly_mirrored =
        2 * points.iter().flatten().filter(|c| is_mirrored(**c)).count() > points.iter().flatten().count();
    let check =
        |(at, point): (usize, &Option<Coordinate>)| Some((at, fault(datum, (*point)?, mostly_mirrored)?));
    points.iter().enumerate().filter_map(check).collect()
}

fn fault(datum: Datum, c: Coordinate, mostly_mirrored: bool) -> Option<Misplaced> {
    if !c.x.is_finite() || !c.y.is_finite() {
        return Some(Misplaced::NotANumber);
    }
    if !datum.is_geographic() {
        return (c.x.abs().max(c.y.abs()) > FARTHEST).then_some(Misplaced::BeyondPlane);
    }
    let exists = |c: Coordinate| c.x.abs() <= 180.0 && c.y.abs() <= 90.0;
    if c.x == 0.0 && c.y == 0.0 {
        Some(Misplaced::Zero)
    } else if is_mirrored(c) && (datum != Datum::Wgs84 || !exists(c) || mostly_mirrored)
        || !exists(c) && exists(mirrored(c))
    {
        Some(Misplaced::Swapped)
    } else if !exists(c) {
        Some(Misplaced::NotOnEarth)
    } else {
        (datum != Datum::Wgs84 && !in_china(c)).then_some(Misplaced::OutsideChina)
    }
}

/// Whether a point lies in China or its seas, coarsely.
fn in_china(c: Coordinate) -> bool {
    let mainland =
        (73.0..=136.0).contains(&c.x) && (17.5..=54.0).contains(&c.y) && (c.x >= 90.0 || c.y >= 26.0);
    let southern_isles = (105.0..=125.0).contains(&c.x) && (3.0..=17.5).contains(&c.y);
    mainland || southern_isles
}

fn mirrored(c: Coordinate) -> Coordinate {
    Coordinate { x: c.y, y: c.x }
}

fn is_mirrored(c: Coordinate) -> bool {
    !in_china(c) && in_china(mirrored(c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(datum: Datum, points: &[(f64, f64)]) -> Vec<(usize, Misplaced)> {
        misplaced(datum, &points.iter().map(|&(x, y)| Some(Coordinate { x, y })).collect::<Vec<_>>())
    }

    #[test]
    fn each_fault_has_its_name() {
        use Misplaced::{BeyondPlane, NotANumber, NotOnEarth, OutsideChina, Swapped, Zero};
        let points = [(102.7, 25.0), (0.0, 0.0), (25.0, 102.7), (200.0, 300.0), (f64::NAN, 1.0), (8.7, 49.4)];
        assert_eq!(
            of(Datum::Wgs84, &points),
            [(1, Zero), (2, Swapped), (3, NotOnEarth), (4, NotANumber)],
            "latitude 102.7 is none; Heidelberg is somewhere"
        );
        assert_eq!(of(Datum::Bd09, &points)[4], (5, OutsideChina));
        assert_eq!(of(Datum::LocalPlane, &[(0.0, 0.0), (1e9, 0.0)]), [(1, BeyondPlane)]);
    }

    #[test]
    fn most_points_mirrored_into_china_are_swapped_and_a_few_are_not() {
        // 50 degrees east, 80 degrees north: mirrored, that is in Xinjiang.
        let (arctic, kunming) = ((50.0, 80.0), (102.7, 25.0));
        assert_eq!(of(Datum::Wgs84, &[arctic, kunming, kunming]), []);
        assert_eq!(of(Datum::Wgs84, &[arctic, arctic, kunming]).len(), 2);
    }
}
