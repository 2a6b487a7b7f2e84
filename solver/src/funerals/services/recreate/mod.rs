//! Operators that put what is missing back. A new one is one file and one line here.

use anpai_core::stop::Stop;

use super::model::CaseModel;
use super::state::Services;
use crate::search::{Dice, Recreate};

mod greedy;

/// Every recreate.
pub(super) const RECREATES: &[&dyn for<'m> Recreate<Services<'m>>] = &[&greedy::Greedy];

/// The first plan: the largest halls first, then by when they would best begin.
pub(super) fn construct(state: &mut Services<'_>, dice: &mut Dice, stop: &Stop) {
    let mut jobs = state.missing().to_vec();
    let model = state.model;
    jobs.sort_by_key(|job| {
        let case = model.cases.get(*job as usize);
        let halls = case.and_then(|case| case.farewell.as_ref()).map_or(usize::MAX, Vec::len);
        (halls, case.and_then(CaseModel::wished), *job)
    });
    for job in jobs {
        if stop.is_over() {
            break;
        }
        greedy::place(state, job, 0.0, dice);
    }
    state.settle();
}
