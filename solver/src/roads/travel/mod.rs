//! A document's travel along roads: places find their spots on each mode's network, and tables are filled with the
//! fastest ways between them. Few places have whole tables. Many have the ways to all places in the cells around their
//! own, and estimates farther away, which are labelled as such: 20,000 places squared do not fit in memory, and nobody
//! walks from one end of a city to the other between two visits.

use std::fmt;
use std::sync::Arc;

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::issue::Issues;
use anpai_core::place::{Coordinate, Datum};
use anpai_core::roads::{Found, Wanted};
use anpai_core::stop::Stop;
use anpai_core::time::{Clock, Duration};
use anpai_core::travel::{Leg, Pace, StraightLine, Travel, TravelSource};

mod beside;
mod cells;
mod cut_off;
mod engine;
mod estimate;
mod line;
mod network;
mod places;
mod table;
#[cfg(test)]
mod tests;

pub use beside::Beside;
use cells::Cells;
use cut_off::unreachable;
pub use engine::{Engine, Spot};
use estimate::{farthest, flat, measured};
pub use network::{Far, Network};
use places::{network, spots};
use table::{Entry, NOTHING, Table, entry};

use super::{Hour, Weight};

/// Entries of all tables together: 512 MB of milliseconds and metres. One mode has a whole table up to 8,192 places,
/// three modes up to 4,729; 20,000 places by three modes know the ways to the 1,118 nearest places each.
const MOST_ENTRIES: usize = 1 << 26;

/// The network that a file name of the document stands for.
pub type Opened<N> = Result<Arc<N>, Unusable>;

/// Why a network cannot be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unusable {
    /// A stable code, in kebab-case.
    pub code: &'static str,
    /// Why.
    pub cause: String,
    /// What to do about it.
    pub action: String,
}

/// Travel along roads between the places of a document.
struct Along<N: Network> {
    datum: Datum,
    points: Vec<Coordinate>,
    cells: Cells,
    modes: Vec<Way<N>>,
}

/// How one mode gets from place to place.
struct Way<N: Network> {
    /// Where it has a network.
    roads: Option<OnRoads<N>>,
    /// Between places that no table knows.
    far: StraightLine,
}

struct OnRoads<N: Network> {
    network: Arc<N>,
    credit: String,
    /// `[places]`
    spots: Vec<N::Spot>,
    table: Table,
}

impl<N: Network> fmt::Debug for Along<N> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let modes: Vec<_> = self.modes.iter().map(|m| m.roads.as_ref().map(|r| &r.network)).collect();
        f.debug_struct("Along").field("places", &self.points.len()).field("networks", &modes).finish()
    }
}

impl<N: Network> Along<N> {
    fn is_whole(&self) -> bool {
        self.cells.members.len() <= 1
    }
}

impl<N: Network> Travel for Along<N> {
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        if from == to {
            return Some(Leg::default());
        }
        let Way { roads, far } = &self.modes[mode.index()];
        let position = |place: PlaceId| self.cells.position[place.index()];
        match roads.as_ref().map(|r| r.table.at(position(from), position(to))) {
            Some(Entry::Way(way)) => way,
            // The estimate knows one mode: this one.
            Some(Entry::Unknown) | None => far.leg(ModeId(0), from, to),
        }
    }
    fn source(&self, mode: ModeId) -> TravelSource {
        match self.modes[mode.index()].roads {
            None => TravelSource::StraightLine,
            Some(_) if self.is_whole() => TravelSource::Roads,
            Some(_) => TravelSource::Blocked,
        }
    }
    fn credit(&self, mode: ModeId) -> Option<&str> {
        self.modes[mode.index()].roads.as_ref().map(|r| r.credit.as_str())
    }
    fn line(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Vec<Coordinate>> {
        let roads = self.modes[mode.index()].roads.as_ref()?;
        let position = |place: PlaceId| self.cells.position[place.index()];
        // An estimate is no line along a road, even where there is one.
        let Entry::Way(Some(_)) = roads.table.at(position(from), position(to)) else { return None };
        let along = roads.network.line(&roads.spots[from.index()], &roads.spots[to.index()])?;
        let ends = [from, to].map(|p| self.points[p.index()]);
        let along = along.into_iter().map(|point| back(self.datum, point));
        Some([ends[0]].into_iter().chain(along).chain([ends[1]]).collect())
    }
}

