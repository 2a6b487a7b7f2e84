//! Places, their coordinates, and travel between them.

use std::sync::Arc;

use super::Land;
use super::along::along_roads;
use super::draft::{PaceDraft, PlaceDraft, TableDraft, TravelDraft};
use crate::id::StreetId;
use crate::issue::escape;
use crate::misplaced::{FARTHEST, misplaced};
use crate::place::{Coordinate, Datum, Place};
use crate::read::findings::Findings;
use crate::roads::{Found, Roads};
use crate::time::{Duration, LONGEST};
use crate::travel::{Dense, Leg, Pace, StraightLine};

/// Speeds that anything moves at, in km/h. Published problems with units of their own reach below walking.
const SPEEDS: std::ops::RangeInclusive<f64> = 0.001..=2000.0;
/// The largest detour factor.
const MOST_DETOUR: f64 = 100.0;
/// The longest way, in metres: around the earth, a hundred times.
const LONGEST_WAY: i64 = 4_000_000_000;

/// Every place, with a coordinate where it has a whole one.
pub(crate) fn places(land: &Land, found: &mut Findings) -> Vec<Place> {
    let some = land.places.iter().position(|p| p.x.is_some() || p.y.is_some());
    if let (Some(first), None) = (some, land.datum) {
        found.add_missing(
            "missing-datum",
            "",
            "datum",
            format!("places have coordinates (the first is /places/{first}), and nothing says relative to what"),
            "write `\"datum\"`: `wgs84` for GPS, `gcj02` for Chinese map services, `bd09` for Baidu, or `local-plane` for metres",
        );
    }
    let points: Vec<Option<Coordinate>> =
        (land.places.iter().enumerate()).map(|(at, place)| coordinate(at, place, land, found)).collect();
    if let Some(datum) = land.datum.filter(|d| d.is_geographic()) {
        in_the_world(datum, &points, found);
    }
    (land.places.iter().zip(points).enumerate())
        .map(|(at, (place, coordinate))| {
            let pointer = || format!("/places/{at}/street");
            let street = place.street.as_deref().and_then(|s| land.streets.find(s, pointer, found));
            Place { id: place.id.clone(), coordinate, street: street.map(StreetId::new) }
        })
        .collect()
}

/// The coordinate of a place; `None` where it has none, or no usable one.
fn coordinate(at: usize, place: &PlaceDraft, land: &Land, found: &mut Findings) -> Option<Coordinate> {
    let (x, y) = match (place.x, place.y) {
        (Some(x), Some(y)) => (x, y),
        (None, None) => {
            if !matches!(land.travel, TravelDraft::Table { .. })
                && !found.is_unreadable("/travel/kind")
                && !found.is_unreadable(&format!("/places/{at}/x"))
            {
                let cause = "this kind of travel needs a coordinate for every place";
                found.add_missing(
                    "missing-coordinate",
                    format!("/places/{at}"),
                    "y",
                    cause,
                    "write `x` and `y`",
                );
            }
            return None;
        }
        (x, _) => {
            let field = if x.is_some() { "y" } else { "x" };
            let cause = "half a coordinate is no point";
            found.add_missing(
                "half-coordinate",
                format!("/places/{at}"),
                field,
                cause,
                "write both `x` and `y`",
            );
            return None;
        }
    };
    for (value, field) in [(x, "x"), (y, "y")] {
        if !value.is_finite() {
            let cause = "a coordinate is a finite number";
            found.add("not-a-number", format!("/places/{at}/{field}"), value, cause, "write the number");
            return None;
        }
    }
    let plane = land.datum.is_none_or(|d| !d.is_geographic());
    if plane && x.abs().max(y.abs()) > FARTHEST {
        let field = if x.abs() > FARTHEST { "x" } else { "y" };
        let cause = format!("a local plane reaches {FARTHEST} m from its origin");
        let action = "write metres from an origin nearby";
        found.add(
            "coordinate-out-of-range",
            format!("/places/{at}/{field}"),
            x.abs().max(y.abs()),
            cause,
            action,
        );
        return None;
    }
    Some(Coordinate { x, y })
}

/// Degrees that no place has, or that only make sense the other way round.
fn in_the_world(datum: Datum, points: &[Option<Coordinate>], found: &mut Findings) {
    for (at, misplaced) in misplaced(datum, points) {
        if let Some(c) = points[at] {
            let value = format!("x {}, y {}", c.x, c.y);
            found.add(
                misplaced.code(),
                format!("/places/{at}"),
                value,
                misplaced.cause(),
                misplaced.action(),
            );
        }
    }
}

/// Travel between the places.
pub(crate) fn travel(land: &Land, places: &[Place], roads: &dyn Roads, found: &mut Findings) -> Found {
    if land.travel.modes().is_empty() {
        let cause = "nobody can move without a mode of travel";
        let action = "write one at least, such as `e-bike`";
        found.add("no-mode", "/travel/modes", "{}", cause, action);
    }
    match land.travel {
        TravelDraft::StraightLine { modes } => {
            let paces: Vec<Pace> = modes.iter().map(|(name, p)| pace(name, p, found)).collect();
            let points: Vec<Coordinate> =
                places.iter().map(|p| p.coordinate.unwrap_or(Coordinate { x: 0.0, y: 0.0 })).collect();
            let datum = land.datum.unwrap_or(Datum::LocalPlane);
            let longest = longest_estimate(datum, &points, &paces);
            Found { travel: Arc::new(StraightLine::new(datum, points, paces)), longest }
        }
        TravelDraft::Table { modes } => {
            let tables: Vec<Vec<Option<Leg>>> =
                modes.iter().map(|(name, t)| table(name, t, places.len(), found)).collect();
            let mut longest = Leg::default();
            for leg in tables.iter().flatten().flatten() {
                longest = Leg { time: longest.time.max(leg.time), metres: longest.metres.max(leg.metres) };
            }
            Found { travel: Arc::new(Dense::new(places.len(), tables)), longest }
        }
        TravelDraft::Roads { modes, snap_metres } => {
            along_roads(land.datum, modes, *snap_metres, places, roads, found)
        }
    }
}

