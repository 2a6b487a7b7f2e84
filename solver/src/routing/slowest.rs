//! Travel at its slowest: what a plan may promise that never asks for the hour. Whoever plans with it is nowhere later than
//! planned, because leaving later never means arriving earlier.

use std::sync::{Arc, LazyLock};

use anpai_core::id::{ModeId, PlaceId};
use anpai_core::time::Duration;
use anpai_core::travel::{Leg, Periods, Travel, TravelSource};

/// After so long the periods come again.
const DAY: i64 = 24 * 3_600_000;

/// Each way as it is in the slowest period of the day, and a few milliseconds for those who are under way when periods change;
/// there is none where one period has none.
#[derive(Debug)]
pub struct Slowest(Arc<dyn Travel>);

impl Slowest {
    /// Of some travel; the same where it never changes.
    #[must_use]
    pub fn of(travel: &Arc<dyn Travel>) -> Arc<dyn Travel> {
        if travel.periods().count() == 1 { Arc::clone(travel) } else { Arc::new(Self(Arc::clone(travel))) }
    }
}

impl Travel for Slowest {
    fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        let periods = self.0.periods().count();
        let mut slowest = self.0.leg_in(mode, from, to, 0)?;
        let mut fastest = slowest.time.0;
        for period in 1..periods {
            let leg = self.0.leg_in(mode, from, to, period)?;
            fastest = fastest.min(leg.time.0);
            if (slowest.time, slowest.metres) < (leg.time, leg.metres) {
                slowest = leg;
            }
        }
        // Whoever is under way when a period ends has what is left rounded up, by a millisecond of the next period, which
        // counts for more where a slower one follows.
        let days = slowest.time.0 / DAY + 1;
        let rounded = (slowest.time.0 / fastest.max(1) + 1) * days * periods as i64;
        Some(Leg { time: slowest.time + Duration(rounded), ..slowest })
    }
    fn periods(&self) -> &Periods {
        static ALL_DAY: LazyLock<Periods> = LazyLock::new(|| Periods::ALL_DAY);
        &ALL_DAY
    }
    fn source(&self, mode: ModeId) -> TravelSource {
        self.0.source(mode)
    }
}
