//! Where sites are too near to something, or misspaced, by ids and in metres.

use schemars::JsonSchema;
use serde::Serialize;

use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{Encroachment, Facility, Problem, SiteId};

/// What a site is nearer to than its kind may be; of a category, the nearest.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct EncroachmentAnswer {
    /// The category, or `communities`.
    pub from: String,
    /// Which of that.
    pub on: String,
    /// How far away it is, in whole metres, rounded down.
    pub metres: i64,
    /// How far it would have to be.
    pub at_least_metres: i64,
    /// How many metres are missing.
    pub missing_metres: i64,
}

/// An open site that another may not lie so near to, or so far from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct MisspacedAnswer {
    /// The open site.
    pub site: String,
    /// How far away it is, in whole metres, rounded down.
    pub metres: i64,
    /// How far it would have to be at least.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least_metres: Option<i64>,
    /// And at most.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_most_metres: Option<i64>,
}

/// What a site encroaches on.
pub(super) fn encroaches(problem: &Problem, facility: &Facility) -> Vec<EncroachmentAnswer> {
    let one = |e: &Encroachment| EncroachmentAnswer {
        from: problem.category(facility.kind, e.line).to_owned(),
        on: problem.named(e.on).id.clone(),
        metres: e.metres,
        at_least_metres: e.metres + e.missing,
        missing_metres: e.missing,
    };
    facility.encroachments.iter().map(one).collect()
}

/// Open sites beside which a site is misspaced.
pub(super) fn misspaced(problem: &Problem, plan: &Plan, site: SiteId) -> Vec<MisspacedAnswer> {
    let apart = problem.kinds[problem.sites[site.index()].kind.index()].apart.unwrap_or_default();
    let one = |other: SiteId| MisspacedAnswer {
        site: problem.sites[other.index()].site.named.id.clone(),
        metres: problem.metres_apart(site, other).map_or(0, |metres| metres.floor() as i64),
        at_least_metres: apart.at_least,
        at_most_metres: apart.at_most,
    };
    problem.misspaced(plan, site).into_iter().map(one).collect()
}
