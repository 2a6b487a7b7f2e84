//! Who has hours from where, and who has none, by ids.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use crate::network::plan::plan::{Given, Plan};
use crate::network::plan::problem::Problem;
use crate::network::plan::unserved::{self, Obstacle};

/// Hours that a site gives to a community.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct GivenAnswer {
    /// The community.
    pub community: String,
    /// The site, and with it the kind.
    pub site: String,
    /// Hours a week.
    pub hours: i64,
}

/// A community that lacks hours of a kind, or is not covered by it although a target asks for that.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnservedAnswer {
    /// The community.
    pub community: String,
    /// The kind.
    pub kind: String,
    /// Hours a week that reach nobody.
    pub hours: i64,
    /// Whether an open site of the kind is within reach.
    pub covered: bool,
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// The nearest site of the kind, open or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearest: Option<NearestAnswer>,
    /// Sites of the kind within reach, open or not.
    pub sites_within: usize,
    /// Those of them that are open.
    pub sites_open: usize,
    /// Those of the closed ones that lie too near to what their kind keeps away from.
    pub sites_excluded: usize,
    /// Those of the others that lie too near to an open site of the kind, or too far from one.
    pub sites_misspaced: usize,
    /// Of the excluded, the one that lacks the fewest metres: it would be in reach if it lay so much farther away.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nearly: Option<NearlyAnswer>,
    /// Hours a week that the open ones offer.
    pub hours_offered: i64,
    /// Hours of these that nobody has.
    pub hours_left: i64,
    /// What the cheapest change costs that would offer more within reach: a site opened or enlarged.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change_fen: Option<i64>,
    /// What is left of the budget.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_left_fen: Option<i64>,
    /// Hours that the staff of the kind has left.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub staff_hours_left: Option<i64>,
}

/// A site with how far it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NearestAnswer {
    /// The site.
    pub site: String,
    /// How far it is.
    pub metres: i64,
    /// How long that takes.
    pub seconds: i64,
}

/// A site that may not be opened, with what it encroaches on most.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct NearlyAnswer {
    /// The site.
    pub site: String,
    /// What it is too near to.
    pub on: String,
    /// How many metres are missing.
    pub missing_metres: i64,
}

pub(super) fn served(problem: &Problem, plan: &Plan) -> Vec<GivenAnswer> {
    let one = |given: &Given| GivenAnswer {
        community: problem.communities[given.community.index()].named.id.clone(),
        site: problem.sites[given.site.index()].site.named.id.clone(),
        hours: given.hours,
    };
    plan.served.iter().map(one).collect()
}

pub(super) fn unserved(problem: &Problem, plan: &Plan) -> Vec<UnservedAnswer> {
    let one = |u: unserved::Unserved| {
        let around = u.around;
        UnservedAnswer {
            community: problem.communities[u.community.index()].named.id.clone(),
            kind: problem.kinds[u.kind.index()].named.id.clone(),
            hours: u.hours,
            covered: u.covered,
            obstacle: u.obstacle,
            nearest: around.nearest.map(|(site, leg)| NearestAnswer {
                site: problem.sites[site.index()].site.named.id.clone(),
                metres: leg.metres,
                // Whole seconds are enough to see how far off it is.
                seconds: leg.time.0 / 1000,
            }),
            sites_within: around.within,
            sites_open: around.open,
            sites_excluded: around.excluded,
            sites_misspaced: around.misspaced,
            nearly: around.nearly.map(|(site, e)| NearlyAnswer {
                site: problem.sites[site.index()].site.named.id.clone(),
                on: problem.named(e.on).id.clone(),
                missing_metres: e.missing,
            }),
            hours_offered: around.offered,
            hours_left: around.left,
            change_fen: around.change,
            budget_left_fen: around.budget_left,
            staff_hours_left: around.staff_left,
        }
    };
    unserved::unserved(problem, plan).into_iter().map(one).collect()
}
