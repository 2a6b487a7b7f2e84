//! Networks of roads: built from an extract, asked for travel times and for circles.

use std::collections::HashMap;
use std::path::Path;
use std::sync::atomic::Ordering;

use anpai_core::arrow::{Pair, PairTable};
use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_core::stop::Stop;
use anpai_solver::roads::circle::{Circles, Direction};
use anpai_solver::roads::matrix::Rows;
use anpai_solver::roads::outline::{Drawing, Outline};
use anpai_solver::roads::snap::{Access, Snapped, Snapper};
use anpai_solver::roads::{Extract, Profile, Roads as Whole};
use arrow_array::RecordBatch;
use pyo3::prelude::*;
use serde_json::json;

use crate::failure::{bad_input, not_solved, refused};
use crate::tables::Columns;

/// A pair of coordinates.
type Point = (f64, f64);

/// Ids of places, and where each is.
type Places = (Vec<String>, Vec<Point>);

/// Roads of one profile.
#[pyclass(frozen, module = "anpai._anpai")]
#[derive(Debug)]
pub struct Roads {
    roads: Whole,
}

#[pymethods]
impl Roads {
    /// Opens a `.roads` file.
    #[new]
    fn new(py: Python<'_>, path: &str) -> PyResult<Self> {
        let opened = py.detach(|| Whole::open(Path::new(path)));
        let action = "make it with anpai.roads.build, or take another copy";
        let roads = opened.map_err(|error| refused(py, "path", path, &error.to_string(), action))?;
        Ok(Self { roads })
    }
    /// Builds one of an OpenStreetMap extract (`.osm.pbf`), and writes it to `out`.
    #[staticmethod]
    fn build(py: Python<'_>, source: &str, profile: &str, out: &str) -> PyResult<Self> {
        let action = "write walk, ebike or car";
        let known = Profile::built_in(profile);
        let known =
            known.ok_or_else(|| refused(py, "profile", profile, "there is no such profile", action))?;
        let built = py.detach(|| -> Result<Whole, (&str, &str, String)> {
            let stop = Stop::never();
            let extract = Extract::read_pbf(Path::new(source), &stop, &mut |_| {});
            let extract = extract.map_err(|error| ("source", source, error.to_string()))?;
            let name = Path::new(source).file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
            let built = Whole::build(&extract, &known, &name, &stop, &mut |_| {});
            let (roads, _) = built.map_err(|error| ("source", source, error.to_string()))?;
            roads.save(Path::new(out), &stop).map_err(|error| ("out", out, error.to_string()))?;
            Ok(roads)
        });
        let action = "give an extract (.osm.pbf) that can be read, and a file that can be written";
        let roads = built.map_err(|(field, value, cause)| refused(py, field, value, &cause, action))?;
        Ok(Self { roads })
    }
    /// What it is: profile, source and datum.
    #[getter]
    fn about(&self) -> (String, String, String) {
        let about = self.roads.about();
        (about.profile.clone(), about.source.clone(), about.datum.name().to_owned())
    }
    /// How many nodes it has, and how many arcs.
    #[getter]
    fn size(&self) -> (usize, usize) {
        let graph = self.roads.graph();
        (graph.nodes(), graph.arcs())
    }
    /// Travel from every place to every place, as a table of pairs. Ctrl-C ends it.
    #[pyo3(signature = (places, targets, *, datum, metres, radius))]
    #[expect(clippy::needless_pass_by_value, reason = "lists of Python are extracted for the call")]
    fn matrix(
        &self,
        py: Python<'_>,
        places: Places,
        targets: Option<Places>,
        datum: &str,
        metres: bool,
        radius: f64,
    ) -> PyResult<Columns> {
        let (datum, access) = (named(py, datum)?, access(py, radius)?);
        let stop = Stop::never();
        let work = || -> Result<RecordBatch, Issues> {
            let snapper =
                Snapper::new(self.roads.graph(), self.roads.shapes(), self.roads.about().datum, access);
            let mut issues = Issues::default();
            let from = placed(&snapper, datum, &places.1, "places", &mut issues);
            let to = targets.as_ref();
            let to = to.map(|(_, points)| placed(&snapper, datum, points, "targets", &mut issues));
            issues.into_result(())?;
            let (from_ids, to_ids) = (&places.0, &targets.as_ref().unwrap_or(&places).0);
            let mut rows = Rows::new(self.roads.hierarchy(), &snapper, &from, to.as_deref(), metres);
            let mut pairs = Vec::with_capacity(from.len() * to_ids.len());
            while let Ok(true) = rows.advance(&stop) {
                for weight in rows.block().flat_map(|row| row.weights) {
                    let pair = Pair { millis: weight.millis(), centimetres: weight.centimetres() };
                    pairs.push(weight.exists().then_some(pair));
                }
            }
            let table = PairTable::new(from_ids, to_ids, metres, HashMap::new());
            Ok(table.batch(0, &pairs).expect("as many pairs as there are of ids"))
        };
        let batch = aside(py, &stop, work)?.map_err(|issues| bad_input(py, &issues))?;
        Ok(Columns::from(batch))
    }
    /// Where one gets to from a place within a time, or from where to it: a feature of GeoJSON, or on a local plane an object
    /// with polygons in metres, as JSON.
    #[pyo3(signature = (at, minutes, *, datum, towards, radius))]
    fn circle(
        &self,
        py: Python<'_>,
        at: Point,
        minutes: f64,
        datum: &str,
        towards: bool,
        radius: f64,
    ) -> PyResult<String> {
        let (datum, access) = (named(py, datum)?, access(py, radius)?);
        if !(minutes > 0.0 && minutes <= 1440.0) {
            let cause = "nobody travels that long to a service";
            return Err(refused(
                py,
                "minutes",
                &minutes.to_string(),
                cause,
                "give minutes, more than 0 and at most 1440",
            ));
        }
        let limit = (minutes * 60_000.0).round() as u32;
        let direction = if towards { Direction::Towards } else { Direction::Away };
        let work = || -> Result<Outline, Issues> {
            let graph = self.roads.graph();
            let snapper = Snapper::new(graph, self.roads.shapes(), self.roads.about().datum, access);
            let mut issues = Issues::default();
            let places = placed(&snapper, datum, &[at], "at", &mut issues);
            issues.into_result(())?;
            let place = places[0].expect("a place without an issue is on a road");
            let mut reached = Vec::new();
            Circles::new(graph, direction).within(&snapper.starts(&place, direction), limit, &mut reached);
            Outline::of_circle(&snapper, &place, &reached, limit, Drawing::new(direction)).map_err(|error| {
                let mut issues = Issues::default();
                issues.push("too-wide", "minutes", minutes, error.to_string(), "ask for fewer minutes");
                issues
            })
        };
        let outline = py.detach(work).map_err(|issues| bad_input(py, &issues))?;
        let properties = json!({ "minutes": minutes, "towards": towards });
        Ok(match outline.geometry() {
            Some(geometry) => json!({ "type": "Feature", "geometry": geometry, "properties": properties }),
            None => json!({ "plan": outline.plan(), "properties": properties }),
        }
        .to_string())
    }
}

