//! Ways of people and meals, and what carrying a meal costs. The lists of what is near, which a problem keeps, are those
//! within the limits; the methods here answer for any pair, so that a rule can say how far off a plan is.

use super::{CommunityId, KitchenId, PointId, Problem};
use crate::id::{ModeId, PlaceId};
use crate::reach::slowest;
use crate::time::Duration;
use crate::travel::Leg;

pub use crate::reach::Reach;

/// A way that is within its limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way<Id> {
    /// The kitchen or point at the other end.
    pub to: Id,
    /// How long it is, in metres.
    pub metres: i64,
    /// How long it takes.
    pub time: Duration,
    /// What it costs to carry one meal along it, in fen.
    pub fen: i64,
}

/// What carrying costs.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Rates {
    /// A meal for a kilometre from kitchen to point, in hundredths of a fen.
    pub transport_per_km: i64,
    /// A meal to a door, in fen.
    pub delivery: i64,
    /// What each kilometre from kitchen to door adds, in hundredths of a fen.
    pub delivery_per_km: i64,
}

impl Rates {
    /// Fen for carrying one meal so many metres to a point; halves are rounded up.
    #[must_use]
    pub fn to_point(&self, metres: i64) -> i64 {
        along(self.transport_per_km, metres)
    }
    /// Fen for bringing one meal so many metres to a door; halves are rounded up.
    #[must_use]
    pub fn to_door(&self, metres: i64) -> i64 {
        self.delivery.saturating_add(along(self.delivery_per_km, metres))
    }
}

/// Whole fen of a way, by a rate in hundredths of a fen a kilometre.
fn along(per_km: i64, metres: i64) -> i64 {
    let fen = (i128::from(per_km) * i128::from(metres) + 50_000).div_euclid(100_000);
    i64::try_from(fen).unwrap_or(i64::MAX)
}

impl Problem {
    /// The way by a mode in the slowest period of the day; `None` where there is none at some hour.
    #[must_use]
    pub fn leg(&self, mode: ModeId, from: PlaceId, to: PlaceId) -> Option<Leg> {
        slowest(&*self.travel, mode, from, to)
    }
    /// How people of a community walk to a point, within the limit or not; `None` where there is no way, or nobody dines
    /// in.
    #[must_use]
    pub fn walk(&self, community: CommunityId, point: PointId) -> Option<Leg> {
        let (from, to) = (self.communities[community.index()].place, self.points[point.index()].site.place);
        self.leg(self.dine_in?.mode, from, to)
    }
    /// How meals are carried from a kitchen to a point, within the limit or not; `None` where there is no way, or none are.
    #[must_use]
    pub fn haul(&self, kitchen: KitchenId, point: PointId) -> Option<Leg> {
        let (from, to) = (self.kitchens[kitchen.index()].site.place, self.points[point.index()].site.place);
        self.leg(self.transport?.mode, from, to)
    }
    /// How meals are brought from a kitchen to the doors of a community, within the limit or not; `None` where there is no
    /// way, or none are.
    #[must_use]
    pub fn ride(&self, kitchen: KitchenId, community: CommunityId) -> Option<Leg> {
        let (from, to) =
            (self.kitchens[kitchen.index()].site.place, self.communities[community.index()].place);
        self.leg(self.delivery?.mode, from, to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_costs_whole_fen() {
        // 0.1 yuan a kilometre is 10 fen: 1,500 m are 15 fen, 1,549 m 15.49, 1,550 m 15.5.
        let rates = Rates { transport_per_km: 1000, delivery: 200, delivery_per_km: 5500 };
        assert_eq!([1500, 1549, 1550].map(|m| rates.to_point(m)), [15, 15, 16]);
        // 2 yuan and 0.55 a kilometre: 1,293 m are 71.1 fen more.
        assert_eq!(rates.to_door(1293), 271);
        assert_eq!(Rates { transport_per_km: i64::MAX, ..rates }.to_point(i64::MAX), i64::MAX);
    }
}
