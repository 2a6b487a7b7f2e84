//! Slots that are not given by draw: the most people placed, and of all ways to do that the one with the greatest
//! rank-weighted number; levels are as the document sets them. Where people are the only capacity and parties of one size it
//! is a [`flow`](crate::flow), and the optimum is proved. Otherwise prices give a bound and a plan near it, and what is small
//! is solved exactly by [`mip`](crate::mip). All of it is the same on any number of threads; nothing is drawn but the peak
//! slots.

use anpai_core::funerals::slots::figures::figures;
use anpai_core::funerals::slots::problem::Count;
use anpai_core::funerals::slots::proof::{Method, Proof, Stage, StageProof};
use anpai_core::funerals::slots::rules::referee;
use anpai_core::funerals::slots::{Plan, Problem};
use anpai_core::outcome::Status;
use anpai_core::rule::Evaluation;
use anpai_core::stop::Stop;

mod bound;
mod chains;
mod cholesky;
mod cooling;
mod cut;
mod exact;
mod fill;
mod flow;
mod market;
mod model;
mod newton;
mod parts;
mod rounding;
mod seating;
#[cfg(test)]
mod tests;
mod worth;

use model::Model;
use seating::Seating;
use worth::PRICED;

/// How to solve.
#[derive(Clone, Debug)]
pub struct Options {
    /// Threads to work on; the plan does not depend on it.
    pub threads: usize,
    /// When to stop.
    pub stop: Stop,
}

/// A plan, and how good it is known to be.
#[derive(Clone, Debug)]
pub struct Solved {
    /// The frozen plan.
    pub plan: Plan,
    /// The referee's evaluation of it.
    pub evaluation: Evaluation,
    /// What it is.
    pub status: Status,
    /// What is known of it.
    pub proof: Proof,
}

/// Gives the slots that are not drawn.
///
/// # Panics
/// Where the solver and the referee disagree on the plan: a bug.
#[must_use]
pub fn solve(problem: &Problem, options: &Options) -> Solved {
    let model = Model::new(problem);
    let (seating, method, bounds) = place(&model, options);
    let reached = seating.worth();
    let plan = model.plan(&seating.at);
    let evaluation = referee(problem, &plan);
    hold(&evaluation);
    let stages = model.worth.stages.iter().zip(reached.into_iter().zip(bounds)).zip(model.drawn);
    let stages = stages.map(|((stage, (value, bound)), drawn)| {
        StageProof::new(*stage, drawn + value, drawn.saturating_add(bound))
    });
    let proof = Proof { method, stages: stages.collect() };
    agree(problem, &plan, &proof);
    let status = match status(&plan, &evaluation) {
        Status::Infeasible => Status::Infeasible,
        _ if proof.is_proved() => Status::Optimal,
        other => other,
    };
    Solved { plan, evaluation, status, proof }
}

/// What a plan is, by the referee's word alone.
#[must_use]
pub fn status(plan: &Plan, evaluation: &Evaluation) -> Status {
    Status::of(evaluation.score.is_feasible(), plan.slots.iter().all(Option::is_some))
}

/// A flow of more parties than this takes so long that a plan by prices is made before.
const SOON: usize = 20_000;

/// Places those who are left, in the way that the problem allows; bounds by stage, without the draw.
fn place<'m, 'a>(model: &'m Model<'a>, options: &Options) -> (Seating<'m, 'a>, Method, Vec<i64>) {
    let Options { threads, stop } = options;
    let reached = |seating: &Seating<'_, '_>| seating.worth()[..model.worth.stages.len()].to_vec();
    if model.parties.is_empty() {
        let seating = Seating::new(model);
        let bounds = reached(&seating);
        return (seating, Method::Draw, bounds);
    }
    let flow = flow::size(model);
    let optimum = |size| {
        let best = flow::optimum(model, size, stop)?;
        let mut seating = Seating::new(model);
        let given = best.into_iter().enumerate().filter(|(_, at)| *at != model::NONE);
        given.for_each(|(party, at)| seating.give(party, at as usize));
        let bounds = reached(&seating);
        Some((seating, Method::Flow, bounds))
    };
    if let Some(best) = flow.filter(|_| model.parties.len() <= SOON).and_then(optimum) {
        return best;
    }
    let (mut seating, mut bounds) = cooling::arrange(model, *threads, stop);
    let is_open = bounds != reached(&seating);
    if let Some(best) = flow.filter(|_| is_open && model.parties.len() > SOON).and_then(optimum) {
        return best;
    }
    let is_small = model.all_choices() <= exact::MOST && bounds.iter().all(|bound| *bound < exact::LARGEST);
    if !is_open || !is_small || stop.is_over() {
        return (seating, Method::Prices, bounds);
    }
    // Bounds by prices hold for this plan as well, since no stage before becomes worse.
    let exact = exact::improve(&mut seating, stop);
    bounds
        .iter_mut()
        .zip(exact)
        .for_each(|(bound, exact)| *bound = exact.map_or(*bound, |exact| exact.min(*bound)));
    (seating, Method::Mip, bounds)
}

/// Holds a plan to the rules that are kept by construction, whatever they weigh.
fn hold(evaluation: &Evaluation) {
    for result in evaluation.rules.iter().filter(|result| !PRICED.contains(&result.rule)) {
        assert!(result.amount == 0, "the solver breaks {} {} times", result.rule, result.amount);
    }
}

/// Holds what the solver says of a plan to its figures.
fn agree(problem: &Problem, plan: &Plan, proof: &Proof) {
    let figures = figures(problem, plan);
    for stage in &proof.stages {
        let known = match stage.stage {
            Stage::Placed => match problem.count {
                Count::People => figures.placed.people,
                Count::Requests => figures.placed.requests,
            },
            Stage::RankWeight => figures.rank_weight,
            Stage::Points => continue,
        };
        assert!(
            known == stage.value,
            "the solver says {:?} {}, the figures {known}",
            stage.stage,
            stage.value
        );
    }
}
