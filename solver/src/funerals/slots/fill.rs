//! What is free to have: nobody goes without a slot, or has a worse one, where there is room for them as it is. The first round is
//! always made whole, so that whoever stops before there is a plan has one: it takes some hundredths of a second for hundreds of
//! thousands of parties.

use anpai_core::stop::Stop;

use super::model::NONE;
use super::seating::Seating;

/// More rounds than this are not made.
const ROUNDS: usize = 8;

/// Gives each party in turn its best choice that has room, where that is better than what it has.
pub(super) fn fill(seating: &mut Seating<'_, '_>, stop: &Stop) {
    let model = seating.model;
    for _ in 0..ROUNDS {
        let mut moved = false;
        for n in 0..model.parties.len() {
            let was = seating.at[n];
            // Choices come in the order of wishes: what stands before is better.
            let better = model.range(n).take_while(|at| was == NONE || *at < was as usize);
            for at in better {
                seating.take(n);
                if seating.fits(&model.parties[n], model.choice(at)) {
                    seating.give(n, at);
                    moved = true;
                    break;
                }
                if was != NONE {
                    seating.give(n, was as usize);
                }
            }
        }
        if !moved || stop.is_over() {
            return;
        }
    }
}
