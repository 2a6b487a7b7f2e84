//! Where everybody was in the earlier roster, as a start of the new one: what still fits is left there, so that a repaired
//! roster differs where it has to, and the search need not find its way back.

use anpai_core::stop::Stop;

use super::super::bound::Bounds;
use super::super::roster::{Roster, Seat};

/// Puts visits of the earlier roster back where they were, the earliest first, as far as that breaks nothing hard.
pub(super) fn as_it_was(roster: &mut Roster, visits: &[u32], stop: &Stop) {
    let mut known: Vec<(i64, u32)> =
        (visits.iter().copied()).filter_map(|request| Some((start(roster, request)?, request))).collect();
    known.sort_unstable();
    for (_, request) in known {
        if stop.is_over() {
            return;
        }
        let Some(seats) = seats(roster, request) else { continue };
        let hard = roster.total().hard;
        roster.mark();
        if roster.insert(request, &seats) && roster.total().hard <= hard {
            roster.keep();
        } else {
            roster.take_back();
        }
    }
}

/// When a visit began in the earlier roster: the first of its tasks.
fn start(roster: &Roster, request: u32) -> Option<i64> {
    let nodes = roster.model.requests[request as usize].nodes.clone();
    nodes.map(|node| Some(roster.model.problem.tasks[node as usize].previous?.start.0)).min().flatten()
}

/// The seats of all of a visit's tasks behind whatever begins earlier in the same round; nothing, where one of them was not in
/// the earlier roster, or may not be there any more. Tasks of one visit that are not done at once are left to the others.
fn seats(roster: &mut Roster, request: u32) -> Option<Vec<Seat>> {
    let own = &roster.model.requests[request as usize];
    if own.nodes.len() > 1 && !own.paired {
        return None;
    }
    let seats: Vec<Seat> = own.nodes.clone().map(|node| seat(roster, node)).collect::<Option<_>>()?;
    let may_meet = |pair: &[Seat]| roster.may_meet(pair[0].shift, pair[1].shift);
    seats.windows(2).all(may_meet).then_some(seats)
}

fn seat(roster: &mut Roster, node: u32) -> Option<Seat> {
    let model = roster.model;
    let previous = model.problem.tasks[node as usize].previous?;
    let was = |shift: u32| {
        let shift = &model.problem.shifts[shift as usize];
        shift.caregiver == previous.caregiver && (shift.start..shift.end).contains(&previous.start)
    };
    let candidate = *model.candidates[node as usize].iter().find(|candidate| was(candidate.shift))?;
    if !roster.allows(node, candidate.shift) {
        return None;
    }
    roster.know_slack(candidate.shift);
    let stops = &roster.trips[candidate.shift as usize].stops;
    let at = stops.partition_point(|stop| stop.start < previous.start.0);
    // What an insertion must not break is asked where every insertion asks it.
    let bounded = Bounds::new(roster, node, candidate).at(at, i64::MIN)?;
    Some(Seat {
        node,
        shift: bounded.shift,
        at: bounded.at,
        duration: bounded.duration,
        assigned: candidate.cost,
    })
}
