//! Who has no grave, by ids.

use schemars::JsonSchema;
use serde::Serialize;

use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::Problem;
use crate::funerals::cemetery::unserved::{self, Obstacle};

/// People of one first choice who are not buried in the year in which they die.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct UnservedAnswer {
    /// The year.
    pub year: u16,
    /// What they chose first.
    pub choice: String,
    /// How many.
    pub people: i64,
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// The kind, of those that they take, that is nearest to being there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<String>,
    /// The site of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub site: Option<String>,
    /// What one person more would cost there: a module where one is needed, the burial, the award.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cost_fen: Option<i64>,
    /// What could still be spent in the year.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_left_fen: Option<i64>,
    /// What could still be built on at the site.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub land_left_dm2: Option<i64>,
}

pub(super) fn unserved(problem: &Problem, plan: &Plan) -> Vec<UnservedAnswer> {
    let one = |u: unserved::Unserved| UnservedAnswer {
        year: problem.year(u.year),
        choice: problem.choices[u.choice.index()].named.id.clone(),
        people: u.people,
        obstacle: u.obstacle,
        kind: u.kind.map(|k| problem.kinds[k.index()].named.id.clone()),
        site: u.site.map(|s| problem.sites[s.index()].named.id.clone()),
        cost_fen: u.cost,
        budget_left_fen: u.budget_left,
        land_left_dm2: u.land_left,
    };
    unserved::unserved(problem, plan).into_iter().map(one).collect()
}
