//! Why hours reach nobody, and why a community is not covered: for each community and kind, what stands in the way, and the
//! numbers that say how far. Told from the plan alone, by going through what would have to be there one thing after another;
//! the first that is not there is named.

use schemars::JsonSchema;
use serde::Serialize;

use super::costs::Costs;
use super::draft::Measure;
use super::figures::{covered, served, staffed, used};
use super::plan::Plan;
use super::problem::{CommunityId, Encroachment, KindId, Problem, SiteId, SizeId};
use crate::travel::Leg;

/// Hours of a kind that a community lacks, or a kind that does not cover it although a target asks for that.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// The community.
    pub community: CommunityId,
    /// The kind.
    pub kind: KindId,
    /// Hours a week that reach nobody; 0 where it lacks none and is not covered.
    pub hours: i64,
    /// Whether an open site of the kind is within reach.
    pub covered: bool,
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// What there is around it.
    pub around: Around,
}

/// What stands in the way, in the order in which it is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// There is no site of the kind, open or not, to which there is a way.
    NoSite,
    /// No site of the kind, open or not, is within reach.
    NoSiteNear,
    /// All within reach lie too near to what their kind keeps away from.
    SitesExcluded,
    /// All others within reach lie too near to an open site of the kind, or too far from one.
    SitesMisspaced,
    /// All within reach are closed, and the budget has no money left to open the cheapest.
    BudgetSpent,
    /// All within reach are closed.
    SitesClosed,
    /// All open ones within reach are full.
    SitesFull,
    /// The staff of the kind has no hours left.
    StaffSpent,
    /// The community belongs to another site.
    OtherSite,
    /// Nothing: there is room that the plan leaves.
    RoomLeft,
}

/// What there is of a kind around a community.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Around {
    /// The nearest site, open or not, within reach or not.
    pub nearest: Option<(SiteId, Leg)>,
    /// Sites within reach, open or not.
    pub within: usize,
    /// Those of them that are open.
    pub open: usize,
    /// Those of the closed ones that lie too near to what their kind keeps away from, and may not be opened.
    pub excluded: usize,
    /// Those of the others that lie too near to an open site of the kind, or too far from one.
    pub misspaced: usize,
    /// Of the excluded, the one that lacks the fewest metres, with what it lacks most of.
    pub nearly: Option<(SiteId, Encroachment)>,
    /// Hours a week that the open ones offer.
    pub offered: i64,
    /// Hours of these that nobody has.
    pub left: i64,
    /// Fen of the cheapest change that would offer more within reach: a site opened or enlarged. Nothing where none would.
    pub change: Option<i64>,
    /// Fen of the budget that are not spent; nothing where there is none.
    pub budget_left: Option<i64>,
    /// Hours that the staff of the kind has left, of several the least; nothing where there is none.
    pub staff_left: Option<i64>,
}

/// Every community and kind that lacks hours or coverage, in order.
#[must_use]
pub fn unserved(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let state = State::of(problem, plan);
    let served = served(problem, plan);
    let by_any = covered(problem, plan, None);
    let mut all = Vec::new();
    for kind in (0..problem.kinds.len()).map(KindId::new) {
        let covered = covered(problem, plan, Some(kind));
        for community in (0..problem.communities.len()).map(CommunityId::new) {
            let hours = served[community.index()][kind.index()].unserved();
            let covered = covered[community.index()];
            let by_any = by_any[community.index()];
            if hours > 0 || (!covered && should_cover(problem, community, kind, by_any)) {
                let around = state.around(community, kind);
                let obstacle = state.obstacle(community, kind, &around);
                all.push(Unserved { community, kind, hours, covered, obstacle, around });
            }
        }
    }
    all.sort_by_key(|u| (u.community, u.kind));
    all
}

/// Whether a target asks for the community to be covered by this kind, or by any where none covers it.
fn should_cover(problem: &Problem, community: CommunityId, kind: KindId, by_any: bool) -> bool {
    let community = &problem.communities[community.index()];
    problem.targets.iter().any(|target| {
        matches!(target.measure, Measure::CommunitiesCovered | Measure::PeopleCovered)
            && target.kind.map_or(!by_any, |own| own == kind)
            && community.is_of(target.class)
    })
}

/// What the plan leaves.
struct State<'a> {
    problem: &'a Problem,
    plan: &'a Plan,
    /// Hours that each site could still give; 0 where it is closed.
    left: Vec<i64>,
    /// Hours that all staff of each kind have left.
    staff: Vec<Option<i64>>,
    budget: Option<i64>,
    /// The first site of each kind from which each community has hours, `[communities][kinds]`.
    own: Vec<Vec<Option<SiteId>>>,
}

