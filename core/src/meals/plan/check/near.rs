//! What is within reach of what: walks to points, transport to points, deliveries to doors.

use crate::meals::plan::problem::{CommunityId, KitchenId, PointId, Problem, Reach, Way};
use crate::read::findings::Findings;
use crate::travel::Leg;

/// More pairs than this are not looked at: some seconds, and some hundred megabytes where all are near.
const MOST_PAIRS: usize = 10_000_000;

/// Fills in the ways that are within their limits, nearest first.
pub(super) fn near(problem: &mut Problem, found: &mut Findings) {
    let (kitchens, points) = (problem.kitchens.len(), problem.points.len());
    let communities = problem.communities.len();
    let pairs = (communities.saturating_mul(points))
        .saturating_add(communities.saturating_mul(kitchens))
        .saturating_add(points.saturating_mul(kitchens));
    if pairs > MOST_PAIRS {
        let cause = format!(
            "{communities} communities, {points} points and {kitchens} kitchens have {pairs} pairs, of which \
             {MOST_PAIRS} can be looked at"
        );
        found.add("too-many-pairs", "/communities", pairs, cause, "plan a district at a time");
        return;
    }
    let (dine_in, transport, delivery) = (problem.dine_in, problem.transport, problem.delivery);
    let rates = problem.rates;
    let kitchen_ids = || (0..kitchens).map(KitchenId::new);
    let point_ids = || (0..points).map(PointId::new);
    for c in (0..communities).map(CommunityId::new) {
        let walks = within(dine_in, point_ids(), |p| problem.walk(c, p), |_| 0);
        let rides = within(delivery, kitchen_ids(), |k| problem.ride(k, c), |metres| rates.to_door(metres));
        let community = &mut problem.communities[c.index()];
        (community.points, community.kitchens) = (walks, rides);
    }
    for p in point_ids() {
        let hauls = within(transport, kitchen_ids(), |k| problem.haul(k, p), |metres| rates.to_point(metres));
        problem.points[p.index()].kitchens = hauls;
    }
}

/// Those of `ids` whose way is within reach, nearest first; none where there is no reach.
fn within<Id: Copy + Ord>(
    reach: Option<Reach>,
    ids: impl Iterator<Item = Id>,
    leg: impl Fn(Id) -> Option<Leg>,
    fen: impl Fn(i64) -> i64,
) -> Vec<Way<Id>> {
    let Some(reach) = reach else { return Vec::new() };
    let way = |to: Id| {
        let leg = leg(to).filter(|leg| reach.holds(Some(*leg)))?;
        Some(Way { to, metres: leg.metres, time: leg.time, fen: fen(leg.metres) })
    };
    let mut ways: Vec<Way<Id>> = ids.filter_map(way).collect();
    ways.sort_by_key(|way| (way.metres, way.time, way.to));
    ways
}