pub(super) fn pace(name: &str, draft: &PaceDraft, found: &mut Findings) -> Pace {
    let pointer = |field| format!("/travel/modes/{}/{field}", escape(name));
    let mut pace = Pace { metres_per_second: 1.0, detour: 1.0 };
    if SPEEDS.contains(&draft.km_per_hour) {
        pace.metres_per_second = draft.km_per_hour / 3.6;
    } else {
        let cause = format!("speeds are {} to {} km/h", SPEEDS.start(), SPEEDS.end());
        found.add("bad-speed", pointer("km_per_hour"), draft.km_per_hour, cause, "write kilometres an hour");
    }
    if (1.0..=MOST_DETOUR).contains(&draft.detour) {
        pace.detour = draft.detour;
    } else {
        let cause = format!("no way is shorter than the straight line, nor {MOST_DETOUR} times as long");
        found.add("bad-detour", pointer("detour"), draft.detour, cause, "write a factor such as 1.3");
    }
    pace
}

/// No way between the points is longer than this.
fn longest_estimate(datum: Datum, points: &[Coordinate], paces: &[Pace]) -> Leg {
    let reach = if datum.is_geographic() {
        // Half the earth's circumference.
        20_100_000.0
    } else {
        let width = |of: fn(&Coordinate) -> f64| {
            let (low, high) =
                points.iter().map(of).fold((0.0, 0.0), |(l, h): (f64, f64), v| (l.min(v), h.max(v)));
            high - low
        };
        width(|c| c.x).hypot(width(|c| c.y))
    };
    let detour = paces.iter().map(|p| p.detour).fold(1.0, f64::max);
    let slowest = paces.iter().map(|p| p.metres_per_second).fold(f64::INFINITY, f64::min);
    let metres = (reach * detour).ceil();
    Leg { time: Duration((metres / slowest).ceil() as i64 * 1000), metres: metres as i64 }
}

/// One mode's table, in the order of places; unusable entries are "no way".
fn table(name: &str, draft: &TableDraft, places: usize, found: &mut Findings) -> Vec<Option<Leg>> {
    let base = format!("/travel/modes/{}", escape(name));
    let seconds_fit = is_square(&draft.seconds, places, &format!("{base}/seconds"), found);
    let metres_fit =
        draft.metres.as_ref().is_none_or(|m| is_square(m, places, &format!("{base}/metres"), found));
    if !seconds_fit || !metres_fit {
        return vec![None; places * places];
    }
    let mut legs = Vec::with_capacity(places * places);
    for (from, row) in draft.seconds.iter().enumerate() {
        for (to, seconds) in row.iter().enumerate() {
            let metres = draft.metres.as_ref().map_or(Some(0), |m| m[from][to]);
            legs.push(leg(*seconds, metres, from, to, &base, found));
        }
    }
    legs
}

fn leg(
    seconds: Option<Duration>,
    metres: Option<i64>,
    from: usize,
    to: usize,
    base: &str,
    found: &mut Findings,
) -> Option<Leg> {
    let pointer = |field| format!("{base}/{field}/{from}/{to}");
    if from == to {
        if seconds.is_none() {
            let cause = "a place cannot be reached from itself";
            found.add("unreachable-own-place", pointer("seconds"), "null", cause, "write 0 on the diagonal");
        } else if seconds != Some(Duration::ZERO) {
            let seconds = seconds.unwrap_or_default().0 as f64 / 1000.0;
            let cause = "staying where one is takes no time";
            found.add("travel-to-itself", pointer("seconds"), seconds, cause, "write 0 on the diagonal");
        } else if metres != Some(0) {
            let metres = metres.map_or("null".to_owned(), |m| m.to_string());
            let cause = "staying where one is is no way";
            found.add("travel-to-itself", pointer("metres"), metres, cause, "write 0 on the diagonal");
        }
        return Some(Leg::default());
    }
    let time = seconds?;
    let Some(metres) = metres else {
        let cause = "this way has a time and no length";
        found.add(
            "missing-metres",
            pointer("metres"),
            "null",
            cause,
            "write the metres, or no seconds either",
        );
        return None;
    };
    if !(Duration::ZERO..=LONGEST).contains(&time) {
        let cause = format!("a way takes 0 to {} seconds", LONGEST.0 / 1000);
        let action = "write seconds; `null` where there is no way";
        found.add("bad-travel-time", pointer("seconds"), time.0 as f64 / 1000.0, cause, action);
        return None;
    }
    if !(0..=LONGEST_WAY).contains(&metres) {
        let cause = format!("a way is 0 to {LONGEST_WAY} metres long");
        found.add("bad-travel-length", pointer("metres"), metres, cause, "write metres");
        return None;
    }
    Some(Leg { time, metres })
}

fn is_square<T>(table: &[Vec<T>], places: usize, pointer: &str, found: &mut Findings) -> bool {
    let action = format!("write {places} rows of {places} entries, in the order of `places`");
    if table.len() != places {
        let cause = format!("there are {places} places");
        found.add("table-not-square", pointer, format!("{} rows", table.len()), cause, action);
        return false;
    }
    let mut square = true;
    for (row, entries) in table.iter().enumerate() {
        if entries.len() != places {
            let cause = format!("there are {places} places");
            let value = format!("{} entries", entries.len());
            found.add("table-not-square", format!("{pointer}/{row}"), value, cause, action.clone());
            square = false;
        }
    }
    square
}