impl<'a> State<'a> {
    fn of(problem: &'a Problem, plan: &'a Plan) -> Self {
        let mut own = vec![vec![None; problem.kinds.len()]; problem.communities.len()];
        for given in plan.served.iter().filter(|given| given.hours > 0) {
            let kind = problem.sites[given.site.index()].kind;
            own[given.community.index()][kind.index()].get_or_insert(given.site);
        }
        let mut staff: Vec<Option<i64>> = vec![None; problem.kinds.len()];
        for (one, asked) in problem.staff.iter().zip(staffed(problem, plan)) {
            let left = one.hours.saturating_sub(asked);
            for kind in &one.kinds {
                let least = &mut staff[kind.index()];
                *least = Some(least.map_or(left, |least| least.min(left)));
            }
        }
        let sites = problem.sites.iter().zip(&plan.sites).zip(used(problem, plan));
        Self {
            problem,
            plan,
            left: sites.map(|((f, chosen), used)| f.site.capacity(*chosen).saturating_sub(used)).collect(),
            staff,
            budget: problem.budget.map(|budget| budget.saturating_sub(Costs::of(problem, plan).one_off)),
            own,
        }
    }
    fn around(&self, community: CommunityId, kind: KindId) -> Around {
        let near = &self.problem.communities[community.index()].sites[kind.index()];
        let open = || near.iter().map(|way| way.to).filter(|site| self.plan.site(*site).is_some());
        let offers = |site: SiteId| self.problem.sites[site.index()].site.capacity(self.plan.site(site));
        let excluded = || near.iter().map(|way| way.to).filter(|site| self.problem.is_excluded(*site));
        let closed = near.iter().map(|way| way.to).filter(|site| self.plan.site(*site).is_none());
        Around {
            nearest: match near.first() {
                Some(way) => Some((way.to, way.leg)),
                None => self.nearest(community, kind),
            },
            within: near.len(),
            open: open().count(),
            excluded: excluded().filter(|site| self.plan.site(*site).is_none()).count(),
            misspaced: closed.filter(|s| !self.problem.is_excluded(*s) && self.is_misspaced(*s)).count(),
            nearly: excluded().filter_map(|site| self.worst(site)).min_by_key(|(site, e)| (e.missing, *site)),
            offered: open().map(offers).fold(0, i64::saturating_add),
            left: open().map(|site| self.left[site.index()].max(0)).fold(0, i64::saturating_add),
            change: near.iter().filter_map(|way| self.change(way.to)).min(),
            budget_left: self.budget,
            staff_left: self.staff[kind.index()],
        }
    }
    /// Whether a closed site may not be opened beside those that are open.
    fn is_misspaced(&self, site: SiteId) -> bool {
        !self.problem.misspaced(self.plan, site).is_empty()
    }
    /// What a site encroaches on by the most metres.
    fn worst(&self, site: SiteId) -> Option<(SiteId, Encroachment)> {
        let all = self.problem.sites[site.index()].encroachments.iter();
        all.max_by_key(|e| e.missing).map(|e| (site, *e))
    }
    fn nearest(&self, community: CommunityId, kind: KindId) -> Option<(SiteId, Leg)> {
        let sites = (0..).map(SiteId).zip(&self.problem.sites).filter(|(_, f)| f.kind == kind);
        let legs = sites.filter_map(|(id, _)| Some((id, self.problem.leg(community, id)?)));
        legs.min_by_key(|(id, leg)| (leg.time, leg.metres, *id))
    }
    /// Fen beyond what the plan spends on a site for the cheapest size that offers more.
    fn change(&self, id: SiteId) -> Option<i64> {
        let (facility, now) = (&self.problem.sites[id.index()], self.plan.site(id));
        if now.is_none() && self.is_misspaced(id) {
            return None;
        }
        let site = &facility.site;
        let may_be = |size: SizeId| site.existing == Some(size) || facility.encroachments.is_empty();
        let sizes = (0..).map(SizeId).zip(&site.sizes).filter(|(size, _)| !site.keep && may_be(*size));
        let larger = sizes.filter(|(_, size)| size.capacity > site.capacity(now));
        larger.map(|(size, _)| site.one_off(Some(size)).saturating_sub(site.one_off(now))).min()
    }
    fn obstacle(&self, community: CommunityId, kind: KindId, around: &Around) -> Obstacle {
        let near = &self.problem.communities[community.index()].sites[kind.index()];
        if around.nearest.is_none() {
            return Obstacle::NoSite;
        }
        if near.is_empty() {
            return Obstacle::NoSiteNear;
        }
        if around.open == 0 && around.excluded == near.len() {
            return Obstacle::SitesExcluded;
        }
        if around.open == 0 && around.excluded + around.misspaced == near.len() {
            return Obstacle::SitesMisspaced;
        }
        if around.open == 0 {
            let spent = around.change.zip(around.budget_left).is_some_and(|(change, left)| change > left);
            return if spent { Obstacle::BudgetSpent } else { Obstacle::SitesClosed };
        }
        if around.left == 0 {
            return Obstacle::SitesFull;
        }
        if around.staff_left.is_some_and(|left| left <= 0) {
            return Obstacle::StaffSpent;
        }
        let own = self.own[community.index()][kind.index()].filter(|_| self.problem.single_site);
        if own.is_some_and(|own| self.left[own.index()] <= 0) {
            return Obstacle::OtherSite;
        }
        Obstacle::RoomLeft
    }
}

#[cfg(test)]
mod tests;
