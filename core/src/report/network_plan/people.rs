//! Who needs hours and has them, by community, street and class; and who goes without.

use serde::Serialize;

use crate::network::plan::Plan;
use crate::network::plan::figures::{Served, by_class, by_street, covered, served};
use crate::network::plan::problem::{KindId, Problem};
use crate::network::plan::unserved::{self, Obstacle};

/// Hours a week: needed, and given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(super) struct Hours(pub(super) i64, pub(super) i64);

impl From<Served> for Hours {
    fn from(served: Served) -> Self {
        Self(served.demand, served.served)
    }
}

/// A street.
#[derive(Serialize)]
pub(super) struct StreetRow<'a> {
    label: &'a str,
    hours: Hours,
    /// Hours of a thousand that reach nobody, rounded up.
    permille: i64,
    communities: usize,
    /// Open sites in it, of each kind.
    sites: Vec<usize>,
}

/// A class of communities.
#[derive(Serialize)]
pub(super) struct ClassRow<'a> {
    label: &'a str,
    communities: usize,
    people: i64,
    hours: Hours,
    /// Communities with an open site of each kind within reach.
    covered: Vec<usize>,
}

/// A community.
#[derive(Serialize)]
pub(super) struct CommunityRow<'a> {
    label: &'a str,
    street: Option<u32>,
    class: Option<u32>,
    at: Option<(f64, f64)>,
    people: i64,
    /// Of each kind.
    hours: Vec<Hours>,
}

/// What a community lacks of a kind, and what there is around it.
#[derive(Serialize)]
pub(super) struct UnservedRow<'a> {
    community: u32,
    /// The row of the kind.
    sort: u32,
    hours: i64,
    covered: bool,
    why: Obstacle,
    /// The nearest site, and metres to it.
    nearest: Option<(u32, i64)>,
    /// Sites within reach, those of them that are open, hours that these offer, and that they have left.
    within: usize,
    open: usize,
    offered: i64,
    left: i64,
    /// Closed sites within reach that are too near to something protected, and others that are misspaced beside an open one.
    excluded: usize,
    misspaced: usize,
    /// Of the excluded, the one that lacks the fewest metres: the site, what it is too near to, and how many.
    nearly: Option<(u32, &'a str, i64)>,
    /// Fen of the cheapest change that would offer more.
    change: Option<i64>,
}

/// Every street.
pub(super) fn streets<'a>(problem: &'a Problem, plan: &Plan) -> Vec<StreetRow<'a>> {
    let hours = by_street(problem, &served(problem, plan));
    let row = |(n, (street, hours)): (usize, (&'a crate::named::Named, Served))| {
        let mut sites = vec![0; problem.kinds.len()];
        for (facility, chosen) in problem.sites.iter().zip(&plan.sites) {
            if chosen.is_some() && facility.site.street.is_some_and(|s| s.index() == n) {
                sites[facility.kind.index()] += 1;
            }
        }
        let own = |s: &Option<crate::id::StreetId>| s.is_some_and(|s| s.index() == n);
        StreetRow {
            label: &street.name,
            hours: hours.into(),
            permille: hours.unserved_permille(),
            communities: problem.communities.iter().filter(|c| own(&c.street)).count(),
            sites,
        }
    };
    problem.streets.iter().zip(hours).enumerate().map(row).collect()
}

/// Whether each community has an open site of each kind, `[kinds][communities]`.
fn coverage(problem: &Problem, plan: &Plan) -> Vec<Vec<bool>> {
    (0..problem.kinds.len()).map(|kind| covered(problem, plan, Some(KindId::new(kind)))).collect()
}

/// Every class.
pub(super) fn classes<'a>(problem: &'a Problem, plan: &Plan) -> Vec<ClassRow<'a>> {
    let (hours, coverage) = (by_class(problem, &served(problem, plan)), coverage(problem, plan));
    let row = |(n, (class, hours)): (usize, (&'a crate::named::Named, Served))| {
        let own = |c: usize| problem.communities[c].class.is_some_and(|class| class.index() == n);
        let those: Vec<usize> = (0..problem.communities.len()).filter(|c| own(*c)).collect();
        ClassRow {
            label: &class.name,
            communities: those.len(),
            people: those.iter().map(|c| problem.communities[*c].people).sum(),
            hours: hours.into(),
            covered: coverage.iter().map(|of| those.iter().filter(|c| of[**c]).count()).collect(),
        }
    };
    problem.classes.iter().zip(hours).enumerate().map(row).collect()
}

/// Every community.
pub(super) fn communities<'a>(problem: &'a Problem, plan: &Plan) -> Vec<CommunityRow<'a>> {
    let each = problem.communities.iter().zip(served(problem, plan));
    each.map(|(community, hours)| CommunityRow {
        label: &community.named.name,
        street: community.street.map(|s| s.0),
        class: community.class.map(|c| c.0),
        at: super::sites::at(problem, community.place),
        people: community.people,
        hours: hours.into_iter().map(Hours::from).collect(),
    })
    .collect()
}

/// Everyone who lacks hours or coverage.
pub(super) fn unserved<'a>(problem: &'a Problem, plan: &Plan) -> Vec<UnservedRow<'a>> {
    let row = |u: unserved::Unserved| UnservedRow {
        community: u.community.0,
        sort: u.kind.0,
        hours: u.hours,
        covered: u.covered,
        why: u.obstacle,
        nearest: u.around.nearest.map(|(site, leg)| (site.0, leg.metres)),
        within: u.around.within,
        open: u.around.open,
        offered: u.around.offered,
        left: u.around.left,
        excluded: u.around.excluded,
        misspaced: u.around.misspaced,
        nearly: u.around.nearly.map(|(site, e)| (site.0, problem.named(e.on).name.as_str(), e.missing)),
        change: u.around.change,
    };
    unserved::unserved(problem, plan).into_iter().map(row).collect()
}
