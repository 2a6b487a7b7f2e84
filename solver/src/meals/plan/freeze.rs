//! From a solution to a plan: the sizes are read off, and the flows of whole meals given to people. In a cell meals that are
//! brought go first to those who cannot come. And a plan for given sizes without any solution.

use anpai_core::meals::plan::Problem;
use anpai_core::meals::plan::plan::{Delivery, DineIn, Plan, Supply};
use anpai_core::meals::plan::problem::{DemandId, DietId, KitchenId, PointId};

use super::model::Network;
use crate::mip::Column;
use crate::sites::Choice;

/// The sizes of a solution.
pub(super) fn sizes(network: &Network, values: &[f64]) -> Plan {
    let chosen = |choice: &Choice| choice.chosen(values);
    Plan {
        kitchens: network.kitchens.iter().map(chosen).collect(),
        points: network.points.iter().map(chosen).collect(),
        ..Plan::default()
    }
}

/// The plan of a solution with whole flows.
pub(super) fn freeze(p: &Problem, network: &Network, values: &[f64]) -> Plan {
    let whole = |column: &Column| values[column.index()].round() as i64;
    let mut plan = sizes(network, values);
    for haul in &network.hauls {
        let (kitchen, point) = (KitchenId::new(haul.kitchen), PointId::new(haul.point));
        let meals = whole(&haul.meals);
        plan.supply.push(Supply { kitchen, point, diet: DietId::new(haul.diet), meals });
    }
    for cell in &network.cells {
        let mut brought: Vec<(usize, i64)> = cell.delivery.iter().map(|(k, c)| (*k, whole(c))).collect();
        let mut eaten: Vec<(usize, i64)> = cell.dine_in.iter().map(|(q, c)| (*q, whole(c))).collect();
        let mut open: Vec<(usize, i64)> = cell.demands.iter().map(|(d, c)| (*d, whole(c))).collect();
        open.sort_by_key(|(d, _)| (!p.demands[*d].at_home, *d));
        for (d, served) in &mut open {
            if !p.demands[*d].at_home {
                pour(&mut eaten, served, |q, meals| {
                    plan.dine_in.push(DineIn { demand: DemandId::new(*d), point: PointId::new(q), meals });
                });
            }
        }
        for (d, served) in &mut open {
            pour(&mut brought, served, |k, meals| {
                plan.delivery.push(Delivery { demand: DemandId::new(*d), kitchen: KitchenId::new(k), meals });
            });
        }
    }
    plan.tidied()
}

/// Takes what is still to be served out of the sources, in their order.
fn pour(sources: &mut [(usize, i64)], open: &mut i64, mut give: impl FnMut(usize, i64)) {
    for (at, left) in sources {
        let meals = (*left).min(*open);
        if meals > 0 {
            *left -= meals;
            *open -= meals;
            give(*at, meals);
        }
    }
}

/// A plan for sizes that are chosen, at once and as it comes: whoever is served first has meals first, at the nearest point
/// with a seat and from the nearest kitchens that have any left, and whoever then still needs them has them brought.
pub(super) fn poured(p: &Problem, chosen: &Plan) -> Plan {
    let sites = |all: &[Option<_>], capacity: &dyn Fn(usize, Option<_>) -> i64| -> Vec<i64> {
        all.iter().enumerate().map(|(at, size)| capacity(at, *size)).collect()
    };
    let mut cooked = sites(&chosen.kitchens, &|k, size| p.kitchens[k].site.capacity(size));
    let mut seats = sites(&chosen.points, &|q, size| p.points[q].site.capacity(size));
    // Where all of a community belong to one point: which.
    let mut belongs: Vec<Option<usize>> = vec![None; p.communities.len()];
    let mut order: Vec<usize> = (0..p.demands.len()).collect();
    order.sort_by_key(|d| (p.rank(DemandId::new(*d)), *d));
    let mut plan = Plan { supply: vec![], dine_in: vec![], delivery: vec![], ..chosen.clone() };
    for d in order {
        let (demand, id) = (&p.demands[d], DemandId::new(d));
        let (c, diet) = (demand.community.index(), demand.diet.index());
        let mut open = demand.meals;
        for way in p.communities[c].points.iter().filter(|_| !demand.at_home) {
            let q = way.to.index();
            let is_other = p.single_point && belongs[c].is_some_and(|own| own != q);
            if is_other || !p.points[q].diets[diet] {
                continue;
            }
            for haul in &p.points[q].kitchens {
                let k = haul.to.index();
                let meals = if p.kitchens[k].meal_fen[diet].is_some() { cooked[k] } else { 0 };
                let meals = meals.min(seats[q]).min(open);
                if meals > 0 {
                    (cooked[k], seats[q], open) = (cooked[k] - meals, seats[q] - meals, open - meals);
                    belongs[c] = Some(q);
                    plan.dine_in.push(DineIn { demand: id, point: way.to, meals });
                    plan.supply.push(Supply { kitchen: haul.to, point: way.to, diet: demand.diet, meals });
                }
            }
        }
        for way in &p.communities[c].kitchens {
            let k = way.to.index();
            let meals = if p.kitchens[k].meal_fen[diet].is_some() { cooked[k].min(open) } else { 0 };
            if meals > 0 {
                (cooked[k], open) = (cooked[k] - meals, open - meals);
                plan.delivery.push(Delivery { demand: id, kitchen: way.to, meals });
            }
        }
    }
    plan.tidied()
}
