//! The way through the three parts, within a stop.

use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anpai_core::beds::capacity::evaluate::{Verdict, evaluate, scale};
use anpai_core::beds::capacity::plan::{Design, Plan};
use anpai_core::beds::capacity::problem::{MICRO, Problem};
use anpai_core::stop::Stop;

use super::anneal::{Descent, anneal};
use super::fit::Fit;
use super::master::{Master, Openings};
use super::prove::{PROVED, Proof, prove};
use super::recourse::Recourse;
use super::relax::{Relaxed, relax};
use super::state::{Fines, State};
use crate::mip::{Heuristics, Limits, aside};
use crate::search::Dice;

/// The best plan so far.
#[derive(Clone, Debug)]
pub struct Best {
    /// The plan.
    pub plan: Plan,
    /// The referee's word on it.
    pub verdict: Verdict,
    /// Its cost in the published unit.
    pub cost: f64,
}

/// The end of a solve.
#[derive(Clone, Debug)]
pub struct Found {
    /// The best plan, where one was found.
    pub best: Option<Best>,
    /// No plan costs less; minus infinity where nothing is known.
    pub bound: f64,
    /// Cuts that were made.
    pub cuts: usize,
    /// Annealed designs that were put to the transports.
    pub designs: u64,
}

impl Found {
    /// The gap between plan and bound, relative to the plan; infinite without a plan.
    #[must_use]
    pub fn gap(&self) -> f64 {
        self.best.as_ref().map_or(f64::INFINITY, |b| (b.cost - self.bound).max(0.0) / b.cost)
    }
}

/// A cycle of descents: one hot one that leaves the best design behind, then cold ones around it, each after the cuts of
/// the one before. Moves for each variable, and temperatures relative to the bound. Tuned on the two published problems.
const CYCLE: u64 = 6;
const HOT_MOVES: u64 = 2000;
const COLD_MOVES: u64 = 300;
/// A descent is no longer than this, so that the truth is asked now and then of large problems too.
const MOST_MOVES: u64 = 1_500_000;
const FIRST: f64 = 5e-3;
const HOT: f64 = 2e-3;
const COLD: f64 = 1e-4;
const FROZEN: f64 = 2e-6;
/// Fines are this many times the relaxation's dearest price.
const DEAR: f64 = 1.3;
/// Where designs are counted and not timed, nodes of the proof for each.
const NODES: u64 = 100;
/// How often modules are fitted to the same openings, and how near the truth the cuts have to come before that.
const FITTINGS: usize = 6;
const BELIEVED: f64 = 2e-4;
/// Openings are tried whose cost with fractions of modules is at most this part of the best plan's.
const ROOM: f64 = 0.975;
/// The gap at which there is nothing left to do.
const CLOSED: f64 = 1e-4;
/// How long the worker may take to come back before it is left behind.
const GRACE: Duration = Duration::from_millis(50);

/// What the worker tells.
enum Word {
    Plan(Box<Best>),
    Bound(f64),
    /// Cuts and designs so far.
    Work(usize, u64),
}

/// Solves `problem` until `stop`, which is answered within 100 ms; `iterations` of the stop are annealed designs.
/// `improved` hears of every better plan.
#[must_use]
pub fn solve(problem: &Problem, seed: u64, stop: &Stop, improved: &mut dyn FnMut(&Best)) -> Found {
    let (mut best, mut bound) = (None::<Best>, f64::NEG_INFINITY);
    let (mut cuts, mut designs) = (0, 0);
    let (problem, within) = (problem.clone(), stop.clone());
    let work = move |tell: &mut dyn FnMut(Word)| Worker::new(&problem, seed, &within).run(tell);
    aside(stop, GRACE, work, &mut |word| match word {
        Word::Bound(higher) => bound = bound.max(higher),
        Word::Work(made, tried) => (cuts, designs) = (made, tried),
        Word::Plan(better) => {
            improved(&better);
            best = Some(*better);
        }
    });
    Found { best, bound, cuts, designs }
}

