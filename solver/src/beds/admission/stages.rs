//! The first flow: one cost for soft points and, above them, for everybody who waits. A standing counts so much that no
//! saving of soft points of all people together makes up for one place; that places suffice to have the most served tier
//! by tier, and then the most days of waiting, is what `ApplicantServed` explains.

use anpai_core::beds::admission::Problem;
use anpai_core::beds::admission::problem::ApplicantId;
use anpai_core::stop::Stop;

use super::arcs::Arcs;
use crate::flow::{Assignment, Ending, Standing, certificate};

/// The first flow, solved.
#[derive(Debug)]
pub(super) struct Stages {
    pub(super) standing: Standing<i128>,
    pub(super) found: Assignment<i128>,
    /// Everybody who is not pinned, in the order of the units of the flow.
    pub(super) people: Vec<ApplicantId>,
    /// What a place in the order of standing counts: more than twice what soft points can differ by.
    pub(super) place: i128,
}

/// What is left of each unit when pinned people have theirs.
pub(super) fn free_beds(problem: &Problem) -> Vec<u32> {
    let mut beds: Vec<u32> = problem.units.iter().map(|u| u.beds).collect();
    for unit in problem.applicants.iter().filter_map(|a| a.pinned) {
        beds[unit.index()] -= 1;
    }
    beds
}

impl Stages {
    /// Solves it; `None` where it was stopped.
    ///
    /// # Panics
    /// Where a sum could overflow (`check` bounds them), where residents do not fit into the beds that they live in, or
    /// where the certificate does not hold: bugs.
    pub(super) fn solve(problem: &Problem, arcs: &Arcs, stop: &Stop) -> Option<Self> {
        let people: Vec<ApplicantId> =
            problem.applicant_ids().filter(|a| problem.applicants[a.index()].pinned.is_none()).collect();
        let most = |a: &ApplicantId| arcs.of_applicant(*a).iter().map(|(_, points)| *points).max();
        let soft: i128 = people.iter().filter_map(most).map(i128::from).sum();
        let place = 2 * soft + 2;
        let beds = free_beds(problem);
        let mut transport = crate::flow::Transport::with_room(&beds, people.len(), arcs.len());
        let mut row = Vec::new();
        for id in &people {
            let person = &problem.applicants[id.index()];
            row.clear();
            row.extend(arcs.of_applicant(*id).iter().map(|(unit, points)| (unit.0, i128::from(*points))));
            let waits = i128::from(person.standing) * place;
            transport.push(person.resident.is_none().then_some(waits), &row);
        }
        let mut standing = Standing::new(transport);
        let ending = standing.solve(stop, &mut |_| {}).expect("check bounds all costs");
        let found = match ending {
            Ending::Optimal(found) => found,
            Ending::Stopped => return None,
            Ending::Infeasible(clash) => unreachable!("residents fit where they live: {clash:?}"),
        };
        certificate::verify(standing.transport(), &found).expect("the flow proves its answers");
        Some(Self { standing, found, people, place })
    }
}
