//! Travel between places: time and metres by mode. A trait, because 20,000 places squared do not fit in memory: a
//! dense table where there is one, estimates computed on demand, or exact neighbourhoods with estimates between them.

use std::fmt;
use std::sync::Arc;

use schemars::JsonSchema;
use serde::Serialize;

use crate::id::{ModeId, PlaceId};
use crate::place::{Coordinate, Datum, straight_line};
use crate::time::Duration;

mod by_period;
pub use by_period::{ByPeriod, Periods, leg_at, leg_by};

/// A way from one place to another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Leg {
    /// How long it takes.
    pub time: Duration,
    /// How far it is, in metres.
    pub metres: i64,
}

/// Where travel times come from; every report says it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum TravelSource {
    /// A table that came with the document.
    Table,
    /// Straight-line distance times a detour factor: an estimate, labelled as one.
    StraightLine,
    /// Exact in the neighbourhood, straight-line estimates farther away.
    Blocked,
    /// The fastest ways along the roads of a network.
    Roads,
}

/// What sources whose figures never change say of their periods.
static ALL_DAY: Periods = Periods::ALL_DAY;

/// Travel times and lengths, by mode.
pub trait Travel: Send + Sync + fmt::Debug {
    /// The way from `from` to `to`; `None` where there is none. From a place to itself it is zero. Where travel changes
    /// with the time of day, the way in the first period; [`leg_at`] and [`leg_by`] know the hour.
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg>;
    /// The periods of a day between which travel changes; one where it does not.
    fn periods(&self) -> &Periods {
        &ALL_DAY
    }
    /// The way from `from` to `to` as if all of it were travelled in one period (an index below the count of `periods`);
    /// `None` where there is none then. From a place to itself it is zero.
    fn leg_in(&self, mode: ModeId, from: PlaceId, to: PlaceId, _period: usize) -> Option<Leg> {
        self.leg(mode, from, to)
    }
    /// Where the figures of a mode come from.
    fn source(&self, mode: ModeId) -> TravelSource;
    /// Whose roads the ways of a mode run along, in the words that are to stand wherever these are shown, such as
    /// "© OpenStreetMap contributors"; `None` where there are no roads.
    fn credit(&self, _mode: ModeId) -> Option<&str> {
        None
    }
    /// How a way lies, in the datum of the document, both places included; `None` where nobody knows.
    fn line(&self, _mode: ModeId, _from: PlaceId, _to: PlaceId) -> Option<Vec<Coordinate>> {
        None
    }
}

/// Modes of travel whose figures come from one source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Provenance {
    /// The source.
    pub source: TravelSource,
    /// Names of the modes.
    pub modes: Vec<String>,
    /// Whose roads they are.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credit: Option<String>,
    /// How many periods of the day have figures of their own; not there where nothing changes with the hour.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub periods: Option<usize>,
}

impl Provenance {
    /// Where the figures of the modes of these names come from, each source once, in order of its first mode.
    #[must_use]
    pub fn of(travel: &dyn Travel, modes: &[String]) -> Vec<Self> {
        let mut all: Vec<Self> = Vec::new();
        let periods = Some(travel.periods().count()).filter(|count| *count > 1);
        for (mode, name) in (0..).map(ModeId).zip(modes) {
            let (source, credit) = (travel.source(mode), travel.credit(mode).map(str::to_owned));
            match all.iter_mut().find(|p| (p.source, &p.credit) == (source, &credit)) {
                Some(known) => known.modes.push(name.clone()),
                None => all.push(Self { source, modes: vec![name.clone()], credit, periods }),
            }
        }
        all
    }
    /// What a reader has to know, in English; `all` is how many modes there are in all. Nothing of tables that hold all
    /// day: these are the document's own.
    #[must_use]
    pub fn note(&self, all: usize) -> Option<String> {
        let whose =
            if self.modes.len() < all { format!(" ({})", self.modes.join(", ")) } else { String::new() };
        let what = match self.source {
            TravelSource::Table if self.periods.is_none() => return None,
            TravelSource::Table => "from tables",
            TravelSource::StraightLine => "straight-line estimates",
            TravelSource::Blocked => "along roads nearby and straight-line estimates farther away",
            TravelSource::Roads => "along roads",
        };
        let credit = self.credit.as_ref().map(|c| format!(": {c}")).unwrap_or_default();
        let hours = self.periods.map(|n| format!(", by time of day in {n} periods")).unwrap_or_default();
        Some(format!("Travel times are {what}{hours}{whose}{credit}."))
    }
}

/// A table for each mode: `[places x places]`, row = from.
#[derive(Clone, Debug)]
pub struct Dense {
    places: usize,
    modes: Vec<Arc<[Option<Leg>]>>,
}

