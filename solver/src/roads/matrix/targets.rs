//! The downward links that lead to the targets, and the sweep of one batch of sources over them.

use std::ops::Range;

use anpai_core::stop::Stop;

use super::LANES;
use super::lane::Lane;
use crate::roads::contract::Stopped;
use crate::roads::ends::Ends;
use crate::roads::hierarchy::{Hierarchy, Side};

/// Ranks between two looks at the stop.
const STRIDE: usize = 1 << 14;
/// Not among those numbered.
const ABSENT: u32 = u32::MAX;

/// The hierarchy above some places, numbered so that every link comes from a smaller number: depth first, so that what
/// lies near each other in space does so in memory.
fn above(
    side: &Side,
    start: impl Iterator<Item = u32>,
    number: &mut [u32],
    ranks: &mut Vec<u32>,
    stop: &Stop,
) -> Result<(), Stopped> {
    let mut left: Vec<(u32, usize)> = Vec::new();
    for rank in start {
        left.push((rank, 0));
        while let Some((at, done)) = left.pop() {
            if number[at as usize] != ABSENT {
                continue;
            }
            let links = side.of(at);
            match side.other[links.clone()][done..].iter().position(|&o| number[o as usize] == ABSENT) {
                Some(more) => {
                    left.push((at, done + more));
                    left.push((side.other[links.start + done + more], 0));
                }
                None => {
                    if ranks.len().is_multiple_of(STRIDE) && stop.is_over() {
                        return Err(Stopped);
                    }
                    number[at as usize] = ranks.len() as u32;
                    ranks.push(at);
                }
            }
        }
    }
    Ok(())
}

/// What all batches share.
pub(super) struct Targets<W> {
    /// `[nodes]`: the number of each rank, or `ABSENT`.
    number: Vec<u32>,
    /// `[numbered + 1]`
    first: Vec<u32>,
    /// `[links]`: the number that a link comes from, and its weight.
    links: Vec<(u32, W)>,
    /// `[targets + 1]` and `[hooks]`: numbers and weights of the hooks.
    first_hook: Vec<u32>,
    hooks: Vec<(u32, W)>,
}

impl<W: Lane> Targets<W> {
    /// Of a hierarchy.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first.
    pub fn new(hierarchy: &Hierarchy, targets: &Ends, stop: &Stop) -> Result<Self, Stopped> {
        let mut number = vec![ABSENT; hierarchy.nodes()];
        let mut ranks = Vec::new();
        let mut start: Vec<u32> =
            (0..targets.len()).flat_map(|t| targets.of(t)).map(|hook| hook.node).collect();
        start.sort_unstable();
        start.dedup();
        let start = start.into_iter().map(|node| hierarchy.rank[node as usize]);
        above(&hierarchy.down, start, &mut number, &mut ranks, stop)?;
        let (mut first, mut links) = (vec![0], Vec::new());
        for (count, &rank) in ranks.iter().enumerate() {
            if count % STRIDE == 0 && stop.is_over() {
                return Err(Stopped);
            }
            links.extend(hierarchy.down.from(rank).map(|(o, w)| (number[o as usize], W::of(w))));
            first.push(links.len() as u32);
        }
        let (mut first_hook, mut hooks) = (vec![0], Vec::new());
        for target in 0..targets.len() {
            let usable = targets.of(target).iter().filter(|hook| hook.weight.exists());
            hooks.extend(usable.map(|h| (number[hierarchy.rank[h.node as usize] as usize], W::of(h.weight))));
            first_hook.push(hooks.len() as u32);
        }
        Ok(Self { number, first, links, first_hook, hooks })
    }
}

/// Working space of one thread.
pub(super) struct Batch<'a, W> {
    hierarchy: &'a Hierarchy,
    targets: &'a Targets<W>,
    /// The union of what the sources climb: the place in `climbed` of each rank, or `ABSENT`.
    number: Vec<u32>,
    climbed: Vec<u32>,
    up: Vec<[W; LANES]>,
    /// `[numbered targets]`: whether `rows` holds what the climb brought.
    begun: Vec<bool>,
    rows: Vec<[W; LANES]>,
}

