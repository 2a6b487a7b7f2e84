//! Opening a network and putting places on it. Places that cannot be meant are refused; those that are too far from every
//! road are refused too, unless whoever asks wants to go on without them.

use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_solver::roads::Roads;
use anpai_solver::roads::snap::{Access, Snapped, Snapper};

use super::points::Points;
use crate::failure::Failure;

/// The code of an issue of a place that is too far from every road.
const FAR: &str = "far-from-road";

/// Opens a `.roads` file.
///
/// # Errors
/// Where it cannot be read, or is damaged, foreign or of another version.
pub fn open(path: &Path) -> Result<Roads, Failure> {
    Roads::open(path).map_err(|e| Failure::Roads(path.to_owned(), e))
}

/// Segments ready to be found within `radius` metres.
pub fn snapper(roads: &Roads, radius: f64) -> Snapper<'_> {
    let access = Access { radius, ..Access::default() };
    Snapper::new(roads.graph(), roads.shapes(), roads.about().datum, access)
}

/// Puts the places of a table on the road. What is wrong goes to `issues`; places that are too far to `far`, where that
/// is wanted.
pub fn place(
    snapper: &Snapper<'_>,
    points: &Points,
    issues: &mut Issues,
    far: Option<&mut Issues>,
) -> Vec<Option<Snapped>> {
    let Some(datum) = points.datum else { return vec![None; points.len()] };
    let mut found = Issues::default();
    let places = snapper.snap_all(datum, &points.at, |at| points.pointer(at), &mut found);
    let (distant, wrong): (Vec<_>, Vec<_>) = found.0.into_iter().partition(|issue| issue.code == FAR);
    issues.0.extend(wrong);
    far.unwrap_or(issues).0.extend(distant);
    places
}

/// Puts one position of the command line on the road.
///
/// # Errors
/// The one issue of it.
pub fn place_one(
    snapper: &Snapper<'_>,
    option: &str,
    datum: Datum,
    at: Coordinate,
    json: bool,
) -> Result<Snapped, Failure> {
    let mut issues = Issues::default();
    let places = snapper.snap_all(datum, &[Some(at)], |_| option.to_owned(), &mut issues);
    match places[..] {
        [Some(place)] if issues.is_empty() => Ok(place),
        _ => Err(Failure::Issues { file: "the command line".into(), issues, json }),
    }
}