/// A document's travel, with the networks that `open` knows by the names of their files.
///
/// # Errors
/// Every network that cannot be used or does not fit the document's datum; where all can be used, every place that is
/// too far from a road; where none is, every place that cannot be left or reached.
pub fn travel<N: Network + 'static>(
    wanted: &Wanted<'_>,
    open: &mut dyn FnMut(&str) -> Opened<N>,
    stop: &Stop,
) -> Result<Found, Issues> {
    let mut issues = Issues::default();
    let mut networks = Vec::with_capacity(wanted.modes.len());
    for (at, mode) in wanted.modes.iter().enumerate() {
        let usual = mode.file.and_then(|file| network(wanted, at, open(file), &mut issues));
        match usual.map(|usual| at_hour(usual, wanted.at, stop)) {
            Some(None) => return Err(interrupted(issues)),
            network => networks.push(network.flatten()),
        }
    }
    let networks: Vec<Option<Arc<N>>> = networks;
    let spots: Vec<Option<Vec<N::Spot>>> =
        (networks.iter().enumerate()).map(|(at, n)| spots(wanted, at, n.as_deref()?, &mut issues)).collect();
    let points: Option<Vec<Coordinate>> = wanted.points.iter().copied().collect();
    let (Some(datum), Some(points), true) = (wanted.datum, points, issues.is_empty()) else {
        return Err(issues);
    };

    let plane: Vec<(f64, f64)> = points.iter().map(|p| flat(datum, *p, points[0])).collect();
    let tables = networks.iter().flatten().count().max(1);
    let cells = Cells::new(&plane, reach(points.len(), tables));
    let mut modes = Vec::new();
    let mut longest = Leg::default();
    for (at, (network, spots)) in networks.into_iter().zip(spots).enumerate() {
        let mut pace = wanted.modes[at].pace;
        let mut roads = None;
        if let (Some(network), Some(spots)) = (network, spots) {
            let Some(table) = fill(&*network, &spots, &cells, stop) else {
                return Err(interrupted(issues));
            };
            unreachable(wanted, at, &cells, &table, &mut issues);
            let most = table.longest();
            longest = Leg { time: longest.time.max(most.time), metres: longest.metres.max(most.metres) };
            pace = pace.or_else(|| measured(datum, &points, &cells, &table));
            roads = Some(OnRoads { credit: network.credit(), network, spots, table });
        }
        // Where every way is known, nobody asks for an estimate.
        let pace = pace.unwrap_or(Pace { metres_per_second: 1.0, detour: 1.0 });
        modes.push(Way { roads, far: StraightLine::new(datum, points.clone(), vec![pace]) });
    }
    if !issues.is_empty() {
        return Err(issues);
    }
    let along = Along { datum, points, cells, modes };
    let longest = longer(longest, farthest(&along, &plane));
    Ok(Found { travel: Arc::new(along), longest })
}

/// The network as it is at a time of the day; `None` where the stop came first.
fn at_hour<N: Network>(usual: Arc<N>, at: Option<Clock>, stop: &Stop) -> Option<Arc<N>> {
    let Some(at) = at else { return Some(usual) };
    let hour = u8::try_from(at.0.0 / Duration::hours(1).0).ok().and_then(Hour::new);
    usual.at(hour.expect("a period begins within the day: checked"), stop).map(Arc::new)
}

/// What was found wrong so far, and that nobody waited for the rest.
fn interrupted(mut issues: Issues) -> Issues {
    let cause = "the ways were not all found when it was stopped";
    issues.push("interrupted", "/travel", "roads", cause, "ask again, and let it end");
    issues
}

/// How many places each may know the ways to.
fn reach(places: usize, tables: usize) -> usize {
    MOST_ENTRIES / tables / places.max(1)
}

fn longer(a: Leg, b: Leg) -> Leg {
    Leg { time: a.time.max(b.time), metres: a.metres.max(b.metres) }
}

/// The ways that the cells know.
fn fill<N: Network>(network: &N, spots: &[N::Spot], cells: &Cells, stop: &Stop) -> Option<Table> {
    let of = |cell: &u32| cells.members[*cell as usize].iter().map(|p| &spots[*p as usize]);
    let mut ways = Vec::with_capacity(cells.members.len());
    for (cell, known) in (0..).zip(&cells.known) {
        let from: Vec<&N::Spot> = of(&cell).collect();
        let to: Vec<&N::Spot> = known.iter().flat_map(of).collect();
        let found = network.ways(&from, &to, stop)?;
        let written = |w: Weight| if w.exists() { entry(w.millis(), w.centimetres()) } else { NOTHING };
        let mut table: Vec<(u32, u32)> = found.into_iter().map(written).collect();
        // A cell's own places come first: from a place to itself is no way at all, wherever it meets the road.
        for row in 0..from.len() {
            table[row * to.len() + row] = (0, 0);
        }
        ways.push(table);
    }
    Some(Table::new(cells, ways))
}

/// A point of the document in the datum of a network that fits it.
fn there(datum: Datum, point: Coordinate) -> Coordinate {
    datum.to_wgs84(point).unwrap_or(point)
}

/// A point of a network in the document's datum.
fn back(datum: Datum, point: Coordinate) -> Coordinate {
    datum.from_wgs84(point).unwrap_or(point)
}
