//! Branch and bound over the relaxation: the nodes that are left, best bound first, and what is done with one of them. A
//! node is worked on alone, so that several can be at the same time; what came of them is taken in one after the other.

use std::collections::BTreeSet;

use anpai_core::stop::Stop;

use super::ascent::{Ascent, Goal, RISING, ascend};
use super::assign::{Assignment, assign};
use super::fixing::{keep_ways, settle_sites};
use super::node::{Node, likeliest};
use super::problem::{Siting, Standing};
use super::relax::{Bench, Depth, Relaxed};
use super::view::{View, Way, Ways, all_ways};

/// Steps on the way to the first prices, with cut knapsacks, and then with whole ones.
const ROUGH: u32 = 400;
const FINE: u32 = 600;
/// The root's prices are worth more patience than any other's: everything begins with them.
const ROOT_RISING: f64 = -1.0;
/// Steps of every other node; most end earlier.
const STEPS: u32 = 80;
/// The first pace of each of these. Tuned, like the steps, on the benchmark's instances.
const ROUGH_PACE: f64 = 0.3;
const FINE_PACE: f64 = 0.1;
/// The same of a part of a larger problem.
const PART_STEPS: u32 = 120;
const PART_PACE: f64 = 0.02;
/// An assignment is made of every so many choices of the relaxation.
const MAKE_ROUGH: u32 = 25;
const MAKE: u32 = 3;
const MAKE_IN_NODES: u32 = 10;
/// The memory that nodes may take; beyond it the deepest are looked at first, so that they become fewer.
const MEMORY: usize = 256 << 20;

/// What is left to look at.
pub(super) struct Tree<'a> {
    problem: &'a Siting,
    nodes: BTreeSet<Node>,
    /// What the root's prices could not rule out, for all nodes.
    ways: Ways,
    /// The root's prices, once they are known: a better assignment rules out more.
    root: Option<(Vec<i64>, Vec<Standing>)>,
    most_nodes: usize,
    serial: u64,
}

/// What every worker is told.
#[derive(Clone, Copy)]
pub(super) struct Known<'a> {
    /// What the best assignment costs.
    pub(super) best: Option<i64>,
    /// The least by which a better one is better.
    pub(super) unit: i64,
    /// When to stop.
    pub(super) stop: &'a Stop,
}

impl Known<'_> {
    /// A better assignment costs at most this.
    pub(super) fn most(&self) -> Option<i64> {
        self.best.map(|best| best - self.unit)
    }
}

/// What came of a node.
pub(super) struct Worked {
    /// The node with its own bound; `None` where nothing better is in it.
    pub(super) node: Option<(Node, Ascent)>,
    /// The best assignment that was met.
    pub(super) met: Option<Assignment>,
    /// Steps taken.
    pub(super) steps: u64,
}

impl Worked {
    /// Nothing better is there.
    const NOTHING: Self = Self { node: None, met: None, steps: 0 };
}

