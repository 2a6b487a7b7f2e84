//! The second flow: among the optima of the first, the one with the least sum of published numbers.
//!
//! The prices of the first flow mark its optima out (complementary slackness): somebody is where arc and price together
//! are cheapest, and a bed with a price is taken. So only those arcs are left, and an arc to a bed with a price saves more
//! than all numbers together can cost, so that every one of these beds is taken, as it can be. What comes out is held to
//! the first flow's cost.

use anpai_core::beds::admission::Problem;
use anpai_core::beds::admission::problem::{ApplicantId, UnitId};
use anpai_core::beds::admission::tie::number;
use anpai_core::stop::Stop;

use super::arcs::Arcs;
use super::stages::{Stages, free_beds};
use crate::flow::{Ending, Slot, Standing, Transport, Unit, certificate};

/// The unit of each applicant; `None` where it was stopped.
///
/// # Panics
/// Where no optimum is left, or the one that is found costs more than the first flow's: bugs.
pub(super) fn break_ties(
    problem: &Problem,
    arcs: &Arcs,
    first: &Stages,
    stop: &Stop,
) -> Option<Vec<Option<UnitId>>> {
    let mut beds: Vec<Option<UnitId>> = problem.applicants.iter().map(|a| a.pinned).collect();
    // More than all numbers together: each is below 2^64.
    let above = (first.people.len() as i128 + 1) << 64;
    let mut transport = Transport::with_room(&free_beds(problem), first.people.len(), arcs.len());
    let prices = first.found.prices();
    let before = first.standing.transport();
    let mut row = Vec::new();
    for (unit, id) in (0..).map(Unit).zip(&first.people) {
        let asked = |slot: Slot, cost: i128| cost + prices[slot.0 as usize];
        let waits = before.unserved(unit);
        let least = before.arcs(unit).map(|(slot, cost)| asked(slot, cost)).chain(waits).min();
        row.clear();
        for (slot, _) in before.arcs(unit).filter(|(slot, cost)| Some(asked(*slot, *cost)) == least) {
            let number = i128::from(tie_number(problem, *id, UnitId(slot.0)));
            row.push((slot.0, if prices[slot.0 as usize] > 0 { number } else { number + above }));
        }
        transport.push(waits.filter(|w| Some(*w) == least).map(|_| above), &row);
    }
    let mut standing = Standing::new(transport);
    let ending = standing.solve(stop, &mut |_| {}).expect("numbers have 64 bits, and rows are bounded");
    let found = match ending {
        Ending::Optimal(found) => found,
        Ending::Stopped => return None,
        Ending::Infeasible(clash) => unreachable!("the first flow's answer is among these: {clash:?}"),
    };
    certificate::verify(standing.transport(), &found).expect("the flow proves its answers");
    let mut cost = 0;
    for (unit, id) in (0..).map(Unit).zip(&first.people) {
        let bed = found.slot(unit).map(|slot| UnitId(slot.0));
        beds[id.index()] = bed;
        cost += match bed {
            Some(bed) => i128::from(arcs.points(*id, bed).expect("an arc")),
            None => before.unserved(unit).expect("somebody who may wait"),
        };
    }
    assert!(cost == first.found.cost(), "the tie-break costs {cost}, the optimum {}", first.found.cost());
    Some(beds)
}

fn tie_number(problem: &Problem, applicant: ApplicantId, unit: UnitId) -> u64 {
    let (person, bed) = (&problem.applicants[applicant.index()], &problem.units[unit.index()]);
    number(&person.id, &problem.institution(unit).named.id, &bed.id)
}
