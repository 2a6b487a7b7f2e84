//! Justified envies of any plan: somebody would rather have a bed that is free, or one that went to somebody of lower
//! standing. "Rather" is by soft points, and any bed that would do is better than none; a bed held by a pin or by a
//! resident who stays is nobody's to envy.

use anpai_core::beds::admission::problem::{ApplicantId, UnitId};
use anpai_core::beds::admission::unserved::Envy;
use anpai_core::beds::admission::{Plan, Problem};

use super::arcs::Arcs;
use super::limits::{Limits, Load};

/// Counts the justified envies of a plan.
#[must_use]
pub fn envy(problem: &Problem, plan: &Plan) -> Envy {
    count(problem, plan, &Arcs::of(problem))
}

pub(super) fn count(problem: &Problem, plan: &Plan, arcs: &Arcs) -> Envy {
    let standings: Vec<Vec<u32>> = problem.unit_ids().map(|unit| open_to_envy(problem, plan, unit)).collect();
    let limits = Limits::of(problem, arcs);
    let mut load = Load::of(problem, &limits, plan);
    let mut envy = Envy::default();
    for (applicant, person) in problem.applicant_ids().zip(&problem.applicants) {
        if person.pinned.is_some() {
            continue;
        }
        let bed = plan.bed(applicant);
        let own = bed.and_then(|unit| arcs.points(applicant, unit));
        bed.iter().for_each(|unit| load.remove(applicant, *unit));
        let better = |points: i64| own.is_none_or(|own| points < own);
        let (mut pairs, mut free) = (0, false);
        for (unit, _) in arcs.of_applicant(applicant).iter().filter(|(_, points)| better(*points)) {
            pairs += standings[unit.index()].partition_point(|s| *s < person.standing) as u64;
            free |= load.broken_by(applicant, *unit).is_nothing();
        }
        bed.iter().for_each(|unit| load.add(applicant, *unit));
        envy.people += usize::from(pairs > 0);
        envy.pairs += pairs;
        envy.of_free_beds += usize::from(free);
    }
    envy
}

/// Standings of the people of a unit whom others may envy, in order.
fn open_to_envy(problem: &Problem, plan: &Plan, unit: UnitId) -> Vec<u32> {
    let open = |a: &&ApplicantId| !problem.applicants[a.index()].holds(unit);
    let mut standings: Vec<u32> =
        plan.people(unit).iter().filter(open).map(|a| problem.applicants[a.index()].standing).collect();
    standings.sort_unstable();
    standings
}