impl<'a> Tree<'a> {
    /// The tree with its root alone.
    pub(super) fn new(problem: &'a Siting) -> Self {
        let root = Node::root(problem, first_prices(problem), ROUGH_PACE);
        let size = 8 * problem.customers() + problem.sites() + 128;
        Self {
            problem,
            nodes: BTreeSet::from([root]),
            ways: all_ways(problem),
            root: None,
            most_nodes: (MEMORY / size).max(64),
            serial: 0,
        }
    }
    /// The tree of a part of a larger problem, from prices that are nearly right.
    pub(super) fn of_part(problem: &'a Siting, prices: Vec<i64>) -> Self {
        let mut tree = Self::new(problem);
        tree.nodes = BTreeSet::from([Node::root(problem, prices, PART_PACE)]);
        tree
    }
    /// Nothing that is left costs less; `None` where nothing is left.
    pub(super) fn bound(&self) -> Option<i64> {
        self.nodes.first().map(|node| node.bound)
    }
    /// Up to `count` nodes to work on next, out of the tree; those that cannot be better are dropped.
    pub(super) fn take(&mut self, count: usize, known: &Known<'_>) -> Vec<Node> {
        let mut taken = Vec::new();
        while taken.len() < count {
            let next = if self.nodes.len() > self.most_nodes {
                self.nodes.pop_last()
            } else {
                self.nodes.pop_first()
            };
            let Some(node) = next else { break };
            if known.most().is_none_or(|most| node.bound <= most) {
                taken.push(node);
            }
        }
        taken
    }
    /// Puts in what a node is split into.
    pub(super) fn put(&mut self, node: Node, found: &Ascent) {
        for mut child in node.split(self.problem, found) {
            self.serial += 1;
            child.serial = self.serial;
            self.nodes.insert(child);
        }
    }
    /// Rules out ways by the root's prices and what is known now.
    pub(super) fn narrow(&mut self, bench: &mut Bench, known: &Known<'_>) {
        let (Some((prices, standing)), Some(most)) = (&self.root, known.most()) else { return };
        if let Some(mut view) = View::new(self.problem, &self.ways, standing, &[], &[]) {
            let relaxed = bench.relax(&view, prices, Depth::Whole);
            settle_sites(&mut view, prices, &relaxed, most);
            self.ways = keep_ways(bench, &view, prices, most);
        }
    }
    /// Works on the root, from rough prices to fine ones.
    pub(super) fn open(&mut self, bench: &mut Bench, known: &Known<'_>) -> Worked {
        let Some(mut root) = self.nodes.pop_first() else {
            return Worked::NOTHING;
        };
        let mut met = Met::new(self.problem, known, MAKE_ROUGH);
        let Some(view) = root.view(self.problem, &self.ways) else {
            return Worked::NOTHING;
        };
        let goal =
            Goal { steps: ROUGH, unit: known.unit, depth: Depth::Cut, rising: ROOT_RISING, stop: known.stop };
        let rough = ascend(bench, &view, &root.prices, root.pace, &goal, &mut |relaxed| met.make(relaxed));
        met.every = MAKE;
        root.prices.clone_from(&rough.prices);
        root.pace = FINE_PACE;
        drop(view);
        let mut worked = self.work(bench, root, (FINE, ROOT_RISING), known, &mut met);
        worked.steps += u64::from(rough.steps);
        if let Some((node, _)) = &worked.node {
            self.root = Some((node.prices.clone(), node.standing.clone()));
        }
        worked
    }
    /// Works on the root of a part, whose prices are nearly right.
    pub(super) fn enter(&mut self, bench: &mut Bench, node: Node, known: &Known<'_>) -> Worked {
        let worked =
            self.work(bench, node, (PART_STEPS, RISING), known, &mut Met::new(self.problem, known, MAKE));
        if let Some((node, _)) = &worked.node {
            self.root = Some((node.prices.clone(), node.standing.clone()));
        }
        worked
    }
    /// Works on a node of the tree.
    pub(super) fn look(&self, bench: &mut Bench, node: Node, known: &Known<'_>) -> Worked {
        self.work(bench, node, (STEPS, RISING), known, &mut Met::new(self.problem, known, MAKE_IN_NODES))
    }
    fn work(
        &self,
        bench: &mut Bench,
        mut node: Node,
        (steps, rising): (u32, f64),
        known: &Known<'_>,
        met: &mut Met<'_>,
    ) -> Worked {
        if let Some(sites) = node.whole(self.problem.customers()) {
            met.whole(sites);
            return Worked { node: None, met: met.best.take(), steps: 0 };
        }
        let Some(mut view) = node.view(self.problem, &self.ways) else {
            return Worked::NOTHING;
        };
        let goal = Goal { steps, unit: known.unit, depth: Depth::Whole, rising, stop: known.stop };
        let found = ascend(bench, &view, &node.prices, node.pace, &goal, &mut |relaxed| met.make(relaxed));
        let taken = u64::from(found.steps);
        let most = met.most();
        let Some(bound) = found.bound.filter(|bound| most.is_none_or(|most| *bound <= most)) else {
            return Worked { node: None, met: met.best.take(), steps: taken };
        };
        if let Some(most) = most {
            let relaxed = bench.relax(&view, &found.prices, Depth::Whole);
            settle_sites(&mut view, &found.prices, &relaxed, most);
        }
        debug_assert!(bound >= i64::MIN / 2, "bounds stay far from the end of the numbers");
        node.learn(&found, &view.standing);
        Worked { node: Some((node, found)), met: met.best.take(), steps: taken }
    }
    /// Goes down from a node without looking back: whoever is nearly always at one site is held there, a few more with
    /// them, and prices follow. It ends in an assignment, or where it cannot become better.
    pub(super) fn dive(
        &self,
        bench: &mut Bench,
        mut node: Node,
        mut found: Ascent,
        known: &Known<'_>,
    ) -> Worked {
        let customers = self.problem.customers();
        let mut met = Met::new(self.problem, known, MAKE);
        let mut taken = 0;
        while let Some(held) = self.hold(&node, &found) {
            node.held.extend(held);
            if let Some(sites) = node.whole(customers) {
                met.whole(sites);
                break;
            }
            let Some(view) = node.view(self.problem, &self.ways) else { break };
            let goal = Goal {
                steps: DIVE_STEPS,
                unit: known.unit,
                depth: Depth::Whole,
                rising: RISING,
                stop: known.stop,
            };
            found = ascend(bench, &view, &node.prices, node.pace, &goal, &mut |relaxed| met.make(relaxed));
            taken += u64::from(found.steps);
            let hopeless = found.bound.is_none_or(|bound| known.most().is_some_and(|most| bound > most));
            if hopeless || known.stop.is_over() {
                break;
            }
            node.learn(&found, &view.standing);
        }
        Worked { node: None, met: met.best.take(), steps: taken }
    }
    /// Whom a dive holds next; `None` where nobody is left who fits.
    fn hold(&self, node: &Node, found: &Ascent) -> Option<Vec<Way>> {
        let customers = self.problem.customers();
        let mut room: Vec<i64> = (0..self.problem.sites()).map(|j| self.problem.capacity(j)).collect();
        node.held.iter().for_each(|w| room[w.site as usize] -= self.problem.demand(w.customer as usize));
        let settled = node.held_by(customers);
        let open = |way: Way| {
            node.standing[way.site as usize] != Standing::Closed
                && room[way.site as usize] >= self.problem.demand(way.customer as usize)
                && !node.barred.contains(&way)
        };
        let mut ways: Vec<(f32, Way)> = (0..customers)
            .filter(|i| !settled[*i])
            .filter_map(|i| {
                let (share, site) = likeliest(self.problem, found, i, open)?;
                Some((share, Way { customer: i as u32, site }))
            })
            .collect();
        ways.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.customer.cmp(&b.1.customer)));
        let (least, most) = ((customers / 25).max(1), (customers / 6).max(1));
        let mut held = Vec::new();
        for (at, (share, way)) in ways.into_iter().enumerate() {
            let demand = self.problem.demand(way.customer as usize);
            if at >= most || at >= least && share < CERTAIN {
                break;
            }
            if demand <= room[way.site as usize] {
                room[way.site as usize] -= demand;
                held.push(way);
            }
        }
        (!held.is_empty()).then_some(held)
    }
}

