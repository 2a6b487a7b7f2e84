//! Moves of several parties at once. Where a slot that is dear has places left, a party that would as soon be there as where
//! it is comes over, another takes its place, and so on, until one comes who had nothing, or places are left where they cost
//! little. All parties of a chain are of one size, so that each fits where the one before has left. The best chains from all
//! slots are found together: who would move between two slots with the least loss is found in one pass over all wishes, and
//! the best ends of chains by a longest path over slots (Bellman 1958).

use std::cmp::Reverse;
use std::collections::BTreeMap;

use anpai_core::stop::Stop;

use super::market::{Market, Tags};
use super::model::{Choice, Model, NONE};
use super::seating::Seating;

/// More pairs of slots than this are too many for a table.
const MOST: usize = 4_000_000;
/// A chain has no more moves than this.
const LONGEST: usize = 48;
/// A party tries so many choices, the best first.
const TRIES: usize = 3;
/// What a chain has to be worth, as a part of what a place is worth.
const LEAST: f64 = 1e-6;

/// Who would move between two slots with the least loss.
#[derive(Clone, Copy)]
struct Arc {
    net: f64,
    party: u32,
    at: u32,
}

const NOBODY: Arc = Arc { net: f64::NEG_INFINITY, party: NONE, at: NONE };

/// How a chain goes on best from a slot.
#[derive(Clone, Copy)]
struct Link {
    net: f64,
    /// Where the next one comes from, or goes; [`NONE`] where the chain ends here.
    slot: u32,
}

const END: Link = Link { net: 0.0, slot: NONE };

/// Moves that are made, to be taken back where they come to nothing: who, and what they had.
type Moves = Vec<(usize, u32)>;

/// Parties of one size, which may take each other's places: all of them, or those only who come in the same way.
struct Group {
    size: i64,
    parties: Vec<u32>,
}

struct Chains<'k> {
    market: &'k Market,
    tags: &'k Tags,
    /// Slots, and one more for those who have nothing.
    nodes: usize,
    size: i64,
    /// `[nodes x nodes]`: into the first, out of the second.
    arcs: Vec<Arc>,
    /// `[nodes]`: how places that are left are best filled.
    filled: Vec<Link>,
    /// `[nodes]`: how places are best freed.
    freed: Vec<Link>,
}

/// Moves chains of parties as long as they make the plan better, at most so many rounds.
pub(super) fn improve(seating: &mut Seating<'_, '_>, market: &Market, rounds: usize, stop: &Stop) {
    let nodes = seating.model.slots() + 1;
    if nodes * nodes > MOST {
        return;
    }
    let tags = &Tags::new(seating.model, &market.prices);
    let (arcs, filled, freed) = (vec![NOBODY; nodes * nodes], vec![END; nodes], vec![END; nodes]);
    let mut chains = Chains { market, tags, nodes, size: 1, arcs, filled, freed };
    let groups = groups(seating.model);
    for _ in 0..rounds {
        let mut made = 0;
        for group in &groups {
            if stop.is_over() {
                return;
            }
            made += chains.round(seating, group);
        }
        if made == 0 {
            return;
        }
    }
}

/// Parties by size, the largest first, and then by how they come as well.
fn groups(model: &Model<'_>) -> Vec<Group> {
    let mut groups: BTreeMap<(bool, Reverse<u32>, u32, bool), Vec<u32>> = BTreeMap::new();
    for (party, n) in model.parties.iter().zip(0..) {
        let size = Reverse(party.people);
        groups.entry((false, size, 0, false)).or_default().push(n);
        groups.entry((true, size, party.cars, party.riders > 0)).or_default().push(n);
    }
    groups
        .into_iter()
        .map(|((_, Reverse(size), ..), parties)| Group { size: i64::from(size), parties })
        .collect()
}