impl<'a, W: Lane> Batch<'a, W> {
    pub fn new(hierarchy: &'a Hierarchy, targets: &'a Targets<W>) -> Self {
        let numbered = targets.first.len() - 1;
        Self {
            hierarchy,
            targets,
            number: vec![ABSENT; hierarchy.nodes()],
            climbed: Vec::new(),
            up: Vec::new(),
            begun: vec![false; numbered],
            rows: vec![[W::NO_WAY; LANES]; numbered],
        }
    }

    /// Fills the rows of at most `LANES` sources.
    ///
    /// # Errors
    /// [`Stopped`] where the stop was over first; nothing more can be asked of the batch then.
    pub fn run(
        &mut self,
        sources: &Ends,
        rows: &mut [(usize, &mut [W])],
        stop: &Stop,
    ) -> Result<(), Stopped> {
        self.climb(sources, rows, stop)?;
        for begin in (0..self.rows.len()).step_by(STRIDE) {
            if stop.is_over() {
                return Err(Stopped);
            }
            let part = begin..self.rows.len().min(begin + STRIDE);
            sweep(&self.targets.first, &self.targets.links, &mut self.begun, &mut self.rows, part);
        }
        write(&self.targets.first_hook, &self.targets.hooks, &self.rows, rows);
        Ok(())
    }

    fn climb(&mut self, sources: &Ends, rows: &[(usize, &mut [W])], stop: &Stop) -> Result<(), Stopped> {
        let Hierarchy { up, rank, .. } = self.hierarchy;
        let start = rows.iter().flat_map(|(s, _)| sources.of(*s)).map(|hook| rank[hook.node as usize]);
        above(up, start, &mut self.number, &mut self.climbed, stop)?;
        self.up.clear();
        self.up.resize(self.climbed.len(), [W::NO_WAY; LANES]);
        for (lane, (source, _)) in rows.iter().enumerate() {
            for hook in sources.of(*source).iter().filter(|hook| hook.weight.exists()) {
                let at = &mut self.up[self.number[rank[hook.node as usize] as usize] as usize][lane];
                *at = W::of(hook.weight).min(*at);
            }
        }
        // Links lead to smaller numbers, so that the last is complete first.
        for at in (0..self.climbed.len()).rev() {
            let here = self.up[at];
            for (other, weight) in up.from(self.climbed[at]) {
                relax(&mut self.up[self.number[other as usize] as usize], &here, W::of(weight));
            }
        }
        for (&rank, up) in self.climbed.iter().zip(&self.up) {
            self.number[rank as usize] = ABSENT;
            let at = self.targets.number[rank as usize];
            if at != ABSENT {
                self.begun[at as usize] = true;
                self.rows[at as usize] = *up;
            }
        }
        self.climbed.clear();
        Ok(())
    }
}

#[inline(always)]
fn relax<W: Lane>(to: &mut [W; LANES], from: &[W; LANES], weight: W) {
    for lane in 0..LANES {
        to[lane] = to[lane].min(from[lane] + weight);
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn sweep<W: Lane>(
    first: &[u32],
    links: &[(u32, W)],
    begun: &mut [bool],
    rows: &mut [[W; LANES]],
    part: Range<usize>,
) {
    for at in part {
        let mut best = if begun[at] { rows[at] } else { [W::NO_WAY; LANES] };
        begun[at] = false;
        for &(from, weight) in &links[first[at] as usize..first[at + 1] as usize] {
            relax(&mut best, &rows[from as usize], weight);
        }
        rows[at] = best;
    }
}

#[multiversion::multiversion(targets("x86_64+avx512f+avx512bw+avx512dq+avx512vl", "x86_64+avx2"))]
fn write<W: Lane>(first: &[u32], hooks: &[(u32, W)], rows: &[[W; LANES]], out: &mut [(usize, &mut [W])]) {
    let targets = first.len() - 1;
    let mut block = [[W::NO_WAY; LANES]; LANES];
    for begin in (0..targets).step_by(LANES) {
        let width = LANES.min(targets - begin);
        for (target, to) in (begin..).zip(&mut block[..width]) {
            *to = [W::NO_WAY; LANES];
            for &(at, weight) in &hooks[first[target] as usize..first[target + 1] as usize] {
                relax(to, &rows[at as usize], weight);
            }
            for value in to {
                *value = if *value < W::NO_WAY { *value } else { W::NONE };
            }
        }
        for (lane, (_, row)) in out.iter_mut().enumerate() {
            for (value, from) in row[begin..begin + width].iter_mut().zip(&block) {
                *value = from[lane];
            }
        }
    }
}