/// Works on another thread while this one looks for Ctrl-C.
fn aside<T: Send>(py: Python<'_>, stop: &Stop, work: impl FnOnce() -> T + Send) -> PyResult<T> {
    std::thread::scope(|scope| {
        let worker = scope.spawn(work);
        while !worker.is_finished() {
            py.detach(|| std::thread::sleep(crate::run::TURN));
            if let Err(interrupt) = py.check_signals() {
                stop.flag().store(true, Ordering::Relaxed);
                return Err(interrupt);
            }
        }
        worker.join().map_err(|_| not_solved(py, "a bug in anpai, please report it"))
    })
}

fn named(py: Python<'_>, datum: &str) -> PyResult<Datum> {
    Datum::of_name(datum).ok_or_else(|| {
        let action = "write wgs84, gcj02, bd09 or local-plane";
        refused(py, "datum", datum, "there is no such datum", action)
    })
}

fn access(py: Python<'_>, radius: f64) -> PyResult<Access> {
    if (1.0..=20_000.0).contains(&radius) {
        return Ok(Access { radius, ..Access::default() });
    }
    let cause = "no place is so near to a road, or so far from it";
    Err(refused(py, "radius", &radius.to_string(), cause, "give metres, from 1 to 20000"))
}

fn placed(
    snapper: &Snapper<'_>,
    datum: Datum,
    points: &[Point],
    name: &str,
    issues: &mut Issues,
) -> Vec<Option<Snapped>> {
    let points: Vec<_> = points.iter().map(|&(x, y)| Some(Coordinate { x, y })).collect();
    snapper.snap_all(datum, &points, |n| format!("{name}/{n}"), issues)
}