impl Dense {
    /// Tables for `places` places.
    ///
    /// # Panics
    /// Where a table is not `places * places` long.
    #[must_use]
    pub fn new(places: usize, modes: Vec<Vec<Option<Leg>>>) -> Self {
        Self::sharing(places, modes.into_iter().map(Arc::from).collect())
    }
    /// The same of tables that others have too: those of a mode that takes as long at any hour.
    ///
    /// # Panics
    /// Where a table is not `places * places` long.
    #[must_use]
    pub fn sharing(places: usize, modes: Vec<Arc<[Option<Leg>]>>) -> Self {
        assert!(
            modes.iter().all(|m| m.len() == places * places),
            "a dense table has places x places entries"
        );
        Self { places, modes }
    }
}

impl Travel for Dense {
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        self.modes[mode.index()][from.index() * self.places + to.index()]
    }
    fn source(&self, _: ModeId) -> TravelSource {
        TravelSource::Table
    }
}

/// Speed and detour of a mode, for straight-line estimates.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Pace {
    /// Metres a second along the way.
    pub metres_per_second: f64,
    /// Length of the way over the straight line, at least 1.
    pub detour: f64,
}

/// Straight-line estimates, computed on demand in constant memory.
#[derive(Clone, Debug)]
pub struct StraightLine {
    datum: Datum,
    points: Vec<Coordinate>,
    paces: Vec<Pace>,
}

impl StraightLine {
    /// Estimates between `points` (index = place), one pace for each mode.
    #[must_use]
    pub fn new(datum: Datum, points: Vec<Coordinate>, paces: Vec<Pace>) -> Self {
        Self { datum, points, paces }
    }
    /// The way that a straight line of so many metres is taken for. Rounded up to whole metres and seconds, so that the
    /// estimate never promises more than it computed.
    #[must_use]
    pub fn of_length(&self, mode: ModeId, straight: f64) -> Leg {
        let pace = self.paces[mode.index()];
        let metres = straight * pace.detour;
        Leg {
            time: Duration((metres / pace.metres_per_second).ceil() as i64 * 1000),
            metres: metres.ceil() as i64,
        }
    }
}

impl Travel for StraightLine {
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        let straight = straight_line(self.datum, self.points[from.index()], self.points[to.index()]);
        Some(self.of_length(mode, straight))
    }
    fn source(&self, _: ModeId) -> TravelSource {
        TravelSource::StraightLine
    }
}

/// A dense table for each neighbourhood, and another source between them.
#[derive(Debug)]
pub struct Blocked<Far> {
    /// Block and row of each place.
    position: Vec<(u32, u32)>,
    blocks: Vec<Dense>,
    far: Far,
}

impl<Far: Travel> Blocked<Far> {
    /// `position[place]` is its block and its row in that block's table; `far` answers between blocks.
    ///
    /// # Panics
    /// Where a position is outside its block.
    #[must_use]
    pub fn new(position: Vec<(u32, u32)>, blocks: Vec<Dense>, far: Far) -> Self {
        let fits =
            |(b, row): &(u32, u32)| blocks.get(*b as usize).is_some_and(|t| (*row as usize) < t.places);
        assert!(position.iter().all(fits), "every place has a row in its block");
        Self { position, blocks, far }
    }
}

impl<Far: Travel> Travel for Blocked<Far> {
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        let ((block, row), (other, column)) = (self.position[from.index()], self.position[to.index()]);
        if block == other {
            self.blocks[block as usize].leg(mode, PlaceId(row), PlaceId(column))
        } else {
            self.far.leg(mode, from, to)
        }
    }
    fn source(&self, _: ModeId) -> TravelSource {
        TravelSource::Blocked
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_answer_near_and_estimates_answer_far() {
        // Places 0 and 1 share a block with a table of 7 s and 9 s; place 2 lies 100 m east of place 0.
        let leg = |s: i64| Some(Leg { time: Duration(s * 1000), metres: s });
        let near = Dense::new(2, vec![vec![leg(0), leg(7), leg(9), leg(0)]]);
        let alone = Dense::new(1, vec![vec![leg(0)]]);
        let points = [0.0, 10.0, 100.0].map(|x| Coordinate { x, y: 0.0 }).to_vec();
        let far =
            StraightLine::new(Datum::LocalPlane, points, vec![Pace { metres_per_second: 2.0, detour: 1.5 }]);
        let travel = Blocked::new(vec![(0, 0), (0, 1), (1, 0)], vec![near, alone], far);
        let seconds = |a, b| travel.leg(ModeId(0), PlaceId(a), PlaceId(b)).map(|l| l.time.0 / 1000);
        assert_eq!((seconds(0, 1), seconds(1, 0)), (Some(7), Some(9)));
        // 100 m * 1.5 / 2 m/s = 75 s.
        assert_eq!((seconds(0, 2), seconds(2, 2)), (Some(75), Some(0)));
    }
}
