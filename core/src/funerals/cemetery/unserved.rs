//! Why people have no grave: for each first choice and year, what stands in the way, and the numbers that say how far. Told
//! from the plan alone: every way in which such a person could be buried is looked at, at every site, and the one that is
//! nearest to being there is named.

use schemars::JsonSchema;
use serde::Serialize;

use super::figures::{by_kind, free, land, overspent, unserved as lacking};
use super::plan::Plan;
use super::problem::{Accept, ChoiceId, KindId, Problem, Project, SiteId};

/// People of one first choice who are not buried in the year in which they die.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Unserved {
    /// What they chose first.
    pub choice: ChoiceId,
    /// The year, from 0.
    pub year: usize,
    /// How many.
    pub people: i64,
    /// What stands in the way.
    pub obstacle: Obstacle,
    /// The kind that is nearest to being there; `None` where nothing is.
    pub kind: Option<KindId>,
    /// The site of it; `None` where it needs none, or nothing is.
    pub site: Option<SiteId>,
    /// What one more person would cost there in that year, in fen: a module where one is needed, the burial, the award.
    pub cost: Option<i64>,
    /// Fen of the budget that could still be spent in that year and are not; `None` where there is no budget.
    pub budget_left: Option<i64>,
    /// Square decimetres that could still be built on at the site; `None` where there is no limit, or no site.
    pub land_left: Option<i64>,
}

/// What stands in the way, from what is farthest to what is nearest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, JsonSchema)]
#[serde(rename_all = "kebab-case")]
pub enum Obstacle {
    /// No site has a unit of a kind that they take, and none could be built.
    NoUnits,
    /// No more people of this choice change for the award.
    NobodyWilling,
    /// Units could be built in other years only, or as many as may be in a year are built.
    NotThisYear,
    /// As many modules are built as may be.
    ModulesSpent,
    /// The site has no land left for a module.
    LandSpent,
    /// As many people as may be in a year are buried so.
    YearlyLimit,
    /// The budget has no money left for it.
    BudgetSpent,
    /// Every unit is taken, and a module could be built.
    NotBuilt,
    /// A unit is free at the end of the year, and taken in a later one.
    KeptForLater,
    /// Nothing: there is room that the plan leaves.
    RoomLeft,
}

/// A way to be buried: what stands before it.
#[derive(Clone, Copy)]
struct Way {
    obstacle: Obstacle,
    kind: KindId,
    site: Option<SiteId>,
    cost: i64,
}

/// Every first choice and year with people who have no grave, in order.
#[must_use]
pub fn unserved(problem: &Problem, plan: &Plan) -> Vec<Unserved> {
    let state = State::of(problem, plan);
    let mut all = Vec::new();
    for (choice, by_year) in (0..problem.choices.len()).map(ChoiceId::new).zip(lacking(problem, plan)) {
        for (year, people) in by_year.into_iter().enumerate().filter(|(_, n)| *n > 0) {
            let way = state.nearest(choice, year);
            let site = way.and_then(|w| w.site);
            all.push(Unserved {
                choice,
                year,
                people,
                obstacle: way.map_or(Obstacle::NoUnits, |w| w.obstacle),
                kind: way.map(|w| w.kind),
                site,
                cost: way.map(|w| w.cost),
                budget_left: state.budget_left(year),
                land_left: site.and_then(|s| state.land_left(s)),
            });
        }
    }
    all.sort_by_key(|u| (u.year, u.choice));
    all
}

/// What the plan leaves.
struct State<'a> {
    problem: &'a Problem,
    plan: &'a Plan,
    /// Units free at the end of each year, `[J][K][T]`.
    free: Vec<Vec<Vec<i64>>>,
    /// People buried by kind, `[K][T]`.
    buried: Vec<Vec<i64>>,
    /// Fen beyond the budget, `[T]`.
    overspent: Option<Vec<i64>>,
}

