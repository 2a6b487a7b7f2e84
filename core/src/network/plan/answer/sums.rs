//! What follows from the decisions and hours: sites, targets, money, staff, hours by kind, street and class.

use schemars::JsonSchema;
use serde::Serialize;

use super::siting::{self, EncroachmentAnswer, MisspacedAnswer};
use super::{Change, ServedAnswer, TargetAnswer};
use crate::network::plan::costs::Costs;
use crate::network::plan::figures::{
    self, Served, by_class, by_kind, by_street, covered, in_all, open, staffed, used,
};
use crate::network::plan::plan::Plan;
use crate::network::plan::problem::{KindId, Problem, SiteId, Target};
use crate::network::plan::targets::{measure, shortfall};
use crate::served::named;

/// A kind of site and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct KindAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Sites that are there.
    pub existing: i64,
    /// Sites that are open then.
    pub open: i64,
    /// Hours a week that are needed.
    pub demand: i64,
    /// Hours of these that are given.
    pub served: i64,
    /// Communities with an open site within reach.
    pub communities_covered: i64,
    /// People in these communities.
    pub people_covered: i64,
    /// What its sites cost once.
    pub one_off_fen: i64,
    /// What they cost a day.
    pub daily_fen: i64,
    /// Communities without an open site within reach.
    pub not_covered: Vec<String>,
}

/// A site and what becomes of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct SiteAnswer {
    /// Its id.
    pub id: String,
    /// Its name.
    pub name: String,
    /// Its kind.
    pub kind: String,
    /// What becomes of it.
    pub change: Change,
    /// The size that is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub existing: Option<String>,
    /// The size that it has then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub size: Option<String>,
    /// Hours a week that it offers.
    pub offers: i64,
    /// Hours a week that it gives.
    pub hours: i64,
    /// What the change costs once.
    pub one_off_fen: i64,
    /// What running it costs a day.
    pub daily_fen: i64,
    /// What it is nearer to than its kind may be: it may not be opened or changed, and what is there may stay.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub encroaches: Vec<EncroachmentAnswer>,
    /// Open sites of its kind that it lies nearer to, or farther from, than the kind allows: it stays closed beside them,
    /// unless both are there already.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub misspaced: Vec<MisspacedAnswer>,
}

/// Staff and what is asked of them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct StaffAnswer {
    /// Their id.
    pub id: String,
    /// Their name.
    pub name: String,
    /// Hours a week that there are.
    pub hours: i64,
    /// Hours a week that are asked of them.
    pub asked: i64,
}

/// What a plan costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, JsonSchema)]
pub struct CostAnswer {
    /// Once: opening, changing, closing.
    pub one_off_fen: i64,
    /// What may be spent once.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub budget_fen: Option<i64>,
    /// A day: running what is open.
    pub running_fen: i64,
    /// Days that count.
    pub days: i64,
    /// Once, and daily over these days.
    pub total_fen: i64,
}

/// Hours given, by community and kind.
pub(super) struct Sums(Vec<Vec<Served>>);

impl Sums {
    pub(super) fn of(problem: &Problem, plan: &Plan) -> Self {
        Self(figures::served(problem, plan))
    }
    pub(super) fn all(&self, problem: &Problem) -> ServedAnswer {
        let all = in_all(problem, &self.0, None, None);
        ServedAnswer { of: None, demand: all.demand, served: all.served }
    }
    pub(super) fn streets(&self, problem: &Problem) -> Vec<ServedAnswer> {
        named(problem.streets.iter().map(|s| s.id.clone()), by_street(problem, &self.0))
    }
    pub(super) fn classes(&self, problem: &Problem) -> Vec<ServedAnswer> {
        named(problem.classes.iter().map(|c| c.id.clone()), by_class(problem, &self.0))
    }
    pub(super) fn kinds(&self, problem: &Problem, plan: &Plan) -> Vec<KindAnswer> {
        let kinds = (0..).map(KindId).zip(by_kind(problem, &self.0));
        kinds.map(|(kind, hours)| of_kind(problem, plan, kind, hours)).collect()
    }
}

fn of_kind(problem: &Problem, plan: &Plan, kind: KindId, hours: Served) -> KindAnswer {
    let named = &problem.kinds[kind.index()].named;
    let covered = covered(problem, plan, Some(kind));
    let those = |yes: bool| {
        let all = problem.communities.iter().zip(&covered);
        all.filter(move |(_, covered)| **covered == yes).map(|(c, _)| c)
    };
    let costs = Costs::of_those(problem, plan, |f| f.kind == kind);
    KindAnswer {
        id: named.id.clone(),
        name: named.name.clone(),
        existing: open(problem, &Plan::as_it_is(problem), Some(kind)),
        open: open(problem, plan, Some(kind)),
        demand: hours.demand,
        served: hours.served,
        communities_covered: i64::try_from(those(true).count()).unwrap_or(i64::MAX),
        people_covered: those(true).map(|c| c.people).sum(),
        one_off_fen: costs.one_off,
        daily_fen: costs.running,
        not_covered: those(false).map(|c| c.named.id.clone()).collect(),
    }
}

pub(super) fn sites(problem: &Problem, plan: &Plan) -> Vec<SiteAnswer> {
    let all = problem.sites.iter().zip(&plan.sites).zip(used(problem, plan)).zip((0..).map(SiteId));
    all.map(|(((facility, chosen), hours), id)| {
        let (site, chosen) = (&facility.site, *chosen);
        SiteAnswer {
            id: site.named.id.clone(),
            name: site.named.name.clone(),
            kind: problem.kinds[facility.kind.index()].named.id.clone(),
            change: site.change(chosen),
            existing: site.size(site.existing).map(|s| s.named.id.clone()),
            size: site.size(chosen).map(|s| s.named.id.clone()),
            offers: site.capacity(chosen),
            hours,
            one_off_fen: site.one_off(chosen),
            daily_fen: site.daily(chosen),
            encroaches: siting::encroaches(problem, facility),
            misspaced: siting::misspaced(problem, plan, id),
        }
    })
    .collect()
}

pub(super) fn staff(problem: &Problem, plan: &Plan) -> Vec<StaffAnswer> {
    let all = problem.staff.iter().zip(staffed(problem, plan));
    let of = |(staff, asked): (&crate::network::plan::problem::Staff, i64)| StaffAnswer {
        id: staff.named.id.clone(),
        name: staff.named.name.clone(),
        hours: staff.hours,
        asked,
    };
    all.map(of).collect()
}

pub(super) fn targets(problem: &Problem, plan: &Plan) -> Vec<TargetAnswer> {
    let target = |target: &Target| {
        let reached = (measure(problem, plan, target), shortfall(problem, plan, target));
        TargetAnswer::new(&target.named, (target.nature, target.bound()), reached, target.source.as_ref())
    };
    problem.targets.iter().map(target).collect()
}

pub(super) fn cost(problem: &Problem, plan: &Plan) -> CostAnswer {
    let costs = Costs::of(problem, plan);
    CostAnswer {
        one_off_fen: costs.one_off,
        budget_fen: problem.budget,
        running_fen: costs.running,
        days: problem.days,
        total_fen: costs.total(problem.days),
    }
}
