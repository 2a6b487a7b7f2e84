//! The rules of a roster, one a file. This list reads as the specification: a new rule is one file and one line here,
//! and it works at once, in the referee and in the search.

use crate::rule::{Breach, Evaluation, Rule, evaluate};
use crate::visits::plan::{Plan, Route, Stop};
use crate::visits::problem::{CaregiverId, Problem, ShiftId, TaskId, VisitId};

mod caregiver_has_skill;
mod travel_time;
mod visit_served;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A visit.
    Visit(VisitId),
    /// A task and the caregiver who does it.
    Task(TaskId, CaregiverId),
    /// A round.
    Shift(ShiftId),
    /// A caregiver.
    Caregiver(CaregiverId),
    /// The whole plan.
    Plan,
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A roster rule.
pub type VisitRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&VisitRule] =
    &[&caregiver_has_skill::CaregiverHasSkill, &visit_served::VisitServed, &travel_time::TravelTime];

/// Where a rule stands in [`RULES`].
#[must_use]
pub fn position(name: &str) -> Option<usize> {
    RULES.iter().position(|r| r.name() == name)
}

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

/// Every task of a plan with its round and stop, as often as it stands there.
fn tasks(plan: &Plan) -> impl Iterator<Item = (&Route, &Stop, TaskId)> {
    plan.routes.iter().flat_map(|r| r.stops.iter().filter_map(move |s| s.task().map(|t| (r, s, t))))
}