impl Chains<'_> {
    fn arc(&self, to: usize, from: usize) -> &Arc {
        &self.arcs[to * self.nodes + from]
    }
    /// All chains of a group; how many were made.
    fn round(&mut self, seating: &mut Seating<'_, '_>, group: &Group) -> usize {
        self.size = group.size;
        let eager = self.look(seating, group);
        self.link(seating);
        self.fill_up(seating) + self.exchange(seating, &eager)
    }
    /// Finds who would move between two slots with the least loss, and all who would gain by moving.
    fn look(&mut self, seating: &Seating<'_, '_>, group: &Group) -> Vec<(f64, u32)> {
        let (model, outside, least) = (seating.model, self.nodes - 1, self.least());
        let mut eager = Vec::new();
        self.arcs.fill(NOBODY);
        for n in &group.parties {
            let party = &model.parties[*n as usize];
            let own = seating.of(*n as usize);
            let from = own.map_or(outside, |choice| choice.slot as usize);
            let now = own.map_or(0.0, |choice| self.tags.net(model, self.market, party, choice));
            if own.is_some() {
                let arc = &mut self.arcs[outside * self.nodes + from];
                if -now > arc.net {
                    *arc = Arc { net: -now, party: *n, at: NONE };
                }
            }
            let mut best = least;
            for at in model.range(*n as usize) {
                let choice = model.choice(at);
                let to = choice.slot as usize;
                if to == from {
                    continue;
                }
                let net = self.tags.net(model, self.market, party, choice) - now;
                best = best.max(net);
                let arc = &mut self.arcs[to * self.nodes + from];
                if net > arc.net && seating.fits_but_for_people(*n as usize, at) {
                    *arc = Arc { net, party: *n, at: at as u32 };
                }
            }
            if best > least {
                eager.push((best, *n));
            }
        }
        eager.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        eager
    }
    /// How chains go on best from each slot.
    fn link(&mut self, seating: &Seating<'_, '_>) {
        let (nodes, size) = (self.nodes, self.size as f64);
        let hop = 1e-4 * size * self.market.worth.first().copied().unwrap_or(0.0);
        for (slot, (filled, freed)) in self.filled.iter_mut().zip(&mut self.freed).enumerate() {
            let is_outside = slot == nodes - 1;
            *filled =
                Link { net: if is_outside { 0.0 } else { -self.market.prices[slot] * size }, slot: NONE };
            let is_free = is_outside || seating.left[slot] >= self.size;
            *freed = Link { net: if is_free { 0.0 } else { f64::NEG_INFINITY }, slot: NONE };
        }
        let arcs = &self.arcs;
        longest(&mut self.filled, |to, from| arcs[to * nodes + from].net.min(0.0) - hop);
        longest(&mut self.freed, |from, to| arcs[to * nodes + from].net.min(0.0) - hop);
    }
    /// Fills places that are left where that is worth something; how many chains that took.
    fn fill_up(&self, seating: &mut Seating<'_, '_>) -> usize {
        let worth = |slot: usize| self.filled[slot].net + self.market.prices[slot] * self.size as f64;
        let mut begins: Vec<(f64, usize)> = (0..self.nodes - 1)
            .filter(|slot| seating.left[*slot] >= self.size)
            .map(|slot| (worth(slot), slot))
            .filter(|(net, _)| *net > self.least())
            .collect();
        begins.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut chains = 0;
        for (_, slot) in begins {
            while seating.left[slot] >= self.size {
                let mut moves = Moves::new();
                let whole = self.fill_slot(seating, slot, &mut moves);
                if !self.settle(seating, moves, whole) {
                    break;
                }
                chains += 1;
            }
        }
        chains
    }
    /// Lets those move who would gain by it, others making room; how many did.
    fn exchange(&self, seating: &mut Seating<'_, '_>, eager: &[(f64, u32)]) -> usize {
        let model = seating.model;
        let mut chains = 0;
        for (_, n) in eager {
            let (n, party) = (*n as usize, &model.parties[*n as usize]);
            let own = seating.of(n);
            let net = |choice: &Choice| self.tags.net(model, self.market, party, choice);
            let now = own.map_or(0.0, net);
            let mut open: Vec<(f64, usize)> = (model.range(n))
                .map(|at| (at, model.choice(at)))
                .map(|(at, choice)| (net(choice) - now + self.freed[choice.slot as usize].net, at))
                .filter(|(net, at)| *net > self.least() && seating.at[n] != *at as u32)
                .collect();
            open.sort_unstable_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
            let from = own.map(|choice| choice.slot as usize);
            for (_, at) in open.into_iter().take(TRIES) {
                let mut moves = Moves::new();
                let whole = self.free_slot(seating, model.choice(at).slot as usize, &mut moves)
                    && go(seating, n, at as u32, &mut moves);
                if let (true, Some(from)) = (whole, from.filter(|from| self.market.prices[*from] > 0.0)) {
                    // Where nobody comes, the places are left.
                    self.fill_slot(seating, from, &mut moves);
                }
                if self.settle(seating, moves, whole) {
                    chains += 1;
                    break;
                }
            }
        }
        chains
    }
    /// Makes the chain that fills places that are left in a slot. Whether it came to its end.
    fn fill_slot(&self, seating: &mut Seating<'_, '_>, begin: usize, moves: &mut Moves) -> bool {
        let mut slot = begin;
        for _ in 0..LONGEST {
            let next = self.filled[slot].slot;
            if next == NONE {
                return true;
            }
            let arc = *self.arc(slot, next as usize);
            if !self.stands(seating, &arc, next as usize, moves)
                || !go(seating, arc.party as usize, arc.at, moves)
            {
                return false;
            }
            slot = next as usize;
            if slot == self.nodes - 1 {
                return true;
            }
        }
        false
    }
    /// Makes the chain that frees places in a slot, from its end. Whether it came to its end.
    fn free_slot(&self, seating: &mut Seating<'_, '_>, begin: usize, moves: &mut Moves) -> bool {
        let mut path = vec![begin];
        while let (Some(slot), true) = (path.last().copied(), path.len() < LONGEST) {
            match self.freed[slot].slot {
                NONE => break,
                next => path.push(next as usize),
            }
        }
        for pair in path.windows(2).rev() {
            let arc = *self.arc(pair[1], pair[0]);
            if !self.stands(seating, &arc, pair[0], moves) || !go(seating, arc.party as usize, arc.at, moves)
            {
                return false;
            }
        }
        true
    }
    /// Whether somebody is still where the table has them.
    fn stands(&self, seating: &Seating<'_, '_>, arc: &Arc, slot: usize, moves: &Moves) -> bool {
        let party = arc.party as usize;
        arc.party != NONE
            && seating.of(party).map_or(self.nodes - 1, |choice| choice.slot as usize) == slot
            && !moves.iter().any(|(other, _)| *other == party)
    }
    /// Keeps moves that make the plan better, and takes all others back.
    fn settle(&self, seating: &mut Seating<'_, '_>, moves: Moves, whole: bool) -> bool {
        let (model, ranks) = (seating.model, &self.market.worth);
        let worth = |party: usize, at: u32| match at {
            NONE => 0.0,
            at => f64::from(model.parties[party].counted) * ranks[model.choice(at as usize).rank as usize],
        };
        let gain: f64 =
            moves.iter().map(|(party, was)| worth(*party, seating.at[*party]) - worth(*party, *was)).sum();
        if whole && gain > 0.0 {
            return true;
        }
        for (party, was) in moves.into_iter().rev() {
            seating.take(party);
            if was != NONE {
                seating.give(party, was as usize);
            }
        }
        false
    }
    /// What a chain has to be worth.
    fn least(&self) -> f64 {
        LEAST * self.market.worth.first().copied().unwrap_or(0.0).max(1.0)
    }
}

/// Longest paths over slots, each link at most so often made better.
fn longest(links: &mut [Link], arc: impl Fn(usize, usize) -> f64) {
    for _ in 0..LONGEST / 2 {
        let mut changed = false;
        // Nobody goes on from outside.
        for slot in 0..links.len() - 1 {
            for next in 0..links.len() {
                let net = arc(slot, next) + links[next].net;
                if net > links[slot].net + 1e-9 {
                    links[slot] = Link { net, slot: next as u32 };
                    changed = true;
                }
            }
        }
        if !changed {
            break;
        }
    }
}

/// Gives a party another choice, or nothing, where there is room for it.
fn go(seating: &mut Seating<'_, '_>, party: usize, at: u32, moves: &mut Moves) -> bool {
    let was = seating.at[party];
    seating.take(party);
    if at != NONE {
        if !seating.fits(&seating.model.parties[party], seating.model.choice(at as usize)) {
            if was != NONE {
                seating.give(party, was as usize);
            }
            return false;
        }
        seating.give(party, at as usize);
    }
    moves.push((party, was));
    true
}
