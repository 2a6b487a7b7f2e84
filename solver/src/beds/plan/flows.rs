//! Who goes where, as columns: the need that a design leaves, for every way that demand could turn out.

use anpai_core::beds::plan::Problem;

use super::design::{Design, INF, Sum};
use crate::mip::{Column, Model};

/// Metres of the model: kilometres, so that its numbers are of the size of people.
pub(super) const METRES: f64 = 1000.0;

/// Adds the flows; gives the mean need of the scenarios, in [`METRES`], as columns with costs.
pub(super) fn flows(p: &Problem, design: &Design, model: &mut Model) -> Vec<(Column, f64)> {
    let total = p.total_weight().max(1) as f64;
    let mut need = Vec::new();
    for (s, scenario) in p.scenarios.iter().enumerate() {
        let likely = scenario.weight as f64 / total;
        for k in 0..p.kinds.len() {
            for t in 0..p.years {
                let mut used: Vec<Vec<(Column, f64)>> = vec![Vec::new(); p.sites.len()];
                for (c, community) in p.communities.iter().enumerate() {
                    let demand = scenario.demand[c][k][t] as f64;
                    if demand == 0.0 {
                        continue;
                    }
                    let name = format!("{} {} {k} {t} {s}", scenario.id, community.named.id);
                    let unmet = model.continuous(format!("unmet {name}"), 0.0, demand, 0.0);
                    need.push((unmet, likely * p.kinds[k].unmet_metres as f64 / METRES));
                    let mut terms = vec![(unmet, 1.0)];
                    for (site, metres) in &community.near {
                        let j = site.index();
                        // No beds of this kind now or ever: nobody goes there.
                        if design.beds[j][k][t].terms.is_empty() && design.beds[j][k][t].constant == 0.0 {
                            continue;
                        }
                        let flow = model.continuous(format!("flow {name} {j}"), 0.0, demand, 0.0);
                        need.push((flow, likely * *metres as f64 / METRES));
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
            }
        }
    }
    need
}
