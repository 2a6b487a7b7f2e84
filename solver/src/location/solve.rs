//! The search as a whole: the root alone, and then rounds. A round is some nodes of the tree and some regions around the
//! best assignment, worked on side by side, each without knowing of the others; what came of them is taken in in their
//! order. So the answer depends on the rounds and not on how many threads carried them.

use std::collections::BTreeSet;

use anpai_core::stop::Stop;
use rayon::prelude::*;

use super::ascent::Ascent;
use super::assign::Assignment;
use super::node::Node;
use super::problem::Siting;
use super::regions::{Improved, Nearness, Region};
use super::relax::Bench;
use super::tree::{Known, Tree, Worked};
use crate::search::Dice;

/// What a search is given besides the problem.
#[derive(Clone, Debug)]
pub struct Terms {
    /// Of every random choice.
    pub seed: u64,
    /// Threads to work on; the answer does not depend on it where the stop is one of iterations.
    pub threads: usize,
    /// When to stop; its iterations are evaluations of the relaxation.
    pub stop: Stop,
    /// The relative gap at which the best assignment is good enough; 0 for a proof.
    pub gap: f64,
}

/// What is known while a search runs, and at its end.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best assignment.
    pub best: Option<Assignment>,
    /// No assignment costs less; `None` where there is no assignment at all, which is then proved.
    pub bound: Option<i64>,
    /// Nodes of the tree.
    pub nodes: u64,
    /// Evaluations of the relaxation.
    pub iterations: u64,
}

impl Found {
    /// How far the best assignment may be from the best there is, relative to it; infinite where there is none yet.
    #[must_use]
    pub fn gap(&self) -> f64 {
        match (&self.best, self.bound) {
            (Some(best), Some(bound)) if best.cost > bound => {
                (best.cost - bound) as f64 / (best.cost.unsigned_abs() as f64).max(1.0)
            }
            (Some(_), _) => 0.0,
            (None, _) => f64::INFINITY,
        }
    }
}

/// Nodes of a round.
const NODES: usize = 8;
/// Regions of a round, while all of them together took less than so many times as much as the nodes did, which is more while
/// they find something; none of a round otherwise.
const REGIONS: usize = 8;
const SHARE: u64 = 1;
const FRUITFUL_SHARE: u64 = 4;
/// Regions without a better assignment up to which they are fruitful.
const FRUITFUL: u32 = 64;
/// How many times as much as regions nodes may take once regions have found nothing for long.
const EXHAUSTED_SHARE: u64 = 8;
/// Open sites of a region, at least, and at most at the beginning; more after so many regions without a better assignment,
/// up to half of all that are in use.
const SIZE: usize = 5;
const FIRST_SIZE: usize = 8;
const BARREN: u32 = 16;
/// Regions without a better assignment after which they become few.
const EXHAUSTED: u32 = 800;
/// A node of every so many rounds is gone down from.
const DIVE: u64 = 4;

/// One thing to do in a round.
enum Task {
    Look(Node),
    Dive(Box<(Node, Ascent)>),
    Improve(Region),
}

/// What came of it.
enum Done {
    Looked(Box<Worked>, u64),
    Improved(Improved),
}

/// Solves a siting problem. `heard` is told of every better assignment and bound.
///
/// # Panics
/// Where it finds an assignment that is none: a bug.
pub fn solve(problem: &Siting, terms: &Terms, heard: &mut dyn FnMut(&Found)) -> Found {
    let factor = magnification(problem);
    let magnified = problem.magnified(factor);
    let mut search = Search::new(&magnified, factor, terms);
    let mut told = (None, None);
    search.root();
    loop {
        let found = search.found();
        let now = (found.best.as_ref().map(|b| b.cost), found.bound);
        if now != told {
            heard(&found);
            told = now;
        }
        if search.is_over(&found) {
            assert!(
                found.best.as_ref().is_none_or(|b| problem.keeps(&b.sites)),
                "an assignment keeps every limit"
            );
            return found;
        }
        search.round();
    }
}

