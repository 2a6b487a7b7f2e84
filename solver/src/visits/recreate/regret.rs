//! Regret insertion: next comes the request that would lose most if its best shift were taken (Potvin and Rousseau 1993).
//! It makes the first roster, and now and then repairs one.

use std::collections::BinaryHeap;

use anpai_core::stop::Stop;

use super::super::bound::Bounds;
use super::super::insertion::best;
use super::super::roster::Roster;
use super::previous::as_it_was;
use crate::search::{Dice, Recreate};

/// What a shift that cannot take a request counts as.
const NO_WAY: i64 = i64::MAX / 8;
/// Shifts of a request whose bounds are kept: those that were least when all was empty.
const WATCHED: usize = 24;

/// See the module.
pub struct Regret;

impl Recreate<Roster<'_>> for Regret {
    fn name(&self) -> &'static str {
        "Regret"
    }
    fn weight(&self) -> u32 {
        1
    }
    fn recreate(&self, roster: &mut Roster, dice: &mut Dice) {
        let requests = super::greedy::chosen(roster, dice);
        insert_by_regret(roster, requests, dice, &Stop::never(), |_, _| {});
    }
}

/// Makes the first roster from an empty one.
pub fn construct(roster: &mut Roster, dice: &mut Dice, stop: &Stop) {
    let requests = roster.missing().to_vec();
    insert_by_regret(roster, requests, dice, stop, |roster, visits| as_it_was(roster, visits, stop));
}

/// The least bound of a request in one of its candidates' rounds.
fn bound(roster: &mut Roster, request: u32, candidate: usize) -> i64 {
    let node = roster.model.requests[request as usize].nodes.start;
    let candidate = roster.model.candidates[node as usize][candidate];
    if !roster.allows(node, candidate.shift) {
        return NO_WAY;
    }
    roster.know_slack(candidate.shift);
    let bounds = Bounds::new(roster, node, candidate);
    let positions = 0..=roster.trips[candidate.shift as usize].stops.len();
    positions.filter_map(|at| bounds.at(at, i64::MIN)).map(|b| b.bound).min().unwrap_or(NO_WAY)
}

/// Puts every mandatory break that is missing at the end of its round.
pub fn place_mandatory_breaks(roster: &mut Roster) {
    let model = roster.model;
    let is_missing = |r: &u32| {
        model.requests[*r as usize].visit.is_none()
            && model.is_mandatory_break(model.requests[*r as usize].nodes.start)
    };
    let missing: Vec<u32> = roster.missing().iter().copied().filter(is_missing).collect();
    for request in missing {
        if let Some(seat) = roster.last_seat(request) {
            roster.place(request, &[seat]);
        }
    }
}

/// `first` may put visits wherever it likes before they are put where they cost least.
fn insert_by_regret(
    roster: &mut Roster,
    requests: Vec<u32>,
    dice: &mut Dice,
    stop: &Stop,
    first: impl FnOnce(&mut Roster, &[u32]),
) {
    let model = roster.model;
    let (breaks, visits): (Vec<u32>, Vec<u32>) =
        requests.into_iter().partition(|r| model.requests[*r as usize].visit.is_none());
    // Breaks that must be taken come first, so that no round grows without them; then pins; then two-person visits, the
    // hardest to place, by their windows; then the rest by regret; breaks that may be missed where there is room.
    place_mandatory_breaks(roster);
    let may = breaks.into_iter().filter(|r| !roster.is_placed(*r)).collect::<Vec<_>>();
    let put = |roster: &mut Roster, request: u32, dice: &mut Dice| {
        if let Some(found) = best(roster, request, 0.0, dice) {
            roster.apply(request, &found);
        }
    };
    let is_pinned = |r: u32| model.requests[r as usize].left_out.hard > model.requests_hard_floor;
    let (pinned, visits): (Vec<u32>, Vec<u32>) = visits.into_iter().partition(|r| is_pinned(*r));
    let by_window = |r: &u32| {
        let request = &model.requests[*r as usize];
        let window = model.nodes[request.nodes.start as usize].windows.first();
        (std::cmp::Reverse(request.left_out), window.map(|w| (w.end, w.start)), *r)
    };
    let (mut double, single): (Vec<u32>, Vec<u32>) =
        visits.into_iter().partition(|r| model.requests[*r as usize].nodes.len() > 1);
    double.sort_by_key(by_window);
    // Without them there is no plan: there is always time for these.
    pinned.into_iter().for_each(|request| put(roster, request, dice));
    let visits = [&double[..], &single].concat();
    first(roster, &visits);
    double.retain(|request| !roster.is_placed(*request));
    let single: Vec<u32> = single.into_iter().filter(|request| !roster.is_placed(*request)).collect();
    for request in double {
        if stop.is_over() {
            return;
        }
        put(roster, request, dice);
    }
    by_regret(roster, &single, dice, stop, put);
    may.into_iter().filter(|_| !stop.is_over()).for_each(|r| put(roster, r, dice));
}