/// Steps between two decisions of a dive, and how often somebody is at a site to be held there at once.
const DIVE_STEPS: u32 = 25;
const CERTAIN: f32 = 0.93;

/// Assignments made on the way, and the best of them.
struct Met<'a> {
    problem: &'a Siting,
    known: Known<'a>,
    every: u32,
    seen: u32,
    best: Option<Assignment>,
}

impl<'a> Met<'a> {
    fn new(problem: &'a Siting, known: &Known<'a>, every: u32) -> Self {
        Self { problem, known: *known, every, seen: 0, best: None }
    }
    /// A better assignment costs at most this.
    fn most(&self) -> Option<i64> {
        let own = self.best.as_ref().map(|best| best.cost - self.known.unit);
        own.into_iter().chain(self.known.most()).min()
    }
    /// Makes an assignment of a choice of the relaxation, now and then; what the best costs.
    fn make(&mut self, relaxed: &Relaxed) -> Option<i64> {
        self.seen += 1;
        if self.seen.is_multiple_of(self.every) {
            self.make_now(relaxed);
        }
        self.best.as_ref().map(|best| best.cost).or(self.known.best)
    }
    fn make_now(&mut self, relaxed: &Relaxed) {
        let problem = self.problem;
        let open: Vec<usize> = (0..problem.sites()).filter(|j| relaxed.open[*j]).collect();
        let mut first: Vec<Option<u32>> = vec![None; problem.customers()];
        for &j in &open {
            for &i in &relaxed.serves[j] {
                let here = problem.cost(j, i as usize);
                let there = first[i as usize].and_then(|k| problem.cost(k as usize, i as usize));
                if there.is_none_or(|there| here.is_some_and(|here| here < there)) {
                    first[i as usize] = Some(j as u32);
                }
            }
        }
        if let Some(made) = assign(problem, &open, &first, self.known.stop) {
            self.take(made);
        }
    }
    /// Takes an assignment that was decided to the end.
    fn whole(&mut self, sites: Vec<u32>) {
        if let Some(cost) = self.problem.total(&sites).filter(|_| self.problem.keeps(&sites)) {
            self.take(Assignment { sites, cost });
        }
    }
    fn take(&mut self, made: Assignment) {
        if self.most().is_none_or(|most| made.cost <= most) {
            self.best = Some(made);
        }
    }
}

/// Everybody's cheapest way, with the part of its site's opening that their demand takes of its capacity.
fn first_prices(problem: &Siting) -> Vec<i64> {
    let part = |j: usize, i: usize| {
        let (opening, demand) = (i128::from(problem.opening(j)), i128::from(problem.demand(i)));
        i64::try_from(opening * demand / i128::from(problem.capacity(j).max(1))).unwrap_or(0)
    };
    let of = |i: usize| {
        let ways = (0..problem.sites()).filter_map(|j| Some(problem.cost(j, i)? + part(j, i)));
        ways.min().unwrap_or(0)
    };
    (0..problem.customers()).map(of).collect()
}