/// By how much costs are multiplied inside, so that prices in whole numbers are fine enough, as far as sums have room.
fn magnification(problem: &Siting) -> i64 {
    let room = i128::from(super::problem::MOST_IN_ALL) / problem.dearest().max(1);
    i64::try_from(room.clamp(1, 1 << 20)).expect("clamped")
}

struct Search<'a> {
    problem: &'a Siting,
    factor: i64,
    terms: &'a Terms,
    pool: Option<rayon::ThreadPool>,
    tree: Tree<'a>,
    best: Option<Assignment>,
    /// The root's prices and openings, which regions are drawn by.
    guide: Option<(Vec<i64>, Vec<f64>)>,
    near: Option<Nearness>,
    dive: Option<(Node, Ascent)>,
    dice: Dice,
    size: usize,
    barren: u32,
    rounds: u64,
    nodes: u64,
    iterations: u64,
    /// What nodes and regions took so far.
    node_work: u64,
    region_work: u64,
}

impl<'a> Search<'a> {
    fn new(problem: &'a Siting, factor: i64, terms: &'a Terms) -> Self {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(terms.threads.max(1));
        Self {
            problem,
            factor,
            terms,
            pool: (terms.threads > 1).then(|| pool.build().ok()).flatten(),
            tree: Tree::new(problem),
            best: None,
            guide: None,
            near: None,
            dive: None,
            dice: Dice::new(terms.seed, 1),
            size: FIRST_SIZE,
            barren: 0,
            rounds: 0,
            nodes: 0,
            iterations: 0,
            node_work: 0,
            region_work: 0,
        }
    }
    fn known(&self) -> Known<'a> {
        let best = self.best.as_ref().map(|b| b.cost);
        Known { best, unit: self.factor, stop: &self.terms.stop }
    }
    fn found(&self) -> Found {
        let cost = self.best.as_ref().map(|b| b.cost);
        // Bounds inside are of magnified costs; the cost of an assignment is a whole number of them.
        let up = |bound: i64| bound.div_euclid(self.factor) + i64::from(bound.rem_euclid(self.factor) > 0);
        let bound =
            self.tree.bound().map(|bound| cost.map_or(bound, |cost| cost.min(bound))).or(cost).map(up);
        let best = self.best.clone().map(|b| Assignment { cost: b.cost / self.factor, ..b });
        Found { best, bound, nodes: self.nodes, iterations: self.iterations }
    }
    fn is_over(&self, found: &Found) -> bool {
        let limit = self.terms.stop.iteration_limit();
        self.tree.bound().is_none()
            || self.terms.stop.is_over()
            || limit.is_some_and(|limit| self.iterations >= limit)
            || found.best.is_some() && found.gap() <= self.terms.gap
    }
    /// The root, and a first way down from it.
    fn root(&mut self) {
        let mut bench = Bench::default();
        let worked = self.tree.open(&mut bench, &self.known());
        self.nodes += 1;
        self.iterations += worked.steps;
        self.node_work = bench.work();
        if let Some(met) = worked.met {
            self.take(met);
        }
        let Some((node, found)) = worked.node else { return };
        self.tree.narrow(&mut bench, &self.known());
        self.guide = Some((found.prices.clone(), found.open.clone()));
        let dived = self.tree.dive(&mut bench, node.clone(), found.clone(), &self.known());
        self.iterations += dived.steps;
        self.tree.put(node, &found);
        if let Some(met) = dived.met {
            self.take(met);
            self.tree.narrow(&mut bench, &self.known());
        }
        self.near = Some(Nearness::of(self.problem, &self.terms.stop));
    }
    fn take(&mut self, met: Assignment) -> bool {
        let better = self.best.as_ref().is_none_or(|best| met.cost < best.cost);
        if better {
            self.best = Some(met);
        }
        better
    }
    fn round(&mut self) {
        self.rounds += 1;
        let known = self.known();
        let mut tasks: Vec<Task> = self.tree.take(NODES, &known).into_iter().map(Task::Look).collect();
        if self.rounds.is_multiple_of(DIVE)
            && let Some(dive) = self.dive.take()
        {
            tasks.push(Task::Dive(Box::new(dive)));
        }
        let regions = self.regions();
        tasks.extend(regions);
        let (tree, problem, best) = (&self.tree, self.problem, self.best.as_ref());
        let prices = self.guide.as_ref().map(|guide| guide.0.as_slice());
        let work = |task: Task| {
            let mut bench = Bench::default();
            match task {
                Task::Look(node) => {
                    let worked = tree.look(&mut bench, node, &known);
                    Done::Looked(Box::new(worked), bench.work())
                }
                Task::Dive(from) => {
                    let worked = tree.dive(&mut bench, from.0, from.1, &known);
                    Done::Looked(Box::new(worked), bench.work())
                }
                Task::Improve(region) => match best.zip(prices) {
                    Some((best, prices)) => Done::Improved(region.improve(problem, best, prices, &known)),
                    None => Done::Improved(Improved::default()),
                },
            }
        };
        let done: Vec<Done> = match &self.pool {
            Some(pool) => pool.install(|| tasks.into_par_iter().with_max_len(1).map(work).collect()),
            None => tasks.into_iter().map(work).collect(),
        };
        self.take_in(done);
    }
    /// Regions of this round.
    fn regions(&mut self) -> Vec<Task> {
        let (Some(best), Some((_, open)), Some(near)) = (&self.best, &self.guide, &self.near) else {
            return Vec::new();
        };
        let (regions, nodes) = match self.barren {
            0..=FRUITFUL => (1, FRUITFUL_SHARE),
            barren if barren > EXHAUSTED => (EXHAUSTED_SHARE, 1),
            _ => (1, SHARE),
        };
        if self.problem.customers() == 0 || regions * self.region_work > nodes * self.node_work {
            return Vec::new();
        }
        let used: BTreeSet<u32> = best.sites.iter().copied().collect();
        let most = self.size.min(used.len().div_ceil(2));
        (0..REGIONS)
            .map(|_| {
                let size = most.min(SIZE) + self.dice.below((most + 1).saturating_sub(SIZE));
                Task::Improve(Region::draw(self.problem, near, best, open, size, &mut self.dice))
            })
            .collect()
    }
    fn take_in(&mut self, done: Vec<Done>) {
        let base = self.best.clone();
        let mut better = false;
        for done in done {
            match done {
                Done::Looked(worked, work) => {
                    let Worked { node, met, steps } = *worked;
                    self.nodes += 1;
                    self.node_work += work;
                    self.iterations += steps;
                    better |= met.is_some_and(|met| self.take(met));
                    if let Some((node, found)) = node {
                        self.tree.put(node.clone(), &found);
                        self.dive.get_or_insert((node, found));
                    }
                }
                Done::Improved(Improved { better: improved, steps, work }) => {
                    self.iterations += steps;
                    self.region_work += work;
                    let gained = improved.is_some_and(|met| self.merge(base.as_ref(), met));
                    better |= gained;
                    self.barren = if gained { 0 } else { self.barren + 1 };
                    if self.barren > 0 && self.barren.is_multiple_of(BARREN) {
                        self.size += 1;
                    }
                }
            }
        }
        if better {
            self.tree.narrow(&mut Bench::default(), &self.known());
        }
    }
    /// Takes in what a region came to, also on top of what others of the same round did.
    fn merge(&mut self, base: Option<&Assignment>, met: Assignment) -> bool {
        let (Some(base), Some(best)) = (base, &self.best) else { return self.take(met) };
        let mut sites = best.sites.clone();
        for (i, (was, is)) in base.sites.iter().zip(&met.sites).enumerate() {
            if was != is {
                sites[i] = *is;
            }
        }
        let both = self.problem.total(&sites).filter(|_| self.problem.keeps(&sites));
        both.is_some_and(|cost| self.take(Assignment { sites, cost })) || self.take(met)
    }
}
