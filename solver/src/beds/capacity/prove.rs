//! The bound that rises: HiGHS's tree over the master. Which sites open when is what the relaxation knows least of, so that
//! is made whole first, with modules that may be fractions; where that is proved, modules are made whole too. Where the
//! master does not say who goes where but has cuts for it, what it believes wrongly of its best solutions is cut off and
//! the tree grown anew, soon at first, then when it is done.

use anpai_core::beds::capacity::plan::Design;
use anpai_core::beds::capacity::problem::Problem;

use super::master::{Master, Openings};
use super::recourse::Recourse;
use crate::mip::{Incumbent, Limits, News, Status, solve_telling};

/// A cut that is not higher by this, relatively, is none.
const HIGHER: f64 = 1e-6;
/// The gap to which each model of the proof is solved.
pub(super) const PROVED: f64 = 1e-7;
/// Nodes of the trees that are grown only to find out where cuts are missing.
const SOUNDINGS: [u32; 4] = [1, 50, 100, 200];

/// How many of the solutions that a tree has met are corrected, the best ones.
const MOST_MET: usize = 4;

/// What the proof tells.
pub(super) enum Proof {
    Bound(f64),
    /// Openings, and what they cost with modules that may be fractions.
    Openings(f64, Openings),
    Design(Design),
}

/// Grows trees until the master believes nothing wrong of its best solution, or a limit is reached. Gives the highest
/// bound.
pub(super) fn prove(p: &Problem, master: &mut Master, limits: &Limits, tell: &mut dyn FnMut(Proof)) -> f64 {
    let recourse = Recourse::new(p);
    let mut bound = f64::NEG_INFINITY;
    let mut whole = false;
    // Where the model says who goes where, there is nothing to sound for.
    let mut soundings = if master.exact { [].iter() } else { SOUNDINGS.iter() };
    master.divide_modules(true);
    loop {
        let sounding = soundings.next();
        let nodes =
            sounding.copied().map_or(limits.nodes, |n| Some(limits.nodes.map_or(n, |most| most.min(n))));
        let mut met: Vec<Incumbent> = Vec::new();
        let answer =
            solve_telling(&master.model, None, &Limits { nodes, ..limits.clone() }, &mut |news| match news {
                News::Bound(bound) => tell(Proof::Bound(bound)),
                News::Better(incumbent) => {
                    tell(match whole {
                        false => Proof::Openings(incumbent.objective, master.openings(&incumbent.values)),
                        true => Proof::Design(master.design(&incumbent.values)),
                    });
                    met.push(incumbent);
                }
            });
        bound = bound.max(answer.bound);
        tell(Proof::Bound(answer.bound));
        let proved = answer.status == Status::Optimal;
        if !proved && (sounding.is_none() || limits.stop.is_over()) {
            return bound;
        }
        // One that says who goes where believes nothing wrong.
        let mut wrong = false;
        for incumbent in met.iter().rev().take(if master.exact { 0 } else { MOST_MET }) {
            wrong |= correct(p, &recourse, master, &incumbent.values);
        }
        match (proved, whole) {
            (true, true) if !wrong => return bound,
            // Fractions of beds are told to millionths: to cut at them until nothing is wrong might never end.
            (true, false) => {
                whole = true;
                master.divide_modules(false);
            }
            _ => {}
        }
    }
}

/// Cuts off what the master believes wrongly of a solution; whether there was anything.
fn correct(p: &Problem, recourse: &Recourse<'_>, master: &mut Master, values: &[f64]) -> bool {
    let mut wrong = false;
    for k in 0..p.kinds.len() {
        for t in 0..p.years {
            let at: Vec<f64> = master.beds.iter().map(|site| values[site[k][t].index()]).collect();
            let (value, cut) = recourse.cut(k, t, &at);
            if value > values[master.people[k][t].index()] + HIGHER * (1.0 + value) {
                master.take(&[(k, t, cut)]);
                wrong = true;
            }
        }
    }
    wrong
}
