//! The best place for a request: bounds for every position of every shift that may take it, then exact prices for the
//! few that could be best.

use anpai_core::score::Score;

use super::bound::{Bounded, Bounds};
use super::model::Candidate;
use super::roster::{Roster, Seat};
use crate::search::Dice;

/// Positions priced exactly before the search for a place gives up on something better.
const PRICED: usize = 10;
/// Positions priced exactly at least where bounds are estimates, because travel changes with the time of day. An
/// assumption.
const PRICED_BY_HOUR: usize = 3;
/// Positions of the first of two caregivers for which one looks for the second.
const FIRSTS: usize = 16;

/// Where a request goes and what that changes.
#[derive(Clone, Copy, Debug)]
pub struct Move {
    seats: [Seat; 2],
    count: usize,
    /// The change of the guided score; negative is better.
    pub change: Score,
}

impl Move {
    /// Where the nodes go. Positions of a pair are as they are before either is in; of two tasks that each have their
    /// own time, the second's is as it is when the first is in.
    pub fn seats(&self) -> &[Seat] {
        &self.seats[..self.count]
    }
}

/// The few least of what is offered, in order.
struct Least<T, const N: usize> {
    items: Vec<(i64, T)>,
}

impl<T, const N: usize> Least<T, N> {
    fn new() -> Self {
        Self { items: Vec::with_capacity(N + 1) }
    }
    /// What has to be beaten to get in.
    fn bar(&self) -> i64 {
        if self.items.len() < N { i64::MAX } else { self.items[N - 1].0 }
    }
    fn offer(&mut self, bound: i64, item: T) {
        if bound >= self.bar() {
            return;
        }
        let at = self.items.partition_point(|(b, _)| *b <= bound);
        self.items.insert(at, (bound, item));
        self.items.truncate(N);
    }
}

/// Finds the best place of a request that is missing. `blink` is the chance that a position goes unseen, so that the
/// same hole is not always filled alike (Christiaens and Vanden Berghe 2020). `None` where no place makes the roster
/// better than leaving it out.
pub fn best(roster: &mut Roster, request: u32, blink: f64, dice: &mut Dice) -> Option<Move> {
    best_among(roster, request, Rounds::All, blink, dice)
}

/// The same with the first of its tasks in one round.
pub fn best_in(roster: &mut Roster, request: u32, shift: u32) -> Option<Move> {
    best_among(roster, request, Rounds::One(shift), 0.0, &mut Dice::new(0, 0))
}

/// Rounds that the first task of a request may be in.
#[derive(Clone, Copy, Debug)]
enum Rounds {
    All,
    One(u32),
}

fn best_among(
    roster: &mut Roster,
    request: u32,
    rounds: Rounds,
    blink: f64,
    dice: &mut Dice,
) -> Option<Move> {
    let nodes = roster.model.requests[request as usize].nodes.clone();
    match (nodes.len(), roster.model.requests[request as usize].paired) {
        (1, _) => best_single(roster, request, rounds, blink, dice),
        (_, true) => best_pair(roster, request, rounds, blink, dice),
        _ => best_apart(roster, request, rounds, blink, dice),
    }
}

/// Calls `visit` with every position of every shift that may take `node` now, in rounds with known slack.
fn each_round(roster: &mut Roster, node: u32, rounds: Rounds, mut visit: impl FnMut(&Roster, &Candidate)) {
    let model = roster.model;
    let mut empty = u32::MAX;
    for candidate in &model.candidates[node as usize] {
        if matches!(rounds, Rounds::One(shift) if shift != candidate.shift) {
            continue;
        }
        if !roster.allows(node, candidate.shift) {
            continue;
        }
        if roster.trips[candidate.shift as usize].stops.is_empty() {
            // One empty round of a kind is as good as another.
            let class = model.shifts[candidate.shift as usize].class;
            if class == empty {
                continue;
            }
            empty = class;
        }
        roster.know_slack(candidate.shift);
        visit(roster, candidate);
    }
}

/// Calls `take` with every place that `node` could have now, but for those that are blinked over.
fn each_place(
    roster: &mut Roster,
    node: u32,
    rounds: Rounds,
    blink: f64,
    dice: &mut Dice,
    mut take: impl FnMut(&Candidate, Bounded),
) {
    each_round(roster, node, rounds, |roster, candidate| {
        let bounds = Bounds::new(roster, node, *candidate);
        for at in 0..=roster.trips[candidate.shift as usize].stops.len() {
            if blink > 0.0 && dice.chance(blink) {
                continue;
            }
            if let Some(found) = bounds.at(at, i64::MIN) {
                take(candidate, found);
            }
        }
    });
}

fn seat(roster: &Roster, node: u32, bounded: &Bounded) -> Seat {
    let candidates = &roster.model.candidates[node as usize];
    let cost = candidates.iter().find(|c| c.shift == bounded.shift).map_or(Score::ZERO, |c| c.cost);
    Seat { node, shift: bounded.shift, at: bounded.at, duration: bounded.duration, assigned: cost }
}

fn best_single(
    roster: &mut Roster,
    request: u32,
    rounds: Rounds,
    blink: f64,
    dice: &mut Dice,
) -> Option<Move> {
    let node = roster.model.requests[request as usize].nodes.start;
    let mut least = Least::<Bounded, PRICED>::new();
    each_place(roster, node, rounds, blink, dice, |_, found| least.offer(found.bound, found));
    let options = least.items.iter().map(|(bound, b)| (*bound, [seat(roster, node, b); 2], 1)).collect();
    price(roster, request, options)
}

