//! The rules of a cemetery plan, one a file. This list reads as the specification, and it is the referee: it shares no code
//! with what makes the plans.

use super::plan::Plan;
use super::problem::{ChoiceId, KindId, Problem, ProjectId, SiteId};
use crate::rule::{Breach, Evaluation, Rule, evaluate};

mod binding_target_met;
mod budget_kept;
mod buried_in_units;
mod buried_in_year_of_death;
mod cost;
mod everyone_buried;
mod expected_target_met;
mod first_choice_kept;
mod kind_is_accepted;
mod land_used;
mod land_within_site;
mod modules_within_limits;
mod table;
#[cfg(test)]
mod tests;
mod willingness_kept;
mod yearly_limit_kept;

pub use table::table;

/// What a breach is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A project.
    Project(ProjectId),
    /// A site.
    Site(SiteId),
    /// Units of a kind at a site.
    Units(SiteId, KindId),
    /// A kind of burial.
    Kind(KindId),
    /// People of a first choice.
    Choice(ChoiceId),
    /// A year, from 0.
    Year(usize),
    /// A target.
    Target(usize),
    /// The whole plan.
    Plan,
}

impl crate::rule::Problem for Problem {
    type Plan = Plan;
    type Subject = Subject;
}

/// A rule of cemetery plans.
pub type PlanRule = dyn Rule<Problem>;
/// Where a rule reports what it finds.
pub type Found<'a> = &'a mut dyn FnMut(Breach<Subject>);

/// Every rule, in the order in which reports show them.
pub const RULES: &[&PlanRule] = &[
    &modules_within_limits::ModulesWithinLimits,
    &land_within_site::LandWithinSite,
    &budget_kept::BudgetKept,
    &buried_in_units::BuriedInUnits,
    &yearly_limit_kept::YearlyLimitKept,
    &buried_in_year_of_death::BuriedInYearOfDeath,
    &kind_is_accepted::KindIsAccepted,
    &willingness_kept::WillingnessKept,
    &binding_target_met::BindingTargetMet,
    &expected_target_met::ExpectedTargetMet,
    &everyone_buried::EveryoneBuried,
    &first_choice_kept::FirstChoiceKept,
    &cost::Cost,
    &land_used::LandUsed,
];

/// The referee: what a plan costs, by rule.
#[must_use]
pub fn referee(problem: &Problem, plan: &Plan) -> Evaluation {
    evaluate(RULES, &problem.settings, problem, plan)
}

fn found_at(amount: i64, subject: Subject) -> Breach<Subject> {
    Breach { amount, subject }
}