/// Inserts single-person visits by regret; bounds are kept, and computed anew only in rounds that changed.
fn by_regret(
    roster: &mut Roster,
    open: &[u32],
    dice: &mut Dice,
    stop: &Stop,
    put: impl Fn(&mut Roster, u32, &mut Dice),
) {
    let model = roster.model;
    let node = |r: u32| model.requests[r as usize].nodes.start as usize;
    let mut bounds: Vec<Vec<i64>> = Vec::with_capacity(open.len());
    // (request's row, watched candidate) by shift, so that a round that changed finds whom it concerns.
    let mut of_shift: Vec<Vec<(u32, u32)>> = vec![Vec::new(); model.shifts.len()];
    let mut watched: Vec<Vec<u32>> = Vec::with_capacity(open.len());
    for (row, &request) in open.iter().enumerate() {
        if stop.is_over() {
            return;
        }
        let candidates = &model.candidates[node(request)];
        let mut all: Vec<(i64, u32)> =
            (0..candidates.len() as u32).map(|c| (bound(roster, request, c as usize), c)).collect();
        if all.len() > WATCHED {
            all.select_nth_unstable(WATCHED);
            all.truncate(WATCHED);
        }
        for (at, (_, c)) in all.iter().enumerate() {
            of_shift[candidates[*c as usize].shift as usize].push((row as u32, at as u32));
        }
        bounds.push(all.iter().map(|(bound, _)| *bound).collect());
        watched.push(all.iter().map(|(_, c)| *c).collect());
    }
    let regret = |row: &Vec<i64>| {
        let (mut least, mut second) = (NO_WAY, NO_WAY);
        for &b in row {
            if b < least {
                (least, second) = (b, least);
            } else if b < second {
                second = b;
            }
        }
        (second - least, -least)
    };
    let key = |row: usize, bounds: &Vec<i64>| {
        let left_out = model.requests[open[row] as usize].left_out;
        (left_out.hard, left_out.medium, regret(bounds), std::cmp::Reverse(row))
    };
    let mut keys: Vec<_> = bounds.iter().enumerate().map(|(row, b)| key(row, b)).collect();
    // The heap keeps outdated keys too: one that is not the row's present key is passed over.
    let mut heap: BinaryHeap<_> = keys.iter().copied().collect();
    let mut is_open = vec![true; open.len()];
    while let Some(next) = heap.pop().filter(|_| !stop.is_over()) {
        let row = next.3.0;
        if !is_open[row] || keys[row] != next {
            continue;
        }
        is_open[row] = false;
        roster.forget_changes();
        put(roster, open[row], dice);
        for shift in roster.changes().to_vec() {
            for &(row, at) in &of_shift[shift as usize] {
                let (row, at) = (row as usize, at as usize);
                if is_open[row] {
                    bounds[row][at] = bound(roster, open[row], watched[row][at] as usize);
                    let now = key(row, &bounds[row]);
                    if now != keys[row] {
                        keys[row] = now;
                        heap.push(now);
                    }
                }
            }
        }
    }
}
