//! Admission to beds, exactly, by minimum-cost flow in whole numbers (`crate::flow`).
//!
//! Two flows, one after the other. The first (`stages`) has one cost for everything that a rule counts: soft points, and
//! above them what it costs that somebody waits. The second (`tie`) looks at its optima alone, which its prices mark out,
//! and takes the one with the least sum of published numbers ([`anpai_core::beds::admission::tie`]); so the decision is
//! unique, and the order of the input changes nothing. Both come with a certificate that is checked before the plan
//! leaves, and the referee evaluates the plan again.
//!
//! Stays with dates, rooms whose gender is open, budgets and quotas (`limits`) are no flow. Where there are any the decision
//! is made stage by stage in mixed-integer models (`limited`), each with a bound.

use anpai_core::beds::admission::draft::Policy;
use anpai_core::beds::admission::rules::referee;
use anpai_core::beds::admission::unserved::{Stage, Worth};
use anpai_core::beds::admission::{Plan, Problem};
use anpai_core::outcome::{Outcome, Status};
use anpai_core::score::Score;
use anpai_core::stop::Stop;

mod arcs;
mod deferred;
mod envy;
mod explain;
mod limited;
mod limits;
mod mixed;
mod stages;
mod tie;
mod worth;

pub use envy::envy;
pub use explain::explain;

use arcs::Arcs;
use limits::{Limits, Load};

/// A decision with everything that the flow knows of it.
#[derive(Debug)]
pub struct Decision {
    /// The plan, with the referee's word on it.
    pub outcome: Outcome<Plan>,
    /// What one more bed of each unit would change; empty under another policy than the optimal one, and under limits.
    pub worth: Vec<Worth>,
    /// Under limits (stays with dates, open rooms, budgets, quotas), what it came to stage by stage; empty without any.
    pub stages: Vec<Stage>,
}

/// Decides. `None` where it was stopped before there was a decision.
///
/// ```
/// use anpai_core::beds::admission::read::read;
/// use anpai_core::stop::Stop;
///
/// let document = br#"{"anpai": 1, "model": "beds-admission", "date": "2024-05-06",
///     "tiers": [{"id": "extremely-poor"}, {"id": "general"}], "kinds": [{"id": "nursing"}],
///     "care_levels": [{"id": "disabled", "kinds": {"nursing": 0}}],
///     "institutions": [{"id": "east", "units": [{"id": "n", "kind": "nursing", "beds": 1}]}],
///     "applicants": [
///         {"id": "a", "care_level": "disabled", "tier": "general", "since": "2019-01-01"},
///         {"id": "b", "care_level": "disabled", "tier": "extremely-poor", "since": "2024-05-01"}]}"#;
/// let problem = read(document).expect("a good document");
/// let decision = anpai_solver::beds::admission::solve(&problem, &Stop::never()).expect("not stopped");
/// let served: Vec<&str> =
///     decision.outcome.plan.placed().map(|(a, _)| &*problem.applicants[a.index()].id).collect();
/// assert_eq!(served, ["b"], "the higher tier goes before five years of waiting");
/// ```
///
/// # Panics
/// Where a certificate does not hold, or the flow and the referee disagree: bugs.
#[must_use]
pub fn solve(problem: &Problem, stop: &Stop) -> Option<Decision> {
    let arcs = Arcs::of(problem);
    let limits = Limits::of(problem, &arcs);
    let (mut worth, mut stages) = (Vec::new(), Vec::new());
    let plan = match problem.policy {
        Policy::Optimal if limits.is_plain() => {
            let (plan, first) = optimal(problem, &arcs, stop)?;
            worth = worth::worth(&first, stop)?;
            plan
        }
        Policy::Optimal => {
            let (plan, found) = limited::decide(problem, &arcs, &limits, stop)?;
            stages = found;
            plan
        }
        Policy::DeferredAcceptance => deferred::accept(problem, &arcs),
    };
    let evaluation = referee(problem, &plan);
    let mut told = arcs.score(problem, &plan);
    told.hard += Load::of(problem, &limits, &plan).broken();
    assert!(evaluation.score == told, "the flow says {told}, the referee {}", evaluation.score);
    let status = status(problem, &plan, evaluation.score);
    Some(Decision { outcome: Outcome { plan, evaluation, status, seed: 0, iterations: 0 }, worth, stages })
}

/// The best decision without limits, and its first flow.
fn optimal(problem: &Problem, arcs: &Arcs, stop: &Stop) -> Option<(Plan, stages::Stages)> {
    let first = stages::Stages::solve(problem, arcs, stop)?;
    let beds = tie::break_ties(problem, arcs, &first, stop)?;
    Some((Plan::freeze(problem, beds), first))
}

/// What a plan is, by the referee's word. Whether a feasible one is optimal only [`solve`] knows.
#[must_use]
pub fn status(problem: &Problem, plan: &Plan, score: Score) -> Status {
    Status::of(score.is_feasible(), plan.served() == problem.applicants.len())
}

#[cfg(test)]
mod tests;
