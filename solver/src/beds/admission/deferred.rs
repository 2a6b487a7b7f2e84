//! Deferred acceptance, as a second policy to compare with: everybody asks for the bed that counts least for them, a unit
//! keeps those of the highest standing that its beds hold, whoever is not kept asks on. Nobody then has a justified envy,
//! but more people may wait, and ways may be longer, than in the best decision for all together.
//!
//! Source: Gale and Shapley 1962, "College admissions and the stability of marriage"; with applicants asking, the result
//! is the best stable one for all of them.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use anpai_core::beds::admission::problem::{ApplicantId, UnitId};
use anpai_core::beds::admission::tie::number;
use anpai_core::beds::admission::{Plan, Problem};

use super::arcs::Arcs;
use super::stages::free_beds;

/// Who comes first at a unit: residents at their own, then standing, then the published number.
type Priority = (bool, u32, Reverse<u64>);

/// The decision by deferred acceptance.
pub(super) fn accept(problem: &Problem, arcs: &Arcs) -> Plan {
    let of = |a: ApplicantId, u: UnitId| {
        number(
            &problem.applicants[a.index()].id,
            &problem.institution(u).named.id,
            &problem.units[u.index()].id,
        )
    };
    let priority = |a: ApplicantId, u: UnitId| -> Priority {
        let person = &problem.applicants[a.index()];
        (person.resident == Some(u), person.standing, Reverse(of(a, u)))
    };
    let beds = free_beds(problem);
    let mut wanted: Vec<Vec<UnitId>> =
        problem.applicant_ids().map(|a| wanted(problem, arcs, a, of)).collect();
    let mut kept: Vec<BinaryHeap<Reverse<(Priority, ApplicantId)>>> = vec![BinaryHeap::new(); beds.len()];
    let may_ask = |a: &ApplicantId| problem.applicants[a.index()].pinned.is_none();
    let mut asking: Vec<ApplicantId> = problem.applicant_ids().filter(may_ask).collect();
    while let Some(applicant) = asking.pop() {
        let Some(unit) = wanted[applicant.index()].pop() else { continue };
        let people = &mut kept[unit.index()];
        people.push(Reverse((priority(applicant, unit), applicant)));
        if people.len() > beds[unit.index()] as usize {
            asking.extend(people.pop().map(|Reverse((_, out))| out));
        }
    }
    let mut plan: Vec<Option<UnitId>> = problem.applicants.iter().map(|a| a.pinned).collect();
    for (unit, people) in problem.unit_ids().zip(kept) {
        for Reverse((_, applicant)) in people {
            plan[applicant.index()] = Some(unit);
        }
    }
    Plan::freeze(problem, plan)
}

/// The beds that somebody asks for, the best last. A resident asks for nothing behind the own bed.
fn wanted(
    problem: &Problem,
    arcs: &Arcs,
    applicant: ApplicantId,
    of: impl Fn(ApplicantId, UnitId) -> u64,
) -> Vec<UnitId> {
    let mut all: Vec<(i64, u64, UnitId)> = arcs
        .of_applicant(applicant)
        .iter()
        .map(|(unit, points)| (*points, of(applicant, *unit), *unit))
        .collect();
    all.sort_unstable();
    if let Some(own) = problem.applicants[applicant.index()].resident {
        let end = all.iter().position(|(_, _, unit)| *unit == own).map_or(all.len(), |at| at + 1);
        all.truncate(end);
    }
    all.into_iter().rev().map(|(_, _, unit)| unit).collect()
}
