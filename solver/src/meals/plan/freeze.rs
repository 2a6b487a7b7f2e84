//! From a solution to a plan: the sizes are read off, and the flows of whole meals given to people. In a cell meals that are
//! brought go first to those who cannot come.

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