struct Worker<'a> {
    problem: &'a Problem,
    seed: u64,
    stop: &'a Stop,
    recourse: Recourse<'a>,
    fit: Fit,
    best: Option<(f64, Design)>,
    bound: f64,
}

impl<'a> Worker<'a> {
    fn new(problem: &'a Problem, seed: u64, stop: &'a Stop) -> Self {
        let recourse = Recourse::new(problem);
        let fit = Fit::new(problem, (seed % (1 << 30)) as u32);
        Self { problem, seed, stop, recourse, fit, best: None, bound: f64::NEG_INFINITY }
    }
    fn run(mut self, tell: &mut dyn FnMut(Word)) {
        let seed = (self.seed % (1 << 30)) as u32;
        let mut relaxed = relax(self.problem, &Master::new(self.problem), &self.recourse, seed, self.stop);
        self.raise(relaxed.bound, tell);
        let mut master = Master::informed(self.problem, &relaxed.cuts);
        // The bound goes on rising beside the search for plans: two threads, neither of which waits for the other.
        let (words, proved) = channel();
        let nodes =
            self.stop.iteration_limit().map(|n| u32::try_from(n.saturating_mul(NODES)).unwrap_or(u32::MAX));
        let alone = master.exact || self.stop.iteration_limit().is_some();
        let limits = Limits {
            seed,
            nodes,
            heuristics: if alone { Heuristics::All } else { Heuristics::Off },
            ..Limits::new(self.stop).to_gap(PROVED)
        };
        let problem = self.problem.clone();
        let proof = thread::spawn(move || {
            let news = &mut |news| {
                // Nobody listens any more where this fails.
                let _ = words.send(news);
            };
            prove(&problem, &mut master, &limits, news)
        });
        let fines = Fines { money: DEAR * relaxed.money_price + 1e-3, bed: DEAR * relaxed.bed_price + 1.0 };
        let mut state = State::new(self.problem, fines);
        for (k, t, cut) in &relaxed.cuts {
            state.add(*k, *t, cut);
        }
        self.improve(&mut relaxed, &mut state, &proved, tell);
        if self.stop.iteration_limit().is_some() && !self.stop.is_over() {
            // What can be repeated waits for the proof to end by its nodes.
            let bound = proof.join().unwrap_or(f64::NEG_INFINITY);
            self.raise(bound, tell);
            let mut proposed = None;
            for word in proved.try_iter() {
                match word {
                    Proof::Bound(_) => {}
                    Proof::Openings(_, openings) => proposed = Some(openings),
                    Proof::Design(design) => drop(self.offer(&design, tell)),
                }
            }
            if let Some(openings) = proposed {
                self.fit(&openings, &mut relaxed, &mut state, tell);
            }
        }
    }
    fn raise(&mut self, bound: f64, tell: &mut dyn FnMut(Word)) {
        if bound > self.bound {
            self.bound = bound;
            tell(Word::Bound(bound));
        }
    }
    fn is_closed(&self) -> bool {
        self.best.as_ref().is_some_and(|(cost, _)| cost - self.bound <= CLOSED * cost)
    }
    /// Whether the time or the count of the annealing is over.
    fn is_late(&self, designs: u64) -> bool {
        self.stop.is_over() || self.stop.iteration_limit().is_some_and(|most| designs >= most)
    }
    /// Anneals, asks the transports, and anneals again with what they said.
    fn improve(
        &mut self,
        relaxed: &mut Relaxed,
        state: &mut State<'_>,
        proved: &Receiver<Proof>,
        tell: &mut dyn FnMut(Word),
    ) {
        let p = self.problem;
        let variables = p.sites() * p.years * (2 * p.kinds.len() - 1);
        // Where people cost next to nothing it is money that is weighed.
        let opening = p.fixed as f64 * p.money_weight as f64 / MICRO as f64;
        let scale = self.bound.abs().max(opening / FIRST).max(1.0);
        let mut designs = 0;
        let mut dice = Dice::new(self.seed, 1);
        while !self.is_late(designs) && !self.is_closed() {
            let mut proposed = None;
            // Where designs are counted, what comes when is left to no clock: all of it comes at the end.
            while self.stop.iteration_limit().is_none()
                && let Ok(word) = proved.try_recv()
            {
                match word {
                    Proof::Bound(bound) => self.raise(bound, tell),
                    // What HiGHS meets on its way is a design as good as any other.
                    Proof::Design(design) => drop(self.price(&design, relaxed, state, tell)),
                    // The last ones are the best so far. What is not far below the best plan leaves it no room.
                    Proof::Openings(least, openings) => {
                        let best = self.best.as_ref().map_or(f64::INFINITY, |(cost, _)| *cost);
                        proposed = (least < ROOM * best).then_some(openings);
                    }
                }
            }
            if let Some(openings) = proposed {
                self.fit(&openings, relaxed, state, tell);
            }
            let (moves, first) = match designs {
                0 => (COLD_MOVES, FIRST),
                n if n % CYCLE == 0 => (HOT_MOVES, HOT),
                _ => (COLD_MOVES, COLD),
            };
            let moves = (moves * variables as u64).min(MOST_MOVES);
            let descent = Descent { moves, first: first * scale, last: FROZEN * scale };
            let met = anneal(state, &descent, &mut dice, self.stop);
            designs += 1;
            tell(Word::Work(relaxed.cuts.len(), designs));
            match met {
                Some((_, design)) => {
                    self.price(&design, relaxed, state, tell);
                }
                // Nothing kept the limits: they cost more next time.
                None => {
                    state.fines.money *= 1.5;
                    state.fines.bed *= 1.5;
                }
            }
            if let Some((_, design)) = &self.best {
                let design = design.clone();
                state.load(&design);
            }
        }
    }
    /// Finds modules for openings, asks the transports, and finds them again with what they said.
    fn fit(
        &mut self,
        openings: &Openings,
        relaxed: &mut Relaxed,
        state: &mut State<'_>,
        tell: &mut dyn FnMut(Word),
    ) {
        for _ in 0..FITTINGS {
            let Some((believed, design)) = self.fit.design(openings, &relaxed.cuts, self.stop) else {
                return;
            };
            let cost = self.price(&design, relaxed, state, tell);
            if self.stop.is_over() || cost - believed <= BELIEVED * cost {
                return;
            }
        }
    }
    /// Puts a design to the transports: their cuts are taken in, and the design where it is the best. Gives its cost.
    fn price(
        &mut self,
        design: &Design,
        relaxed: &mut Relaxed,
        state: &mut State<'_>,
        tell: &mut dyn FnMut(Word),
    ) -> f64 {
        let (p, beds) = (self.problem, design.beds(self.problem));
        for k in 0..p.kinds.len() {
            for t in 0..p.years {
                let at: Vec<f64> = beds.iter().map(|site| site[k][t] as f64).collect();
                let (_, cut) = self.recourse.cut(k, t, &at);
                state.add(k, t, &cut);
                relaxed.cuts.push((k, t, cut));
            }
        }
        self.offer(design, tell)
    }
    /// Takes a design for the best where the referee says so. Gives its cost.
    fn offer(&mut self, design: &Design, tell: &mut dyn FnMut(Word)) -> f64 {
        let plan = self.recourse.plan(design);
        let verdict = evaluate(self.problem, &plan);
        let cost = verdict.cost as f64 / scale(self.problem);
        let better = self.best.as_ref().is_none_or(|(best, _)| cost < *best);
        if verdict.faults.is_empty() && better {
            self.best = Some((cost, design.clone()));
            tell(Word::Plan(Box::new(Best { plan, verdict, cost })));
        }
        cost
    }
}
