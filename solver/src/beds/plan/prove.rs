//! The bound that rises: HiGHS's tree over the model that says who goes where, in a thread of its own. Its cuts for flows
//! make up for its size: the bound of a tree over the cuts of [`super::recourse`] was lower on the places where both were tried.

use crate::mip::{Limits, Model, News, Status, solve_telling};

/// What the proof tells.
pub(super) enum Proof {
    Bound(f64),
    Solution(Vec<f64>),
}

/// Grows a tree over `model` until it is proved, or a limit is reached. Whether it was proved.
pub(super) fn prove(model: &Model, limits: &Limits, tell: &mut dyn FnMut(Proof)) -> bool {
    let answer = solve_telling(model, None, limits, &mut |news| {
        tell(match news {
            News::Bound(bound) => Proof::Bound(bound),
            News::Better(incumbent) => Proof::Solution(incumbent.values),
        });
    });
    tell(Proof::Bound(answer.bound));
    answer.status != Status::Stopped
}
