//! What follows from a plan and is no money: who is served, by community, street, kind and class, which communities are
//! covered, how much every site and all staff give, how far everyone is from what serves them.

use super::plan::Plan;
use super::problem::{ClassId, Community, KindId, Problem, SiteId};

pub use crate::served::Served;
pub(super) use crate::served::fit;

/// Hours of each kind that each community has, `[communities][kinds]`: never below 0 nor above what is needed, whatever the
/// plan says.
#[must_use]
pub fn served(problem: &Problem, plan: &Plan) -> Vec<Vec<Served>> {
    let mut hours = vec![vec![0_i128; problem.kinds.len()]; problem.communities.len()];
    for given in &plan.served {
        let kind = problem.sites[given.site.index()].kind;
        hours[given.community.index()][kind.index()] += i128::from(given.hours);
    }
    let of = |(needed, given): (&i64, i128)| Served {
        demand: *needed,
        served: fit(given.clamp(0, i128::from(*needed))),
    };
    let communities = problem.communities.iter().zip(hours);
    communities.map(|(c, given)| c.hours.iter().zip(given).map(of).collect()).collect()
}

/// The same summed up over the `count` groups that `group` puts communities and kinds into; those in none are left out.
fn summed(
    problem: &Problem,
    served: &[Vec<Served>],
    count: usize,
    group: impl Fn(&Community, KindId) -> Option<usize>,
) -> Vec<Served> {
    let mut sums = vec![Served::default(); count];
    for (community, kinds) in problem.communities.iter().zip(served) {
        for (kind, served) in (0..).map(KindId).zip(kinds) {
            if let Some(at) = group(community, kind) {
                sums[at].add(*served);
            }
        }
    }
    sums
}

/// By street, `[streets]`, of what [`served`] gives.
#[must_use]
pub fn by_street(problem: &Problem, served: &[Vec<Served>]) -> Vec<Served> {
    summed(problem, served, problem.streets.len(), |c, _| c.street.map(|s| s.index()))
}

/// By kind, `[kinds]`.
#[must_use]
pub fn by_kind(problem: &Problem, served: &[Vec<Served>]) -> Vec<Served> {
    summed(problem, served, problem.kinds.len(), |_, kind| Some(kind.index()))
}

/// By class of communities, `[classes]`.
#[must_use]
pub fn by_class(problem: &Problem, served: &[Vec<Served>]) -> Vec<Served> {
    summed(problem, served, problem.classes.len(), |c, _| c.class.map(|class| class.index()))
}

/// Of one kind in the communities of one class, or of all.
#[must_use]
pub fn in_all(
    problem: &Problem,
    served: &[Vec<Served>],
    kind: Option<KindId>,
    class: Option<ClassId>,
) -> Served {
    let counts = |c: &Community, k: KindId| c.is_of(class) && kind.is_none_or(|own| own == k);
    summed(problem, served, 1, |c, k| counts(c, k).then_some(0))[0]
}

/// Whether each community has an open site of a kind, or of any, within reach, `[communities]`.
#[must_use]
pub fn covered(problem: &Problem, plan: &Plan, kind: Option<KindId>) -> Vec<bool> {
    let near = |c: &Community| {
        let kinds = (0..).map(KindId).zip(&c.sites).filter(|(k, _)| kind.is_none_or(|own| own == *k));
        kinds.flat_map(|(_, ways)| ways).any(|way| plan.site(way.to).is_some())
    };
    problem.communities.iter().map(near).collect()
}

/// Whether each street has an open site of a kind, or of any, in it, `[streets]`.
#[must_use]
pub fn with_site(problem: &Problem, plan: &Plan, kind: Option<KindId>) -> Vec<bool> {
    let mut streets = vec![false; problem.streets.len()];
    for (facility, chosen) in problem.sites.iter().zip(&plan.sites) {
        let counts = chosen.is_some() && kind.is_none_or(|own| own == facility.kind);
        if let Some(street) = facility.site.street.filter(|_| counts) {
            streets[street.index()] = true;
        }
    }
    streets
}

/// Whether each street has a community of a class, `[streets]`; all streets where none is asked for.
#[must_use]
pub fn with_class(problem: &Problem, class: Option<ClassId>) -> Vec<bool> {
    let mut streets = vec![class.is_none(); problem.streets.len()];
    for community in problem.communities.iter().filter(|c| class.is_some() && c.class == class) {
        if let Some(street) = community.street {
            streets[street.index()] = true;
        }
    }
    streets
}

/// How many sites of a kind, or of all, are open.
#[must_use]
pub fn open(problem: &Problem, plan: &Plan, kind: Option<KindId>) -> i64 {
    let sites = problem.sites.iter().zip(&plan.sites);
    let counts = sites.filter(|(f, chosen)| chosen.is_some() && kind.is_none_or(|own| own == f.kind));
    i64::try_from(counts.count()).unwrap_or(i64::MAX)
}

/// Hours a week that each site gives, `[sites]`.
#[must_use]
pub fn used(problem: &Problem, plan: &Plan) -> Vec<i64> {
    let mut hours = vec![0_i64; problem.sites.len()];
    for given in &plan.served {
        let sum = &mut hours[given.site.index()];
        *sum = sum.saturating_add(given.hours);
    }
    hours
}

/// Hours a week that are asked of each staff, `[staff]`.
#[must_use]
pub fn staffed(problem: &Problem, plan: &Plan) -> Vec<i64> {
    let mut by_kind = vec![0_i128; problem.kinds.len()];
    for given in &plan.served {
        by_kind[problem.sites[given.site.index()].kind.index()] += i128::from(given.hours);
    }
    problem.staff.iter().map(|s| fit(s.kinds.iter().map(|k| by_kind[k.index()]).sum())).collect()
}

/// Metres between communities and what serves them, times hours a week. A way that does not exist counts nothing.
#[must_use]
pub fn distance(problem: &Problem, plan: &Plan) -> i64 {
    let metres = |community, site: SiteId| problem.leg(community, site).map_or(0, |leg| leg.metres);
    let each = plan.served.iter().map(|g| i128::from(metres(g.community, g.site)) * i128::from(g.hours));
    fit(each.sum())
}
