//! Simulated annealing over modules, on the cuts that are known: it finds whole designs that the relaxation's fractions
//! only hint at. Where it ends the true cost is asked and cut off, and it goes on; so it never believes the cuts for long.

use anpai_core::beds::capacity::plan::Design;
use anpai_core::beds::capacity::problem::GENERAL;
use anpai_core::stop::Stop;

use super::state::{Spot, State};
use crate::search::Dice;

/// The clock and the flag are looked at after so many moves.
const GLANCE: u64 = 256;

/// One descent: `moves` moves from the state's design, cooling from `first` to `last`.
pub(super) struct Descent {
    pub(super) moves: u64,
    pub(super) first: f64,
    pub(super) last: f64,
}

/// The best design that keeps every limit, by the cuts, and its cost; `None` where none was met.
pub(super) fn anneal(
    state: &mut State<'_>,
    descent: &Descent,
    dice: &mut Dice,
    stop: &Stop,
) -> Option<(f64, Design)> {
    let (mut cost, mut fines) = state.cost();
    let mut best: Option<(f64, Design)> = (fines == 0.0).then(|| (cost, state.design()));
    let mut temperature = descent.first;
    let mut steps: Vec<(Spot, i32)> = Vec::new();
    for done in 0..descent.moves {
        if done % GLANCE == 0 {
            if stop.is_over() {
                break;
            }
            let fraction = done as f64 / descent.moves as f64;
            temperature = descent.first * (descent.last / descent.first).powf(fraction);
        }
        steps.clear();
        propose(state, dice, &mut steps);
        for (spot, by) in &steps {
            state.change(*spot, *by);
        }
        let kept = !steps.is_empty() && steps.iter().all(|(spot, _)| state.keeps(*spot));
        if kept {
            let (new_cost, new_fines) = state.cost();
            let by = (new_cost + new_fines) - (cost + fines);
            if by < -temperature * dice.unit().max(1e-300).ln() {
                (cost, fines) = (new_cost, new_fines);
                if fines == 0.0 && best.as_ref().is_none_or(|(b, _)| cost < b - 1e-9) {
                    best = Some((cost, state.design()));
                }
                continue;
            }
        }
        for (spot, by) in steps.iter().rev() {
            state.change(*spot, -by);
        }
        state.cost();
    }
    best
}

/// Any variable.
fn anywhere(state: &State<'_>, dice: &mut Dice) -> Spot {
    let p = state.p;
    let (site, year) = (dice.below(p.sites()), dice.below(p.years));
    kind_of(state, dice, Spot { site, kind: GENERAL, year, converted: false })
}

/// The same place and year with any kind of work.
fn kind_of(state: &State<'_>, dice: &mut Dice, spot: Spot) -> Spot {
    let kinds = state.p.kinds.len();
    let choice = dice.below(2 * kinds - 1);
    if choice < kinds {
        Spot { kind: choice, converted: false, ..spot }
    } else {
        Spot { kind: choice - kinds + 1, converted: true, ..spot }
    }
}

/// A variable that is not zero; after a few misses any.
fn busy(state: &State<'_>, dice: &mut Dice) -> Spot {
    let p = state.p;
    for _ in 0..40 {
        let (site, year) = (dice.below(p.sites()), dice.below(p.years));
        if state.modules(site, year) > 0 {
            let start = Spot { site, kind: GENERAL, year, converted: false };
            for _ in 0..12 {
                let spot = kind_of(state, dice, start);
                if state.count(spot) > 0 {
                    return spot;
                }
            }
        }
    }
    anywhere(state, dice)
}

/// The changes of one move.
fn propose(state: &State<'_>, dice: &mut Dice, steps: &mut Vec<(Spot, i32)>) {
    let p = state.p;
    match dice.below(16) {
        0 | 1 => steps.push((anywhere(state, dice), 1)),
        2 => steps.push((busy(state, dice), -1)),
        // The same work elsewhere, later or earlier, or of another kind; some or all of it.
        3..=10 => {
            let from = busy(state, dice);
            let have = state.count(from).max(1);
            let by = if dice.chance(0.6) { 1 } else { 1 + dice.below(have as usize) as i32 };
            let to = match dice.below(4) {
                0 => Spot { year: dice.below(p.years), ..from },
                1 => kind_of(state, dice, from),
                2 => {
                    let other = busy(state, dice);
                    Spot { kind: from.kind, converted: from.converted, ..other }
                }
                _ => Spot { site: dice.below(p.sites()), ..from },
            };
            if to != from {
                steps.extend([(from, -by), (to, by)]);
            }
        }
        // Two works change places.
        11 | 12 => {
            let (a, b) = (busy(state, dice), busy(state, dice));
            let (c, d) = (Spot { site: b.site, year: b.year, ..a }, Spot { site: a.site, year: a.year, ..b });
            if a != b && c != b {
                steps.extend([(a, -1), (b, -1), (c, 1), (d, 1)]);
            }
        }
        // New for converted: a general bed that is built and converted at once, or taken apart again.
        13 => {
            let spot = busy(state, dice);
            let (site, year) = (spot.site, spot.year);
            let kind = 1 + dice.below(p.kinds.len() - 1);
            let by = if dice.chance(0.5) { 1 } else { -1 };
            steps.push((Spot { site, kind: GENERAL, year, converted: false }, by));
            steps.push((Spot { site, kind, year, converted: true }, by));
        }
        // A site's year is closed, and its work goes to another year or site.
        _ => {
            let from = busy(state, dice);
            let to = if dice.chance(0.5) {
                (from.site, dice.below(p.years))
            } else {
                let other = busy(state, dice);
                (other.site, if dice.chance(0.7) { from.year } else { other.year })
            };
            if to == (from.site, from.year) {
                return;
            }
            for converted in [false, true] {
                for kind in usize::from(converted)..p.kinds.len() {
                    let spot = Spot { site: from.site, kind, year: from.year, converted };
                    let count = state.count(spot);
                    if count > 0 {
                        steps.push((spot, -count));
                        steps.push((Spot { site: to.0, year: to.1, ..spot }, count));
                    }
                }
            }
        }
    }
}
