//! Every site of a plan.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use crate::funerals::cemetery::figures::{at_site, free, land};
use crate::funerals::cemetery::filling::{Filling, filling};
use crate::funerals::cemetery::plan::Plan;
use crate::funerals::cemetery::problem::{KindId, Problem, SiteId};

/// A site and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SiteAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Units that are free at the end of each year, by kind, of kinds of which it has or could have any.
    pub free: BTreeMap<String, Vec<i64>>,
    /// People buried there, by year.
    pub buried: Vec<i64>,
    /// Square decimetres that modules have taken there until the end of each year.
    pub land_dm2: Vec<i64>,
    /// Square decimetres that they may take.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub land_limit_dm2: Option<i64>,
    /// When it fills up.
    pub plan: FillingAnswer,
    /// When it would fill up if nothing were done.
    pub as_is: FillingAnswer,
}

/// When a site fills up.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(tag = "state", rename_all = "kebab-case")]
pub enum FillingAnswer {
    /// It never has a unit of a kind that people take.
    NothingThere,
    /// Units are free or come back until the end of the last year.
    Lasts {
        /// Units that are free then, of kinds that people take.
        free: i64,
    },
    /// From the end of a year on no unit is free of any kind that people take, and none comes back or is built.
    Full {
        /// The year.
        year: u16,
    },
}

pub(super) fn sites(problem: &Problem, plan: &Plan, as_is: &Plan) -> Vec<SiteAnswer> {
    let free = free(problem, plan);
    let of = |filling: Filling| match filling {
        Filling::NothingThere => FillingAnswer::NothingThere,
        Filling::Lasts(free) => FillingAnswer::Lasts { free },
        Filling::Full(year) => FillingAnswer::Full { year: problem.year(year) },
    };
    let filled = filling(problem, plan).into_iter().zip(filling(problem, as_is));
    let ids = (0..problem.sites.len()).map(SiteId::new);
    let site = |((id, free), (plan_fills, as_is_fills)): ((SiteId, Vec<Vec<i64>>), _)| {
        let site = &problem.sites[id.index()];
        let kinds = (0..problem.kinds.len()).map(KindId::new).zip(free);
        SiteAnswer {
            id: site.named.id.clone(),
            name: site.named.name.clone(),
            free: kinds
                .filter(|(kind, _)| problem.offers(id, *kind))
                .map(|(kind, free)| (problem.kinds[kind.index()].named.id.clone(), free))
                .collect(),
            buried: at_site(problem, plan, id),
            land_dm2: land(problem, plan, Some(id)),
            land_limit_dm2: site.land,
            plan: of(plan_fills),
            as_is: of(as_is_fills),
        }
    };
    ids.zip(free).zip(filled).map(site).collect()
}
