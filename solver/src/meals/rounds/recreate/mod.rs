//! Operators that put missing units back. A new one is one file and one line here.

use anpai_core::stop::Stop;

use super::model::Model;
use super::state::Rounds;
use crate::search::{Dice, Recreate};

mod greedy;

/// Every recreate.
pub(super) const RECREATES: &[&dyn for<'m> Recreate<Rounds<'m>>] = &[&greedy::Greedy];

/// The first rounds: everything into its best place, round about each kitchen as the hand of a clock goes, so that whoever
/// is next lies beside whoever was last.
pub(super) fn construct(state: &mut Rounds<'_>, dice: &mut Dice, stop: &Stop) {
    let mut units = state.missing().to_vec();
    let model = state.model;
    units.sort_by(|a, b| {
        let ((near, at), (other, to)) = (hand(model, *a), hand(model, *b));
        near.cmp(&other).then(at.total_cmp(&to)).then(a.cmp(b))
    });
    for unit in units {
        if stop.is_over() {
            break;
        }
        greedy::place(state, unit, 0.0, dice);
    }
    state.settle();
}

/// The nearest kitchen of a unit, and where the hand of a clock about it points, from 0 to 4 once around; 0 where nobody
/// knows. Made of quotients alone, which are the same on every machine.
fn hand(model: &Model<'_>, unit: u32) -> (Option<u32>, f64) {
    let unit = &model.units[unit as usize];
    let kitchen = model.orders[unit.order as usize].kitchens.first().copied();
    let coordinate = |place: u32| model.problem.places[place as usize].coordinate;
    let at = kitchen.and_then(|k| coordinate(model.kitchens[k as usize].place));
    let (Some(at), Some(here)) = (at, coordinate(unit.place)) else { return (kitchen, 0.0) };
    let (x, y) = (here.x - at.x, here.y - at.y);
    let whole = x.abs() + y.abs();
    if whole == 0.0 {
        return (kitchen, 0.0);
    }
    let turn = match (x >= 0.0, y >= 0.0) {
        (true, true) => y / whole,
        (false, true) => 1.0 - x / whole,
        (false, false) => 2.0 - y / whole,
        (true, false) => 3.0 + x / whole,
    };
    (kitchen, turn)
}
