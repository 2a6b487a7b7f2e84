//! Whether there is room for what a case would take, and who would have to give way.

use std::collections::BTreeSet;

use super::busy::Busy;
use super::home::{Home, Take};
use super::state::{State, change};
use crate::funerals::services::problem::{PoolId, Span};

/// Too few units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Of this pool.
    pub pool: PoolId,
    /// In this time.
    pub span: Span,
}

fn conflicts<'a>(home: &'a Home, busy: &'a [Busy], takes: &'a [Take]) -> impl Iterator<Item = Conflict> + 'a {
    takes.iter().filter_map(|take| {
        let profile = &home.problem.pools.get(take.pool.index())?.profile;
        let span = busy.get(take.pool.index())?.full(profile, take.span, take.units)?;
        Some(Conflict { pool: take.pool, span })
    })
}

/// Unconfirmed cases of the document that have to give way to `takes`; nobody where there is room as it is. `without` is a
/// booking that gives up its own place.
///
/// # Errors
/// What bookings and confirmed cases leave no room for, by pool: all of it.
pub(super) fn in_the_way(
    home: &Home,
    state: &State,
    takes: &[Take],
    without: Option<&str>,
) -> Result<Vec<String>, Vec<Conflict>> {
    let freed = without.and_then(|id| state.bookings.get(id)).filter(|booking| booking.state.is_active());
    let staying: BTreeSet<&String> =
        home.planned.keys().filter(|id| !state.displaced.contains(*id)).collect();
    if freed.is_none() && staying.is_empty() {
        let hard: Vec<Conflict> = conflicts(home, &state.busy, takes).collect();
        return if hard.is_empty() { Ok(Vec::new()) } else { Err(hard) };
    }
    let mut busy = state.busy.clone();
    if let Some(booking) = freed {
        change(&mut busy, &booking.takes, -1);
    }
    let hard: Vec<Conflict> = conflicts(home, &busy, takes).collect();
    if !hard.is_empty() {
        return Err(hard);
    }
    staying.iter().for_each(|id| change(&mut busy, &home.planned[*id], 1));
    let mut moves = BTreeSet::new();
    let first = |busy: &[Busy]| conflicts(home, busy, takes).next();
    while let Some(conflict) = first(&busy) {
        let is_there = |take: &Take| {
            take.pool == conflict.pool
                && take.span.from < conflict.span.to
                && conflict.span.from < take.span.to
        };
        // Of those who stand here the last one by its id: any would do, and this one is always the same.
        let found =
            staying.iter().rev().find(|id| !moves.contains(**id) && home.planned[**id].iter().any(is_there));
        let Some(id) = found else { return Err(vec![conflict]) };
        change(&mut busy, &home.planned[*id], -1);
        moves.insert(*id);
    }
    // Whoever needed not go stays.
    for id in moves.clone() {
        change(&mut busy, &home.planned[id], 1);
        if first(&busy).is_none() {
            moves.remove(id);
        } else {
            change(&mut busy, &home.planned[id], -1);
        }
    }
    Ok(moves.into_iter().cloned().collect())
}