fn best_pair(roster: &mut Roster, request: u32, rounds: Rounds, blink: f64, dice: &mut Dice) -> Option<Move> {
    let nodes = roster.model.requests[request as usize].nodes.clone();
    let (first, second) = (nodes.start, nodes.start + 1);
    let visit = roster.model.requests[request as usize].visit?;
    let gap = roster.model.problem.visits[visit.index()].gap?;
    let mut firsts = Least::<(Bounded, Candidate), FIRSTS>::new();
    each_place(roster, first, rounds, blink, dice, |with, found| firsts.offer(found.bound, (found, *with)));
    let mut least = Least::<(Bounded, Bounded), PRICED>::new();
    each_round(roster, second, Rounds::All, |roster, candidate| {
        let bounds = Bounds::new(roster, second, *candidate);
        let stops = &roster.trips[candidate.shift as usize].stops;
        for (alone, (one, with)) in &firsts.items {
            if *alone >= least.bar() || !roster.may_meet(one.shift, candidate.shift) {
                continue;
            }
            // The second starts about when the first does: the positions around that instant.
            let about = stops.partition_point(|s| s.start < one.start + gap.min.0);
            for at in about.saturating_sub(2)..=(about + 1).min(stops.len()) {
                let Some(other) = bounds.at(at, one.start + gap.min.0) else { continue };
                if alone + other.bound >= least.bar() || blink > 0.0 && dice.chance(blink) {
                    continue;
                }
                // Whoever is early waits, and is bounded anew with that start.
                let due = other.start - gap.max.0;
                let waits = if due > one.start {
                    Bounds::new(roster, first, *with).at(one.at, due)
                } else {
                    Some(*one)
                };
                if let Some(one) = waits.filter(|w| w.start <= due.max(one.start)) {
                    least.offer(one.bound + other.bound, (one, other));
                }
            }
        }
    });
    let options = (least.items.iter())
        .map(|(bound, (one, other))| (*bound, [seat(roster, first, one), seat(roster, second, other)], 2))
        .collect();
    price(roster, request, options)
}

/// Two tasks, each in its own time: one after the other.
fn best_apart(
    roster: &mut Roster,
    request: u32,
    rounds: Rounds,
    blink: f64,
    dice: &mut Dice,
) -> Option<Move> {
    let nodes = roster.model.requests[request as usize].nodes.clone();
    let mut seats = Vec::with_capacity(2);
    let before = roster.guided_total();
    roster.mark();
    for (node, rounds) in nodes.zip([rounds, Rounds::All]) {
        let mut least = Least::<Bounded, 3>::new();
        each_place(roster, node, rounds, blink, dice, |_, found| least.offer(found.bound, found));
        let placed = least.items.iter().find_map(|(_, b)| {
            let seat = seat(roster, node, b);
            roster.mark();
            if roster.insert(request, &[seat]) {
                roster.keep();
                return Some(seat);
            }
            roster.take_back();
            None
        });
        seats.extend(placed);
    }
    let change = roster.guided_total() - before;
    roster.take_back();
    let &[one, other] = &seats[..] else { return None };
    (change < Score::ZERO).then_some(Move { seats: [one, other], count: 2, change })
}

/// Whether the bound of a seat is the exact cost of it: nothing in the round but what bounds know of.
fn bound_is_exact(roster: &Roster, request: u32, seat: &Seat) -> bool {
    let model = roster.model;
    let (shift, node) = (seat.shift as usize, &model.nodes[seat.node as usize]);
    let round = &model.shifts[shift];
    model.bounds_are_exact
        && (seat.assigned.hard, seat.assigned.medium) == (0, 0)
        && !node.coupled
        && round.pinned.is_none()
        && roster.trips[shift].measures.load + node.load <= round.capacity
        && model.problem.shifts[shift].breaks.is_empty()
        && model.links_of.get(request as usize).is_some_and(Vec::is_empty)
        && !roster.has_coupled(seat.shift)
}

/// Prices options exactly, in order of their bounds, until no bound can beat the best.
fn price(roster: &mut Roster, request: u32, options: Vec<(i64, [Seat; 2], usize)>) -> Option<Move> {
    let left_out = roster.model.requests[request as usize].left_out;
    let mut best: Option<Move> = None;
    let at_least = if roster.model.ways.change() { PRICED_BY_HOUR } else { 0 };
    for (tried, (bound, seats, count)) in options.into_iter().enumerate() {
        if count == 1 && bound_is_exact(roster, request, &seats[0]) {
            let change = Score { soft: bound, ..Score::ZERO } - left_out;
            if change < best.map_or(Score::ZERO, |b| b.change) {
                best = Some(Move { seats, count, change });
            }
            break;
        }
        if tried >= at_least
            && best
                .is_some_and(|b| b.change.hard + left_out.hard <= 0 && b.change.soft + left_out.soft <= bound)
        {
            break;
        }
        let before = roster.guided_total();
        roster.mark();
        let fits = roster.insert(request, &seats[..count]);
        let change = roster.guided_total() - before;
        roster.take_back();
        if fits && change < best.map_or(Score::ZERO, |b| b.change) {
            best = Some(Move { seats, count, change });
        }
    }
    best
}
