//! What a design costs the people, as columns: one for each kind, year and scenario in which anybody needs a bed. A small
//! model says itself who goes where ([`People::add_flows`]); in a large one cuts press the columns up to the truth
//! ([`super::recourse`]).

use anpai_core::beds::plan::Problem;

use super::design::{Design, INF};
use crate::mip::{Column, Model, Sum};

/// Metres of the model: kilometres, so that its numbers are of the size of people.
pub(super) const METRES: f64 = 1000.0;

/// The people who need beds of a kind in a year of a scenario.
#[derive(Clone, Copy, Debug)]
pub(super) struct Part {
    pub(super) kind: usize,
    pub(super) year: usize,
    pub(super) scenario: usize,
    /// What it costs them, in [`METRES`].
    pub(super) column: Column,
    /// How likely the scenario is.
    pub(super) likely: f64,
}

/// All of them.
#[derive(Clone, Debug)]
pub(super) struct People {
    pub(super) parts: Vec<Part>,
    /// Whether the model says who goes where.
    pub(super) exact: bool,
}

impl People {
    /// Columns that nothing holds up yet.
    pub(super) fn new(p: &Problem, model: &mut Model) -> Self {
        let total = p.total_weight().max(1) as f64;
        let mut parts = Vec::new();
        for (scenario, of) in p.scenarios.iter().enumerate() {
            for kind in 0..p.kinds.len() {
                for year in 0..p.years {
                    if of.demand.iter().any(|by_kind| by_kind[kind][year] > 0) {
                        let name = format!("people {} {kind} {year}", of.id);
                        let column = model.continuous(name, 0.0, INF, 0.0);
                        let likely = of.weight as f64 / total;
                        parts.push(Part { kind, year, scenario, column, likely });
                    }
                }
            }
        }
        Self { parts, exact: false }
    }
    /// The mean need of the scenarios, in [`METRES`].
    pub(super) fn need(&self) -> Sum {
        Sum { terms: self.parts.iter().map(|part| (part.column, part.likely)).collect(), constant: 0.0 }
    }
    /// Says who goes where, for all.
    pub(super) fn add_flows(&mut self, p: &Problem, design: &Design, model: &mut Model) {
        self.exact = true;
        self.parts.iter().for_each(|part| part_flows(p, design, part, model));
    }
}

/// Who goes where, for one kind, year and scenario.
fn part_flows(p: &Problem, design: &Design, part: &Part, model: &mut Model) {
    let Part { kind: k, year: t, scenario: s, .. } = *part;
    let mut cost = vec![(part.column, -1.0)];
    let mut used: Vec<Vec<(Column, f64)>> = vec![Vec::new(); p.sites.len()];
    for (c, community) in p.communities.iter().enumerate() {
        let demand = p.scenarios[s].demand[c][k][t] as f64;
        if demand == 0.0 {
            continue;
        }
        let name = format!("{} {} {k} {t}", p.scenarios[s].id, community.named.id);
        let unmet = model.continuous(format!("unmet {name}"), 0.0, demand, 0.0);
        cost.push((unmet, p.kinds[k].unmet_metres as f64 / METRES));
        let mut terms = vec![(unmet, 1.0)];
        for (site, metres) in &community.near {
            let j = site.index();
            // No beds of this kind now or ever: nobody goes there.
            if design.beds[j][k][t].terms.is_empty() && design.beds[j][k][t].constant == 0.0 {
                continue;
            }
            let flow = model.continuous(format!("flow {name} {j}"), 0.0, demand, 0.0);
            cost.push((flow, *metres as f64 / METRES));
            terms.push((flow, 1.0));
            used[j].push((flow, -1.0));
        }
        model.row(format!("demand {name}"), demand, demand, terms);
    }
    for (j, used) in used.into_iter().enumerate().filter(|(_, used)| !used.is_empty()) {
        let mut free = design.beds[j][k][t].clone();
        free.add(&Sum { terms: used, constant: 0.0 }, 1.0);
        free.row(model, format!("beds {} {k} {t} {s}", p.sites[j].named.id), 0.0, INF);
    }
    model.row(format!("cost {k} {t} {s}"), 0.0, 0.0, cost);
}
