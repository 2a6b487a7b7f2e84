//! A proof with looks beside it: HiGHS uses one thread, and what it does best is the bound. In the other one somebody who
//! knows what the columns mean looks for better solutions. On one thread, and where nodes are counted and not timed, the
//! two take turns.

use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

use anpai_core::stop::Stop;

use super::model::Model;
use super::solve::{Answer, Incumbent, Limits, News, Standing, Status, solve_telling};

/// Looks where nodes are counted.
const LOOKS: usize = 8;
/// The part of the time that the proof has where one thread does both.
const TURN: f64 = 0.5;
/// How long to wait for the first solution before asking whether the time is over.
const GLANCE: Duration = Duration::from_millis(10);

/// Looks for a solution that costs less than the best one that is known, until the stop.
pub type Look<'a> = dyn FnMut(Option<&[f64]>, &Stop) -> Option<Vec<f64>> + 'a;

/// As [`solve_standing`](super::solve_standing), with looks beside the proof where there are two `threads` or more. What a look
/// gives is held to every bound and row like everything else.
///
/// # Panics
/// As [`solve`](super::solve).
pub fn solve_looking(
    model: &Model,
    start: Option<&[f64]>,
    limits: &Limits,
    threads: usize,
    look: &mut Look<'_>,
    told: &mut dyn FnMut(&Standing<'_>),
) -> Answer {
    let answer = Answer { status: Status::Stopped, best: None, bound: limits.known, nodes: 0 };
    let mut search = Search { model, limits, answer, told };
    if let Some(start) = start {
        search.meet(start);
    }
    if search.is_closed() {
        return search.closed();
    }
    if limits.nodes.is_some() || threads < 2 {
        search.take_turns(look);
    } else {
        search.together(look);
    }
    search.closed()
}

struct Search<'a> {
    model: &'a Model,
    limits: &'a Limits,
    answer: Answer,
    told: &'a mut dyn FnMut(&Standing<'_>),
}

impl Search<'_> {
    /// Takes a solution where it settles and is better.
    fn meet(&mut self, values: &[f64]) {
        let Ok(values) = self.model.settle(values) else { return };
        let objective = self.model.objective(&values);
        if self.answer.best.as_ref().is_none_or(|best| objective < best.objective) {
            self.answer.best = Some(Incumbent { values, objective });
            self.tell(true);
        }
    }
    fn tell(&mut self, is_better: bool) {
        if let Some(best) = &self.answer.best {
            (self.told)(&Standing { best, bound: self.answer.bound, is_better });
        }
    }
    fn hear(&mut self, news: News) {
        match news {
            News::Better(incumbent) => self.meet(&incumbent.values),
            News::Bound(bound) if bound > self.answer.bound => {
                self.answer.bound = bound;
                self.tell(false);
            }
            News::Bound(_) => {}
        }
    }
    /// The end of the proof.
    fn end(&mut self, proof: Answer) {
        if let Some(best) = proof.best {
            self.meet(&best.values);
        }
        self.answer.bound = self.answer.bound.max(proof.bound);
        (self.answer.status, self.answer.nodes) = (proof.status, proof.nodes);
    }
    fn is_closed(&self) -> bool {
        self.answer.best.is_some() && self.answer.gap() <= self.limits.gap
    }
    /// Looks once.
    fn look(&mut self, look: &mut Look<'_>, stop: &Stop) {
        let best = self.answer.best.as_ref().map(|best| best.values.as_slice());
        if let Some(values) = look(best, stop) {
            self.meet(&values);
        }
    }
    fn together(&mut self, look: &mut Look<'_>) {
        let (words, news) = channel();
        // Either ends the other: the proof when it has it, the looks when they close the gap.
        let (proving, looking) = (self.limits.stop.inner(), self.limits.stop.inner());
        let (model, limits) = (self.model.clone(), Limits { stop: proving.clone(), ..self.limits.clone() });
        let (start, ended) = (self.answer.best.clone(), looking.clone());
        let prover = thread::spawn(move || {
            let start = start.as_ref().map(|best| best.values.as_slice());
            // Nobody listens any more where telling fails.
            let proof = solve_telling(&model, start, &limits, &mut |word| drop(words.send(word)));
            ended.raise();
            proof
        });
        while !self.limits.stop.is_over() && !self.is_closed() && !prover.is_finished() {
            if self.answer.best.is_none()
                && let Ok(word) = news.recv_timeout(GLANCE)
            {
                self.hear(word);
            }
            news.try_iter().for_each(|word| self.hear(word));
            self.look(look, &looking);
        }
        proving.raise();
        // It is back within a moment of its stop, wherever HiGHS is.
        match prover.join() {
            Ok(proof) => self.end(proof),
            Err(panic) => std::panic::resume_unwind(panic),
        }
    }
    fn take_turns(&mut self, look: &mut Look<'_>) {
        let turn = Limits { stop: self.limits.stop.part(TURN), ..self.limits.clone() };
        let start = self.answer.best.clone();
        let start = start.as_ref().map(|best| best.values.as_slice());
        let model = self.model;
        let proof = solve_telling(model, start, &turn, &mut |word| self.hear(word));
        self.end(proof);
        let looks = self.limits.nodes.map_or(usize::MAX, |_| LOOKS);
        for _ in 0..looks {
            if self.answer.status != Status::Stopped || self.limits.stop.is_over() || self.is_closed() {
                return;
            }
            self.look(look, &self.limits.stop);
        }
    }
    /// The answer: bounds never above what is in our hands, and proved where nothing is left between the two.
    fn closed(mut self) -> Answer {
        if let Some(best) = &self.answer.best {
            self.answer.bound = self.answer.bound.min(best.objective);
            if self.is_closed() {
                self.answer.status = Status::Optimal;
            }
        }
        self.answer
    }
}
