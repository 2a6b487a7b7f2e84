//! From parts of parties to whole ones: each in turn takes the choice by which what is taken of every room stays nearest to
//! the sum of the parts so far. What one party takes too much, the next ones leave (error diffusion: Floyd and Steinberg
//! 1976), so that no room is missed by more than a few people, where choosing by lot would miss by dozens.

use anpai_core::stop::Stop;

use super::market::{Market, Tags};
use super::model::Model;
use super::parts::parts;
use super::seating::Seating;

/// Parts below this are nobody's choice.
const SMALL: f64 = 0.01;

/// After so many parties the stop is looked at.
const LOOK: usize = 4096;

/// Whole parties at these prices and this temperature.
pub(super) fn seat<'m, 'a>(
    model: &'m Model<'a>,
    market: &Market,
    temperature: f64,
    stop: &Stop,
) -> Seating<'m, 'a> {
    let tags = Tags::new(model, &market.prices);
    let mut seating = Seating::new(model);
    // What the parts so far come to in each room, less what is taken.
    let mut owed = vec![0.0; model.rooms.len()];
    let mut of_choice = Vec::new();
    for (n, party) in model.parties.iter().enumerate() {
        if n % LOOK == 0 && stop.is_over() {
            break;
        }
        parts(market, model, &tags, temperature, party, &mut of_choice);
        let choices = || model.range(n).zip(&of_choice).filter(|(_, part)| **part > SMALL);
        for (at, part) in choices() {
            for (room, amount) in model.takes(party, model.choice(at)) {
                owed[room] += part * amount as f64;
            }
        }
        // By how much the sum of squares of what is owed changes.
        let change = |at: usize| -> f64 {
            let takes = model.takes(party, model.choice(at));
            takes.map(|(room, amount)| amount as f64 * (amount as f64 - 2.0 * owed[room])).sum()
        };
        let nothing = 1.0 - of_choice.iter().sum::<f64>();
        let mut best = (f64::INFINITY, None);
        for (at, _) in choices().filter(|(at, _)| seating.fits(party, model.choice(*at))) {
            let change = change(at);
            if change < best.0 {
                best = (change, Some(at));
            }
        }
        let Some(at) = best.1.filter(|_| best.0 < 0.0 || nothing < SMALL) else { continue };
        seating.give(n, at);
        for (room, amount) in model.takes(party, model.choice(at)) {
            owed[room] -= amount as f64;
        }
    }
    seating
}