impl<'a> State<'a> {
    fn of(problem: &'a Problem, plan: &'a Plan) -> Self {
        Self {
            problem,
            plan,
            free: free(problem, plan),
            buried: by_kind(problem, plan),
            overspent: overspent(problem, plan),
        }
    }
    /// What could still be spent in a year: where money carries over, no more than later years leave too.
    fn budget_left(&self, year: usize) -> Option<i64> {
        let (budget, beyond) = (self.problem.budget.as_ref()?, self.overspent.as_ref()?);
        let until = if budget.carries_over { beyond.len() } else { year + 1 };
        beyond.get(year..until)?.iter().map(|beyond| beyond.saturating_neg().max(0)).min()
    }
    /// What could still be built on at a site.
    fn land_left(&self, site: SiteId) -> Option<i64> {
        let used = land(self.problem, self.plan, Some(site)).last().copied().unwrap_or(0);
        self.problem.sites[site.index()].land.map(|land| land.saturating_sub(used).max(0))
    }
    /// The way that is nearest to being there; of equal ones that of the kind liked best, at the first site.
    fn nearest(&self, choice: ChoiceId, year: usize) -> Option<Way> {
        let of = &self.problem.choices[choice.index()];
        let first = Accept { kind: of.kind, award: 0, most: 10_000 };
        let mut best: Option<Way> = None;
        for accept in std::iter::once(&first).chain(&of.accepts) {
            let ways = self.ways(accept, year).into_iter().map(|mut way| {
                if accept.kind != of.kind && self.nobody_willing(choice, accept.kind, year) {
                    way.obstacle = Obstacle::NobodyWilling;
                } else if way.obstacle >= Obstacle::NotBuilt
                    && self.budget_left(year).is_some_and(|left| way.cost > left)
                {
                    way.obstacle = Obstacle::BudgetSpent;
                }
                way
            });
            for way in ways {
                if best.is_none_or(|best| way.obstacle > best.obstacle) {
                    best = Some(way);
                }
            }
        }
        best
    }
    fn nobody_willing(&self, choice: ChoiceId, kind: KindId, year: usize) -> bool {
        let those = self.plan.burials.iter().filter(|b| (b.year, b.choice, b.kind) == (year, choice, kind));
        let buried = those.map(|b| i128::from(b.people)).sum::<i128>();
        buried >= i128::from(self.problem.choices[choice.index()].willing(kind, year))
    }
    /// Every way to be buried in a kind, before willingness and money are looked at.
    fn ways(&self, accept: &Accept, year: usize) -> Vec<Way> {
        let kind = &self.problem.kinds[accept.kind.index()];
        let burial = kind.burial.saturating_add(accept.award);
        let limited = kind.most_per_year.is_some_and(|most| self.buried[accept.kind.index()][year] >= most);
        let way = |obstacle: Obstacle, site: Option<SiteId>, module: i64| Way {
            obstacle: if limited { obstacle.min(Obstacle::YearlyLimit) } else { obstacle },
            kind: accept.kind,
            site,
            cost: burial.saturating_add(module),
        };
        if kind.no_site {
            return vec![way(Obstacle::RoomLeft, None, 0)];
        }
        let mut ways = Vec::new();
        for site in (0..self.problem.sites.len()).map(SiteId::new) {
            let free = &self.free[site.index()][accept.kind.index()][year..];
            if free.iter().all(|units| *units > 0) {
                ways.push(way(Obstacle::RoomLeft, Some(site), 0));
            } else if free[0] > 0 {
                ways.push(way(Obstacle::KeptForLater, Some(site), 0));
            } else if self.problem.offers(site, accept.kind) {
                // Units were there or come back; what could be built is looked at below.
                ways.push(way(Obstacle::NotThisYear, Some(site), 0));
            }
        }
        let projects = self.problem.projects.iter().zip(&self.plan.modules);
        for (project, modules) in projects.filter(|(p, _)| p.kind == accept.kind && p.most > 0) {
            ways.push(way(self.module(project, modules, year), Some(project.site), project.cost));
        }
        ways
    }
    /// What stands in the way of one more module in a year.
    fn module(&self, project: &Project, modules: &[i64], year: usize) -> Obstacle {
        if modules.iter().map(|n| i128::from(*n)).sum::<i128>() >= i128::from(project.most) {
            return Obstacle::ModulesSpent;
        }
        let this_year = modules.get(year).copied().unwrap_or(0);
        if !(project.earliest..=project.latest).contains(&year) || this_year >= project.most_per_year {
            return Obstacle::NotThisYear;
        }
        if self.land_left(project.site).is_some_and(|left| project.land > left) {
            return Obstacle::LandSpent;
        }
        Obstacle::NotBuilt
    }
}

#[cfg(test)]
mod tests;
