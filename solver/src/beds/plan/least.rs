//! The least of what a model costs, whatever it is that the stage asks for. A model that says who goes where is HiGHS's
//! alone. Of a large one HiGHS proves a bound in a second thread ([`prove`]), while here the cuts of its relaxation are
//! made ([`relax`]) and with them plans around the best one are looked at ([`Polish`]). On one thread, and where nodes are
//! counted and not timed, the two take turns instead.

use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use anpai_core::beds::plan::Problem;
use anpai_core::place::straight_line;
use anpai_core::stop::Stop;

use super::prove::{Proof, prove};
use super::relax::relax;
use super::solve::Whole;
use crate::mip::{Column, Limits, Model, Polish, Status, solve_standing};

/// What came of it.
pub(super) struct Least {
    pub(super) status: Status,
    /// The best solution, with what the people really cost, and its cost.
    pub(super) best: Option<(Vec<f64>, f64)>,
    /// No solution costs less.
    pub(super) bound: f64,
}

/// What is told on the way.
pub(super) enum Word<'a> {
    /// A solution that could be a better plan.
    Plan(&'a [f64]),
    /// The best solution of the stage, and what none costs less than: one of them is better than before.
    Standing(&'a [f64], f64),
}

/// Looks around the best plan where nodes are counted.
const LOOKS: usize = 8;
/// The part of the time that the proof has where one thread does both.
const TURN: f64 = 0.5;
/// How long to wait for the first plan before asking whether the time is over.
const GLANCE: Duration = Duration::from_millis(10);

/// The least cost of `whole` until its limits, from the complete solution `start` where there is one.
pub(super) fn least(
    p: &Problem,
    whole: &mut Whole,
    start: Option<&[f64]>,
    limits: &Limits,
    threads: usize,
    heard: &mut dyn FnMut(&Whole, Word<'_>),
) -> Least {
    if whole.people.exact || !whole.peopled {
        let answer = solve_standing(&whole.model, start, limits, &mut |now| {
            if now.is_better {
                heard(whole, Word::Plan(&now.best.values));
            }
            heard(whole, Word::Standing(&now.best.values, now.bound));
        });
        let best = answer.best.map(|best| (best.values, best.objective));
        return Least { status: answer.status, best, bound: answer.bound };
    }
    let mut search = Search { p, limits, best: None, bound: limits.known };
    if let Some(start) = start {
        search.meet(whole, start, heard);
    }
    if search.is_closed() {
        // By what was known before.
    } else if limits.nodes.is_some() || threads < 2 {
        search.take_turns(whole, heard);
    } else {
        search.together(whole, heard);
    }
    let status = if search.is_closed() { Status::Optimal } else { Status::Stopped };
    Least { status, best: search.best, bound: search.bound }
}

struct Search<'a> {
    p: &'a Problem,
    limits: &'a Limits,
    best: Option<(Vec<f64>, f64)>,
    bound: f64,
}

/// The model that says who goes where: of its columns the first ones are those of `whole`.
pub(super) fn exact(p: &Problem, whole: &Whole) -> Model {
    let mut exact = whole.clone();
    exact.people.add_flows(p, &exact.design, &mut exact.model);
    exact.model
}

/// The decisions of each site.
fn decisions(p: &Problem, whole: &Whole) -> Vec<Vec<Column>> {
    let design = &whole.design;
    let of_site = |j: usize| {
        let all = [&design.begins[j], &design.closes[j], &design.works[j]];
        all.into_iter().flatten().flatten().copied().collect()
    };
    let mut decisions: Vec<Vec<Column>> = (0..p.sites.len()).map(of_site).collect();
    for (works, columns) in design.all_works(p) {
        decisions[works.site.index()].extend(columns.iter().flatten());
    }
    decisions
}

impl Search<'_> {
    /// Takes a solution at its true cost, and the cuts that the model lacked.
    fn meet(&mut self, whole: &mut Whole, values: &[f64], heard: &mut dyn FnMut(&Whole, Word<'_>)) {
        let (truth, missing) = whole.truth(self.p, &values[..whole.model.columns()]);
        whole.take(missing);
        heard(whole, Word::Plan(&truth));
        // What the model believed may cost too much to keep the stages before.
        let Ok(truth) = whole.model.settle(&truth) else { return };
        let cost = whole.model.objective(&truth);
        if self.best.as_ref().is_none_or(|(_, least)| cost < *least) {
            self.best = Some((truth, cost));
            self.tell(whole, heard);
        }
    }
    fn tell(&self, whole: &Whole, heard: &mut dyn FnMut(&Whole, Word<'_>)) {
        if let Some((best, _)) = &self.best {
            heard(whole, Word::Standing(best, self.bound));
        }
    }
    fn hear(&mut self, proof: &Proof, whole: &mut Whole, heard: &mut dyn FnMut(&Whole, Word<'_>)) {
        match proof {
            Proof::Bound(bound) if *bound > self.bound => {
                self.bound = *bound;
                self.tell(whole, heard);
            }
            Proof::Bound(_) => {}
            Proof::Solution(values) => self.meet(whole, values, heard),
        }
    }
    fn is_closed(&self) -> bool {
        self.best.as_ref().is_some_and(|(_, cost)| cost - self.bound <= self.limits.gap * cost.abs())
    }
    fn is_over(&self) -> bool {
        self.limits.stop.is_over() || self.is_closed()
    }
    /// Looks around the best plan, where there is one.
    fn look(&mut self, polish: &mut Polish, whole: &mut Whole, heard: &mut dyn FnMut(&Whole, Word<'_>)) {
        let Some((best, _)) = &self.best else { return };
        let sites = &self.p.sites;
        let apart =
            |a: usize, b: usize| straight_line(self.p.datum, sites[a].coordinate, sites[b].coordinate);
        let (model, limits) = (whole.informed(), self.limits);
        if let Some(values) = polish.look(&model, best, &apart, limits.seed, &limits.stop) {
            self.meet(whole, &values, heard);
        }
    }
    /// A little closer than is asked, so that rounding leaves nothing open.
    fn limits_of_proof(&self, stop: Stop) -> Limits {
        Limits { stop, gap: self.limits.gap / 2.0, ..self.limits.clone() }
    }
    /// Proof and improvement beside each other, until one has it or the time is over.
    fn together(&mut self, whole: &mut Whole, heard: &mut dyn FnMut(&Whole, Word<'_>)) {
        let (words, proofs): (_, Receiver<Proof>) = channel();
        let inner = self.limits.stop.inner();
        let limits = self.limits_of_proof(inner.clone());
        let model = exact(self.p, whole);
        // Nobody listens any more where telling fails.
        let prover = thread::spawn(move || {
            prove(&model, &limits, &mut |proof| drop(words.send(proof)));
        });
        relax(self.p, whole, self.limits.seed, &self.limits.stop);
        let mut polish = Polish::new(decisions(self.p, whole), u64::from(self.limits.seed));
        while !self.is_over() {
            let ended = prover.is_finished();
            if self.best.is_none() {
                // Nothing to look around yet.
                if let Ok(proof) = proofs.recv_timeout(GLANCE) {
                    self.hear(&proof, whole, heard);
                }
            }
            for proof in proofs.try_iter() {
                self.hear(&proof, whole, heard);
            }
            if ended {
                break;
            }
            self.look(&mut polish, whole, heard);
        }
        inner.raise();
        for proof in proofs.try_iter() {
            self.hear(&proof, whole, heard);
        }
        // It ends by itself within a moment; after the stop nobody waits for it.
        if !self.limits.stop.is_over()
            && let Err(panic) = prover.join()
        {
            std::panic::resume_unwind(panic);
        }
    }
    /// The same one after the other.
    fn take_turns(&mut self, whole: &mut Whole, heard: &mut dyn FnMut(&Whole, Word<'_>)) {
        let (stop, seed) = (&self.limits.stop, self.limits.seed);
        let turn = self.limits_of_proof(stop.part(TURN));
        if prove(&exact(self.p, whole), &turn, &mut |proof| self.hear(&proof, whole, heard)) {
            return;
        }
        relax(self.p, whole, seed, stop);
        let mut polish = Polish::new(decisions(self.p, whole), u64::from(seed));
        let looks = self.limits.nodes.map_or(usize::MAX, |_| LOOKS);
        for _ in 0..looks {
            if self.is_over() {
                return;
            }
            self.look(&mut polish, whole, heard);
        }
    }
}
