//! How far a mode of travel may go. Where travel changes with the hour, the slowest of the day counts. Shared by every model
//! in which something is near enough or too far.

use schemars::JsonSchema;
use serde::Serialize;

use crate::id::{ModeId, PlaceId};
use crate::read::findings::Findings;
use crate::read::forms::forms;
use crate::read::names::Names;
use crate::time::{Duration, Minutes};
use crate::travel::{Leg, Travel};

/// The longest limit: a day.
const LONGEST: Duration = Duration::hours(24);

/// How far a mode of travel may go. Where travel changes with the hour, the slowest of the day counts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct ReachDraft {
    /// The mode of travel.
    pub mode: String,
    /// The longest way, in minutes, from 0 to 1440; it is still within reach.
    pub minutes: Minutes,
}

forms! {
    ReachDraft, "a reach", needs [mode, minutes], may [];
}

/// How far a mode may go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reach {
    /// The mode.
    pub mode: ModeId,
    /// The longest that is within reach.
    pub limit: Duration,
}

impl Reach {
    /// Whether a way exists and is within the limit.
    #[must_use]
    pub fn holds(self, leg: Option<Leg>) -> bool {
        leg.is_some_and(|leg| leg.time <= self.limit)
    }
}

/// The reach that is given at `at`.
pub(crate) fn reach(
    given: &ReachDraft,
    at: &str,
    modes: &Names<'_>,
    such: &str,
    found: &mut Findings,
) -> Reach {
    let limit = given.minutes.0;
    if !(Duration::ZERO..=LONGEST).contains(&limit) {
        let cause = "a limit is from 0 to 1440 minutes, a day";
        found.add("bad-limit", format!("{at}/minutes"), limit.as_minutes(), cause, such);
    }
    let mode = modes.find(&given.mode, || format!("{at}/mode"), found);
    Reach { mode: ModeId::new(mode.unwrap_or(0)), limit }
}

/// The way by a mode in the slowest period of the day; `None` where there is none at some hour.
pub(crate) fn slowest(travel: &dyn Travel, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
    let each = (0..travel.periods().count()).map(|at| travel.leg_in(mode, from, to, at));
    let legs: Option<Vec<Leg>> = each.collect();
    legs?.into_iter().max_by_key(|leg| (leg.time, leg.metres))
}
