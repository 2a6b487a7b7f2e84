//! What a document asks of roads, and who answers. `core` knows no road engine: whoever checks a document that travels
//! along roads brings one ([`check_with`](crate::visits::check::check_with)), and gets either travel between all its
//! places or every issue at once.

use std::sync::Arc;

use crate::issue::Issues;
use crate::place::{Coordinate, Datum};
use crate::time::Clock;
use crate::travel::{Leg, Pace, Travel};

/// Farthest that a place may lie from a road where the document does not say, in metres. An assumption: farther than a
/// private way is long in a town, and about what a wrong datum is off by, so that many points in a wrong one are seen.
pub const SNAP_METRES: f64 = 500.0;

/// A mode of travel, as the document has it.
#[derive(Clone, Copy, Debug)]
pub struct Mode<'a> {
    /// Its name.
    pub name: &'a str,
    /// The `.roads` file of its network, relative to the document; none where the mode is estimated.
    pub file: Option<&'a str>,
    /// Speed and detour where there is no road data: always given where there is no file.
    pub pace: Option<Pace>,
}

/// Travel that a document asks for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The datum of the points; `None` where the document has none, which is an issue of its own.
    pub datum: Option<Datum>,
    /// `[places]`; `None` where the document gives no usable point, which is an issue of its own.
    pub points: &'a [Option<Coordinate>],
    /// Ids of the places, for messages.
    pub names: &'a [&'a str],
    /// `[modes]`
    pub modes: &'a [Mode<'a>],
    /// Farthest that a place may lie from a road that the mode can use, in metres.
    pub snap_metres: f64,
    /// The time of the day whose speeds count, where these change with the hour; the usual ones where not given.
    pub at: Option<Clock>,
}

impl Wanted<'_> {
    /// Where in the document the field of a mode stands.
    #[must_use]
    pub fn mode_pointer(&self, mode: usize, field: &str) -> String {
        format!("/travel/modes/{}/{field}", crate::issue::escape(self.modes[mode].name))
    }
    /// Where in the document a place stands.
    #[must_use]
    pub fn place_pointer(&self, place: usize) -> String {
        format!("/places/{place}")
    }
}

/// Travel, ready to be asked.
#[derive(Clone, Debug)]
pub struct Found {
    /// The ways.
    pub travel: Arc<dyn Travel>,
    /// No way takes longer, and none is longer: for the bound on scores.
    pub longest: Leg,
}

/// What gives ways along roads.
pub trait Roads {
    /// Travel between all points, by all modes.
    ///
    /// # Errors
    /// Every file that cannot be used, every place that is far from any road, every pair without a way.
    fn travel(&self, wanted: &Wanted<'_>) -> Result<Found, Issues>;
}

/// No roads at hand: a document that asks for them is refused, with how to get them.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoRoads;

impl Roads for NoRoads {
    fn travel(&self, _: &Wanted<'_>) -> Result<Found, Issues> {
        let mut issues = Issues::default();
        issues.push(
            "no-roads",
            "/travel/kind",
            "roads",
            "this program was given no networks of roads to find ways in",
            "check the document with its networks (as the command line does), or use another kind of travel",
        );
        Err(issues)
    }
}
