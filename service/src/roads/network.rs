//! Opening a network and putting places on it. Places that cannot be meant are refused; those that are too far from every
//! road are refused too, unless whoever asks wants to go on without them.

use std::path::Path;

use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use anpai_solver::roads::snap::{Access, Snapped, Snapper};
use anpai_solver::roads::{Conditions, Graph, Roads, Stopped};

use super::points::Points;
use crate::failure::Failure;
use crate::progress::Bar;

/// The code of an issue of a place that is too far from every road.
const FAR: &str = "far-from-road";

/// Opens a `.roads` file.
///
/// # Errors
/// Where it cannot be read, or is damaged, foreign or of another version.
pub fn open(path: &Path) -> Result<Roads, Failure> {
    Roads::open(path).map_err(|e| Failure::Roads(path.to_owned(), e))
}

/// The same roads under some conditions. Ctrl-C ends the process: there is nothing to lose yet.
///
/// # Errors
/// None while nobody stops it.
pub fn under(roads: Roads, conditions: &Conditions) -> Result<Roads, Failure> {
    if conditions.are_usual() {
        return Ok(roads);
    }
    let bar = Bar::show();
    roads
        .under(conditions, &Stop::never(), &mut |done| bar.step("weighing the roads", done))
        .map_err(|Stopped| Failure::Interrupted)
}

/// Segments ready to be found within `radius` metres; `graph` are the roads under the conditions that count.
pub fn snapper<'a>(roads: &'a Roads, graph: &'a Graph, radius: f64) -> Snapper<'a> {
    let access = Access { radius, ..Access::default() };
    Snapper::new(graph, roads.shapes(), roads.about().datum, access)
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
