//! Better assignments near a good one: a few open sites that lie together, some closed ones among them, and everybody who
//! is at those sites, are a small problem of their own, solved by the same search to its end or nearly so.

use anpai_core::stop::Stop;

use super::assign::Assignment;
use super::problem::{Siting, Standing};
use super::relax::Bench;
use super::tree::{Known, Tree, Worked};
use crate::search::Dice;

/// Nodes times sites after which a region is left as it is, and the least number of nodes. Tuned on the benchmark's instances:
/// small ones are looked at to the end, of large ones little more than the first way down.
const NODES: usize = 1200;
const LEAST_NODES: usize = 8;
/// Closed sites of a region beside its open ones.
const CLOSED: usize = 4;

/// A part of the problem, and where it is.
pub(super) struct Region {
    sites: Vec<usize>,
    customers: Vec<usize>,
}

/// What came of a region.
#[derive(Default)]
pub(super) struct Improved {
    /// An assignment that is better than the one it was drawn from.
    pub(super) better: Option<Assignment>,
    /// Steps taken.
    pub(super) steps: u64,
    /// What they took.
    pub(super) work: u64,
}

/// How sites lie: for each the others, nearest first.
pub(super) struct Nearness(Vec<Vec<u32>>);

/// Customers by whom sites are compared, at most: evenly spread over all of them.
const COMPARED: usize = 64;

impl Nearness {
    /// By how differently two sites cost those whom both could serve; sites that share nobody lie apart. Sites that the
    /// stop cuts off have no neighbours.
    pub(super) fn of(problem: &Siting, stop: &Stop) -> Self {
        let every = problem.customers().div_ceil(COMPARED).max(1);
        let apart = |a: usize, b: usize| {
            let (mut sum, mut both) = (0_i64, 0_i64);
            for i in (0..problem.customers()).step_by(every) {
                if let (Some(here), Some(there)) = (problem.cost(a, i), problem.cost(b, i)) {
                    sum += (here - there).abs();
                    both += 1;
                }
            }
            (both == 0, sum / both.max(1), -both)
        };
        let of = |a: usize| {
            if stop.is_over() {
                return Vec::new();
            }
            let mut others: Vec<u32> = (0..problem.sites() as u32).filter(|b| *b as usize != a).collect();
            others.sort_by_cached_key(|b| (apart(a, *b as usize), *b));
            others
        };
        Self((0..problem.sites()).map(of).collect())
    }
}

impl Region {
    /// Around a site in use: `size` open sites, most of the nearest, and closed ones near that the relaxation opens
    /// in part (`open`) or that chance takes in.
    pub(super) fn draw(
        problem: &Siting,
        near: &Nearness,
        best: &Assignment,
        open: &[f64],
        size: usize,
        dice: &mut Dice,
    ) -> Self {
        let mut used = vec![false; problem.sites()];
        best.sites.iter().for_each(|j| used[*j as usize] = true);
        let centre = best.sites[dice.below(best.sites.len())] as usize;
        let (mut inside, mut closed) = (vec![centre], Vec::new());
        for j in near.0[centre].iter().map(|j| *j as usize) {
            let (draw, lucky) = (dice.chance(0.8), dice.chance(0.15));
            if used[j] {
                if inside.len() < size && draw {
                    inside.push(j);
                }
            } else if problem.standing(j) != Standing::Closed
                && closed.len() < size + CLOSED
                && (open[j] > 0.01 || lucky)
            {
                closed.push(j);
            }
        }
        let mut within = vec![false; problem.sites()];
        inside.iter().for_each(|j| within[*j] = true);
        let customers = (0..problem.customers()).filter(|i| within[best.sites[*i] as usize]).collect();
        inside.extend(closed);
        Self { sites: inside, customers }
    }
    /// Solves it. What comes back is the whole assignment.
    pub(super) fn improve(
        &self,
        problem: &Siting,
        best: &Assignment,
        prices: &[i64],
        known: &Known<'_>,
    ) -> Improved {
        let mut part = problem.part(&self.sites, &self.customers);
        let opened = |sites: &[u32]| {
            let mut used = vec![false; problem.sites()];
            sites.iter().for_each(|j| used[*j as usize] = true);
            (0..problem.sites()).filter(|j| used[*j] && problem.standing(*j) == Standing::Free).count()
        };
        if let Some(most) = problem.most_open() {
            let within = self.sites.iter().filter(|j| problem.standing(**j) == Standing::Free);
            let here = within.filter(|j| best.sites.contains(&(**j as u32))).count();
            part = part.with_most_open((most + here).saturating_sub(opened(&best.sites)));
        }
        let place = |site: u32| self.sites.iter().position(|j| *j == site as usize).map(|k| k as u32);
        let first: Option<Vec<u32>> = self.customers.iter().map(|i| place(best.sites[*i])).collect();
        let first = first.expect("everybody of a region is at one of its sites");
        let cost = part.total(&first).expect("an assignment has a cost");
        let from: Vec<i64> = self.customers.iter().map(|i| prices[*i]).collect();
        let mut improved = search(&part, cost, from, known);
        let whole = improved.better.take().map(|found| {
            let mut sites = best.sites.clone();
            for (i, site) in self.customers.iter().zip(&found.sites) {
                sites[*i] = self.sites[*site as usize] as u32;
            }
            let cost = problem.total(&sites).expect("an assignment has a cost");
            Assignment { sites, cost }
        });
        improved.better = whole.filter(|whole| whole.cost < best.cost && problem.keeps(&whole.sites));
        improved
    }
}

/// A small search of its own, from prices that are nearly right; `None` where nothing that costs less than `cost` was met.
fn search(part: &Siting, cost: i64, prices: Vec<i64>, known: &Known<'_>) -> Improved {
    let mut bench = Bench::default();
    let mut tree = Tree::of_part(part, prices);
    let (mut cost, mut better, mut steps) = (cost, None, 0);
    for count in 0..(NODES / part.sites().max(1)).max(LEAST_NODES) {
        let known = Known { best: Some(cost), ..*known };
        let Some(node) = tree.take(1, &known).pop() else { break };
        if known.stop.is_over() {
            break;
        }
        let worked = if count == 0 {
            tree.enter(&mut bench, node, &known)
        } else {
            tree.look(&mut bench, node, &known)
        };
        let Worked { node, met, steps: taken } = worked;
        let improved = met.is_some();
        steps += taken;
        if let Some(met) = met {
            cost = met.cost;
            better = Some(met);
        }
        let Some((node, found)) = node else { continue };
        if count == 0 {
            let dived =
                tree.dive(&mut bench, node.clone(), found.clone(), &Known { best: Some(cost), ..known });
            steps += dived.steps;
            if let Some(met) = dived.met {
                cost = met.cost;
                better = Some(met);
            }
        }
        tree.put(node, &found);
        if improved || count == 0 {
            tree.narrow(&mut bench, &Known { best: Some(cost), ..known });
        }
    }
    Improved { better, steps, work: bench.work() }
}
